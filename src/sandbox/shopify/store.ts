import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import { serve } from './sequence.ts';

export interface Metafield {
  readonly id: number;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

export interface Definition {
  readonly id: number;
  readonly name: string;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly ownerType: string;
  readonly description: string | null;
  readonly isUnique: boolean;
}

export interface ProductOption {
  readonly id: number;
  readonly name: string;
  readonly values: readonly { readonly id: number; readonly name: string }[];
}

export interface Product {
  readonly id: number;
  readonly title: string;
  readonly handle: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
  readonly status: string;
  readonly category: string | null;
  readonly seo: { readonly title: string | null; readonly description: string | null };
  readonly options: readonly ProductOption[];
  /** Ids, in order. */
  readonly variants: readonly number[];
  readonly files: readonly number[];
  readonly metafields: readonly Metafield[];
  readonly publications: readonly number[];
  readonly created: number;
  readonly updated: number;
}

export interface Variant {
  readonly id: number;
  readonly product: number;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly inventoryPolicy: string;
  readonly taxable: boolean;
  readonly values: readonly { readonly option: string; readonly value: string }[];
  readonly item: number;
  readonly file: number | null;
  readonly metafields: readonly Metafield[];
  readonly created: number;
  readonly updated: number;
}

export interface Item {
  readonly id: number;
  readonly variant: number;
  readonly tracked: boolean;
  readonly requiresShipping: boolean;
  readonly weight: { readonly value: number; readonly unit: string } | null;
  readonly cost: string | null;
  readonly countryCodeOfOrigin: string | null;
  readonly provinceCodeOfOrigin: string | null;
  readonly harmonizedSystemCode: string | null;
  /** Location id to what is there. A location that is missing does not stock the item. */
  readonly levels: Readonly<Record<number, number>>;
}

export interface StoredFile {
  readonly id: number;
  readonly alt: string;
  readonly filename: string;
  readonly source: string;
  readonly created: number;
  /** Until then it is being processed. */
  readonly settles: number;
  readonly picture: string | null;
  /** Of FileErrorCode; null for a picture that is fine. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Everything one shop knows. */
export interface Store {
  readonly clock: Clock;
  readonly pictures: Pictures;
  readonly currency: string;
  readonly products: Map<number, Product>;
  readonly variants: Map<number, Variant>;
  readonly items: Map<number, Item>;
  readonly files: Map<number, StoredFile>;
  readonly definitions: Map<number, Definition>;
  /** `namespace.key=value` of unique metafields, and handles, to the product that has them. */
  readonly uniques: Map<string, number>;
  readonly handles: Map<string, number>;
  nextId(): number;
}

export const LOCATIONS: readonly { readonly id: number; readonly name: string }[] = [
  { id: 71001, name: 'Warehouse' },
  { id: 71002, name: 'Showroom' },
];

export const PUBLICATIONS: readonly { readonly id: number; readonly name: string }[] = [
  { id: 81001, name: 'Online Store' },
  { id: 81002, name: 'Point of Sale' },
];

/** Where a new item is stocked. */
export const PRIMARY_LOCATION = 71001;

type Kept = 'products' | 'variants' | 'items' | 'files' | 'definitions';
type Saved = { readonly ids: number } & { readonly [Name in Kept]: readonly (readonly [number, never])[] };

export function openStore(options: { clock: Clock; pictures: Pictures; currency: string; saved?: unknown }): Store {
  const saved = isSaved(options.saved) ? options.saved : undefined;
  const ids = serve(saved?.ids ?? 900_000);
  const store: Store = {
    clock: options.clock,
    pictures: options.pictures,
    currency: options.currency,
    products: new Map(),
    variants: new Map(saved?.variants),
    items: new Map(saved?.items),
    files: new Map(saved?.files),
    definitions: new Map(saved?.definitions),
    uniques: new Map(),
    handles: new Map(),
    nextId: ids,
  };
  for (const [, product] of saved?.products ?? []) putProduct(store, product);
  return store;
}

export function saveStore(store: Store): unknown {
  return {
    ids: store.nextId(),
    products: [...store.products],
    variants: [...store.variants],
    items: [...store.items],
    files: [...store.files],
    definitions: [...store.definitions],
  };
}

/** Stores a product and keeps handles and unique values true. */
export function putProduct(store: Store, product: Product): void {
  const before = store.products.get(product.id);
  if (before) forget(store, before);
  store.products.set(product.id, product);
  store.handles.set(product.handle, product.id);
  for (const field of product.metafields) if (isUnique(store, field)) store.uniques.set(uniqueKey(field), product.id);
}

/** Removes a product with its variants and their stock; files stay, as on the Files page. */
export function removeProduct(store: Store, product: Product): void {
  forget(store, product);
  store.products.delete(product.id);
  for (const id of product.variants) removeVariant(store, id);
}

export function removeVariant(store: Store, id: number): void {
  const variant = store.variants.get(id);
  if (variant) store.items.delete(variant.item);
  store.variants.delete(id);
}

export function uniqueKey(field: { namespace: string; key: string; value: string }): string {
  return `${field.namespace}.${field.key}=${field.value}`;
}

export function isUnique(store: Store, field: { namespace: string; key: string }): boolean {
  return definitionOf(store, 'PRODUCT', field)?.isUnique ?? false;
}

export function definitionOf(
  store: Store,
  ownerType: string,
  field: { namespace: string; key: string },
): Definition | undefined {
  return [...store.definitions.values()].find(
    (one) => one.ownerType === ownerType && one.namespace === field.namespace && one.key === field.key,
  );
}

function forget(store: Store, product: Product): void {
  if (store.handles.get(product.handle) === product.id) store.handles.delete(product.handle);
  for (const field of product.metafields)
    if (store.uniques.get(uniqueKey(field)) === product.id) store.uniques.delete(uniqueKey(field));
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'variants' in value;
}
