import { showMoney } from '../../core/money.ts';
import type { Guard } from '../../core/ports/rule.ts';

/** A price that changes its currency: the figures cannot be compared, and most shops have one currency only. */
export const planCurrencyMismatch: Guard = {
  id: 'plan/currency-mismatch',
  about: {
    en: 'A price would change its currency: that change is held back.',
    zh: '价格的币种将改变：该项变更会暂停。',
  },
  holds(change) {
    if (change.action === 'withdraw') return undefined;
    for (const [sku, { price }] of Object.entries(change.document.skus)) {
      const before = change.known?.skus[sku]?.price;
      if (!before || !price || before.currency === price.currency) continue;
      return {
        en: `The price of ${sku} would go from ${showMoney(before)} to ${showMoney(price)}, another currency.`,
        zh: `${sku} 的价格将从 ${showMoney(before)} 变为 ${showMoney(price)}，币种不同。`,
      };
    }
    return undefined;
  },
};
