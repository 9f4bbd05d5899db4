import { afterAll, expect, it } from 'vitest';
import {
  codes,
  type EbaySeller,
  groupOf,
  mug,
  mugGroup,
  mugOffer,
  openSeller,
  POLICY_IDS,
  publishGroup,
  sellMug,
} from './ebay-client.ts';
import { serveLargePictures } from './large-pictures.ts';

const pictures = await serveLargePictures();
afterAll(() => pictures.close());
const MUG = `${pictures.url}/mug.jpg`;
const live = (seller: EbaySeller) =>
  seller.sandbox
    .listings()
    .filter(({ state }) => state === 'live')
    .map(({ sku, price, stock, variant }) => [sku, price, stock, variant]);

it('asks three fields for an offer, and everything else at publish', async () => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/MUG', {});
  const made = await seller.inventory('POST', '/offer', {
    sku: 'MUG',
    marketplaceId: 'EBAY_US',
    format: 'FIXED_PRICE',
  });

  const published = await seller.inventory('POST', `/offer/${made.data.offerId}/publish`);

  expect([made.status, published.status]).toEqual([201, 400]);
  expect(new Set(codes(published))).toEqual(new Set([25005, 25007, 25008, 25009, 25002, 25003, 25004, 25017, 25021]));
  expect(live(seller)).toEqual([]);
});

it.each(['sku', 'marketplaceId', 'format'])('makes no offer without %s', async (field) => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/MUG', {});

  const { [field]: _, ...body } = mugOffer('MUG') as Record<string, unknown>;
  const answer = await seller.inventory('POST', '/offer', body);

  expect([answer.status, ...codes(answer)]).toEqual([400, 25709]);
});

it('has one offer for a SKU, a site and a format, and names it to who makes another', async () => {
  const seller = await openSeller();
  const { offerId } = await sellMug(seller, 'MUG', MUG);

  const again = await seller.inventory('POST', '/offer', mugOffer('MUG'));
  const bulk = await seller.inventory('POST', '/bulk_create_offer', { requests: [mugOffer('MUG'), { sku: 'MUG' }] });
  const elsewhere = await seller.inventory('POST', '/offer', mugOffer('MUG', { marketplaceId: 'EBAY_GB' }));

  const parameters = [{ name: 'offerId', value: offerId }];
  expect(again.data.errors).toMatchObject([{ errorId: 25002, parameters }]);
  expect(again.data.errors[0].message).toMatch(/Offer entity already exists/);
  expect(bulk.status).toBe(207);
  expect(bulk.data.responses).toMatchObject([
    { statusCode: 400, sku: 'MUG', errors: [{ errorId: 25729, parameters }] },
    { statusCode: 400, sku: 'MUG', errors: [{ errorId: 25735 }] },
  ]);
  expect(elsewhere.status).toBe(201);
});

it('finds no offers with 404, and wants a SKU', async () => {
  const seller = await openSeller();
  const { offerId, listingId } = await sellMug(seller, 'MUG', MUG);

  const found = await seller.inventory('GET', '/offer?sku=MUG');
  const none = await seller.inventory('GET', '/offer?sku=NONE');
  const other = await seller.inventory('GET', '/offer?sku=MUG&marketplace_id=EBAY_DE');
  const all = await seller.inventory('GET', '/offer');

  expect(found.data.offers).toMatchObject([
    { offerId, status: 'PUBLISHED', listing: { listingId, listingStatus: 'ACTIVE', soldQuantity: 0 } },
  ]);
  expect([none.status, ...codes(none), other.status, ...codes(other)]).toEqual([404, 25713, 404, 25713]);
  expect([all.status, ...codes(all)]).toEqual([400, 25707]);
});

