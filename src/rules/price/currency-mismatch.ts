import { showMoney } from '../../core/money.ts';
import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** A price in another currency than the channel sells in. */
export const priceCurrencyMismatch: Rule<Listing> = {
  id: 'price/currency-mismatch',
  about: {
    en: 'A price is in another currency than the channel sells in.',
    zh: '价格币种与该渠道的销售币种不一致。',
  },
  severity: 'error',
  examples: {
    valid: [exampleListing()],
    invalid: [exampleListing({ variants: [exampleVariant({ price: { amount: '88.00', currency: 'CNY' } })] })],
  },
  *check(listing) {
    for (const { sku, price } of listing.variants) {
      if (price.currency === listing.channel.currency) continue;
      yield {
        sku,
        field: 'price',
        value: showMoney(price),
        message: {
          en: `The price of ${sku} is ${showMoney(price)}; ${listing.channel.id} sells in ${listing.channel.currency}.`,
          zh: `${sku} 的价格为 ${showMoney(price)}，而 ${listing.channel.id} 使用 ${listing.channel.currency}。`,
        },
        hint: {
          en: 'Set `currency` of the channel and of the catalogue in listwright.yaml, and pin a rate with `listwright rates --update`.',
          zh: '请在 listwright.yaml 中核对渠道和商品表的 currency，并用 `listwright rates --update` 锁定汇率。',
        },
      };
    }
  },
};
