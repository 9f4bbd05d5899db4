import { bodyOf } from './body.ts';
import type { Call, Result } from './call.ts';
import type { Item } from './catalogue.ts';
import { setStock } from './judge-inventory.ts';
import { setPrice } from './judge-price.ts';
import { INVENTORY, NODES, PRICE } from './offer-bodies.ts';
import { neededParameter, numberParameter } from './parameters.ts';
import { PARTNER_ID } from './partner.ts';
import { Refusal, type Service } from './refusal.ts';
import { inner, isValues, text, type Values } from './values.ts';

const INVENTORY_API = 'GMP_INVENTORY_API';

/** @throws {Refusal} 400; 404 while the item is being set up (§5, polling: "404 CONTENT_NOT_FOUND") */
export function putPrice(call: Call): Result {
  const body = bodyOf(call, PRICE, 'GMP_ITEM_PRICING_API');
  const { sku } = existing(call, text(body, 'sku'), 'GMP_ITEM_PRICING_API');
  const wrong = setPrice(sku, body, call.catalogue);
  if (wrong) throw new Refusal('INVALID_REQUEST_CONTENT', 'GMP_ITEM_PRICING_API', wrong.description, wrong.field);
  const message =
    'Thank you. Your price has been updated. Please allow up to five minutes for this change to be reflected on the site.';
  // As the spec's example has it; its schema has these three without the object around them.
  return { data: { ItemPriceResponse: { mart: 'WALMART_US', sku, message } }, summary: `price of ${sku}` };
}

/** @throws {Refusal} 400, 404 */
export function getInventory(call: Call): Result {
  const item = existing(call, neededParameter(call.query, 'sku', INVENTORY_API), INVENTORY_API);
  checkNode(call.query.get('shipNode'));
  return { data: { sku: item.sku, quantity: quantityOf(item) }, root: 'inventory' };
}

/** @throws {Refusal} 400, 404 */
export function putInventory(call: Call): Result {
  const sku = neededParameter(call.query, 'sku', INVENTORY_API);
  checkNode(call.query.get('shipNode'));
  const body = bodyOf(call, INVENTORY, INVENTORY_API);
  if (text(body, 'sku') !== sku)
    throw new Refusal('INVALID_REQUEST_CONTENT', INVENTORY_API, 'sku is not the one of the query.', 'sku');
  existing(call, sku, INVENTORY_API);
  setStock(sku, Number(inner(body, 'quantity').amount), call.catalogue);
  return { data: { sku, quantity: body.quantity }, root: 'inventory', summary: `stock of ${sku}` };
}

/** @throws {Refusal} 400, 404 */
export function getNodes(call: Call): Result {
  const item = existing(call, call.id, INVENTORY_API);
  checkNode(call.query.get('shipNode'));
  return { data: { sku: item.sku, nodes: [nodeOf(item)] } };
}

/** @throws {Refusal} 400, 404 */
export function putNodes(call: Call): Result {
  const { inventories } = bodyOf(call, NODES, INVENTORY_API);
  const nodes = isValues(inventories) && Array.isArray(inventories.nodes) ? inventories.nodes.filter(isValues) : [];
  for (const node of nodes) checkNode(text(node, 'shipNode'));
  const { sku } = existing(call, call.id, INVENTORY_API);
  for (const node of nodes) setStock(sku, Number(inner(node, 'inputQty').amount), call.catalogue);
  const answer = nodes.map((node) => ({ shipNode: text(node, 'shipNode'), status: 'Success' }));
  return { data: { sku, nodes: answer }, summary: `stock of ${sku}` };
}

/** Every item's stock, 50 a page at most; the cursor changes from page to page. @throws {Refusal} 400 */
export function listNodes(call: Call): Result {
  const limit = Math.min(numberParameter(call.query, 'limit', 10, INVENTORY_API), 50);
  const from = numberParameter(call.query, 'nextCursor', 0, INVENTORY_API);
  const items = [...call.catalogue.items.values()].filter(({ isRetired }) => !isRetired);
  const page = items.slice(from, from + limit);
  const next = from + page.length;
  return {
    data: {
      meta: { totalCount: items.length, ...(next < items.length ? { nextCursor: String(next) } : {}) },
      elements: { inventories: page.map((item) => ({ sku: item.sku, nodes: [nodeOf(item)] })) },
    },
  };
}

function existing(call: Call, sku: string, service: Service): Item {
  const item = call.catalogue.items.get(sku);
  if (!item || item.isRetired) throw new Refusal('CONTENT_NOT_FOUND', service, `No item found for sku ${sku}`, 'sku');
  return item;
}

function checkNode(node: string | null): void {
  if (node !== null && node !== PARTNER_ID)
    throw new Refusal(
      'INVALID_REQUEST_PARAM',
      INVENTORY_API,
      `Ship node ${node} is not one of this seller.`,
      'shipNode',
    );
}

function quantityOf(item: Item): Values {
  return { unit: 'EACH', amount: item.stock ?? 0 };
}

function nodeOf(item: Item): Values {
  const quantity = quantityOf(item);
  const reservedQty = { unit: 'EACH', amount: 0 };
  return { shipNode: PARTNER_ID, inputQty: quantity, availToSellQty: quantity, reservedQty };
}