it('replaces an offer whole, and wants its description again once it is live', async () => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG));
  const { data } = await seller.inventory('POST', '/offer', mugOffer('MUG'));

  const emptied = await seller.inventory('PUT', `/offer/${data.offerId}`, { categoryId: '20696' });
  const after = await seller.inventory('GET', `/offer/${data.offerId}`);
  const { offerId } = await sellMug(seller, 'LIVE', MUG);
  const { listingDescription: _, ...without } = mugOffer('LIVE');
  const refused = await seller.inventory('PUT', `/offer/${offerId}`, without);

  expect(emptied.status).toBe(200);
  expect(after.data).toEqual({
    offerId: data.offerId,
    sku: 'MUG',
    marketplaceId: 'EBAY_US',
    format: 'FIXED_PRICE',
    categoryId: '20696',
    includeCatalogProductDetails: true,
    status: 'UNPUBLISHED',
  });
  expect(codes(refused)).toEqual([25017]);
});

it.each<[string, object, object, number, RegExp]>([
  ['a category with children', {}, { categoryId: '11700' }, 25005, /leaf/],
  ['an unknown category', {}, { categoryId: '1' }, 25005, /not valid/],
  ['a policy of another site', {}, { listingPolicies: POLICY_IDS(1) }, 25007, /EBAY_US/],
  ['an unknown location', {}, { merchantLocationKey: 'nowhere' }, 25012, /nowhere/],
  ['no location', {}, { merchantLocationKey: undefined }, 25002, /Item\.Country/],
  ['a price in another currency', {}, { pricingSummary: { price: { value: '5', currency: 'EUR' } } }, 25003, /USD/],
  ['a price below the least', {}, { pricingSummary: { price: { value: '0.98', currency: 'USD' } } }, 25003, /0\.99/],
  ['a duration of days', {}, { listingDuration: 'DAYS_7' }, 25016, /GTC/],
  ['nothing to sell', { availability: { shipToLocationAvailability: { quantity: 0 } } }, {}, 25004, /greater than 0/],
  ['a condition that the category has not', { condition: 'FOR_PARTS_OR_NOT_WORKING' }, {}, 25021, /not valid/],
])('does not publish %s', async (_, item, offer, code, words) => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/MUG', { ...mug(MUG), ...item });
  const { data } = await seller.inventory('POST', '/offer', mugOffer('MUG', { ...offer }));

  const answer = await seller.inventory('POST', `/offer/${data.offerId}/publish`);

  const found = answer.data.errors.find(({ errorId }: { errorId: number }) => errorId === code);
  expect(answer.status).toBe(400);
  expect(found.message).toMatch(words);
  expect(live(seller)).toEqual([]);
});

it.each<[string, Record<string, unknown>, number, object]>([
  ['a missing required one', { Brand: [] }, 25002, { name: '2', value: 'Brand' }],
  [
    'a value outside a closed list',
    { Brand: ['B'], 'Care Instructions': ['Burn'] },
    25601,
    { name: 'value', value: 'Burn' },
  ],
  ['two values where one may be', { Brand: ['A', 'B'] }, 25002, { name: '2', value: 'Brand' }],
])('names the item specific: %s', async (_, aspects, code, parameter) => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG, { aspects }));
  const { data } = await seller.inventory('POST', '/offer', mugOffer('MUG'));

  const answer = await seller.inventory('POST', `/offer/${data.offerId}/publish`);

  expect(codes(answer)).toEqual([code]);
  expect(answer.data.errors[0].parameters).toContainEqual(parameter);
});

it('wants a GTIN where the category does, a true one, or the site’s text for none', async () => {
  const seller = await openSeller();
  const publish = async (sku: string, product: Record<string, unknown>) => {
    await seller.inventory('PUT', `/inventory_item/${sku}`, mug(MUG, product));
    const { data } = await seller.inventory('POST', '/offer', mugOffer(sku, { categoryId: '183448' }));
    return seller.inventory('POST', `/offer/${data.offerId}/publish`);
  };

  const none = await publish('A', {});
  const wrong = await publish('B', { upc: ['012345678906'] });
  const right = await publish('C', { upc: ['012345678905'] });
  const text = await publish('D', { upc: ['Does not apply'] });

  expect(none.data.errors).toMatchObject([{ errorId: 25029, message: 'UPC is required for this category.' }]);
  expect(codes(wrong)).toEqual([25002]);
  expect([right.status, text.status]).toEqual([200, 200]);
});

