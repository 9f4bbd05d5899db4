import type { GraphQLResolveInfo } from 'graphql';
import { connection, type Paging } from './connection.ts';
import { fileView } from './file-view.ts';
import { createFiles, deleteFiles, type FileInput, updateFiles } from './files.ts';
import { numberOf } from './gid.ts';
import { type Answers, activate, once, type SetQuantities, setQuantities, updateItem } from './inventory.ts';
import { itemView, locationView } from './inventory-view.ts';
import { APP_NAMESPACE, createDefinition, type DefinitionInput, definitionView } from './metafields.ts';
import { productDelete, productUpdate, publish, variantsBulkUpdate } from './product-changes.ts';
import { MAX_OPTIONS, MAX_VARIANTS } from './product-input.ts';
import { type ProductSetArguments, productSet } from './product-set.ts';
import { matcher, productFacts, variantFacts } from './search.ts';
import type { StagedUploads } from './staged-uploads.ts';
import { LOCATIONS, PUBLICATIONS, type Store, uniqueKey } from './store.ts';
import { ifThere, productView, publicationView, titleOf, variantView } from './views.ts';

interface Context {
  readonly store: Store;
  readonly staged: StagedUploads;
  readonly answers: Answers;
  /** The shop's own address, for what it hands out. */
  readonly origin: string;
}

type Listed = Paging & { readonly query?: string | null };

/** The roots of the graph: each query and mutation by its name. */
export function rootOf({ store, staged, answers, origin }: Context) {
  return { ...queries(store), ...mutations({ store, staged, answers, origin }) };
}

