import { expect, it } from 'vitest';
import { HEADER, openSeller } from '../walmart-client.ts';

const TYPES = ['Mugs', 'T-Shirts', 'Plush Toys', 'Cell Phone Cases'];

async function spec(body: object) {
  const { call } = await openSeller();
  return call('POST', '/v3/items/spec', { body: { feedType: 'MP_ITEM', version: HEADER.version, ...body } });
}

it('hands out the schema of a feed for product types, each with required, free and listed attributes', async () => {
  const { status, data } = await spec({ productTypes: TYPES });

  const item = data.schema.properties.MPItem.items;
  const shown = item.properties.Visible.properties;
  expect([status, data.schema.$schema]).toEqual([200, 'http://json-schema.org/draft-04/schema#']);
  expect(data.schema.properties.MPItemFeedHeader.required).toEqual(['businessUnit', 'locale', 'version']);
  expect(item.properties.Orderable.required).toEqual(['sku', 'productIdentifiers', 'price', 'ShippingWeight']);
  expect(Object.keys(shown)).toEqual(TYPES);
  for (const type of TYPES) {
    expect(shown[type].required).toContain('productName');
    expect(shown[type].properties.colorCategory.items.enum).toContain('Red');
    expect(shown[type].properties.variantAttributeNames.items.enum).toContain('countPerPack');
  }
});

it('asks for less in maintenance', async () => {
  const { data } = await spec({ productTypes: ['Mugs'], feedType: 'MP_MAINTENANCE' });

  const item = data.schema.properties.MPItem.items.properties;
  expect([item.Orderable.required, item.Visible.properties.Mugs.required]).toEqual([['sku', 'productIdentifiers'], []]);
});

it('says which product types it does not know', async () => {
  const some = await spec({ productTypes: ['Mugs', 'Teapots'] });
  const none = await spec({ productTypes: ['Teapots', 'toString'] });

  expect([some.status, Object.keys(some.data.schema.properties.MPItem.items.properties.Visible.properties)]).toEqual([
    207,
    ['Mugs'],
  ]);
  expect(some.data.errors[0].description).toContain('Teapots');
  expect([none.status, none.data.errors[0].description]).toEqual([404, 'No Items found for the input parameters']);
});

it.each([
  ['no product types', {}],
  ['more than twenty', { productTypes: Array.from({ length: 21 }, () => 'Mugs') }],
  ['another spec', { productTypes: ['Mugs'], version: '4.8' }],
  ['another feed', { productTypes: ['Mugs'], feedType: 'price' }],
])('refuses to hand one out for %s', async (_name, body) => {
  expect((await spec(body)).status).toBe(400);
});

it('shows its product types as a list by category, or as the tree of spec 5.0', async () => {
  const { call } = await openSeller();

  const list = await call('GET', '/v3/items/taxonomy');
  const same = await call('GET', '/v3/utilities/taxonomy?feedType=MP_ITEM&version=4.2');
  const tree = await call('GET', `/v3/items/taxonomy?feedType=MP_ITEM&version=${HEADER.version}`);
  const wrong = await call('GET', '/v3/utilities/taxonomy?version=9');

  expect(list.data.payload).toContainEqual({
    category: 'Clothing',
    subcategory: [{ subCategoryName: 'T-Shirts', subCategoryId: expect.any(String) }],
  });
  expect(same.data).toEqual(list.data);
  expect(tree.data.itemTaxonomy).toContainEqual({
    category: 'Clothing',
    productTypeGroup: [{ productTypeGroupName: 'Tops', productType: [{ productTypeName: 'T-Shirts' }] }],
  });
  expect(wrong.status).toBe(400);
});

it('counts items by status and by group', async () => {
  const { call } = await openSeller();

  expect((await call('GET', '/v3/items/count')).data).toEqual({ All: 0 });
  expect((await call('GET', '/v3/items/count?status=NEW')).status).toBe(400);
  expect((await call('GET', '/v3/items/groups/count')).data).toEqual({ status: '200', payload: [] });
});
