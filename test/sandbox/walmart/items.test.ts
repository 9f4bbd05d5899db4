import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PictureServer, servePictures } from '../picture-server.ts';
import { gtin, itemFeed, mug, openSeller, type Seller } from '../walmart-client.ts';

let pictures: PictureServer;
let seller: Seller;
let red: string;
beforeAll(async () => {
  pictures = await servePictures();
  red = `${pictures.url}/red.jpg`;
});
afterAll(() => pictures.close());
beforeEach(async () => {
  seller = await openSeller();
});

const listed = () => seller.sandbox.listings('walmart');
const item = async (sku: string) => (await seller.call('GET', `/v3/items/${encodeURIComponent(sku)}`)).data;

it('takes a feed at once and publishes its items a quarter of an hour later', async () => {
  const id = await seller.feed('MP_ITEM', itemFeed(mug(red)));

  const received = await seller.after(0, id);
  const working = await seller.after(2, id);
  const early = await item('MUG');
  const processed = await seller.after(13, id);

  expect(received).toMatchObject({ feedStatus: 'RECEIVED', itemsReceived: 1, itemsProcessing: 1 });
  expect(working).toMatchObject({
    feedStatus: 'INPROGRESS',
    itemDetails: { itemIngestionStatus: [{ sku: 'MUG', ingestionStatus: 'INPROGRESS' }] },
  });
  expect(early.ItemResponse[0]).toMatchObject({ sku: 'MUG', publishedStatus: 'IN_PROGRESS' });
  expect(processed).toMatchObject({ feedStatus: 'PROCESSED', itemsSucceeded: 1, itemsFailed: 0 });
  expect((await item('MUG')).ItemResponse[0]).toMatchObject({
    publishedStatus: 'PUBLISHED',
    lifecycleStatus: 'ACTIVE',
  });
  expect(listed()).toMatchObject([{ sku: 'MUG', state: 'live', price: '12.50', currency: 'USD', stock: 0, images: 1 }]);
});

it('is in no hurry with more than a thousand items', async () => {
  const items = Array.from({ length: 1_001 }, (_, n) => mug(red, { sku: `MUG-${n}`, number: n }));
  const id = await seller.feed('MP_ITEM', itemFeed(...items));

  const early = await seller.after(20, id);
  const late = await seller.after(10, id);

  expect([early.feedStatus, late.feedStatus, late.itemsSucceeded]).toEqual(['INPROGRESS', 'PROCESSED', 1_001]);
});

it('gives the details of a feed fifty at a time, however many are asked for', async () => {
  const items = Array.from({ length: 60 }, (_, n) => mug(red, { sku: `MUG-${n}`, number: n }));
  const id = encodeURIComponent(await seller.feed('MP_ITEM', itemFeed(...items)));
  await seller.clock.sleep(15 * 60_000);
  const page = async (query: string) =>
    (await seller.call('GET', `/v3/feeds/${id}?${query}`)).data.itemDetails.itemIngestionStatus;

  const [plain, first, second] = [
    await page(''),
    await page('includeDetails=true&limit=1000'),
    await page('includeDetails=true&offset=50&limit=50'),
  ];

  expect([plain.length, first.length, second.length]).toEqual([0, 50, 10]);
  expect(second[0]).toMatchObject({ index: 50, sku: 'MUG-50' });
});

it('takes a SKU that is sent again for an update, and keeps its stock', async () => {
  await seller.publish(mug(red));
  await seller.call('PUT', '/v3/inventory?sku=MUG', { body: { sku: 'MUG', quantity: { unit: 'EACH', amount: 7 } } });

  await seller.publish(mug(red, { shown: { productName: 'Porcelain mug' } }));

  expect(listed()).toMatchObject([{ sku: 'MUG', title: 'Porcelain mug', stock: 7 }]);
});

it('changes no more than what maintenance sends, and knows no SKU that was never set up', async () => {
  await seller.publish(mug(red, { shown: { modelNumber: 'M-1' } }));
  const part = (sku: string) => ({
    Orderable: { sku, productIdentifiers: { productIdType: 'GTIN', productId: gtin(1) } },
    Visible: { Mugs: { productName: 'Tea mug' } },
  });

  const { itemDetails } = await seller.after(
    15,
    await seller.feed('MP_MAINTENANCE', itemFeed(part('MUG'), part('NONE'))),
  );

  expect(itemDetails.itemIngestionStatus).toMatchObject([
    { sku: 'MUG', ingestionStatus: 'SUCCESS' },
    { sku: 'NONE', ingestionStatus: 'DATA_ERROR' },
  ]);
  expect(listed()).toMatchObject([
    { title: 'Tea mug', images: 1, body: { Visible: { Mugs: { modelNumber: 'M-1' } } } },
  ]);
});