function queries(store: Store) {
  const node = (id: string) => nodeOf(store, id);
  return {
    shop: {
      __typename: 'Shop',
      id: 'gid://shopify/Shop/1',
      name: 'Sandbox',
      myshopifyDomain: 'sandbox.myshopify.com',
      primaryDomain: { host: 'sandbox.myshopify.com', url: 'https://sandbox.myshopify.com' },
      currencyCode: store.currency,
      weightUnit: 'KILOGRAMS',
      resourceLimits: {
        locationLimit: 200,
        maxProductOptions: MAX_OPTIONS,
        maxProductVariants: MAX_VARIANTS,
        redirectLimitReached: false,
      },
    },
    node: ({ id }: { id: string }) => node(id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map(node),
    product: ({ id }: { id: string }) =>
      ifThere(store.products.get(numberOf('Product', id)), (one) => productView(store, one)),
    productVariant: ({ id }: { id: string }) =>
      ifThere(store.variants.get(numberOf('ProductVariant', id)), (one) => variantView(store, one)),
    inventoryItem: ({ id }: { id: string }) =>
      ifThere(store.items.get(numberOf('InventoryItem', id)), (one) => itemView(store, one)),
    location: ({ id }: { id?: string | null }) =>
      ifThere(id ? LOCATIONS.find((one) => one.id === numberOf('Location', id)) : LOCATIONS[0], locationView),
    productByIdentifier: ({ identifier }: { identifier: NonNullable<ProductSetArguments['identifier']> }) => {
      const { id, handle, customId } = identifier;
      const number = customId
        ? store.uniques.get(uniqueKey({ ...customId, namespace: customId.namespace ?? APP_NAMESPACE }))
        : handle
          ? store.handles.get(handle)
          : numberOf('Product', id);
      return ifThere(store.products.get(number ?? 0), (one) => productView(store, one));
    },
    products: (args: Listed) => {
      const matches = matcher(args.query);
      const found = [...store.products.values()].filter((one) =>
        matches(productFacts(store, one), `${one.title} ${one.vendor}`),
      );
      return connection(found, args, (one) => productView(store, one));
    },
    productVariants: (args: Listed) => {
      const matches = matcher(args.query);
      const found = [...store.variants.values()].filter((one) =>
        matches(variantFacts(store, one), `${titleOf(one)} ${one.sku}`),
      );
      return connection(found, args, (one) => variantView(store, one));
    },
    files: (args: Listed) => {
      const matches = matcher(args.query);
      const found = [...store.files.values()].filter((one) =>
        matches(
          (field) => (field === 'filename' ? [one.filename] : field === 'id' ? [String(one.id)] : undefined),
          one.filename,
        ),
      );
      return connection(found, args, (one) => fileView(store, one));
    },
    locations: (args: Listed) => connection(LOCATIONS, args, locationView),
    publications: (args: Paging) => connection(PUBLICATIONS, args, publicationView),
    metafieldDefinitions: (args: Listed & { ownerType: string; namespace?: string | null; key?: string | null }) => {
      const found = [...store.definitions.values()].filter(
        (one) =>
          one.ownerType === args.ownerType &&
          (!args.namespace || one.namespace === args.namespace) &&
          (!args.key || one.key === args.key),
      );
      return connection(found, args, definitionView);
    },
  };
}

function mutations({ store, staged, answers, origin }: Context) {
  return {
    metafieldDefinitionCreate: (args: { definition: DefinitionInput }) => createDefinition(store, args),
    productSet: (args: ProductSetArguments) => productSet(store, staged, args),
    productUpdate: (args: Parameters<typeof productUpdate>[1]) => productUpdate(store, args),
    productDelete: (args: { input: { id: string } }) => productDelete(store, args),
    productVariantsBulkUpdate: (args: Parameters<typeof variantsBulkUpdate>[1]) => variantsBulkUpdate(store, args),
    publishablePublish: (args: Parameters<typeof publish>[1]) => publish(store, args, 'on'),
    publishableUnpublish: (args: Parameters<typeof publish>[1]) => publish(store, args, 'off'),
    stagedUploadsCreate: ({ input }: { input: Parameters<StagedUploads['create']>[0] }) =>
      staged.create(input, { origin, id: store.nextId }),
    fileCreate: (args: { files: readonly FileInput[] }) => createFiles(store, staged, args),
    fileUpdate: (args: Parameters<typeof updateFiles>[1]) => updateFiles(store, args),
    fileDelete: (args: { fileIds: readonly string[] }) => deleteFiles(store, args),
    inventoryItemUpdate: (args: Parameters<typeof updateItem>[1]) => updateItem(store, args),
    inventorySetQuantities: ({ input }: { input: SetQuantities }, _context: unknown, info: GraphQLResolveInfo) =>
      once(
        answers,
        {
          key: keyOf(info),
          asked: ['inventorySetQuantities', input],
          refused: (error) => ({ inventoryAdjustmentGroup: null, userErrors: [error] }),
        },
        () => setQuantities(store, input),
      ),
    inventoryActivate: (args: Parameters<typeof activate>[1], _context: unknown, info: GraphQLResolveInfo) =>
      once(
        answers,
        {
          key: keyOf(info),
          asked: ['inventoryActivate', args],
          refused: (error) => ({ inventoryLevel: null, userErrors: [error] }),
        },
        () => activate(store, args),
      ),
  };
}

/** The key of `@idempotent(key: …)` on the field, written out or as a variable. */
function keyOf(info: GraphQLResolveInfo): string | undefined {
  const directive = info.fieldNodes[0]?.directives?.find(({ name }) => name.value === 'idempotent');
  const value = directive?.arguments?.find(({ name }) => name.value === 'key')?.value;
  if (value?.kind === 'StringValue') return value.value;
  const given = value?.kind === 'Variable' ? info.variableValues[value.name.value] : undefined;
  return typeof given === 'string' && given !== '' ? given : undefined;
}

function nodeOf(store: Store, id: string): unknown {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1] ?? '';
  const number = numberOf(type, id);
  switch (type) {
    case 'Product':
      return ifThere(store.products.get(number), (one) => productView(store, one));
    case 'ProductVariant':
      return ifThere(store.variants.get(number), (one) => variantView(store, one));
    case 'InventoryItem':
      return ifThere(store.items.get(number), (one) => itemView(store, one));
    case 'MediaImage':
      return ifThere(store.files.get(number), (one) => fileView(store, one));
    case 'MetafieldDefinition':
      return ifThere(store.definitions.get(number), definitionView);
    case 'Location':
      return ifThere(
        LOCATIONS.find((one) => one.id === number),
        locationView,
      );
    case 'Publication':
      return ifThere(
        PUBLICATIONS.find((one) => one.id === number),
        publicationView,
      );
    default:
      return null;
  }
}
