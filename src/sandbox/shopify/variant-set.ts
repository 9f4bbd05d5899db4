import type { FileInput } from './files.ts';
import { numberOf } from './gid.ts';
import { setMetafields } from './metafields.ts';
import { type Item, type Product, type ProductOption, removeVariant, type Store, type Variant } from './store.ts';
import { type UserError, userError } from './user-errors.ts';
import { applyItem, chosenValues, money, newItem, type VariantInput, variantErrors } from './variant-input.ts';

/** What is wrong with the variants of a productSet, each at its path. */
export function variantSetErrors(
  store: Store,
  inputs: readonly VariantInput[],
  options: {
    product: Product | undefined;
    options: readonly ProductOption[];
    files: readonly FileInput[] | null | undefined;
  },
): UserError[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index) => {
    const path = ['input', 'variants', index];
    const errors = variantErrors(input, path);
    const chosen = chosenValues(options.options, input, path);
    errors.push(...chosen.errors);
    const combination = chosen.values.map(({ value }) => value).join(' / ');
    if (chosen.errors.length === 0 && seen.has(combination))
      errors.push(
        userError(
          path,
          'INVALID_VARIANT',
          `The variant '${combination}' already exists. Please change at least one option value.`,
        ),
      );
    seen.add(combination);
    const known = input.id ? store.variants.get(numberOf('ProductVariant', input.id)) : undefined;
    if (input.id && (!known || known.product !== options.product?.id))
      errors.push(userError([...path, 'id'], 'PRODUCT_VARIANT_DOES_NOT_EXIST', 'Product variant does not exist'));
    // "If you're updating an existing variant, then you can only update the quantities at locations where it is already stocked."
    const levels = store.items.get(known?.item ?? 0)?.levels;
    if (
      levels &&
      input.inventoryQuantities?.some(({ locationId }) => levels[numberOf('Location', locationId)] === undefined)
    )
      errors.push(
        userError(
          [...path, 'inventoryQuantities'],
          'INVALID_VARIANT',
          'The inventory item is not stocked at the location.',
        ),
      );
    if (input.file && !options.files?.some((file) => isSame(file, input.file)))
      errors.push(
        userError([...path, 'file'], 'INVALID_VARIANT', "The variant's file must also be in the files of the product."),
      );
    if (input.metafields) {
      const before = known?.metafields ?? [];
      errors.push(
        ...setMetafields(store, input.metafields, {
          ownerType: 'PRODUCTVARIANT',
          before,
          owner: known?.id,
          path: [...path, 'metafields'],
        }).errors,
      );
    }
    return errors;
  });
}

/** Makes the variants what the list says and answers their ids; `undefined` leaves all as it is. */
export function setVariants(
  store: Store,
  inputs: readonly VariantInput[] | null | undefined,
  options: { product: Product; options: readonly ProductOption[]; files: readonly { id: number; input: FileInput }[] },
): readonly number[] {
  const { product } = options;
  if (!inputs) return product.variants;
  const kept = inputs.map((input) => {
    const before = store.variants.get(numberOf('ProductVariant', input.id));
    const variant = before ?? blank(store, product.id);
    const { values } = chosenValues(options.options, input, []);
    const file = input.file ? (options.files.find((one) => isSame(one.input, input.file))?.id ?? null) : variant.file;
    store.variants.set(variant.id, {
      ...applyVariant(store, variant, input),
      values,
      file: options.files.some(({ id }) => id === file) ? file : null,
    });
    const item = store.items.get(variant.item) ?? newItem(store, variant.id);
    store.items.set(variant.item, withQuantities(applyItem(item, input.inventoryItem), input));
    return variant.id;
  });
  for (const id of product.variants) if (!kept.includes(id)) removeVariant(store, id);
  return kept;
}

export function applyVariant(store: Store, before: Variant, input: VariantInput): Variant {
  const { sku = input.inventoryItem?.sku, barcode, price, compareAtPrice, metafields } = input;
  return {
    ...before,
    sku: sku === undefined ? before.sku : sku,
    barcode: barcode === undefined ? before.barcode : barcode,
    price: price ? money(price) : before.price,
    compareAtPrice: compareAtPrice === undefined ? before.compareAtPrice : compareAtPrice && money(compareAtPrice),
    inventoryPolicy: input.inventoryPolicy ?? before.inventoryPolicy,
    taxable: input.taxable ?? before.taxable,
    metafields: metafields
      ? setMetafields(store, metafields, {
          ownerType: 'PRODUCTVARIANT',
          before: before.metafields,
          owner: before.id,
          path: [],
        }).fields
      : before.metafields,
    updated: store.clock.now(),
  };
}

function blank(store: Store, product: number): Variant {
  const id = store.nextId();
  const item = newItem(store, id);
  store.items.set(item.id, item);
  const now = store.clock.now();
  return {
    id,
    product,
    sku: null,
    barcode: null,
    price: '0.00',
    compareAtPrice: null,
    inventoryPolicy: 'DENY',
    taxable: true,
    values: [],
    item: item.id,
    file: null,
    metafields: [],
    created: now,
    updated: now,
  };
}

function withQuantities(item: Item, input: VariantInput): Item {
  const levels = { ...item.levels };
  for (const { locationId, quantity } of input.inventoryQuantities ?? [])
    levels[numberOf('Location', locationId)] = quantity;
  return { ...item, levels };
}

function isSame(file: FileInput, other: FileInput | null | undefined): boolean {
  if (other?.id) return file.id === other.id;
  return Boolean(other?.originalSource) && file.originalSource === other?.originalSource;
}