it.each([
  ['a name of 200 characters', { shown: { productName: 'x'.repeat(200) } }, 'ERR_PDI_0003', 'productName'],
  ['no brand', { shown: { brand: undefined } }, 'ERR_PDI_0034', 'brand'],
  ['an attribute of another product type', { shown: { gender: 'Unisex' } }, 'ERR_PDI_0034', 'gender'],
  ['a value that is not on the list', { shown: { colorCategory: ['Reddish'] } }, 'ERR_PDI_0003', 'colorCategory'],
  ['text for a number', { offer: { price: '12.50' } }, 'ERR_PDI_0003', 'price'],
  ['a tenth of a cent', { offer: { price: 12.505 } }, 'ERR_PDI_0003', 'price'],
  ['a member that 5.0 has elsewhere', { offer: { brand: 'Kiln' } }, 'ERR_PDI_0034', 'brand'],
  ['a day for a moment', { offer: { endDate: '2049-12-31' } }, 'ERR_PDI_0003', 'endDate'],
  [
    'a GTIN of 13 digits',
    { offer: { productIdentifiers: { productIdType: 'GTIN', productId: '4006381333931' } } },
    'ERR_PDI_0003',
    'productId',
  ],
  [
    'a wrong check digit',
    { offer: { productIdentifiers: { productIdType: 'EAN', productId: '4006381333932' } } },
    'ERR_PDI_0003',
    'productId',
  ],
])('refuses an item with %s and takes its neighbour', async (_name, more, code, field) => {
  const verdicts = await seller.publish(mug(red, more), mug(red, { sku: 'OTHER', number: 2 }));

  expect(verdicts).toMatchObject([
    {
      sku: 'MUG',
      index: 0,
      ingestionStatus: 'DATA_ERROR',
      ingestionErrors: { ingestionError: [{ type: 'DATA_ERROR', code, field }] },
    },
    { sku: 'OTHER', index: 1, ingestionStatus: 'SUCCESS' },
  ]);
  expect(listed().map(({ sku }) => sku)).toEqual(['OTHER']);
});

it('knows no product type but its own, and one an item', async () => {
  const teapot = mug(red);
  const both = mug(red, { sku: 'BOTH', number: 2 });
  const verdicts = await seller.publish(
    { Orderable: teapot.Orderable, Visible: { Teapots: teapot.Visible.Mugs } },
    { Orderable: both.Orderable, Visible: { ...both.Visible, 'T-Shirts': {} } },
  );

  for (const { ingestionErrors } of verdicts)
    expect(ingestionErrors.ingestionError).toMatchObject([{ code: 'ERR_PDI_0034', field: 'Visible' }]);
});

it('refuses a product id that another SKU has, and a SKU that has another product id', async () => {
  await seller.publish(mug(red));

  const verdicts = await seller.publish(mug(red, { sku: 'TWIN' }), mug(red, { number: 9 }));
  const updated = await seller.publish(mug(red, { number: 9, offer: { ProductIdUpdate: 'Yes' } }));

  expect(verdicts.map(({ ingestionErrors }) => ingestionErrors.ingestionError[0].code)).toEqual([
    'ERR_EXT_DATA_0101119',
    'ERR_EXT_DATA_0101211',
  ]);
  expect(updated).toMatchObject([{ ingestionStatus: 'SUCCESS' }]);
});

it('gives an item another SKU where it is told to', async () => {
  await seller.publish(mug(red));

  await seller.publish(mug(red, { sku: 'MUG-2', offer: { SkuUpdate: 'Yes' } }));

  expect(listed().map(({ sku }) => sku)).toEqual(['MUG-2']);
});

it('joins variants into a group, and refuses what is half of one or nobody can tell apart', async () => {
  const variant = (sku: string, number: number, shown: object) =>
    mug(red, {
      sku,
      number,
      shown: { variantGroupId: 'MUGS', variantAttributeNames: ['color', 'size'], isPrimaryVariant: 'No', ...shown },
    });

  const verdicts = await seller.publish(
    variant('R-S', 1, { color: ['Red'], size: 'S', isPrimaryVariant: 'Yes' }),
    variant('R-L', 2, { color: ['Red'], size: 'L' }),
    variant('R-L-2', 3, { color: ['Red'], size: 'L' }),
    variant('NO-SIZE', 4, { color: ['Blue'] }),
    variant('NO-GROUP', 5, { color: ['Blue'], size: 'S', variantGroupId: undefined }),
    variant('BY-BRAND', 6, { variantAttributeNames: ['brand'] }),
  );

  expect(verdicts.map(({ sku, ingestionErrors }) => [sku, ingestionErrors?.ingestionError[0].field])).toEqual([
    ['R-S', undefined],
    ['R-L', undefined],
    ['R-L-2', 'variantAttributeNames'],
    ['NO-SIZE', 'size'],
    ['NO-GROUP', 'variantGroupId'],
    ['BY-BRAND', 'variantAttributeNames'],
  ]);
  expect(listed()).toMatchObject([
    { group: 'MUGS', variant: 'Red / S' },
    { group: 'MUGS', variant: 'Red / L' },
  ]);
  expect((await item('R-S')).ItemResponse[0].variantGroupInfo).toEqual({
    isPrimary: true,
    groupingAttributes: [
      { name: 'color', value: 'Red' },
      { name: 'size', value: 'S' },
    ],
  });
});

