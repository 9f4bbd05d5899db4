import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { codes, groupOf, mug, mugGroup, mugOffer, openSeller, publishGroup, sellMug } from './ebay-client.ts';
import { serveLargePictures } from './large-pictures.ts';

const pictures = await serveLargePictures();
afterAll(() => pictures.close());
const MUG = `${pictures.url}/mug.jpg`;
const ITEM = '/sell/inventory/v1/inventory_item/MUG';

it('replaces an item whole: what is left out is gone', async () => {
  const seller = await openSeller();

  const made = await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG));
  const again = await seller.inventory('PUT', '/inventory_item/MUG', { condition: 'NEW' });
  const { data } = await seller.inventory('GET', '/inventory_item/MUG');

  expect([made.status, again.status]).toEqual([201, 204]);
  expect(data).toEqual({ sku: 'MUG', locale: 'en_US', condition: 'NEW' });
});

it.each([
  ['Content-Language', { 'content-language': undefined }],
  ['Content-Language', { 'content-language': 'english' }],
  ['Accept-Language', { 'accept-language': '*' }],
  ['Content-Type', { 'content-type': 'text/plain' }],
])('refuses a wrong %s', async (header, headers) => {
  const seller = await openSeller();

  const answer = await seller.ask('PUT', ITEM, { body: mug(MUG), headers });

  expect(answer.status).toBe(400);
  expect(answer.data.errors[0]).toMatchObject({ errorId: 25709, message: `Invalid value for header ${header}.` });
});

it.each([
  ['an unknown condition', { condition: 'USED' }, 2004, 'Could not serialize field [condition]'],
  [
    'aspects that are no lists',
    { product: { aspects: { Brand: 'x' } } },
    2004,
    'Could not serialize field [product.aspects.Brand]',
  ],
  ['a title of 81 characters', { product: { title: 'x'.repeat(81) } }, 25709, 'product.title'],
  ['an aspect name of 41', { product: { aspects: { ['x'.repeat(41)]: ['y'] } } }, 25709, /^product\.aspects/],
  ['an aspect value of 51', { product: { aspects: { Brand: ['y'.repeat(51)] } } }, 25709, /^product\.aspects/],
])('refuses %s', async (_, body, code, reason) => {
  const seller = await openSeller();

  const answer = await seller.ask('PUT', ITEM, { body });

  expect([answer.status, ...codes(answer)]).toEqual([400, code]);
  expect(answer.data.errors[0].parameters[0].value).toEqual(
    typeof reason === 'string' ? reason : expect.stringMatching(reason),
  );
});

it.each(['a b', 'x'.repeat(51), 'schlüssel', 'a.b'])('refuses the SKU %s', async (sku) => {
  const seller = await openSeller();

  const answer = await seller.inventory('PUT', `/inventory_item/${encodeURIComponent(sku)}`, mug(MUG));

  expect([answer.status, ...codes(answer)]).toEqual([400, 25707]);
});

it('says what became of each item of a bulk call, with 207 as soon as one is refused', async () => {
  const seller = await openSeller();
  const entry = (sku: string, more = {}) => ({ sku, locale: 'en_US', ...mug(MUG), ...more });

  const well = await seller.inventory('POST', '/bulk_create_or_replace_inventory_item', { requests: [entry('A')] });
  const mixed = await seller.inventory('POST', '/bulk_create_or_replace_inventory_item', {
    requests: [entry('A'), entry('B', { condition: 'BAD' })],
  });
  const read = await seller.inventory('POST', '/bulk_get_inventory_item', { requests: [{ sku: 'A' }, { sku: 'B' }] });

  expect([well.status, mixed.status, read.status]).toEqual([200, 207, 207]);
  expect(well.data.responses).toEqual([{ statusCode: 200, sku: 'A', locale: 'en_US' }]);
  expect(mixed.data.responses).toMatchObject([
    { statusCode: 200, sku: 'A' },
    { statusCode: 400, sku: 'B', errors: [{ errorId: 2004 }] },
  ]);
  expect(read.data.responses).toMatchObject([
    { statusCode: 200, inventoryItem: { sku: 'A' } },
    { statusCode: 404, sku: 'B', errors: [{ errorId: 25702 }] },
  ]);
});

it('refuses a bulk call whole for more than 25 items, for twins, and for one without SKU or locale', async () => {
  const seller = await openSeller();
  const put = (requests: unknown) => seller.inventory('POST', '/bulk_create_or_replace_inventory_item', { requests });
  const many = Array.from({ length: 26 }, (_, index) => ({ sku: `S${index}`, locale: 'en_US' }));

  const answers = [
    await put(many),
    await put([many[0], many[0]]),
    await put([{ sku: 'S1' }]),
    await put([{ sku: 'S1', locale: 'en-US' }]),
    await put([]),
  ];

  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  expect(answers.map(codes)).toEqual([[25727], [25728], [25733], [25733], [25709]]);
  expect((await seller.inventory('GET', '/inventory_item')).data.total).toBe(0);
});

