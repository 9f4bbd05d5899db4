import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** One SKU on two variants of a listing. */
export const skuDuplicate: Rule<Listing> = {
  id: 'sku/duplicate',
  about: { en: 'Two variants of one listing have the same SKU.', zh: '同一商品的两个规格使用了相同的 SKU。' },
  severity: 'error',
  examples: {
    valid: [withSkus(['A', 'B'])],
    invalid: [withSkus(['A', 'A']), withSkus(['a', 'A'])],
  },
  *check(listing) {
    const seen = new Map<string, string>();
    for (const { sku } of listing.variants) {
      // Shops look SKUs up without regard to case.
      const other = seen.get(sku.toLowerCase());
      seen.set(sku.toLowerCase(), sku);
      if (other === undefined) continue;
      yield {
        sku,
        field: 'sku',
        value: sku,
        message: {
          en: `SKU ${sku} stands on two variants of ${listing.id}; an SKU names one thing.`,
          zh: `${listing.id} 的两个规格都使用了 SKU ${sku}，SKU 不能重复。`,
        },
        hint: { en: 'Give each variant its own SKU.', zh: '请为每个规格设置不同的 SKU。' },
      };
    }
  },
};

function withSkus(skus: readonly string[]): Listing {
  const gtins = ['4006381333931', '96385074'];
  return exampleListing({
    options: [{ name: 'Colour', values: ['1', '2'] }],
    variants: skus.map((sku, index) =>
      exampleVariant({ sku, options: [`${index + 1}`], gtin: gtins[index] ?? '96385074' }),
    ),
  });
}
