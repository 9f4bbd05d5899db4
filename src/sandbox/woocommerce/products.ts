import { type Values, validArguments } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { paged } from './paged.ts';
import { represent } from './represent.ts';
import { saveProduct } from './save-product.ts';
import { type Product, put, remove, type Shop, text } from './shop.ts';
import { WpError } from './wp-error.ts';

/** GET /products. With `sku` (exact, several by comma) variations are found too, as the plugin does. */
export function listProducts(call: Call): Result {
  const query = validArguments('products', call.query, { defaults: 'filled' });
  const found = [...candidates(call.shop, query)].filter((product) => matches(product, query));
  const order = query.order === 'asc' ? 1 : -1;
  found.sort((a, b) => order * (query.orderby === 'date' ? a.created - b.created || a.id - b.id : a.id - b.id));
  return paged(found, query, (product) => represent(call.shop, product, call.origin));
}

export function getProduct(call: Call): Result {
  return { data: represent(call.shop, existing(call.shop, call.ids[0], 404), call.origin) };
}

export async function createProduct(call: Call): Promise<Result> {
  const values = validArguments('product', call.body, { defaults: 'left out' });
  const data = await create(call, { ...values, id: call.body.id });
  return {
    status: 201,
    headers: { location: `${call.origin}/wp-json/wc/v3/products/${data.id}` },
    data,
    summary: 'create 1 product',
  };
}

export async function updateProduct(call: Call): Promise<Result> {
  const values = validArguments('product', call.body, { defaults: 'left out' });
  return { data: await update(call, { ...values, id: call.ids[0] }), summary: 'update 1 product' };
}

export function deleteProduct(call: Call): Result {
  const forced = call.query.force === 'true' || call.query.force === '1' || call.body.force === true;
  return { data: destroy(call, call.ids[0], forced ? 'for good' : 'to trash'), summary: 'delete 1 product' };
}

/** The three of them for one item, validated or not; a batch calls these. */
export async function create(call: Call, values: Values): Promise<Values> {
  if (values.id) throw new WpError('woocommerce_rest_product_exists', 'Cannot create existing product.', 400);
  return represent(call.shop, await saveProduct(call.shop, values, { kind: 'product' }), call.origin);
}

export async function update(call: Call, values: Values): Promise<Values> {
  const before = existing(call.shop, Number(values.id), 400);
  return represent(call.shop, await saveProduct(call.shop, values, { kind: 'product', before }), call.origin);
}

export function destroy(call: Call, id: number | undefined, how: 'for good' | 'to trash'): Values {
  const product = existing(call.shop, id, 404);
  const shown = represent(call.shop, product, call.origin);
  if (how === 'for good') {
    remove(call.shop, product);
    return shown;
  }
  if (text(product, 'status') === 'trash')
    throw new WpError('woocommerce_rest_already_trashed', 'The product has already been deleted.', 410);
  put(call.shop, { ...product, fields: { ...product.fields, status: 'trash' } });
  return { ...shown, status: 'trash' };
}

/** @throws {WpError} with 404 where it is read or deleted, 400 where it is written: the plugin tells them apart. */
function existing(shop: Shop, id: number | undefined, status: 400 | 404): Product {
  const product = shop.products.get(id ?? 0);
  if (product?.kind === 'product') return product;
  throw new WpError('woocommerce_rest_product_invalid_id', 'Invalid ID.', status);
}

function candidates(shop: Shop, query: Values): Iterable<Product> {
  const wanted = split(query.sku);
  if (wanted.length > 0)
    return new Set([...wanted, String(query.sku)].flatMap((sku) => shop.products.get(shop.skus.get(sku) ?? 0) ?? []));
  const gtins = split(query.global_unique_id);
  if (gtins.length > 0) return gtins.flatMap((gtin) => shop.products.get(shop.gtins.get(gtin) ?? 0) ?? []);
  const all = [...shop.products.values()];
  return query.search_sku ? all : all.filter(({ kind }) => kind === 'product');
}

function matches(product: Product, query: Values): boolean {
  const status = text(product, 'status') || 'publish';
  if (query.status === 'any' ? status === 'trash' : status !== query.status) return false;
  if (query.type && (text(product, 'type') || 'simple') !== query.type) return false;
  if (query.slug && text(product, 'slug') !== query.slug) return false;
  if (Array.isArray(query.include) && query.include.length > 0 && !query.include.includes(product.id)) return false;
  if (Array.isArray(query.exclude) && query.exclude.includes(product.id)) return false;
  if (typeof query.search_sku === 'string' && !text(product, 'sku').includes(query.search_sku)) return false;
  if (typeof query.search !== 'string') return true;
  const words = `${text(product, 'name')} ${text(product, 'description')}`.toLowerCase();
  return words.includes(query.search.toLowerCase());
}

function split(value: unknown): string[] {
  return typeof value === 'string' ? value.split(',').filter((part) => part !== '') : [];
}
