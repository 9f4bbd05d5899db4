import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mug, openSeller, picture, type Seller, US } from './amazon-client.ts';
import { type PictureShelf, shelvePictures } from './picture-shelf.ts';

let shelf: PictureShelf;
beforeAll(async () => {
  shelf = await shelvePictures();
});
afterAll(() => shelf.close());

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
});

const withPicture = (name: string, more: Record<string, unknown> = {}) =>
  mug({ main_product_image_locator: picture(`${shelf.url}/${name}`), ...more });
const statusOf = async (sku: string) => (await seller.get(sku, 'summaries')).data.summaries[0]?.status;
const stateOf = (sku: string) => seller.sandbox.listings().find((one) => one.sku === sku)?.state;

// marketplaces.md §1, result: "ACCEPTED = queued; later issues only by GET includedData=issues"
it('comes into the catalogue some seconds after it was accepted, and is buyable within a minute', async () => {
  const { data } = await seller.put('MUG', withPicture('good.jpg'));
  const atOnce = await seller.get('MUG', 'summaries,attributes');
  const stateAtOnce = stateOf('MUG');
  seller.clock.advance(8_000);
  const soon = await statusOf('MUG');
  seller.clock.advance(52_000);
  const later = await seller.get('MUG');

  expect(data).toMatchObject({ sku: 'MUG', status: 'ACCEPTED', issues: [] });
  expect(atOnce.data).toMatchObject({ sku: 'MUG', summaries: [], attributes: { brand: [{ value: 'QINGHE' }] } });
  expect(stateAtOnce).toBe('accepted');
  expect(soon).toEqual(['DISCOVERABLE']);
  expect(later.data).toMatchObject({
    summaries: [
      {
        marketplaceId: US,
        asin: expect.stringMatching(/^B0\w{8}$/),
        productType: 'DRINKING_CUP',
        conditionType: 'new_new',
        status: ['BUYABLE', 'DISCOVERABLE'],
        itemName: 'Ceramic Coffee Mug 350 ml',
        mainImage: { height: 500, width: 500 },
      },
    ],
    offers: [{ offerType: 'B2C', price: { currencyCode: 'USD', amount: '19.99' } }],
    fulfillmentAvailability: [{ fulfillmentChannelCode: 'DEFAULT', quantity: 12 }],
  });
  expect(seller.sandbox.listings()).toMatchObject([
    { sku: 'MUG', account: US, state: 'live', price: '19.99', currency: 'USD', stock: 12, images: 1 },
  ]);
});

it.each([
  ['gone.jpg', 'INVALID_IMAGE'],
  ['text.jpg', 'INVALID_IMAGE'],
  ['modern.webp', 'INVALID_IMAGE'],
  ['small.jpg', 'INVALID_IMAGE'],
])('is suppressed a while later for the main picture %s', async (name, category) => {
  const { data } = await seller.put('MUG', withPicture(name));
  const early = await seller.get('MUG', 'issues');
  seller.clock.advance(60_000);
  const late = await seller.get('MUG', 'issues');

  expect(data.status).toBe('ACCEPTED');
  expect(early.data.issues).toEqual([]);
  expect(late.data.issues).toContainEqual(
    expect.objectContaining({
      severity: 'ERROR',
      categories: [category],
      attributeNames: ['main_product_image_locator'],
      enforcements: { actions: [{ action: 'LISTING_SUPPRESSED' }], exemption: { status: 'NOT_EXEMPT' } },
      marketplaceIds: [US],
    }),
  );
  expect([await statusOf('MUG'), stateOf('MUG')]).toEqual([[], 'suppressed']);
});

it('is suppressed without a main picture, and comes back with one', async () => {
  await seller.put('MUG', mug());
  seller.clock.advance(60_000);
  const bare = await seller.get('MUG', 'issues,summaries');
  await seller.patch('MUG', [
    { op: 'replace', path: '/attributes/main_product_image_locator', value: picture(`${shelf.url}/good.jpg`) },
  ]);
  seller.clock.advance(60_000);

  expect(bare.data.issues.map(({ categories }: { categories: string[] }) => categories[0])).toContain('MISSING_IMAGE');
  expect(await statusOf('MUG')).toEqual(['BUYABLE', 'DISCOVERABLE']);
});

