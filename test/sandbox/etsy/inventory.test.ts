import { beforeAll, beforeEach, expect, it } from 'vitest';
import { draft, type Etsy, inventory, onSale, openEtsy } from '../etsy-client.ts';
import { solid } from '../picture-server.ts';

let picture: Uint8Array;
let etsy: Etsy;
beforeAll(async () => {
  picture = await solid('#36c', 'jpeg');
});
beforeEach(async () => {
  etsy = await openEtsy();
});

const replace = async (json: object, id?: number) =>
  etsy.call('PUT', `/listings/${id ?? (await draft(etsy))}/inventory`, { json });

type Pair = readonly [property: number, value: string];
const product = (values: readonly Pair[], changes: object = {}, offering: object = {}) => ({
  sku: values.map(([, value]) => value).join('-'),
  property_values: values.map(([property_id, value]) => ({
    property_id,
    property_name: property_id === 513 ? 'Finish' : '',
    value_ids: [],
    values: [value],
  })),
  offerings: [{ price: 10, quantity: 1, is_enabled: true, readiness_state_id: 160_000_000_001, ...offering }],
  ...changes,
});
const on = (...properties: number[]) => ({
  price_on_property: properties,
  quantity_on_property: properties,
  sku_on_property: properties,
});

it('replaces all products', async () => {
  const id = await onSale(etsy, picture);

  const { status } = await replace({ products: [product([], { sku: 'MUG' })] }, id);

  expect(status).toBe(200);
  expect(etsy.sandbox.listings('etsy').map(({ sku }) => sku)).toEqual(['MUG']);
});

it('is written with decimals and shown with amounts', async () => {
  const { data } = await replace(inventory({ blue: { price: 12.34 } }));

  expect(data.products[0].offerings[0].price).toEqual({ amount: 1234, divisor: 100, currency_code: 'EUR' });
});

it('does not take its own answer back', async () => {
  const { data } = await replace(inventory());

  const { status, data: refused } = await replace(data);

  expect([status, refused.error]).toEqual([400, 'Invalid data param: product_id']);
});

it('gives a value the id of the category’s, and one of the seller’s an id of its own', async () => {
  const { data } = await replace(inventory());
  const { data: own } = await replace({ products: [product([[513, 'Matte']])] });

  expect(data.products[0].property_values[0]).toMatchObject({ value_ids: [20_003], values: ['Blue'], scale_id: null });
  expect(own.products[0].property_values[0]).toMatchObject({ property_name: 'Finish', values: ['Matte'] });
});

it.each([
  ['a price', { blue: { price: 1 }, top: { price_on_property: [] } }, 'price must be consistent across all products'],
  [
    'a quantity',
    { blue: { quantity: 1 }, top: { quantity_on_property: [] } },
    'quantity must be consistent across all products',
  ],
  ['a SKU', { top: { sku_on_property: [] } }, 'sku must be consistent across all products'],
])('refuses %s that differs where it is said to hang on nothing', async (_, changes, error) => {
  const { status, data } = await replace(inventory(changes));

  expect([status, data.error]).toEqual([400, error]);
});

it('refuses what is said to hang on a property that no product has', async () => {
  expect((await replace(inventory({ top: { price_on_property: [513] } }))).status).toBe(400);
});

it('refuses a price that hangs on one property and differs by the other', async () => {
  const products = [
    product(
      [
        [200, 'Blue'],
        [513, 'Matte'],
      ],
      {},
      { price: 1 },
    ),
    product(
      [
        [200, 'Blue'],
        [513, 'Shiny'],
      ],
      {},
      { price: 2 },
    ),
  ];

  const wrong = await replace({ products, ...on(200, 513), price_on_property: [200] });
  const right = await replace({ products, ...on(200, 513), price_on_property: [513] });

  expect([wrong.status, right.status]).toEqual([400, 200]);
});

it('wants every combination', async () => {
  const products = [
    product([
      [200, 'Blue'],
      [513, 'Matte'],
    ]),
    product([
      [200, 'Blue'],
      [513, 'Shiny'],
    ]),
    product([
      [200, 'Red'],
      [513, 'Matte'],
    ]),
  ];
  const filler = product(
    [
      [200, 'Red'],
      [513, 'Shiny'],
    ],
    { sku: '' },
    { is_enabled: false, quantity: 0 },
  );

  const three = await replace({ products, ...on(200, 513) });
  const four = await replace({ products: [...products, filler], ...on(200, 513) });

  expect([three.status, three.data.error]).toEqual([400, 'All combinations of property values must be supplied']);
  expect(four.status).toBe(200);
});

it('keeps the last of two products that are the same in everything, and says nothing', async () => {
  const { status, data } = await replace({ products: [product([], { sku: 'BGE' }), product([], { sku: 'BLK' })] });

  expect([status, data.products.map(({ sku }: { sku: string }) => sku)]).toEqual([200, ['BLK']]);
});

