import { numberOf } from './gid.ts';
import { type ProductFields, plainFields } from './product-input.ts';
import { PUBLICATIONS, putProduct, removeProduct, type Store } from './store.ts';
import { type UserError, userError } from './user-errors.ts';
import { applyItem, type VariantInput, variantErrors } from './variant-input.ts';
import { applyVariant } from './variant-set.ts';
import { productView, variantView } from './views.ts';

export function productUpdate(store: Store, { product: input }: { product?: ProductFields | null }) {
  const before = store.products.get(numberOf('Product', input?.id));
  const refused = (field: string, message: string) => ({ product: null, userErrors: [{ field: [field], message }] });
  if (!before || !input) return refused('id', 'Product does not exist');
  if (input.title === '') return refused('title', "Title can't be blank");
  if (input.handle && (store.handles.get(input.handle) ?? before.id) !== before.id)
    return refused('handle', `Handle '${input.handle}' already in use. Please provide a new handle.`);
  const product = { ...plainFields(before, input), handle: input.handle || before.handle, updated: store.clock.now() };
  putProduct(store, product);
  return { product: productView(store, product), userErrors: [] };
}

export function productDelete(store: Store, { input }: { input: { id: string } }) {
  const product = store.products.get(numberOf('Product', input.id));
  if (!product) return { deletedProductId: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] };
  removeProduct(store, product);
  return { deletedProductId: input.id, userErrors: [] };
}

/** productVariantsBulkUpdate: all or nothing, unless `allowPartialUpdates`. Variants that are not named stay. */
export function variantsBulkUpdate(
  store: Store,
  args: { productId: string; variants: readonly VariantInput[]; allowPartialUpdates?: boolean | null },
) {
  const product = store.products.get(numberOf('Product', args.productId));
  if (!product)
    return {
      product: null,
      productVariants: null,
      userErrors: [userError(['productId'], 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist')],
    };
  const errors: UserError[] = [];
  const good = args.variants.filter((input, index) => {
    const found = errorsOf(store, input, { product: product.id, index });
    errors.push(...found);
    return found.length === 0;
  });
  if (errors.length > 0 && !args.allowPartialUpdates)
    return { product: productView(store, product), productVariants: null, userErrors: errors };
  const changed = good.flatMap((input) => {
    const before = store.variants.get(numberOf('ProductVariant', input.id));
    if (!before) return [];
    const variant = applyVariant(store, before, input);
    store.variants.set(variant.id, variant);
    const item = store.items.get(variant.item);
    if (item) store.items.set(item.id, applyItem(item, input.inventoryItem));
    return [variantView(store, variant)];
  });
  return { product: productView(store, product), productVariants: changed, userErrors: errors };
}

function errorsOf(
  store: Store,
  input: VariantInput,
  { product, index }: { product: number; index: number },
): UserError[] {
  const path = ['variants', index];
  if (!input.id)
    return [userError([...path, 'id'], 'PRODUCT_VARIANT_ID_MISSING', 'Product variant is missing ID attribute')];
  const variant = store.variants.get(numberOf('ProductVariant', input.id));
  if (variant?.product !== product)
    return [userError([...path, 'id'], 'PRODUCT_VARIANT_DOES_NOT_EXIST', 'Product variant does not exist')];
  return variantErrors(input, path).map((error) => ({
    ...error,
    code: /must be greater/.test(error.message) ? 'GREATER_THAN_OR_EQUAL_TO' : 'INVALID_INPUT',
  }));
}

interface PublishArguments {
  readonly id: string;
  readonly input: readonly { readonly publicationId?: string | null }[];
}

export function publish(store: Store, { id, input }: PublishArguments, how: 'on' | 'off') {
  const product = store.products.get(numberOf('Product', id));
  if (!product) return { publishable: null, userErrors: [{ field: ['id'], message: 'Resource does not exist' }] };
  const named = input.map(({ publicationId }) => numberOf('Publication', publicationId));
  const published: readonly number[] = PUBLICATIONS.map((one) => one.id);
  const wrong = named.findIndex((number) => !published.includes(number));
  if (wrong >= 0)
    return {
      publishable: productView(store, product),
      userErrors: [
        {
          field: ['input', String(wrong), 'publicationId'],
          message: 'Publication does not exist or is not publishable',
        },
      ],
    };
  const rest = product.publications.filter((one) => !named.includes(one));
  const changed = { ...product, publications: how === 'on' ? [...rest, ...named] : rest };
  putProduct(store, changed);
  return { publishable: productView(store, changed), userErrors: [] };
}