it('puts a group on sale as one listing, and says who was left out', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await seller.inventory('PUT', '/inventory_item/G-Green', mug(MUG, { aspects: { Brand: ['B'], Color: ['Green'] } }));
  await seller.inventory('PUT', '/inventory_item_group/G', groupOf('G', ['Red', 'Blue', 'Green']));

  const first = await publishGroup(seller, 'G');
  const before = live(seller);
  await seller.inventory('POST', '/offer', mugOffer('G-Green'));
  const second = await publishGroup(seller, 'G');

  expect(first.status).toBe(200);
  expect(first.data.warnings).toMatchObject([{ errorId: 25402, message: expect.stringContaining('G-Green') }]);
  expect(before).toEqual([
    ['G-Red', '12.50', 5, 'Red'],
    ['G-Blue', '12.50', 5, 'Blue'],
  ]);
  expect(second.data).toEqual({ listingId: first.data.listingId });
  expect(live(seller)).toHaveLength(3);
});

it.each<[string, object, RegExp]>([
  [
    'a value no member has',
    { variesBy: { specifications: [{ name: 'Color', values: ['Red', 'Blue', 'Pink'] }] } },
    /Missing value/,
  ],
  [
    'a member whose value is not listed',
    { variesBy: { specifications: [{ name: 'Color', values: ['Red'] }] } },
    /mismatch/,
  ],
  [
    'an aspect that may not vary',
    { variesBy: { specifications: [{ name: 'Brand', values: ['Unbranded'] }] } },
    /not enabled/,
  ],
  [
    'pictures by an aspect that does not vary',
    { variesBy: { aspectsImageVariesBy: ['Size'], specifications: [{ name: 'Color', values: ['Red', 'Blue'] }] } },
    /Size/,
  ],
  ['no variation at all', { variesBy: {} }, /specifications/],
])('does not publish a group with %s', async (_, more, words) => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await seller.inventory('PUT', '/inventory_item_group/G', { ...groupOf('G', ['Red', 'Blue']), ...more });

  const answer = await publishGroup(seller, 'G');

  expect(answer.status).toBe(400);
  expect(codes(answer)).toContain(25013);
  expect(JSON.stringify(answer.data.errors)).toMatch(words);
});

it('fails a group whole for one member with wrong data', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  const { data } = await seller.inventory('GET', '/offer?sku=G-Blue');
  await seller.inventory('PUT', `/offer/${data.offers[0].offerId}`, mugOffer('G-Blue', { categoryId: '1' }));

  const answer = await publishGroup(seller, 'G');

  expect(answer.status).toBe(400);
  expect(live(seller)).toEqual([]);
});

it('publishes no member of a group by itself', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red'], MUG);
  const { data } = await seller.inventory('GET', '/offer?sku=G-Red');
  const [{ offerId }] = data.offers;

  const bulk = await seller.inventory('POST', '/bulk_publish_offer', { requests: [{ offerId }] });
  const single = await seller.inventory('POST', `/offer/${offerId}/publish`);

  expect([bulk.status, bulk.data.responses[0].errors[0].errorId, ...codes(single)]).toEqual([207, 25732, 25732]);
});

