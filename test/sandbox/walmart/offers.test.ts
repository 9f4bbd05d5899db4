import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PictureServer, servePictures } from '../picture-server.ts';
import { itemFeed, mug, openSeller, type Seller } from '../walmart-client.ts';

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

const price = (sku: string, amount: unknown, more: object = {}) => ({
  sku,
  pricing: [{ currentPriceType: 'BASE', currentPrice: { currency: 'USD', amount }, ...more }],
});
const stock = (sku: string, amount: unknown) => ({ sku, quantity: { unit: 'EACH', amount } });
const putPrice = (body: unknown) => seller.call('PUT', '/v3/price', { body });
const putStock = (sku: string, body: unknown) => seller.call('PUT', `/v3/inventory?sku=${sku}`, { body });
const statuses = ({ itemDetails }: { itemDetails: { itemIngestionStatus: { ingestionStatus: string }[] } }) =>
  itemDetails.itemIngestionStatus.map(({ ingestionStatus }) => ingestionStatus);

it('changes price and stock of an item at once', async () => {
  await seller.publish(mug(red));

  const priced = await putPrice(price('MUG', 9.99));
  const stocked = await putStock('MUG', stock('MUG', 40));

  expect([priced.status, priced.data.ItemPriceResponse.sku]).toEqual([200, 'MUG']);
  expect(stocked.data).toEqual(stock('MUG', 40));
  expect((await seller.call('GET', '/v3/inventory?sku=MUG')).data).toEqual(stock('MUG', 40));
  expect(seller.sandbox.listings()).toMatchObject([{ price: '9.99', stock: 40 }]);
});

it('knows no item that is unknown, retired or still being set up', async () => {
  await seller.publish(mug(red, { sku: 'OLD', number: 2 }));
  await seller.call('DELETE', '/v3/items/OLD');
  await seller.feed('MP_ITEM', itemFeed(mug(red)));
  await seller.clock.sleep(120_000);

  for (const sku of ['MUG', 'OLD', 'NONE']) {
    const priced = await putPrice(price(sku, 9.99));
    const stocked = await putStock(sku, stock(sku, 4));
    expect([priced.status, priced.data.errors[0].code]).toEqual([404, 'CONTENT_NOT_FOUND.GMP_ITEM_PRICING_API']);
    expect([stocked.status, stocked.data.errors[0].code]).toEqual([404, 'CONTENT_NOT_FOUND.GMP_INVENTORY_API']);
  }
});

it.each([
  ['text for an amount', price('MUG', '9.99')],
  ['nothing for nothing', price('MUG', 0)],
  ['another currency', price('MUG', 1, { currentPrice: { currency: 'CAD', amount: 1 } })],
  ['an unknown currency', price('MUG', 1, { currentPrice: { currency: 'EUR', amount: 1 } })],
  ['no type', price('MUG', 1, { currentPriceType: undefined })],
  ['an unknown type', price('MUG', 1, { currentPriceType: 'SALE' })],
  ['no price at all', { sku: 'MUG', pricing: [] }],
  ['no SKU', { pricing: price('MUG', 1).pricing }],
])('refuses a price of %s', async (_name, body) => {
  await seller.publish(mug(red));

  const { status, data } = await putPrice(body);

  expect([status, data.errors[0].code]).toEqual([400, 'INVALID_REQUEST_CONTENT.GMP_ITEM_PRICING_API']);
  expect(seller.sandbox.listings()).toMatchObject([{ price: '12.50' }]);
});

it('keeps a price with dates of its own apart', async () => {
  await seller.publish(mug(red));

  await putPrice(price('MUG', 5, { effectiveDate: '2026-12-01T00:00:00Z', currentPriceType: 'REDUCED' }));

  expect(seller.sandbox.listings()).toMatchObject([{ price: '12.50' }]);
});

