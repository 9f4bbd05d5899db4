import { isValues, type Values } from './arguments.ts';
import { attachImages } from './images.ts';
import { type Meta, type Product, put, type Shop, text } from './shop.ts';
import { slugOf } from './slug.ts';
import { WpError } from './wp-error.ts';

/** What the plugin decides itself, whatever is sent. */
const NOT_PLAIN = new Set(['id', 'images', 'image', 'meta_data', 'categories', 'tags', 'product_id']);

/**
 * Creates (`before` absent) or changes a product or a variation: members that were not sent stay as they are.
 * @throws {WpError} and leaves the shop as it was, but for pictures that had come down already.
 */
export async function saveProduct(
  shop: Shop,
  values: Values,
  options: { kind: Product['kind']; parent?: Product; before?: Product },
): Promise<Product> {
  const { before, kind } = options;
  const fields: Values = { ...before?.fields };
  for (const [name, value] of Object.entries(values)) if (!NOT_PLAIN.has(name)) fields[name] = value;
  for (const name of ['regular_price', 'sale_price']) if (name in values) fields[name] = formatDecimal(values[name]);
  if ('global_unique_id' in values) fields.global_unique_id = gtin(values.global_unique_id);
  if ('sku' in values) fields.sku = String(values.sku ?? '').trim();
  if (kind === 'product') {
    if ('attributes' in values) fields.attributes = productAttributes(values.attributes);
    for (const taxonomy of ['categories', 'tags'] as const)
      if (taxonomy in values) fields[taxonomy] = termIds(shop, taxonomy, values[taxonomy]);
    fields.name = typeof fields.name === 'string' && fields.name !== '' ? fields.name : 'Product';
    fields.slug = fields.slug || slugOf(String(fields.name));
  } else if ('attributes' in values && options.parent) {
    fields.attributes = variationAttributes(options.parent, values.attributes);
  }
  countStock(fields, values);
  refuseDuplicates(shop, fields, before);
  const images = await takeImages(shop, values, options);
  // Another request may have taken the SKU while the pictures came down.
  refuseDuplicates(shop, fields, before);
  const product: Product = {
    id: before?.id ?? shop.nextId(),
    kind,
    parent: options.parent?.id ?? 0,
    created: before?.created ?? shop.clock.now(),
    modified: shop.clock.now(),
    fields,
    images: images ?? before?.images ?? [],
    meta: mergeMeta(shop, before?.meta ?? [], values.meta_data),
  };
  put(shop, product);
  return product;
}

async function takeImages(
  shop: Shop,
  values: Values,
  options: { kind: Product['kind'] },
): Promise<number[] | undefined> {
  if (options.kind === 'product')
    return Array.isArray(values.images) ? attachImages(shop, values.images, 'product') : undefined;
  if (!isValues(values.image)) return undefined;
  if (!values.image.id && values.image.src === undefined) return [];
  return attachImages(shop, [values.image], 'variation');
}

/** Nothing is counted unless `manage_stock` is on: a quantity without it is dropped without a word. */
function countStock(fields: Values, values: Values): void {
  if (fields.manage_stock !== true) {
    fields.stock_quantity = null;
    return;
  }
  const quantity = typeof fields.stock_quantity === 'number' ? fields.stock_quantity : 0;
  fields.stock_quantity = quantity;
  if ('stock_quantity' in values || 'manage_stock' in values)
    fields.stock_status =
      quantity > 0 ? 'instock' : (fields.backorders ?? 'no') === 'no' ? 'outofstock' : 'onbackorder';
}

