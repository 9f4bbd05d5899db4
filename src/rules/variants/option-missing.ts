import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** A variant without a value for one of the listing's options. */
export const variantsOptionMissing: Rule<Listing> = {
  id: 'variants/option-missing',
  about: {
    en: 'A variant has no value for an option that its siblings have.',
    zh: '某个规格缺少其他规格都有的选项值。',
  },
  severity: 'error',
  examples: { valid: [exampleListing(), withOptions(['red'])], invalid: [withOptions(['']), withOptions([])] },
  *check(listing) {
    for (const { sku, options } of listing.variants) {
      for (const [place, { name }] of listing.options.entries()) {
        if (options[place]?.trim()) continue;
        yield {
          sku,
          field: 'options',
          message: {
            en: `${sku} has no value for “${name}”; every variant needs one.`,
            zh: `${sku} 缺少“${name}”的值，每个规格都必须填写。`,
          },
          hint: { en: 'Fill in the cell.', zh: '请补填该单元格。' },
        };
      }
    }
  },
};

function withOptions(options: readonly string[]): Listing {
  return exampleListing({ options: [{ name: 'Colour', values: ['red'] }], variants: [exampleVariant({ options })] });
}