it.each([
  ['half a piece', 'MUG', stock('MUG', 0.5)],
  ['less than nothing', 'MUG', stock('MUG', -1)],
  ['another unit', 'MUG', { sku: 'MUG', quantity: { unit: 'DOZEN', amount: 1 } }],
  ['another SKU', 'MUG', stock('OTHER', 1)],
  ['no SKU in the query', '', stock('MUG', 1)],
])('refuses a stock of %s', async (_name, sku, body) => {
  await seller.publish(mug(red));

  const { status } = await putStock(sku, body);

  expect(status).toBe(400);
  expect(seller.sandbox.listings()).toMatchObject([{ stock: 0 }]);
});

it('takes prices by feed; an item that is being set up may be tried again', async () => {
  await seller.publish(mug(red));
  await seller.feed('MP_ITEM', itemFeed(mug(red, { sku: 'NEW', number: 2 })));

  const feed = {
    PriceHeader: { version: '1.7' },
    Price: [price('MUG', 8), price('NEW', 8), price('NONE', 8), price('MUG', 'x')],
  };
  const answer = await seller.after(5, await seller.feed('price', feed));

  expect(statuses(answer)).toEqual(['SUCCESS', 'SYSTEM_ERROR', 'DATA_ERROR', 'DATA_ERROR']);
  expect(answer).toMatchObject({ itemsReceived: 4, itemsSucceeded: 1, itemsFailed: 3 });
  expect(seller.sandbox.listings()).toMatchObject([{ price: '8.00' }]);
});

it('takes stock by feed, with a capital letter or by ship node', async () => {
  await seller.publish(mug(red));
  const nodes = (shipNode: string) => ({
    inventoryHeader: { version: '1.5' },
    inventory: [{ sku: 'MUG', shipNodes: [{ shipNode, quantity: { unit: 'EACH', amount: 11 } }] }],
  });

  const plain = await seller.feed('inventory', {
    InventoryHeader: { version: '1.4' },
    Inventory: [stock('MUG', 6), stock('NONE', 6)],
  });
  expect(statuses(await seller.after(5, plain))).toEqual(['SUCCESS', 'DATA_ERROR']);
  expect(seller.sandbox.listings()).toMatchObject([{ stock: 6 }]);

  const small = await seller.feed('inventory', { inventoryHeader: { version: '1.4' }, inventory: [stock('MUG', 9)] });
  expect((await seller.after(5, small)).ingestionErrors.ingestionError).toMatchObject([
    { code: 'ERR_EXT_DATA_0503009' },
  ]);

  expect(statuses(await seller.after(5, await seller.feed('MP_INVENTORY', nodes('10000000001'))))).toEqual(['SUCCESS']);
  expect(statuses(await seller.after(5, await seller.feed('MP_INVENTORY', nodes('77'))))).toEqual(['DATA_ERROR']);
  expect(seller.sandbox.listings()).toMatchObject([{ stock: 11 }]);
});

it('shows and takes stock by ship node', async () => {
  await seller.publish(mug(red), mug(red, { sku: 'OTHER', number: 2 }));
  const body = (shipNode: string) => ({
    inventories: { nodes: [{ shipNode, inputQty: { unit: 'EACH', amount: 3 } }] },
  });

  const put = await seller.call('PUT', '/v3/inventories/MUG', { body: body('10000000001') });
  const foreign = await seller.call('PUT', '/v3/inventories/MUG', { body: body('77') });
  const one = await seller.call('GET', '/v3/inventories/MUG');
  const first = await seller.call('GET', '/v3/inventories?limit=1');
  const second = await seller.call('GET', `/v3/inventories?limit=1&nextCursor=${first.data.meta.nextCursor}`);

  expect(put.data.nodes).toEqual([{ shipNode: '10000000001', status: 'Success' }]);
  expect(foreign.status).toBe(400);
  expect(one.data.nodes).toMatchObject([{ availToSellQty: { amount: 3 } }]);
  expect(first.data).toMatchObject({ meta: { totalCount: 2 }, elements: { inventories: [{ sku: 'MUG' }] } });
  expect(second.data).toMatchObject({ elements: { inventories: [{ sku: 'OTHER' }] } });
  expect(second.data.meta.nextCursor).toBeUndefined();
});