it('pages by the number of the page', async () => {
  const seller = await openSeller();
  for (const sku of ['A', 'B', 'C']) await seller.inventory('PUT', `/inventory_item/${sku}`, {});

  const { data } = await seller.inventory('GET', '/inventory_item?limit=2&offset=1');
  const wrong = await seller.inventory('GET', '/inventory_item?limit=201');

  expect(data).toMatchObject({ total: 3, size: 1, inventoryItems: [{ sku: 'C' }] });
  expect(data.prev).toBe('/sell/inventory/v1/inventory_item?limit=2&offset=0');
  expect(codes(wrong)).toEqual([25706]);
});

it('takes offers, listings and memberships along when an item is deleted', async () => {
  const seller = await openSeller();
  const { offerId } = await sellMug(seller, 'ALONE', MUG);
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await publishGroup(seller, 'G');

  await seller.inventory('DELETE', '/inventory_item/ALONE');
  await seller.inventory('DELETE', '/inventory_item/G-Red');
  const offer = await seller.inventory('GET', `/offer/${offerId}`);
  const group = await seller.inventory('GET', '/inventory_item_group/G');

  expect([offer.status, ...codes(offer)]).toEqual([404, 25713]);
  expect(group.data.variantSKUs).toEqual(['G-Blue']);
  expect(seller.sandbox.listings().map(({ sku, state }) => [sku, state])).toEqual([['G-Blue', 'live']]);
});

it('carries an item into the listing that is live, and refuses what the listing may not be', async () => {
  const seller = await openSeller();
  await sellMug(seller, 'MUG', MUG);

  const renamed = await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG, { title: 'New name' }));
  const emptied = await seller.inventory('PUT', '/inventory_item/MUG', { condition: 'NEW' });

  expect(renamed.status).toBe(204);
  expect(emptied.status).toBe(400);
  expect(codes(emptied)).toEqual(expect.arrayContaining([25004, 25017, 25002]));
  expect(seller.sandbox.listings()).toMatchObject([{ sku: 'MUG', title: 'New name', state: 'live', stock: 5 }]);
});

it('refuses members that are unknown, in another group, or listed alone', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red'], MUG);
  const { listingId } = await sellMug(seller, 'ALONE', MUG);
  const put = (skus: string[]) =>
    seller.inventory('PUT', '/inventory_item_group/H', { ...groupOf('H', ['Red']), variantSKUs: skus });

  const answers = [await put(['NONE']), await put(['N1', 'N2']), await put(['G-Red']), await put(['ALONE'])];

  expect(answers.map(codes)).toEqual([[25702], [25701], [25703], [25704]]);
  expect(answers[2]?.data.errors[0].parameters).toContainEqual({ name: 'inventoryItemGroupKey', value: 'G' });
  expect(answers[3]?.data.errors[0].parameters).toContainEqual({ name: 'listingId', value: listingId });
});

it('replaces a group whole, members included', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);

  const again = await seller.inventory('PUT', '/inventory_item_group/G', { variantSKUs: ['G-Red'] });
  const group = await seller.inventory('GET', '/inventory_item_group/G');
  const left = await seller.inventory('GET', '/inventory_item/G-Blue');
  const none = await seller.inventory('PUT', '/inventory_item_group/G', { title: 'No members' });

  expect(again.status).toBe(204);
  expect(group.data).toEqual({ inventoryItemGroupKey: 'G', variantSKUs: ['G-Red'] });
  expect(left.data).not.toHaveProperty('inventoryItemGroupKeys');
  expect(codes(none)).toEqual([25709]);
});

it('survives a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-ebay-'));
  const options = {
    marketplaces: ['ebay'],
    quota: 'off',
    seed: 7,
    loopbackPictures: 'allowed',
    stateFile: join(folder, 'state.json'),
  } as const;
  const clock = new VirtualClock();
  const first = await createSandbox({ ...options, clock });
  const seller = await openSeller({ sandbox: first, clock });
  await sellMug(seller, 'MUG', MUG);
  await mugGroup(seller, 'G', ['Red'], MUG);
  await first.saved();

  const second = await createSandbox({ ...options, clock });
  const back = await openSeller({ sandbox: second, clock });
  const group = await publishGroup(back, 'G');
  const twin = await back.inventory('POST', '/offer', mugOffer('MUG'));
  await second.saved();
  await rm(folder, { recursive: true });

  expect(group.status).toBe(200);
  expect(codes(twin)).toEqual([25002]);
  expect(second.listings().map(({ sku, state, images }) => [sku, state, images])).toEqual([
    ['MUG', 'live', 1],
    ['G-Red', 'live', 1],
  ]);
});

it('offers nothing of a SKU it does not have', async () => {
  const seller = await openSeller();

  const answer = await seller.inventory('POST', '/offer', mugOffer('NONE'));

  expect([answer.status, ...codes(answer)]).toEqual([400, 25702]);
});
