import { type FileInput, takeIn } from './files.ts';
import { gid, numberOf } from './gid.ts';
import { APP_NAMESPACE, setMetafields } from './metafields.ts';
import { freeHandle, inputErrors, optionsOf, type ProductInput, plainFields } from './product-input.ts';
import type { StagedUploads } from './staged-uploads.ts';
import { definitionOf, type Metafield, type Product, putProduct, type Store, uniqueKey } from './store.ts';
import { type UserError, userError } from './user-errors.ts';
import { setVariants, variantSetErrors } from './variant-set.ts';
import { productView } from './views.ts';

export interface ProductSetArguments {
  readonly identifier?: {
    readonly id?: string | null;
    readonly handle?: string | null;
    readonly customId?: { readonly namespace?: string | null; readonly key: string; readonly value: string } | null;
  } | null;
  readonly input: ProductInput;
}

/**
 * productSet. Lists that are present are the whole truth: variants, options, files and metafields that are not in them are
 * deleted; lists that are absent stay (reference/marketplaces.md §3, upsert). A variant without `id` is a new one, even where
 * its options equal those of one that is there ("create a new variant if absent"): its stock begins at nothing.
 */
export async function productSet(store: Store, staged: StagedUploads, { identifier, input }: ProductSetArguments) {
  const found = find(store, identifier, input);
  const before = found.product;
  const errors = [...found.errors, ...(found.errors.length > 0 ? [] : inputErrors(input, before))];
  if (errors.length > 0) return { product: null, userErrors: errors };

  const id = before?.id ?? store.nextId();
  const base = before ?? blank(store, id, found.handle ?? freeHandle(store, input.handle ?? input.title ?? ''));
  if (input.handle && input.handle !== base.handle && (store.handles.get(input.handle) ?? id) !== id)
    return {
      product: null,
      userErrors: [
        userError(['input', 'handle'], 'HANDLE_NOT_UNIQUE', 'Handle already in use. Please provide a new handle.'),
      ],
    };
  const options = input.productOptions ? optionsOf(store, input.productOptions, base.options) : base.options;
  const metafields = metafieldsFor(store, input, { base, owner: before?.id, customId: found.customId });
  const wrong = [
    ...metafields.errors,
    ...variantSetErrors(store, input.variants ?? [], { product: before, options, files: input.files }),
    ...fileErrors(store, input.files ?? []),
  ];
  if (wrong.length > 0) return { product: null, userErrors: wrong };

  const files = input.files
    ? await setFiles(store, staged, input.files)
    : base.files.map((file) => ({ id: file, input: {} }));
  // Another request may have made it while the pictures came down.
  const twin = before ? undefined : find(store, identifier, input).product;
  if (twin)
    return productSet(store, staged, {
      identifier: { id: gid('Product', twin.id) },
      input: { ...input, files: null },
    });
  const variants = setVariants(store, before || input.variants ? input.variants : DEFAULT_VARIANT, {
    product: base,
    options,
    files,
  });
  const product: Product = {
    ...plainFields(base, input),
    handle: input.handle || base.handle,
    options,
    files: files.map((file) => file.id),
    metafields: metafields.fields,
    variants,
    updated: store.clock.now(),
  };
  putProduct(store, product);
  return { product: productView(store, product), userErrors: [] };
}

const DEFAULT_VARIANT = [{ optionValues: [{ optionName: 'Title', name: 'Default Title' }] }];

function blank(store: Store, id: number, handle: string): Product {
  const now = store.clock.now();
  return {
    id,
    handle,
    title: '',
    descriptionHtml: '',
    vendor: 'Sandbox',
    productType: '',
    tags: [],
    status: 'ACTIVE',
    category: null,
    seo: { title: null, description: null },
    options: [{ id: store.nextId(), name: 'Title', values: [{ id: store.nextId(), name: 'Default Title' }] }],
    variants: [],
    files: [],
    metafields: [],
    publications: [],
    created: now,
    updated: now,
  };
}

interface Found {
  readonly product: Product | undefined;
  readonly errors: readonly UserError[];
  readonly handle?: string;
  readonly customId?: { readonly namespace: string; readonly key: string; readonly value: string };
}

function find(store: Store, identifier: ProductSetArguments['identifier'], input: ProductInput): Found {
  const refused = (field: string, code: string, message: string): Found => ({
    product: undefined,
    errors: [userError(['identifier', field], code, message)],
  });
  if (identifier && input.id)
    return refused('id', 'ID_NOT_ALLOWED', 'The id field is not allowed if identifier is provided.');
  const id = identifier?.id ?? input.id;
  if (id) {
    const product = store.products.get(numberOf('Product', id));
    return product ? { product, errors: [] } : refused('id', 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist');
  }
  if (identifier?.handle) {
    const { handle } = identifier;
    const product = store.products.get(store.handles.get(handle) ?? 0);
    if (input.handle && input.handle !== handle)
      return refused(
        'handle',
        'INPUT_MISMATCH',
        'The identifier value does not match the value of the corresponding field in the input.',
      );
    return { product, errors: [], handle };
  }
  if (!identifier?.customId) return { product: undefined, errors: [] };
  const { key, value } = identifier.customId;
  const customId = { namespace: identifier.customId.namespace ?? APP_NAMESPACE, key, value };
  const definition = definitionOf(store, 'PRODUCT', customId);
  if (!definition?.isUnique)
    return refused(
      'customId',
      definition ? 'CAPABILITY_VIOLATION' : 'NOT_FOUND',
      `No metafield definition with unique values for ${customId.namespace}.${key}.`,
    );
  const isNamed = input.metafields?.some(
    (field) => field.key === key && (field.namespace ?? APP_NAMESPACE) === customId.namespace && field.value === value,
  );
  if (isNamed === false)
    return refused(
      'customId',
      'METAFIELD_MISMATCH',
      'The input argument `metafields` (if present) must contain the `customId` value.',
    );
  return { product: store.products.get(store.uniques.get(uniqueKey(customId)) ?? 0), errors: [], customId };
}

function metafieldsFor(
  store: Store,
  input: ProductInput,
  options: { base: Product; owner: number | undefined; customId: Found['customId'] },
): { fields: readonly Metafield[]; errors: readonly UserError[] } {
  const { base, owner, customId } = options;
  const asked = input.metafields ?? (customId && owner === undefined ? [customId] : undefined);
  if (!asked) return { fields: base.metafields, errors: [] };
  return setMetafields(store, asked, {
    ownerType: 'PRODUCT',
    before: base.metafields,
    owner,
    path: ['input', 'metafields'],
  });
}

function fileErrors(store: Store, files: readonly FileInput[]): UserError[] {
  return files.flatMap(({ id, originalSource }, index) => {
    const at = ['input', 'files', index];
    if (id)
      return store.files.has(numberOf('MediaImage', id))
        ? []
        : [userError(at, 'INVALID_INPUT', `File ${id} does not exist.`)];
    return URL.canParse(originalSource ?? '') ? [] : [userError(at, 'INVALID_INPUT', 'Image URL is invalid')];
  });
}

async function setFiles(store: Store, staged: StagedUploads, inputs: readonly FileInput[]) {
  const files: { id: number; input: FileInput }[] = [];
  for (const input of inputs) {
    const known = store.files.get(numberOf('MediaImage', input.id));
    if (known && typeof input.alt === 'string') store.files.set(known.id, { ...known, alt: input.alt });
    files.push({ id: known?.id ?? (await takeIn(store, staged, input)).id, input });
  }
  return files;
}
