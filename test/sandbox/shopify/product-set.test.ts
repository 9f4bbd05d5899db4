import { beforeEach, describe, expect, it } from 'vitest';
import { DEFINE, definition, mug, openShop, SET, type Shop } from '../shopify-client.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.graph(DEFINE, { definition });
});

const set = async (request: ReturnType<typeof mug>) => (await shop.graph(SET, request)).data.productSet;

// reference/marketplaces.md §3, upsert: "productSet(identifier:{id | handle | customId}, input, synchronous)"
describe('productSet by a unique metafield', () => {
  it('makes the product once and changes it the second time', async () => {
    const first = await set(mug());
    const second = await set(mug({ title: 'Big mug' }));

    expect(first.userErrors).toEqual([]);
    expect(second.product.id).toBe(first.product.id);
    expect(shop.sandbox.listings().map(({ sku, title, variant, price }) => [sku, title, variant, price])).toEqual([
      ['MUG-S', 'Big mug', 'S', '19.90'],
      ['MUG-L', 'Big mug', 'L', '19.90'],
    ]);
  });

  it('needs the definition first', async () => {
    const bare = await openShop();

    const { data } = await bare.graph(SET, mug());

    expect(data.productSet).toMatchObject({ product: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('refuses metafields that leave the identifier out', async () => {
    const { userErrors } = await set(mug({ metafields: [] }));

    expect(userErrors).toMatchObject([{ field: ['identifier', 'customId'], code: 'METAFIELD_MISMATCH' }]);
  });

  it('refuses a unique value that another product has', async () => {
    await set(mug());

    const { data } = await shop.graph(SET, { input: mug().input });

    expect(data.productSet.userErrors).toMatchObject([
      { field: ['input', 'metafields', '0'], code: 'CAPABILITY_VIOLATION' },
    ]);
  });
});

// §3, upsert: "list fields present are authoritative … absent fields stay"
describe('lists that are present are the whole truth', () => {
  it('deletes a variant that is left out, and keeps one that comes with its id', async () => {
    const { product } = await set(mug());
    const [small] = product.variants.nodes;

    const after = await set(
      mug({
        productOptions: [{ name: 'Size', values: [{ name: 'S' }] }],
        variants: [{ id: small.id, optionValues: [{ optionName: 'Size', name: 'S' }], price: '21.00' }],
      }),
    );

    expect(after.product.variants.nodes).toMatchObject([{ id: small.id, sku: 'MUG-S', price: '21.00' }]);
  });

  it('takes a variant without an id for a new one, whose stock begins at nothing', async () => {
    const before = await set(mug());

    const after = await set(mug());

    const ids = (answer: typeof before) => answer.product.variants.nodes.map(({ id }: { id: string }) => id);
    expect(ids(after)).not.toEqual(ids(before));
    expect(shop.sandbox.listings().map(({ stock }) => stock)).toEqual([0, 0]);
  });

  it('deletes metafields that are left out, and none when the list is absent', async () => {
    const extra = { namespace: 'custom', key: 'origin', value: 'CN', type: 'single_line_text_field' };
    const { metafields } = mug().input;
    await set(mug({ metafields: [...(metafields as unknown[]), extra] }));

    const untouched = await shop.graph(SET, { ...mug(), input: { title: 'Mug' } });
    const without = await set(mug());

    expect(untouched.data.productSet.product.metafields.nodes).toHaveLength(2);
    expect(without.product.metafields.nodes).toMatchObject([{ key: 'key' }]);
  });
});

// §3, errors: ProductSetUserErrorCode
describe('what it refuses', () => {
  const option = (name: string) => ({ optionName: 'Size', name });
  it.each([
    ['PRODUCT_OPTIONS_INPUT_MISSING', { productOptions: undefined }],
    ['VARIANTS_INPUT_MISSING', { variants: undefined }],
    ['OPTION_VALUE_DOES_NOT_EXIST', { variants: [{ optionValues: [option('XXL')] }] }],
    ['OPTION_DOES_NOT_EXIST', { variants: [{ optionValues: [{ optionName: 'Colour', name: 'S' }] }] }],
    ['INVALID_VARIANT', { variants: [{ optionValues: [option('S')] }, { optionValues: [option('S')] }] }],
    ['OPTION_VALUES_MISSING', { productOptions: [{ name: 'Size', values: [] }] }],
    [
      'DUPLICATED_OPTION_VALUE',
      { productOptions: [{ name: 'Size', values: [{ name: 'S' }, { name: 'S' }, { name: 'L' }] }] },
    ],
    ['OPTIONS_OVER_LIMIT', { productOptions: ['A', 'B', 'C', 'D'].map((name) => ({ name, values: [{ name: 'x' }] })) }],
    ['INVALID_PRODUCT', { title: 'x'.repeat(256) }],
    ['INVALID_VARIANT', { variants: [{ price: '-1', optionValues: [option('S')] }] }],
    [
      'INVALID_VARIANT',
      { variants: [{ file: { originalSource: 'https://x.example/a.jpg' }, optionValues: [option('S')] }] },
    ],
  ])('%s', async (code, more) => {
    const { product, userErrors } = await set(mug(more));

    expect(product).toBeNull();
    expect(userErrors.map((error: { code: string }) => error.code)).toContain(code);
    expect(shop.sandbox.listings()).toEqual([]);
  });

  it('a handle that another product has', async () => {
    await set(mug({ handle: 'mug' }));

    const { data } = await shop.graph(SET, { input: { title: 'Other', handle: 'mug' } });

    expect(data.productSet.userErrors).toMatchObject([{ code: 'HANDLE_NOT_UNIQUE' }]);
  });

  it('a field that the schema does not have, before anything runs', async () => {
    const { errors, data } = await shop.graph(SET, mug({ price: '1' }));

    expect(data).toBeUndefined();
    expect(errors[0].extensions.code).toBe('INVALID_VARIABLE');
  });
});

// §3, publication: "productSet does not publish: status ACTIVE + publishablePublish"
it('shows a product live only once it is published', async () => {
  const { product } = await set(mug());
  const before = shop.sandbox.listings().map(({ state }) => state);
  const { data } = await shop.graph('{ publications(first: 5) { nodes { id name } } }');
  const publish =
    'mutation ($id: ID!, $input: [PublicationInput!]!) { publishablePublish(id: $id, input: $input) { userErrors { message } } }';

  await shop.graph(publish, { id: product.id, input: [{ publicationId: data.publications.nodes[0].id }] });

  expect(before).toEqual(['unpublished', 'unpublished']);
  expect(shop.sandbox.listings().map(({ state }) => state)).toEqual(['live', 'live']);
});

it('finds a product by SKU, by metafield and by its own identifier', async () => {
  const { product } = await set(mug());
  await set({ identifier: undefined, input: { title: 'Other' } });
  const query = `query ($sku: String, $field: String, $identifier: ProductIdentifierInput!) {
    bySku: products(first: 5, query: $sku) { nodes { id } }
    byField: products(first: 5, query: $field) { nodes { id } }
    byIdentifier: productByIdentifier(identifier: $identifier) { id }
  }`;

  const { data } = await shop.graph(query, {
    sku: 'sku:"NONE" OR sku:MUG-L',
    field: 'metafields.listwright.key:"MUG"',
    identifier: mug().identifier,
  });

  expect(data).toEqual({
    bySku: { nodes: [{ id: product.id }] },
    byField: { nodes: [{ id: product.id }] },
    byIdentifier: { id: product.id },
  });
});

it('is gone with its variants after productDelete', async () => {
  const { product } = await set(mug());

  const { data } = await shop.graph(
    'mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { deletedProductId userErrors { message } } }',
    {
      input: { id: product.id },
    },
  );

  expect(data.productDelete.deletedProductId).toBe(product.id);
  expect(shop.sandbox.listings()).toEqual([]);
  expect((await set(mug())).product.id).not.toBe(product.id);
});
