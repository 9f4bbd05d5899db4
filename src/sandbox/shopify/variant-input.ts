import type { FileInput } from './files.ts';
import { numberOf } from './gid.ts';
import type { MetafieldInput } from './metafields.ts';
import { type Item, LOCATIONS, PRIMARY_LOCATION, type ProductOption, type Store, type Variant } from './store.ts';
import { type UserError, userError } from './user-errors.ts';

export interface ItemInput {
  readonly sku?: string | null;
  readonly tracked?: boolean | null;
  readonly requiresShipping?: boolean | null;
  readonly cost?: string | null;
  readonly countryCodeOfOrigin?: string | null;
  readonly provinceCodeOfOrigin?: string | null;
  readonly harmonizedSystemCode?: string | null;
  readonly measurement?: { readonly weight?: { readonly value: number; readonly unit: string } | null } | null;
}

export interface VariantInput {
  readonly id?: string | null;
  readonly sku?: string | null;
  readonly barcode?: string | null;
  readonly price?: string | null;
  readonly compareAtPrice?: string | null;
  readonly inventoryPolicy?: string | null;
  readonly taxable?: boolean | null;
  readonly optionValues?:
    | readonly { readonly optionName?: string | null; readonly name?: string | null; readonly id?: string | null }[]
    | null;
  readonly inventoryItem?: ItemInput | null;
  readonly inventoryQuantities?:
    | readonly { readonly locationId: string; readonly name: string; readonly quantity: number }[]
    | null;
  readonly file?: FileInput | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

/** Finds what each `optionValues` names; an error where it names nothing. */
export function chosenValues(
  options: readonly ProductOption[],
  input: VariantInput,
  path: readonly (string | number)[],
): { values: Variant['values']; errors: UserError[] } {
  const errors: UserError[] = [];
  const values: { option: string; value: string }[] = [];
  for (const [index, chosen] of (input.optionValues ?? []).entries()) {
    const at = [...path, 'optionValues', index];
    const option = options.find(({ name }) => name === chosen.optionName);
    const value = option?.values.find(({ id, name }) =>
      chosen.id ? numberOf('ProductOptionValue', chosen.id) === id : name === chosen.name,
    );
    if (!option) errors.push(userError(at, 'OPTION_DOES_NOT_EXIST', `Option does not exist: ${chosen.optionName}`));
    else if (!value)
      errors.push(userError(at, 'OPTION_VALUE_DOES_NOT_EXIST', `Option value does not exist: ${chosen.name}`));
    else values.push({ option: option.name, value: value.name });
  }
  const ordered = options.flatMap(({ name }) => values.find(({ option }) => option === name) ?? []);
  if (errors.length === 0 && ordered.length !== options.length)
    errors.push(
      userError([...path, 'optionValues'], 'INVALID_VARIANT', 'You need to add option values for every option'),
    );
  return { values: ordered, errors };
}

/** What is wrong with a variant's own members. */
export function variantErrors(input: VariantInput, path: readonly (string | number)[]): UserError[] {
  const errors: UserError[] = [];
  const refuse = (field: string, message: string) =>
    errors.push(userError([...path, field], 'INVALID_VARIANT', message));
  for (const field of ['price', 'compareAtPrice'] as const) {
    const amount = input[field];
    if (amount === null || amount === undefined) continue;
    if (Number(amount) < 0) refuse(field, `${field} must be greater than or equal to 0`);
    if (Number(amount) >= 1e18) refuse(field, `${field} must be less than 1000000000000000000`);
  }
  if ((input.sku ?? '').length > 255) refuse('sku', 'SKU is too long (maximum is 255 characters)');
  if ((input.barcode ?? '').length > 255) refuse('barcode', 'Barcode is too long (maximum is 255 characters)');
  for (const { locationId, name } of input.inventoryQuantities ?? []) {
    if (!LOCATIONS.some(({ id }) => id === numberOf('Location', locationId)))
      refuse('inventoryQuantities', 'Location does not exist.');
    if (name !== 'available' && name !== 'on_hand')
      refuse('inventoryQuantities', "The quantity name must be either 'available' or 'on_hand'.");
  }
  return errors;
}

export function applyItem(before: Item, input: ItemInput | null | undefined): Item {
  if (!input) return before;
  return {
    ...before,
    tracked: input.tracked ?? before.tracked,
    requiresShipping: input.requiresShipping ?? before.requiresShipping,
    weight: input.measurement?.weight ?? before.weight,
    cost: input.cost ?? before.cost,
    countryCodeOfOrigin: input.countryCodeOfOrigin ?? before.countryCodeOfOrigin,
    provinceCodeOfOrigin: input.provinceCodeOfOrigin ?? before.provinceCodeOfOrigin,
    harmonizedSystemCode: input.harmonizedSystemCode ?? before.harmonizedSystemCode,
  };
}

/** A new item: not counted until `tracked` says so, stocked with nothing at the first location. */
export function newItem(store: Store, variant: number): Item {
  return {
    id: store.nextId(),
    variant,
    tracked: false,
    requiresShipping: true,
    weight: null,
    cost: null,
    countryCodeOfOrigin: null,
    provinceCodeOfOrigin: null,
    harmonizedSystemCode: null,
    levels: { [PRIMARY_LOCATION]: 0 },
  };
}

/** A price in the form Shopify keeps: at least two decimals. */
export function money(amount: string): string {
  const [whole = '0', decimals = ''] = amount.split('.');
  return `${whole || '0'}.${decimals.padEnd(2, '0')}`;
}
