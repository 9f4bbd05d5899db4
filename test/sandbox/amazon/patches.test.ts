import { beforeEach, expect, it } from 'vitest';
import { codes, mug, offer, openSeller, type Seller, shape, US } from './amazon-client.ts';

const { text, plain } = shape;

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
  await seller.put('MUG', mug());
});

const attributes = async () => (await seller.get('MUG', 'attributes')).data.attributes;
const price = (value: number) => [{ schedule: [{ value_with_tax: value }] }];

it('replaces an attribute and leaves the others', async () => {
  const { data } = await seller.patch('MUG', [
    { op: 'replace', path: '/attributes/purchasable_offer', value: offer(24.5) },
    {
      op: 'replace',
      path: '/attributes/fulfillment_availability',
      value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 3 }],
    },
  ]);

  const after = await attributes();
  expect(data.status).toBe('ACCEPTED');
  expect(after.purchasable_offer[0].our_price).toEqual(price(24.5));
  expect(after.fulfillment_availability).toEqual([{ fulfillment_channel_code: 'DEFAULT', quantity: 3 }]);
  expect(after.brand[0].value).toBe('QINGHE');
});

it('tells instances apart by their selectors: an offer to businesses stands beside the one to all', async () => {
  const business = [{ currency: 'USD', marketplace_id: US, audience: 'B2B', our_price: price(17) }];

  await seller.patch('MUG', [{ op: 'add', path: '/attributes/purchasable_offer', value: business }]);
  await seller.patch('MUG', [{ op: 'replace', path: '/attributes/purchasable_offer', value: offer(21) }]);
  seller.clock.advance(8_000);

  const { data } = await seller.get('MUG', 'offers');
  expect(
    data.offers.map(({ offerType, price: { amount } }: { offerType: string; price: { amount: string } }) => [
      offerType,
      amount,
    ]),
  ).toEqual([
    ['B2C', '21.00'],
    ['B2B', '17.00'],
  ]);
});

it('replaces all values of one language together', async () => {
  await seller.patch('MUG', [{ op: 'replace', path: '/attributes/bullet_point', value: text('Only this') }]);

  expect((await attributes()).bullet_point.map(({ value }: { value: string }) => value)).toEqual(['Only this']);
});

it('merges into an instance', async () => {
  const sale = [
    {
      currency: 'USD',
      marketplace_id: US,
      audience: 'ALL',
      discounted_price: [{ schedule: [{ value_with_tax: 9, start_at: '2026-12-01', end_at: '2026-12-24' }] }],
    },
  ];

  await seller.patch('MUG', [{ op: 'merge', path: '/attributes/purchasable_offer', value: sale }]);

  expect((await attributes()).purchasable_offer).toEqual([
    expect.objectContaining({ our_price: price(19.99), discounted_price: expect.anything() }),
  ]);
});

it('deletes an instance by its selectors, or the whole attribute', async () => {
  await seller.patch('MUG', [{ op: 'add', path: '/attributes/item_package_quantity', value: plain(2) }]);
  await seller.patch('MUG', [
    { op: 'delete', path: '/attributes/fulfillment_availability', value: [{ fulfillment_channel_code: 'AMAZON_NA' }] },
    { op: 'delete', path: '/attributes/item_package_quantity' },
  ]);

  const after = await attributes();
  expect(after.fulfillment_availability).toHaveLength(1);
  expect(after.item_package_quantity).toBeUndefined();
});

it('judges what it touches, and nothing else', async () => {
  const wrong = await seller.patch('MUG', [
    { op: 'replace', path: '/attributes/country_of_origin', value: plain('Xanadu') },
  ]);
  const gone = await seller.patch('MUG', [{ op: 'delete', path: '/attributes/brand' }]);
  const strange = await seller.patch('MUG', [{ op: 'replace', path: '/attributes/colour', value: plain('red') }]);
  const deep = await seller.patch('MUG', [{ op: 'replace', path: '/attributes/brand/0/value', value: plain('X') }]);

  expect([wrong, gone, strange, deep].map(codes)).toEqual([['90205'], ['90220'], ['90000900'], ['90000900']]);
  expect((await attributes()).country_of_origin[0].value).toBe('CN');
});

it('previews without a trace', async () => {
  const { data } = await seller.patch(
    'MUG',
    [{ op: 'replace', path: '/attributes/purchasable_offer', value: offer(1) }],
    '&mode=VALIDATION_PREVIEW',
  );

  expect(data.status).toBe('VALID');
  expect((await attributes()).purchasable_offer[0].our_price).toEqual(price(19.99));
});

it('finds no SKU that is not there', async () => {
  const { status, data } = await seller.patch('OTHER', [
    { op: 'replace', path: '/attributes/purchasable_offer', value: offer(1) },
  ]);

  expect([status, data.status]).toEqual([200, 'INVALID']);
  expect(data.issues[0].code).toBe('13013');
});

it.each([
  ['an unknown operation', { op: 'upsert', path: '/attributes/brand', value: [] }],
  ['no path', { op: 'replace', value: [] }],
  ['no value to replace with', { op: 'replace', path: '/attributes/brand' }],
  ['a value that is no array of objects', { op: 'replace', path: '/attributes/brand', value: ['QINGHE'] }],
])('a patch with %s is a 400', async (_, patch) => {
  expect((await seller.patch('MUG', [patch])).status).toBe(400);
});

it('a PUT afterwards empties what it does not name', async () => {
  await seller.patch('MUG', [{ op: 'add', path: '/attributes/item_package_quantity', value: plain(2) }]);

  await seller.put('MUG', mug());

  expect((await attributes()).item_package_quantity).toBeUndefined();
});
