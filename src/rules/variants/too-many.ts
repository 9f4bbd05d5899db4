import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** More variants in one listing than the channel takes. */
export const variantsTooMany: Rule<Listing> = {
  id: 'variants/too-many',
  about: { en: 'A listing has more variants than the channel takes.', zh: '商品的规格组合数超过该渠道上限。' },
  severity: 'error',
  examples: { valid: [withVariants(3)], invalid: [withVariants(4)] },
  *check(listing) {
    const { max } = listing.channel.limits.variants;
    const count = listing.variants.length;
    if (count <= max) return;
    yield {
      field: 'options',
      value: String(count),
      message: {
        en: `${listing.id} has ${count} variants; ${listing.channel.id} takes ${max} in one listing.`,
        zh: `${listing.id} 有 ${count} 个规格，${listing.channel.id} 每个商品最多 ${max} 个。`,
      },
      hint: {
        en: 'Split it into several products, each with a parent SKU of its own.',
        zh: '请拆分成几个商品，分别使用不同的父 SKU。',
      },
    };
  },
};

function withVariants(count: number): Listing {
  const sizes = Array.from({ length: count }, (_, index) => `${index + 1}`);
  return exampleListing({
    options: [{ name: 'Size', values: sizes }],
    variants: sizes.map((size) => exampleVariant({ sku: `MUG-${size}`, options: [size] })),
  });
}
