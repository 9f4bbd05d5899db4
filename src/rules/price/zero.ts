import { showMoney } from '../../core/money.ts';
import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** A price of nothing or less. */
export const priceZero: Rule<Listing> = {
  id: 'price/zero',
  about: { en: 'A price is zero, negative or missing.', zh: '价格为零、为负数或缺失。' },
  severity: 'error',
  examples: {
    valid: [exampleListing({ variants: [exampleVariant({ price: { amount: '0.01', currency: 'EUR' } })] })],
    invalid: ['0.00', '-1.00', ''].map((amount) =>
      exampleListing({ variants: [exampleVariant({ price: { amount, currency: 'EUR' } })] }),
    ),
  },
  *check(listing) {
    for (const { sku, price } of listing.variants) {
      if (Number(price.amount) > 0) continue;
      const shown = price.amount === '' ? undefined : showMoney(price);
      yield {
        sku,
        field: 'price',
        value: price.amount,
        message: {
          en: shown ? `The price of ${sku} is ${shown}; it must be above zero.` : `${sku} has no price.`,
          zh: shown ? `${sku} 的价格为 ${shown}，必须大于零。` : `${sku} 没有价格。`,
        },
        hint: {
          en: 'Put a price into the sheet, or set a floor for the channel in listwright.yaml.',
          zh: '请在表格中填写价格，或在 listwright.yaml 中为该渠道设置最低价（floor）。',
        },
      };
    }
  },
};
