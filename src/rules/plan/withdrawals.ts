import type { Guard } from '../../core/ports/rule.ts';

/** Above this share of what is live, and never for fewer than a few. */
const SHARE = 0.1;
const FEW = 3;

/** A plan that ends much of what is live: most often a file that was not exported whole. */
export const planWithdrawals: Guard = {
  id: 'plan/withdrawals',
  about: {
    en: 'More than 10 % of what is live would be withdrawn: all withdrawals are held back.',
    zh: '将下架的数量超过在售总数的 10%：所有下架操作都会暂停。',
  },
  holds(change, { known, withdrawals }) {
    if (change.action !== 'withdraw' || withdrawals < FEW || withdrawals <= known * SHARE) return undefined;
    return {
      en: `${withdrawals} of ${known} would be withdrawn, more than 10 %.`,
      zh: `将下架 ${withdrawals} 项（共 ${known} 项），超过 10%。`,
    };
  },
};
