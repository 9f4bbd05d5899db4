import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** Variants that differ in more ways than the channel can show. */
export const variantsTooManyAxes: Rule<Listing> = {
  id: 'variants/too-many-axes',
  about: {
    en: 'Variants differ in more options (colour, size …) than the channel can show.',
    zh: '规格维度（颜色、尺码等）数量超过该渠道上限。',
  },
  severity: 'error',
  examples: { valid: [withOptions(['Colour', 'Size'])], invalid: [withOptions(['Colour', 'Size', 'Style'])] },
  *check(listing) {
    const { axes } = listing.channel.limits.variants;
    if (listing.options.length <= axes) return;
    const names = listing.options.map((option) => option.name);
    yield {
      field: 'options',
      value: names.join(', '),
      message: {
        en: `${listing.id} varies by ${names.length} options (${names.join(', ')}); ${listing.channel.id} takes ${axes}.`,
        zh: `${listing.id} 有 ${names.length} 个规格维度（${names.join('、')}），${listing.channel.id} 最多 ${axes} 个。`,
      },
      hint: {
        en: 'Join two of them into one (“red, large”), or split the product.',
        zh: '请合并其中两个维度（如“红色 大号”），或拆分商品。',
      },
    };
  },
};

function withOptions(names: readonly string[]): Listing {
  return exampleListing({
    options: names.map((name) => ({ name, values: ['x'] })),
    variants: [exampleVariant({ options: names.map(() => 'x') })],
  });
}