it('does not publish what has not begun or has ended', async () => {
  await seller.publish(
    mug(red, { offer: { startDate: '2049-01-01T00:00:00Z' } }),
    mug(red, { sku: 'OLD', number: 2, offer: { endDate: '2026-01-01T00:00:00Z' } }),
  );

  expect(listed().map(({ state }) => state)).toEqual(['unpublished', 'unpublished']);
  expect((await item('MUG')).ItemResponse[0].unpublishedReasons).toEqual({ reason: ['START_DATE'] });
  expect((await item('OLD')).ItemResponse[0]).toMatchObject({
    publishedStatus: 'UNPUBLISHED',
    unpublishedReasons: { reason: ['END_DATE'] },
  });
});

it('pages through items by a cursor, and answers 404 for a page of nothing', async () => {
  const empty = await seller.call('GET', '/v3/items?nextCursor=*');
  await seller.publish(...Array.from({ length: 25 }, (_, n) => mug(red, { sku: `MUG-${n}`, number: n })));

  const first = await seller.call('GET', '/v3/items?nextCursor=*&limit=20');
  const second = await seller.call('GET', `/v3/items?nextCursor=${encodeURIComponent(first.data.nextCursor)}&limit=20`);
  const other = await seller.call('GET', '/v3/items?offset=24&limit=20');

  expect([empty.status, empty.data.errors[0].code]).toEqual([404, 'CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API']);
  expect([first.data.ItemResponse.length, second.data.ItemResponse.length, second.data.nextCursor]).toEqual([
    20,
    5,
    undefined,
  ]);
  expect(first.data.totalItems).toBe(25);
  expect(other.data.ItemResponse).toMatchObject([{ sku: 'MUG-24' }]);
});

it('finds an item by other names than its SKU, and a SKU with signs in it', async () => {
  await seller.publish(mug(red, { sku: 'MUG/№1 ?' }));

  const byGtin = await seller.call('GET', `/v3/items/${gtin(1)}?productIdType=GTIN`);
  const wrong = await seller.call('GET', `/v3/items/${gtin(1)}?productIdType=ASIN`);

  expect(byGtin.data.ItemResponse[0].sku).toBe('MUG/№1 ?');
  expect((await item('MUG/№1 ?')).totalItems).toBe(1);
  expect(wrong.status).toBe(400);
});

it('retires items by a call and by a feed; nobody finds them then, and a new setup brings one back', async () => {
  await seller.publish(mug(red), mug(red, { sku: 'OTHER', number: 2 }));

  const gone = await seller.call('DELETE', '/v3/items/MUG');
  const unknown = await seller.call('DELETE', '/v3/items/NONE');
  const feed = {
    RetireItemHeader: { feedDate: '2026-11-22T00:00:00.000Z', version: '1.0' },
    RetireItem: [{ sku: 'OTHER' }, { sku: 'NONE' }],
  };
  const { itemDetails } = await seller.after(15, await seller.feed('RETIRE_ITEM', feed));

  expect(gone.data).toMatchObject({ sku: 'MUG' });
  expect([unknown.status, unknown.data.errors[0]]).toMatchObject([
    404,
    { code: 'CONTENT_NOT_FOUND.GMP_ITEM_INGESTOR_API', field: 'sku' },
  ]);
  expect(itemDetails.itemIngestionStatus.map((one: { ingestionStatus: string }) => one.ingestionStatus)).toEqual([
    'SUCCESS',
    'DATA_ERROR',
  ]);
  expect(listed()).toEqual([]);
  expect((await seller.call('GET', '/v3/items')).status).toBe(404);
  expect((await seller.call('GET', '/v3/items?lifecycleStatus=RETIRED')).data.totalItems).toBe(2);

  await seller.publish(mug(red));
  expect(listed()).toMatchObject([{ sku: 'MUG', state: 'live' }]);
});

it('frees the product id of what is retired for another SKU, and its SKU for another product id', async () => {
  await seller.publish(mug(red));
  await seller.call('DELETE', '/v3/items/MUG');

  const verdicts = await seller.publish(mug(red, { sku: 'HEIR' }), mug(red, { number: 9 }));

  expect(verdicts).toMatchObject([{ ingestionStatus: 'SUCCESS' }, { ingestionStatus: 'SUCCESS' }]);
});

it('takes items without a product code from a seller who is exempt, as many as there are', async () => {
  const offer = { productIdentifiers: { productIdType: 'GTIN', productId: 'CUSTOM' } };
  const exempt = (sku: string) => mug(red, { sku, offer });

  const verdicts = await seller.publish(exempt('A'), exempt('B'));

  expect(verdicts.map(({ ingestionStatus }) => ingestionStatus)).toEqual(['SUCCESS', 'SUCCESS']);
});
