import type { Io } from '../../../core/ports/marketplace.ts';
import { ask } from '../ask.ts';
import type { Errand } from '../one-each.ts';
import { answeredInventory, type InventoryBody, type InventoryProduct, inventoryBody } from '../wire.ts';

/**
 * The products with the quantity that is there now, wherever the sheet's is the one that was sent last: what was sold since must
 * not come back. What was adopted has no last body, and gets the sheet's quantity once.
 */
export async function liveQuantities(
  { change: { body, known }, listing }: Errand<InventoryBody>,
  io: Io,
): Promise<readonly InventoryProduct[]> {
  const before = inventoryBody.safeParse(known?.body).data;
  if (!before) return body.products;
  const sent = new Map(before.products.map(({ sku, quantity }) => [sku, quantity]));
  const isStale = ({ sku, quantity }: InventoryProduct) =>
    sku !== '' && sent.has(sku) && (quantity === undefined || sent.get(sku) === quantity);
  if (!body.products.some(isStale)) return body.products;
  const { products } = await ask(io, `/listings/${listing}/inventory?legacy=false`, { answer: answeredInventory });
  const live = new Map(
    products
      .filter(({ is_deleted }) => !is_deleted)
      .map(({ sku, offerings }) => [sku, offerings.find(({ is_deleted }) => !is_deleted)?.quantity]),
  );
  return body.products.map((product) => {
    const quantity = isStale(product) ? live.get(product.sku) : undefined;
    return quantity === undefined ? product : { ...product, quantity };
  });
}