it('publishes many at once, each by itself', async () => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/A', mug(MUG));
  await seller.inventory('PUT', '/inventory_item/B', mug(MUG, { title: undefined }));
  const { data } = await seller.inventory('POST', '/bulk_create_offer', { requests: [mugOffer('A'), mugOffer('B')] });
  const requests = data.responses.map(({ offerId }: { offerId: string }) => ({ offerId }));

  const answer = await seller.inventory('POST', '/bulk_publish_offer', { requests });
  const twice = await seller.inventory('POST', '/bulk_publish_offer', { requests: [requests[0], requests[0]] });

  expect(answer.status).toBe(207);
  expect(answer.data.responses).toMatchObject([
    { statusCode: 200, listingId: expect.stringMatching(/^\d{12}$/) },
    { statusCode: 400, errors: [{ errorId: 25017 }] },
  ]);
  expect(codes(twice)).toEqual([25731]);
});

it('takes members out of a live listing with the group, and adds none by it', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await publishGroup(seller, 'G');

  const { status } = await seller.inventory('PUT', '/inventory_item_group/G', groupOf('G', ['Red']));
  const after = live(seller).map(([sku]) => sku);
  await seller.inventory('PUT', '/inventory_item_group/G', groupOf('G', ['Red', 'Blue']));

  expect([status, after]).toEqual([204, ['G-Red']]);
  expect(live(seller).map(([sku]) => sku)).toEqual(['G-Red']);
});

it('withdraws and keeps the offers, by offer and by group', async () => {
  const seller = await openSeller();
  const { offerId, listingId } = await sellMug(seller, 'MUG', MUG);
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await publishGroup(seller, 'G');
  const group = { inventoryItemGroupKey: 'G', marketplaceId: 'EBAY_US' };
  const [red] = (await seller.inventory('GET', '/offer?sku=G-Red')).data.offers;

  const member = await seller.inventory('POST', `/offer/${red.offerId}/withdraw`);
  const single = await seller.inventory('POST', `/offer/${offerId}/withdraw`);
  const again = await seller.inventory('POST', `/offer/${offerId}/withdraw`);
  const whole = await seller.inventory('POST', '/offer/withdraw_by_inventory_item_group', group);
  const twice = await seller.inventory('POST', '/offer/withdraw_by_inventory_item_group', group);

  expect(codes(member)).toEqual([25002]);
  expect([single.status, single.data]).toEqual([200, { listingId }]);
  expect(codes(again)).toEqual([25002]);
  expect([whole.status, whole.data]).toEqual([204, undefined]);
  expect([twice.status, ...codes(twice)]).toEqual([400, 25725]);
  expect(seller.sandbox.listings().map(({ state }) => state)).toEqual(['unpublished', 'unpublished', 'unpublished']);
});

it('ends the listing of a group that is deleted, and keeps its offers', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red'], MUG);
  await publishGroup(seller, 'G');

  const { status } = await seller.inventory('DELETE', '/inventory_item_group/G');
  const gone = await seller.inventory('GET', '/inventory_item_group/G');

  expect([status, gone.status, ...codes(gone)]).toEqual([204, 404, 25705]);
  expect(seller.sandbox.listings()).toMatchObject([{ sku: 'G-Red', state: 'unpublished' }]);
});

it('takes a variation out of listing and group with its offer', async () => {
  const seller = await openSeller();
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await publishGroup(seller, 'G');
  const [red] = (await seller.inventory('GET', '/offer?sku=G-Red')).data.offers;

  const { status } = await seller.inventory('DELETE', `/offer/${red.offerId}`);

  const group = await seller.inventory('GET', '/inventory_item_group/G');
  expect([status, group.data.variantSKUs]).toEqual([204, ['G-Blue']]);
  expect(live(seller).map(([sku]) => sku)).toEqual(['G-Blue']);
});

it('sells the lesser of what the item has and what the offer may', async () => {
  const seller = await openSeller();
  await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG));
  const { data } = await seller.inventory('POST', '/offer', mugOffer('MUG', { availableQuantity: 3 }));
  await seller.inventory('POST', `/offer/${data.offerId}/publish`);

  expect(live(seller)).toEqual([['MUG', '12.50', 3, '']]);
});