function refuseDuplicates(shop: Shop, fields: Values, before: Product | undefined): void {
  const sku = String(fields.sku ?? '');
  const holder = sku === '' ? undefined : shop.skus.get(sku);
  if (holder !== undefined && holder !== before?.id)
    throw new WpError('product_invalid_sku', 'Invalid or duplicated SKU.', 400, {
      resource_id: holder,
      unique_sku: `${sku}-1`,
    });
  const number = String(fields.global_unique_id ?? '');
  const owner = number === '' ? undefined : shop.gtins.get(number);
  if (owner !== undefined && owner !== before?.id)
    throw new WpError('product_invalid_global_unique_id', 'Invalid or duplicated GTIN, UPC, EAN or ISBN.', 400, {
      resource_id: owner,
    });
}

/** All but digits and hyphens falls away; X stands only as the last sign of an ISBN-10. */
function gtin(value: unknown): string {
  const kept = String(value ?? '').replace(/[^0-9Xx-]/g, '');
  if (!/^[0-9-]*[0-9Xx]?$/.test(kept))
    throw new WpError(
      'product_invalid_global_unique_id_format',
      'Invalid GTIN, UPC, EAN, or ISBN. The letter X is only valid as the final ISBN-10 check digit.',
      400,
    );
  return kept;
}

/** As wc_format_decimal with a point as the shop's separator: everything else falls away, so that `12,50` is 1250. */
function formatDecimal(value: unknown): string {
  return String(value ?? '').replace(/\.(?![^.]+$)|[^0-9.-]/g, '');
}

function productAttributes(value: unknown): Values[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isValues).flatMap((attribute, index) => {
    const name = typeof attribute.name === 'string' ? attribute.name.trim() : '';
    if (name === '') return [];
    const options = Array.isArray(attribute.options)
      ? attribute.options.map(String).filter((option) => option !== '')
      : [];
    const { id = 0, position = index, visible = false, variation = false } = attribute;
    return [{ id, name, position, visible, variation, options }];
  });
}

/** Keeps what the product declares with `variation: true`; every other attribute is dropped without a word. */
function variationAttributes(parent: Product, value: unknown): Values[] {
  const declared = Array.isArray(parent.fields.attributes) ? parent.fields.attributes.filter(isValues) : [];
  if (!Array.isArray(value)) return [];
  return value.filter(isValues).flatMap((attribute) => {
    const name = typeof attribute.name === 'string' ? slugOf(attribute.name) : '';
    const known = declared.find((one) => slugOf(String(one.name)) === name);
    if (known?.variation !== true) return [];
    return [{ id: 0, name: known.name, option: typeof attribute.option === 'string' ? attribute.option : '' }];
  });
}

function termIds(shop: Shop, taxonomy: 'categories' | 'tags', value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isValues).flatMap(({ id }) => (typeof id === 'number' && shop[taxonomy].has(id) ? [id] : []));
}

/** By id, else by key: a key that is there already is replaced, not doubled. */
function mergeMeta(shop: Shop, before: readonly Meta[], sent: unknown): readonly Meta[] {
  if (!Array.isArray(sent)) return before;
  let merged = [...before];
  for (const { id, key, value } of sent.filter(isValues)) {
    if (typeof key !== 'string' || key === '') continue;
    const known = merged.find((meta) => (typeof id === 'number' ? meta.id === id : meta.key === key));
    merged = merged.filter((meta) => meta !== known);
    if (value !== null) merged.push({ id: known?.id ?? shop.nextId(), key, value });
  }
  return merged;
}

/** Whether a shopper could choose this variation: each declared attribute has one of its declared options, or any. */
export function isReachable(parent: Product, variation: Product): boolean {
  const declared = Array.isArray(parent.fields.attributes) ? parent.fields.attributes.filter(isValues) : [];
  const chosen = Array.isArray(variation.fields.attributes) ? variation.fields.attributes.filter(isValues) : [];
  if (text(parent, 'type') !== 'variable') return false;
  const varying = declared.filter((attribute) => attribute.variation === true);
  if (varying.length === 0) return false;
  return varying.every(({ name, options }) => {
    const option = chosen.find((one) => one.name === name)?.option;
    if (option === undefined || option === '') return true;
    return Array.isArray(options) && options.includes(option);
  });
}
