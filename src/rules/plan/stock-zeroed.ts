import type { Guard } from '../../core/ports/rule.ts';

/** Above this share of the SKUs in stock, and never for fewer than a few. */
const SHARE = 0.3;
const FEW = 3;

/** Much of the stock going to nothing at once: most often an empty or shifted quantity column. */
export const planStockZeroed: Guard = {
  id: 'plan/stock-zeroed',
  about: {
    en: 'More than 30 % of the SKUs in stock would go to zero: those changes are held back.',
    zh: '超过 30% 的有货 SKU 库存将归零：这些变更会暂停。',
  },
  holds(change, { zeroed, stocked }) {
    if (change.action !== 'update' || zeroed < FEW || zeroed <= stocked * SHARE) return undefined;
    const emptied = Object.entries(change.document.skus).find(
      ([sku, { stock }]) => stock === 0 && (change.known?.skus[sku]?.stock ?? 0) > 0,
    );
    if (!emptied) return undefined;
    return {
      en: `${zeroed} of ${stocked} SKUs in stock would go to zero, ${emptied[0]} among them.`,
      zh: `${stocked} 个有货 SKU 中有 ${zeroed} 个库存将归零，包括 ${emptied[0]}。`,
    };
  },
};
