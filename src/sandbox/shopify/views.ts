import { connection, type Paging } from './connection.ts';
import { fileView } from './file-view.ts';
import { gid, numberOf } from './gid.ts';
import { itemView } from './inventory-view.ts';
import { metafieldsOf } from './metafields.ts';
import { type Product, PUBLICATIONS, type Store, type Variant } from './store.ts';

/** A product as the graph shows it; members that cost work are functions, called only when selected. */
export function productView(store: Store, product: Product): Record<string, unknown> {
  const variants = () => variantsOf(store, product);
  const on = PUBLICATIONS.filter(({ id }) => product.publications.includes(id));
  return {
    __typename: 'Product',
    ...product,
    id: gid('Product', product.id),
    createdAt: isoTime(product.created),
    updatedAt: isoTime(product.updated),
    category: product.category && { id: product.category },
    options: () => product.options.map((option, index) => optionView(store, product, { option, index })),
    variants: (paging: Paging) => connection(variants(), paging, (variant) => variantView(store, variant)),
    variantsCount: { count: product.variants.length, precision: 'EXACT' },
    media: (paging: Paging) => connection(filesOf(store, product), paging, (file) => fileView(store, file)),
    mediaCount: { count: product.files.length, precision: 'EXACT' },
    ...metafieldsOf(store, 'PRODUCT', product.metafields),
    publishedOnPublication: ({ publicationId }: { publicationId: string }) =>
      product.status === 'ACTIVE' && product.publications.includes(numberOf('Publication', publicationId)),
    resourcePublicationsCount: { count: on.length, precision: 'EXACT' },
    resourcePublicationsV2: (paging: Paging) =>
      connection(on, paging, (publication) => ({
        isPublished: product.status === 'ACTIVE',
        publication: publicationView(publication),
        publishDate: isoTime(product.updated),
      })),
    totalInventory: () => variants().reduce((sum, variant) => sum + availableOf(store, variant), 0),
    tracksInventory: () => variants().some((variant) => store.items.get(variant.item)?.tracked),
    hasOnlyDefaultVariant: product.options[0]?.name === 'Title' && product.variants.length === 1,
  };
}

export function variantView(store: Store, variant: Variant): Record<string, unknown> {
  const product = () => store.products.get(variant.product);
  return {
    __typename: 'ProductVariant',
    ...variant,
    id: gid('ProductVariant', variant.id),
    title: titleOf(variant),
    position: () => (product()?.variants.indexOf(variant.id) ?? 0) + 1,
    createdAt: isoTime(variant.created),
    updatedAt: isoTime(variant.updated),
    product: () => ifThere(product(), (found) => productView(store, found)),
    inventoryItem: () => ifThere(store.items.get(variant.item), (item) => itemView(store, item)),
    inventoryQuantity: () => availableOf(store, variant),
    selectedOptions: () =>
      variant.values.map(({ option, value }) => {
        const known = product()?.options.find(({ name }) => name === option);
        const id = known?.values.find(({ name }) => name === value)?.id ?? 0;
        return {
          name: option,
          value,
          optionValue: { id: gid('ProductOptionValue', id), name: value, hasVariants: true },
        };
      }),
    media: (paging: Paging) =>
      connection(
        store.files.has(variant.file ?? 0) ? [store.files.get(variant.file ?? 0)].flatMap((file) => file ?? []) : [],
        paging,
        (file) => fileView(store, file),
      ),
    ...metafieldsOf(store, 'PRODUCTVARIANT', variant.metafields),
  };
}

export function publicationView({ id, name }: { id: number; name: string }): Record<string, unknown> {
  return { __typename: 'Publication', id: gid('Publication', id), name, autoPublish: false };
}

export function variantsOf(store: Store, product: Product): Variant[] {
  return product.variants.flatMap((id) => store.variants.get(id) ?? []);
}

export function filesOf(store: Store, product: Product) {
  return product.files.flatMap((id) => store.files.get(id) ?? []);
}

/** Over all locations. */
export function availableOf(store: Store, variant: Variant): number {
  return Object.values(store.items.get(variant.item)?.levels ?? {}).reduce((sum, quantity) => sum + quantity, 0);
}

export function titleOf(variant: Variant): string {
  return variant.values.map(({ value }) => value).join(' / ');
}

function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

export function ifThere<T, R>(value: T | undefined, view: (value: T) => R): R | null {
  return value === undefined ? null : view(value);
}

function optionView(
  store: Store,
  product: Product,
  { option, index }: { option: Product['options'][number]; index: number },
): Record<string, unknown> {
  const used = new Set(
    variantsOf(store, product).flatMap(({ values }) =>
      values.filter((one) => one.option === option.name).map(({ value }) => value),
    ),
  );
  const values = option.values.map(({ id, name }) => ({
    id: gid('ProductOptionValue', id),
    name,
    hasVariants: used.has(name),
  }));
  return {
    id: gid('ProductOption', option.id),
    name: option.name,
    position: index + 1,
    values: values.filter(({ hasVariants }) => hasVariants).map(({ name }) => name),
    optionValues: values,
  };
}
