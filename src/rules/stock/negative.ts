import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** A quantity below zero, or one that is not whole. */
export const stockNegative: Rule<Listing> = {
  id: 'stock/negative',
  about: { en: 'A quantity is below zero or not a whole number.', zh: '库存数量为负数或不是整数。' },
  severity: 'error',
  examples: {
    valid: [exampleListing({ variants: [exampleVariant({ stock: 0 })] })],
    invalid: [-1, 2.5].map((stock) => exampleListing({ variants: [exampleVariant({ stock })] })),
  },
  *check(listing) {
    for (const { sku, stock } of listing.variants) {
      if (stock === undefined || (Number.isInteger(stock) && stock >= 0)) continue;
      yield {
        sku,
        field: 'stock',
        value: String(stock),
        message: {
          en: `The stock of ${sku} is ${stock}; it must be a whole number from zero up.`,
          zh: `${sku} 的库存为 ${stock}，必须是不小于零的整数。`,
        },
        hint: {
          en: 'Correct the quantity; write 0 where it is sold out.',
          zh: '请更正数量；已售罄的请填 0。',
        },
      };
    }
  },
};
