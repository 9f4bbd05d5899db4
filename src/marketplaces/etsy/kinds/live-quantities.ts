import { z } from 'zod';
import type { Ready } from '../../../core/words.ts';
import { answeredInventory, type InventoryBody, type InventoryProduct, inventoryBody } from '../wire.ts';

export const liveInventory = answeredInventory.extend({
  listing: z.object({ state: z.string().catch('') }).nullish(),
});
export type LiveInventory = z.infer<typeof liveInventory>;

/**
 * The products with the quantity that is there now, wherever the sheet's is the one that was sent last: what was sold since must
 * not come back. What was adopted has no last body, and gets the sheet's quantity once.
 */
export function withLiveQuantities(
  { body, known }: Ready<InventoryBody>,
  { products }: LiveInventory,
): readonly InventoryProduct[] {
  const before = inventoryBody.safeParse(known?.body).data;
  if (!before) return body.products;
  const sent = new Map(before.products.map(({ sku, quantity }) => [sku, quantity]));
  const live = new Map(
    products
      .filter(({ is_deleted }) => !is_deleted)
      .map(({ sku, offerings }) => [sku, offerings.find(({ is_deleted }) => !is_deleted)?.quantity]),
  );
  return body.products.map((product) => {
    const { sku, quantity } = product;
    const isStale = sku !== '' && sent.has(sku) && (quantity === undefined || sent.get(sku) === quantity);
    const there = isStale ? live.get(sku) : undefined;
    return there === undefined ? product : { ...product, quantity: there };
  });
}
