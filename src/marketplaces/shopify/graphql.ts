import { MARK } from './wire.ts';

/** Every operation that is sent, by name; each is held against the official schema by test/contract/shopify.test.ts. */
const variants = 'nodes { id sku inventoryItem { id } } pageInfo { hasNextPage endCursor }';
const found = `id status mark: metafield(namespace: "${MARK.namespace}", key: "${MARK.key}") { value } variants(first: $first) { ${variants} }`;
const coded = 'userErrors { field message code }';
const plain = 'userErrors { field message }';
const fate = 'id fileStatus fileErrors { code message details }';

export const OPERATIONS = {
  define: `mutation define($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) { createdDefinition { id } ${coded} }
  }`,
  definition: `query definition($namespace: String!, $key: String!) {
    metafieldDefinitions(first: 1, ownerType: PRODUCT, namespace: $namespace, key: $key) {
      nodes { id type { name } }
    }
  }`,
  stage: `mutation stage($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } ${plain} }
  }`,
  createFiles: `mutation createFiles($files: [FileCreateInput!]!) {
    fileCreate(files: $files) { files { ${fate} } ${coded} }
  }`,
  deleteFiles: `mutation deleteFiles($fileIds: [ID!]!) {
    fileDelete(fileIds: $fileIds) { deletedFileIds ${coded} }
  }`,
  files: `query files($ids: [ID!]!) {
    nodes(ids: $ids) { id ... on MediaImage { ${fate} } }
  }`,
  media: `query media($id: ID!, $first: Int!) {
    product(id: $id) { id media(first: $first) { nodes { id ... on MediaImage { ${fate} } } } }
  }`,
  setProduct: `mutation setProduct($identifier: ProductSetIdentifiers, $input: ProductSetInput!, $first: Int!, $files: Int!, $withMedia: Boolean!) {
    productSet(identifier: $identifier, input: $input, synchronous: true) {
      product { id variants(first: $first) { ${variants} } media(first: $files) @include(if: $withMedia) { nodes { id } } }
      ${coded}
    }
  }`,
  variants: `query variants($id: ID!, $after: String) {
    product(id: $id) { variants(first: 250, after: $after) { ${variants} } }
  }`,
  updateVariants: `mutation updateVariants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) { product { id } ${coded} }
  }`,
  deleteProduct: `mutation deleteProduct($id: ID!) {
    productDelete(input: { id: $id }, synchronous: true) { deletedProductId ${plain} }
  }`,
  levels: `query levels($ids: [ID!]!, $locationId: ID!) {
    nodes(ids: $ids) {
      id ... on InventoryItem { inventoryLevel(locationId: $locationId) { quantities(names: ["available"]) { name quantity } } }
    }
  }`,
  setQuantities: `mutation setQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) { inventoryAdjustmentGroup { id } ${coded} }
  }`,
  activate: `mutation activate($inventoryItemId: ID!, $locationId: ID!, $key: String!) {
    inventoryActivate(inventoryItemId: $inventoryItemId, locationId: $locationId) @idempotent(key: $key) {
      inventoryLevel { id } ${plain}
    }
  }`,
  publish: `mutation publish($product: ProductUpdateInput!, $id: ID!, $input: [PublicationInput!]!) {
    productUpdate(product: $product) { product { id status } ${plain} }
    publishablePublish(id: $id, input: $input) { ${plain} }
  }`,
  shop: 'query shop { shop { currencyCode } }',
  locations: 'query locations { locations(first: 50) { nodes { id name } } }',
  publications: 'query publications { publications(first: 50) { nodes { id name } } }',
  products: `query products($first: Int!, $count: Int!, $after: String, $query: String) {
    products(first: $count, after: $after, query: $query) { nodes { ${found} } pageInfo { hasNextPage endCursor } }
  }`,
} as const;

/** One look for `count` products by our mark: `$i0` … are their identifiers, the answers stand under `p0` …. */
export function findOperation(count: number): string {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const declared = numbers.map((i) => `$i${i}: ProductIdentifierInput!`).join(', ');
  const asked = numbers.map((i) => `p${i}: productByIdentifier(identifier: $i${i}) { ...found }`).join(' ');
  return `query find($first: Int!, ${declared}) { ${asked} } fragment found on Product { ${found} }`;
}
