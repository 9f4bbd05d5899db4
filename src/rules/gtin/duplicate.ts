import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** One barcode on two variants of a listing. */
export const gtinDuplicate: Rule<Listing> = {
  id: 'gtin/duplicate',
  about: {
    en: 'Two variants of one listing carry the same GTIN.',
    zh: '同一商品的两个规格使用了相同的条码（GTIN）。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing({
        variants: [exampleVariant({ sku: 'A', gtin: '4006381333931' }), exampleVariant({ sku: 'B', gtin: '96385074' })],
      }),
    ],
    invalid: [exampleListing({ variants: [exampleVariant({ sku: 'A' }), exampleVariant({ sku: 'B' })] })],
  },
  *check(listing) {
    const owners = new Map<string, string>();
    for (const { sku, gtin } of listing.variants) {
      if (gtin === undefined) continue;
      // The same number with more leading zeros is the same number: a GTIN-12 is a GTIN-13 that starts with 0.
      const number = gtin.padStart(14, '0');
      const owner = owners.get(number);
      if (owner === undefined) {
        owners.set(number, sku);
        continue;
      }
      yield {
        sku,
        field: 'gtin',
        value: gtin,
        message: {
          en: `${sku} and ${owner} carry the same GTIN ${gtin}; every variant needs its own.`,
          zh: `${sku} 与 ${owner} 使用了相同的条码 ${gtin}，每个规格必须有自己的条码。`,
        },
        hint: {
          en: 'Correct one of them, or leave it blank where the variant has none.',
          zh: '请更正其中一个；没有条码的规格请留空。',
        },
      };
    }
  },
};
