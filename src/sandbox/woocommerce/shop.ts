import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import type { Values } from './arguments.ts';

/** A product or a variation: one table of posts, one row of ids, as in WordPress. */
export interface Product {
  readonly id: number;
  readonly kind: 'product' | 'variation';
  /** Of a variation: its product. 0 otherwise. */
  readonly parent: number;
  readonly created: number;
  readonly modified: number;
  /** What was set, by argument name. */
  readonly fields: Values;
  /** Media ids, the first being the main one. */
  readonly images: readonly number[];
  readonly meta: readonly Meta[];
}

export interface Meta {
  readonly id: number;
  readonly key: string;
  readonly value: unknown;
}

/** A file of the media library. */
export interface Media {
  readonly id: number;
  readonly created: number;
  readonly file: string;
  /** Unique in the library. */
  readonly slug: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
  readonly description: string;
  /** Id of the stored picture. */
  readonly picture: string;
}

/** A category or a tag. */
interface Term {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly parent: number;
  readonly description: string;
}

/** Everything one shop knows. */
export interface Shop {
  readonly clock: Clock;
  readonly pictures: Pictures;
  readonly currency: string;
  readonly products: Map<number, Product>;
  /** Product id to the ids of its variations, in order of creation. */
  readonly variations: Map<number, Set<number>>;
  readonly skus: Map<string, number>;
  readonly gtins: Map<string, number>;
  readonly media: Map<number, Media>;
  readonly categories: Map<number, Term>;
  readonly tags: Map<number, Term>;
  nextId(): number;
}

interface Saved {
  readonly ids: number;
  readonly products: readonly Product[];
  readonly media: readonly Media[];
  readonly categories: readonly Term[];
  readonly tags: readonly Term[];
}

export function openShop(options: { clock: Clock; pictures: Pictures; currency: string; saved?: unknown }): Shop {
  const saved = isSaved(options.saved) ? options.saved : undefined;
  let ids = saved?.ids ?? 9;
  const shop: Shop = {
    clock: options.clock,
    pictures: options.pictures,
    currency: options.currency,
    products: new Map(),
    variations: new Map(),
    skus: new Map(),
    gtins: new Map(),
    media: new Map(saved?.media.map((media) => [media.id, media])),
    // A fresh shop has this one category, and every product without another is in it.
    categories: new Map(
      (saved?.categories ?? [{ id: 15, name: 'Uncategorized', slug: 'uncategorized', parent: 0, description: '' }]).map(
        (term) => [term.id, term],
      ),
    ),
    tags: new Map(saved?.tags.map((term) => [term.id, term])),
    nextId: () => {
      ids += 1;
      return ids === 15 ? ++ids : ids;
    },
  };
  for (const product of saved?.products ?? []) put(shop, product);
  return shop;
}

export function saveShop(shop: Shop): Saved {
  const ids = Math.max(
    9,
    ...[shop.products, shop.media, shop.categories, shop.tags].map((map) =>
      [...map.keys()].reduce((a, b) => (a > b ? a : b), 0),
    ),
  );
  return {
    ids,
    products: [...shop.products.values()],
    media: [...shop.media.values()],
    categories: [...shop.categories.values()],
    tags: [...shop.tags.values()],
  };
}

/** Stores a product and keeps the indexes true. What lies in the trash holds no SKU and no GTIN. */
export function put(shop: Shop, product: Product): void {
  const before = shop.products.get(product.id);
  if (before) unindex(shop, before);
  shop.products.set(product.id, product);
  if (product.kind === 'variation') {
    const siblings = shop.variations.get(product.parent) ?? new Set();
    shop.variations.set(product.parent, siblings.add(product.id));
  }
  if (text(product, 'status') === 'trash') return;
  if (text(product, 'sku')) shop.skus.set(text(product, 'sku'), product.id);
  if (text(product, 'global_unique_id')) shop.gtins.set(text(product, 'global_unique_id'), product.id);
}

/** Removes a product for good, and its variations with it. */
export function remove(shop: Shop, product: Product): void {
  for (const id of shop.variations.get(product.id) ?? []) {
    const variation = shop.products.get(id);
    if (variation) remove(shop, variation);
  }
  shop.variations.delete(product.id);
  shop.variations.get(product.parent)?.delete(product.id);
  unindex(shop, product);
  shop.products.delete(product.id);
}

export function variationsOf(shop: Shop, product: Product): Product[] {
  return [...(shop.variations.get(product.id) ?? [])].flatMap((id) => shop.products.get(id) ?? []);
}

/** A field as text; empty when it was never set. */
export function text(product: Product, field: string): string {
  const value = product.fields[field];
  return typeof value === 'string' ? value : '';
}

function unindex(shop: Shop, product: Product): void {
  if (shop.skus.get(text(product, 'sku')) === product.id) shop.skus.delete(text(product, 'sku'));
  if (shop.gtins.get(text(product, 'global_unique_id')) === product.id)
    shop.gtins.delete(text(product, 'global_unique_id'));
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'products' in value;
}
