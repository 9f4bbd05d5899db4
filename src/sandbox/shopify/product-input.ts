import type { FileInput } from './files.ts';
import type { MetafieldInput } from './metafields.ts';
import type { Product, ProductOption, Store } from './store.ts';
import { type UserError, userError } from './user-errors.ts';
import type { VariantInput } from './variant-input.ts';

export interface OptionInput {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly values?: readonly { readonly id?: string | null; readonly name?: string | null }[] | null;
}

/** What productSet and productUpdate have in common. */
export interface ProductFields {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly handle?: string | null;
  readonly descriptionHtml?: string | null;
  readonly vendor?: string | null;
  readonly productType?: string | null;
  readonly tags?: readonly string[] | null;
  readonly status?: string | null;
  readonly category?: string | null;
  readonly seo?: { readonly title?: string | null; readonly description?: string | null } | null;
}

export interface ProductInput extends ProductFields {
  readonly productOptions?: readonly OptionInput[] | null;
  readonly variants?: readonly VariantInput[] | null;
  readonly files?: readonly FileInput[] | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

/** reference/marketplaces.md §3, limits: "options ≤ 3; variants ≤ 2048 (shop.resourceLimits)". */
export const MAX_OPTIONS = 3;
export const MAX_VARIANTS = 2048;
const MAX_QUANTITIES = 50_000;
/** §3, lengths. */
const MAX_TITLE = 255;

/** What can be told from the input alone, before anything is touched. */
export function inputErrors(input: ProductInput, before: Product | undefined): UserError[] {
  const errors: UserError[] = [];
  const refuse = (field: readonly (string | number)[], code: string, message: string) =>
    void errors.push(userError(['input', ...field], code, message));
  if (before ? input.title === '' : !input.title) refuse(['title'], 'INVALID_PRODUCT', "Title can't be blank");
  if ((input.title ?? '').length > MAX_TITLE)
    refuse(['title'], 'INVALID_PRODUCT', `Title is too long (maximum is ${MAX_TITLE} characters)`);
  if ((input.tags ?? []).length > 250) refuse(['tags'], 'INVALID_PRODUCT', 'Product tags is invalid');
  if (input.variants && !input.productOptions)
    refuse(['variants'], 'PRODUCT_OPTIONS_INPUT_MISSING', 'Must specify product options when updating variants.');
  if (input.productOptions && !input.variants)
    refuse(['productOptions'], 'VARIANTS_INPUT_MISSING', 'Must specify variants when updating options.');
  if ((input.variants?.length ?? 0) > MAX_VARIANTS)
    refuse(['variants'], 'VARIANTS_OVER_LIMIT', `Number of product variants exceeds shop limit of ${MAX_VARIANTS}.`);
  const quantities = (input.variants ?? []).flatMap(({ inventoryQuantities }) => inventoryQuantities ?? []).length;
  if (quantities > MAX_QUANTITIES)
    refuse(
      ['variants'],
      'INVENTORY_QUANTITIES_LIMIT_EXCEEDED',
      `Inventory quantity input exceeds the limit of ${MAX_QUANTITIES}.`,
    );
  optionErrors(input.productOptions ?? [], refuse);
  return errors;
}

function optionErrors(
  options: readonly OptionInput[],
  refuse: (field: readonly (string | number)[], code: string, message: string) => void,
): void {
  if (options.length > MAX_OPTIONS)
    refuse(['productOptions'], 'OPTIONS_OVER_LIMIT', `Options over limit: a product has at most ${MAX_OPTIONS}.`);
  const names = new Set<string>();
  for (const [index, { name, values }] of options.entries()) {
    if (name && names.has(name))
      refuse(['productOptions', index], 'DUPLICATED_OPTION_NAME', `Duplicated option name '${name}'.`);
    names.add(name ?? '');
    if (!values || values.length === 0)
      refuse(
        ['productOptions', index],
        'OPTION_VALUES_MISSING',
        'Each option must have at least one option value specified.',
      );
    const seen = new Set<string>();
    for (const value of values ?? []) {
      if (seen.has(value.name ?? ''))
        refuse(
          ['productOptions', index, 'values'],
          'DUPLICATED_OPTION_VALUE',
          `Duplicated option value '${value.name}'.`,
        );
      seen.add(value.name ?? '');
    }
  }
}

/** The options as they will be; ids are kept by name. */
export function optionsOf(
  store: Store,
  inputs: readonly OptionInput[],
  before: readonly ProductOption[],
): ProductOption[] {
  return inputs.map((input) => {
    const known = before.find(({ name }) => name === input.name);
    return {
      id: known?.id ?? store.nextId(),
      name: input.name ?? '',
      values: (input.values ?? []).map(({ name }) => ({
        id: known?.values.find((value) => value.name === name)?.id ?? store.nextId(),
        name: name ?? '',
      })),
    };
  });
}

/** The plain members, where they were sent. */
export function plainFields(before: Product, input: ProductFields): Product {
  return {
    ...before,
    title: input.title ?? before.title,
    descriptionHtml: input.descriptionHtml ?? before.descriptionHtml,
    vendor: input.vendor ?? before.vendor,
    productType: input.productType ?? before.productType,
    // Shopify keeps tags sorted and each once.
    tags: input.tags ? [...new Set(input.tags.map((tag) => tag.trim()).filter(Boolean))].sort() : before.tags,
    status: input.status ?? before.status,
    category: input.category === undefined ? before.category : input.category,
    seo: input.seo
      ? { title: input.seo.title ?? before.seo.title, description: input.seo.description ?? before.seo.description }
      : before.seo,
  };
}

/** A handle nobody has: the title's own, with a number behind it where it must. */
export function freeHandle(store: Store, title: string): string {
  const base =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'product';
  let handle = base;
  for (let n = 1; store.handles.has(handle); n++) handle = `${base}-${n}`;
  return handle;
}
