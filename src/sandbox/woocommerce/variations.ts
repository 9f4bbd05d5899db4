import { type Values, validArguments } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { paged } from './paged.ts';
import { represent } from './represent.ts';
import { saveProduct } from './save-product.ts';
import { type Product, remove, text, variationsOf } from './shop.ts';
import { WpError } from './wp-error.ts';

export function listVariations(call: Call): Result {
  const query = validArguments('variations', { ...call.query, product_id: call.ids[0] }, { defaults: 'filled' });
  const skus = typeof query.sku === 'string' ? query.sku.split(',') : undefined;
  const found = variationsOf(call.shop, parentOf(call)).filter((one) => skus?.includes(text(one, 'sku')) ?? true);
  return paged(found.toReversed(), query, (variation) => represent(call.shop, variation, call.origin));
}

export function getVariation(call: Call): Result {
  return { data: represent(call.shop, existing(call, call.ids[1], 404), call.origin) };
}

export async function createVariation(call: Call): Promise<Result> {
  const values = validArguments('variation', { ...call.body, product_id: call.ids[0] }, { defaults: 'left out' });
  const data = await create(call, { ...values, id: call.body.id });
  const path = `/wp-json/wc/v3/products/${call.ids[0]}/variations/${data.id}`;
  return { status: 201, headers: { location: call.origin + path }, data, summary: 'create 1 variation' };
}

export async function updateVariation(call: Call): Promise<Result> {
  const values = validArguments('variation', { ...call.body, product_id: call.ids[0] }, { defaults: 'left out' });
  return { data: await update(call, { ...values, id: call.ids[1] }), summary: 'update 1 variation' };
}

export function deleteVariation(call: Call): Result {
  if (call.query.force !== 'true' && call.query.force !== '1' && call.body.force !== true)
    throw new WpError('woocommerce_rest_trash_not_supported', 'The product_variation does not support trashing.', 501);
  return { data: destroy(call, call.ids[1]), summary: 'delete 1 variation' };
}

export async function create(call: Call, values: Values): Promise<Values> {
  const parent = parentOf(call);
  if (values.id)
    throw new WpError('woocommerce_rest_product_variation_exists', 'Cannot create existing product_variation.', 400);
  const saved = await saveProduct(call.shop, values, { kind: 'variation', parent });
  return represent(call.shop, saved, call.origin);
}

export async function update(call: Call, values: Values): Promise<Values> {
  const parent = parentOf(call);
  const before = existing(call, Number(values.id), 400);
  const saved = await saveProduct(call.shop, values, { kind: 'variation', parent, before });
  return represent(call.shop, saved, call.origin);
}

export function destroy(call: Call, id: number | undefined): Values {
  const variation = existing(call, id, 404);
  const shown = represent(call.shop, variation, call.origin);
  remove(call.shop, variation);
  return shown;
}

function parentOf(call: Call): Product {
  const parent = call.shop.products.get(call.ids[0] ?? 0);
  if (parent?.kind === 'product') return parent;
  throw new WpError('woocommerce_rest_product_invalid_id', 'Invalid ID.', 404);
}

function existing(call: Call, id: number | undefined, status: 400 | 404): Product {
  const variation = call.shop.products.get(id ?? 0);
  if (variation?.kind === 'variation' && variation.parent === call.ids[0]) return variation;
  throw new WpError('woocommerce_rest_product_variation_invalid_id', 'Invalid ID.', status);
}