it('stays on sale with its old picture until a new one is judged', async () => {
  await seller.put('MUG', withPicture('good.jpg'));
  seller.clock.advance(60_000);
  await seller.put('MUG', withPicture('gone.jpg'));
  const meanwhile = await statusOf('MUG');
  seller.clock.advance(60_000);

  expect(meanwhile).toEqual(['BUYABLE', 'DISCOVERABLE']);
  expect(await statusOf('MUG')).toEqual([]);
});

it('fetches a picture once, however often the listing is sent', async () => {
  shelf.asked.length = 0;
  await seller.put('MUG', withPicture('good.jpg'));
  await seller.put('MUG', withPicture('good.jpg', { special_feature: undefined }));
  seller.clock.advance(60_000);
  await seller.put('MUG', withPicture('good.jpg'));

  expect(shelf.asked).toEqual(['/good.jpg']);
  expect(await statusOf('MUG')).toEqual(['BUYABLE', 'DISCOVERABLE']);
});

it('a further picture that cannot be had takes nothing off sale', async () => {
  await seller.put('MUG', withPicture('good.jpg', { other_product_image_locator_1: picture(`${shelf.url}/gone.jpg`) }));
  seller.clock.advance(60_000);

  const { data } = await seller.get('MUG', 'issues');

  expect(data.issues.map(({ attributeNames }: { attributeNames: string[] }) => attributeNames[0])).toContain(
    'other_product_image_locator_1',
  );
  expect(stateOf('MUG')).toBe('live');
});

it('is not buyable at a quantity of nought, or without one', async () => {
  await seller.put(
    'SOLD-OUT',
    withPicture('good.jpg', { fulfillment_availability: [{ fulfillment_channel_code: 'DEFAULT', quantity: 0 }] }),
  );
  seller.clock.advance(60_000);
  const soldOut = stateOf('SOLD-OUT');
  await seller.patch('SOLD-OUT', [{ op: 'delete', path: '/attributes/fulfillment_availability' }]);

  expect(await statusOf('SOLD-OUT')).toEqual(['DISCOVERABLE']);
  expect([soldOut, stateOf('SOLD-OUT')]).toEqual(['out-of-stock', 'inactive']);
});

// marketplaces.md §1, frequent errors: "18448 WARNING attributes incomplete"; content rules: "no ! $ ? _ …"
it('is told later what is incomplete, and what its title must not have', async () => {
  const title = [{ value: 'Mug! Now', language_tag: 'en_US', marketplace_id: US }];
  await seller.put('MUG', withPicture('good.jpg', { item_name: title }));
  seller.clock.advance(60_000);

  const { data } = await seller.get('MUG', 'issues');

  const told = data.issues.map(({ code, severity }: { code: string; severity: string }) => [code, severity]);
  expect(told).toEqual([
    ['99300', 'ERROR'],
    ['18448', 'WARNING'],
  ]);
  expect(stateOf('MUG')).toBe('live');
});

it('goes off sale at once when it is deleted, and is gone some seconds later', async () => {
  await seller.put('MUG', withPicture('good.jpg'));
  seller.clock.advance(60_000);

  const { data } = await seller.remove('MUG');
  const meanwhile = [(await seller.get('MUG')).status, stateOf('MUG')];
  seller.clock.advance(8_000);

  expect(data).toMatchObject({ sku: 'MUG', status: 'ACCEPTED', issues: [] });
  expect(meanwhile).toEqual([200, 'deleting']);
  expect([(await seller.get('MUG')).status, stateOf('MUG')]).toEqual([404, undefined]);
  expect((await seller.remove('MUG')).data.status).toBe('ACCEPTED');
});