it('cannot be brought to nothing: what is gone has to be taken off sale', async () => {
  const id = await onSale(etsy, picture);

  const none = await replace(inventory({ blue: { quantity: 0 }, red: { quantity: 0 } }), id);
  const one = await replace(inventory({ blue: { quantity: 0 } }), id);

  expect([none.status, none.data.error]).toEqual([400, 'One offering must have quantity greater than 0']);
  expect([one.status, etsy.sandbox.listings('etsy').map(({ stock }) => stock)]).toEqual([200, [0, 5]]);
});

it('counts a stock that all share once', async () => {
  const id = await draft(etsy);

  await replace(inventory({ top: { quantity_on_property: [] } }), id);
  const shared = await etsy.call('GET', `/listings/${id}`);
  await replace(inventory(), id);
  const apart = await etsy.call('GET', `/listings/${id}`);

  expect([shared.data.quantity, apart.data.quantity]).toEqual([5, 10]);
});

it('hides an offering that is not enabled', async () => {
  const id = await onSale(etsy, picture);

  await replace(inventory({ blue: { is_enabled: false } }), id);

  expect(etsy.sandbox.listings('etsy').map(({ sku, state }) => [sku, state])).toEqual([
    ['MUG-BLUE', 'disabled'],
    ['MUG-RED', 'live'],
  ]);
});

it.each([
  ['a value of 21 characters', { products: [product([[513, 'a'.repeat(21)]])] }],
  ['a parenthesis', { products: [product([[513, 'Blue (new)']])] }],
  [
    'two values of one property',
    { products: [product([], { property_values: [{ property_id: 513, value_ids: [], values: ['a', 'b'] }] })] },
  ],
  [
    'three properties',
    {
      products: [
        product([
          [200, 'Blue'],
          [513, 'a'],
          [514, 'b'],
        ]),
      ],
    },
  ],
  ['a property of another category', { products: [product([[347_011, 'Long sleeve']])] }],
  ['a property that is no variation', { products: [product([[347_001, 'Glass']])] }],
  ['71 values', { products: Array.from({ length: 71 }, (_, at) => product([[513, `${at}`]])), ...on(513) }],
  ['products of different properties', { products: [product([[200, 'Blue']]), product([[513, 'Matte']])], ...on(200) }],
  ['a SKU of 33 characters', { products: [product([], { sku: 'a'.repeat(33) })] }],
  ['a price of nothing', { products: [product([], {}, { price: 0 })] }],
  ['a price as text', { products: [product([], {}, { price: '10' })] }],
  ['a quantity of 1000', { products: [product([], {}, { quantity: 1000 })] }],
  ['no readiness state', { products: [product([], {}, { readiness_state_id: null })] }],
  ['another’s readiness state', { products: [product([], {}, { readiness_state_id: 1 })] }],
  ['no offering', { products: [product([], { offerings: [] })] }],
  [
    'two offerings',
    { products: [{ ...product([]), offerings: [...product([]).offerings, ...product([]).offerings] }] },
  ],
  ['no products', { products: [] }],
  ['nothing', {}],
])('refuses %s', async (_, json) => {
  expect((await replace(json)).status).toBe(400);
});

it('takes seventy values of a property', async () => {
  const products = Array.from({ length: 70 }, (_, at) => product([[513, `${at}`]]));

  expect((await replace({ products, ...on(513) })).status).toBe(200);
});

it('is not taken as a form', async () => {
  const { status } = await etsy.call('PUT', `/listings/${await draft(etsy)}/inventory`, { form: { products: '[]' } });

  expect(status).toBe(400);
});

it('keeps the ids of what stays, and shows each by them', async () => {
  const id = await draft(etsy);
  const { data: before } = await replace(inventory(), id);
  const { data: after } = await replace(inventory({ blue: { price: 1 } }), id);
  const [{ product_id, offerings }] = after.products;

  const shown = await etsy.call('GET', `/listings/${id}/inventory/products/${product_id}`);
  const offering = await etsy.call(
    'GET',
    `/listings/${id}/products/${product_id}/offerings/${offerings[0].offering_id}`,
  );

  expect(product_id).toBe(before.products[0].product_id);
  expect([shown.data, offering.data]).toEqual([after.products[0], offerings[0]]);
});

it('gives a variation the picture it is said to have, until one of them goes', async () => {
  const id = await onSale(etsy, picture);
  const { data: images } = await etsy.call('GET', `/listings/${id}/images`);
  const path = `/shops/SHOP/listings/${id}/variation-images`;
  const image = { property_id: 200, value_id: 20_003, image_id: images.results[0].listing_image_id };

  const { status, data } = await etsy.call('POST', path, { json: { variation_images: [image] } });
  const twice = await etsy.call('POST', path, { json: { variation_images: [image, image] } });
  const stray = await etsy.call('POST', path, { json: { variation_images: [{ ...image, value_id: 20_004 }] } });
  await replace({ products: [product([], { sku: 'MUG' })] }, id);
  const after = await etsy.call('GET', path);

  expect([status, data]).toEqual([200, { count: 1, results: [{ ...image, value: 'Blue' }] }]);
  expect([twice.status, stray.status, after.data.count]).toEqual([400, 400, 0]);
});
