import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** Two variants that no buyer could tell apart. */
export const variantsDuplicateOptions: Rule<Listing> = {
  id: 'variants/duplicate-options',
  about: {
    en: 'Two variants of one listing have the same option values, so that nobody can tell them apart.',
    zh: '同一商品的两个规格选项值完全相同，买家无法区分。',
  },
  severity: 'error',
  examples: {
    valid: [withValues(['red', 'blue']), exampleListing()],
    invalid: [
      withValues(['red', 'Red ']),
      exampleListing({ variants: [exampleVariant({ sku: 'A' }), exampleVariant({ sku: 'B' })] }),
    ],
  },
  *check(listing) {
    const owners = new Map<string, string>();
    for (const { sku, options } of listing.variants) {
      // Marketplaces compare without regard to case and outer spaces.
      const values = JSON.stringify(options.map((value) => value.trim().toLowerCase()));
      const owner = owners.get(values);
      if (owner === undefined) {
        owners.set(values, sku);
        continue;
      }
      const shown = options.join(' / ');
      yield {
        sku,
        field: 'options',
        value: shown,
        message: {
          en: shown
            ? `${sku} and ${owner} are both “${shown}”.`
            : `${sku} and ${owner} have nothing that tells them apart.`,
          zh: shown ? `${sku} 与 ${owner} 的规格都是“${shown}”。` : `${sku} 与 ${owner} 没有可区分的规格值。`,
        },
        hint: {
          en: 'Give every variant its own combination; two translations that fell together are set apart in translations.csv.',
          zh: '请为每个规格填写不同的组合；若因翻译后重名，请在 translations.csv 中区分。',
        },
      };
    }
  },
};

function withValues(values: readonly string[]): Listing {
  return exampleListing({
    options: [{ name: 'Colour', values }],
    variants: values.map((value, index) => exampleVariant({ sku: `MUG-${index}`, options: [value] })),
  });
}
