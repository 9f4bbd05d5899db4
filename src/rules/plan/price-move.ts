import { priceMove, showMoney } from '../../core/money.ts';
import type { Guard } from '../../core/ports/rule.ts';

const SHARE = 0.4;

/** A price that jumps: most often a shifted column, a lost decimal point or a wrong rate. */
export const planPriceMove: Guard = {
  id: 'plan/price-move',
  about: {
    en: 'A price would move by more than 40 %: that change is held back.',
    zh: '价格变动超过 40%：该项变更会暂停。',
  },
  holds(change) {
    if (change.action !== 'update') return undefined;
    for (const [sku, { price }] of Object.entries(change.document.skus)) {
      const before = change.known?.skus[sku]?.price;
      if (!before || !price || before.currency !== price.currency) continue;
      const move = priceMove(before, price);
      if (move <= SHARE) continue;
      const share = Number.isFinite(move) ? `${Math.round(move * 100)} %` : undefined;
      return {
        en: `The price of ${sku} would go from ${showMoney(before)} to ${showMoney(price)}${share ? `, a move of ${share}` : ''} (more than 40 %).`,
        zh: `${sku} 的价格将从 ${showMoney(before)} 变为 ${showMoney(price)}${share ? `，变动 ${share}` : ''}（超过 40%）。`,
      };
    }
    return undefined;
  },
};
