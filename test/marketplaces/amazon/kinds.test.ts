import { gzipSync } from 'node:zlib';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ambiguous, Rejected, Unauthorised } from '../../../src/core/faults.ts';
import type { Document, Outcome, Ready } from '../../../src/core/words.ts';
import { amazon } from '../../../src/marketplaces/amazon/index.ts';
import { item } from '../../../src/marketplaces/amazon/kinds/item.ts';
import { render } from '../../../src/marketplaces/amazon/render.ts';
import type { ItemBody } from '../../../src/marketplaces/amazon/wire.ts';
import { channel, listing, variant } from './listings.ts';
import { API, FEEDS, ITEMS, items, ready, road, signIn, submitted } from './shop.ts';

const HERE = { marketplaceIds: 'A1PA6795UKMFR9', issueLocale: 'en_US' };
const STORE = 'https://storage.example';

beforeEach(() => {
  nock.disableNetConnect();
  signIn();
});
afterEach(() => {
  expect(nock.pendingMocks().filter((mock) => !mock.includes('/auth/o2/token'))).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('put', () => {
  it('is pending once it is accepted: accepted is not for sale', async () => {
    const document = documentOf();
    items()
      .put(
        `${ITEMS}/MUG-1`,
        (sent) => sent.productType === 'MUG' && sent.requirements === 'LISTING' && !('sku' in sent),
      )
      .query(HERE)
      .reply(200, submitted('ACCEPTED'));

    expect(await call('create', 'put', ready(document, 'create'))).toEqual([
      {
        key: 'item/MUG-1',
        is: 'pending',
        refs: { id: 'MUG-1' },
        ticket: { key: 'item/MUG-1', id: 'MUG-1', item: 'buyable', patience: 'item' },
      },
    ]);
  });

  it('throws what is wrong with an item that is INVALID', async () => {
    const issue = { code: '8572', message: 'not valid', severity: 'ERROR', categories: ['INVALID_ATTRIBUTE'] };
    items()
      .put(`${ITEMS}/MUG-1`)
      .query(HERE)
      .reply(200, submitted('INVALID', [issue]), { 'x-amzn-RequestId': 'r-9' });

    const reason = await call('create', 'put', ready(documentOf(), 'create')).catch((error: unknown) => error);

    expect(reason).toBeInstanceOf(Rejected);
    expect(reason).toMatchObject({
      problems: [{ code: '8572', message: 'not valid', severity: 'error', request: 'r-9' }],
    });
  });

  it('sends a SKU with odd letters by its own address', async () => {
    const document = documentOf(listing({ variants: [variant({ sku: 'A/B 1,2' })] }));
    items().put(`${ITEMS}/A%2FB%201%2C2`).query(HERE).reply(200, submitted('ACCEPTED'));

    await call('create', 'put', ready(document, 'create'));
  });

  it('waits and repeats when it is asked to slow down', async () => {
    const { io, clock } = road();
    const before = clock.now();
    items()
      .put(`${ITEMS}/MUG-1`)
      .query(HERE)
      .reply(429, { errors: [{ code: 'QuotaExceeded', message: 'slow down' }] });
    items().put(`${ITEMS}/MUG-1`).query(HERE).reply(200, submitted('ACCEPTED'));

    await call('create', 'put', ready(documentOf(), 'create'), io);

    expect(clock.now()).toBeGreaterThan(before);
  });

  it('asks for a new token once, and then gives up', async () => {
    const refusal = { errors: [{ code: 'Unauthorized', message: 'Access denied', details: 'expired' }] };
    items().put(`${ITEMS}/MUG-1`).query(HERE).times(2).reply(403, refusal);

    await expect(call('create', 'put', ready(documentOf(), 'create'))).rejects.toThrow(Unauthorised);
  });

  it('does not guess at an answer that it does not understand', async () => {
    items().put(`${ITEMS}/MUG-1`).query(HERE).reply(200, { hello: 'world' });

    await expect(call('create', 'put', ready(documentOf(), 'create'))).rejects.toThrow(Ambiguous);
  });

  it('sends nothing where the channel names no seller, or the price is in another currency', async () => {
    const nameless = road({ settings: {} }).io;
    const yen = documentOf(listing({ variants: [variant({ price: { amount: '1990', currency: 'JPY' } })] }));

    const reasons = [
      await call('create', 'put', ready(documentOf(), 'create'), nameless).catch((error: unknown) => error),
      await call('create', 'put', ready(yen, 'create')).catch((error: unknown) => error),
    ];

    expect(reasons).toMatchObject([
      { problems: [{ code: 'SELLER_NOT_NAMED' }] },
      { problems: [{ code: 'CURRENCY_MISMATCH' }] },
    ]);
  });

  it('brings back nothing that was sold: the quantity that is there now goes with it', async () => {
    const before = { ...documentOf().body, productType: 'CUP' };
    items()
      .get(`${ITEMS}/MUG-1`)
      .query({ ...HERE, includedData: 'fulfillmentAvailability' })
      .reply(200, { sku: 'MUG-1', fulfillmentAvailability: [{ fulfillmentChannelCode: 'DEFAULT', quantity: 3 }] });
    items()
      .put(`${ITEMS}/MUG-1`, (sent) => sent.attributes.fulfillment_availability[0].quantity === 3)
      .query(HERE)
      .reply(200, submitted('ACCEPTED'));

    await call('update', 'put', ready(documentOf(), 'update', { before, changed: ['productType'] }));
  });
});

describe('patch', () => {
  const price = 'attributes.purchasable_offer.0.our_price.0.schedule.0.value_with_tax';

  it('sends what changed, and takes away what is said no more', async () => {
    const document = documentOf(listing({ keywords: [] }));
    const expected = {
      productType: 'MUG',
      patches: [
        { op: 'replace', path: '/attributes/purchasable_offer', value: document.body.attributes.purchasable_offer },
        {
          op: 'delete',
          path: '/attributes/generic_keyword',
          value: [{ language_tag: 'de_DE', marketplace_id: 'A1PA6795UKMFR9' }],
        },
      ],
    };
    items().patch(`${ITEMS}/MUG-1`, expected).query(HERE).reply(200, submitted('ACCEPTED'));

    const change = ready(document, 'update', {
      before: documentOf().body,
      changed: [price, 'attributes.generic_keyword'],
    });

    expect(await call('update', 'patch', change)).toMatchObject([{ is: 'pending', ticket: { patience: 'item' } }]);
  });

  it('waits longer where pictures changed: until then the old ones are shown', async () => {
    items().patch(`${ITEMS}/MUG-1`).query(HERE).reply(200, submitted('ACCEPTED'));
    const change = ready(documentOf(), 'update', {
      changed: ['attributes.main_product_image_locator.0.media_location'],
    });

    expect(await call('update', 'patch', change)).toMatchObject([{ ticket: { patience: 'pictures' } }]);
  });

  it.each([
    ['says so', 404, { errors: [{ code: 'NOT_FOUND', message: 'no such SKU' }] }, []],
    ['refuses it for all that is missing', 200, submitted('INVALID'), [[]]],
  ] as const)('is gone where Amazon %s', async (_how, status, body, looks) => {
    items().patch(`${ITEMS}/MUG-1`).query(HERE).reply(status, body);
    for (const found of looks) look(found);

    const change = ready(documentOf(), 'update', { changed: [price] });

    expect(await call('update', 'patch', change)).toEqual([{ key: 'item/MUG-1', is: 'gone' }]);
  });

  it('is refused where the SKU is there', async () => {
    items().patch(`${ITEMS}/MUG-1`).query(HERE).reply(200, submitted('INVALID'));
    look([{ sku: 'MUG-1' }]);

    const change = ready(documentOf(), 'update', { changed: [price] });

    await expect(call('update', 'patch', change)).rejects.toThrow(Rejected);
  });
});

describe('delete', () => {
  it('is pending until it is gone, and done where it was gone before', async () => {
    items().delete(`${ITEMS}/MUG-1`).query(HERE).reply(200, submitted('ACCEPTED'));
    items()
      .delete(`${ITEMS}/MUG-1`)
      .query(HERE)
      .reply(404, { errors: [{ code: 'NOT_FOUND', message: 'none' }] });

    const once = await call('withdraw', 'delete', ready(documentOf(), 'withdraw'));
    const again = await call('withdraw', 'delete', ready(documentOf(), 'withdraw'));

    expect(once).toMatchObject([{ is: 'pending', ticket: { item: 'gone' } }]);
    expect(again).toEqual([{ key: 'item/MUG-1', is: 'done' }]);
  });
});

describe('feed', () => {
  it('stores a document anew where its address ran out, and gives each message a ticket', async () => {
    const expired = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
    items()
      .post(`${FEEDS}/documents`)
      .times(2)
      .reply(201, { feedDocumentId: 'd-1', url: `${STORE}/up` });
    nock(STORE).put('/up').reply(403, expired);
    nock(STORE)
      .put('/up', (sent) => sent.header.sellerId === 'A1SELLER' && sent.messages[0].operationType === 'UPDATE')
      .matchHeader('content-type', 'application/json; charset=UTF-8')
      .reply(200);
    items()
      .post(`${FEEDS}/feeds`, {
        feedType: 'JSON_LISTINGS_FEED',
        marketplaceIds: ['A1PA6795UKMFR9'],
        inputFeedDocumentId: 'd-1',
      })
      .reply(202, { feedId: '77' });

    expect(await call('create', 'feed', ready(documentOf(), 'create'))).toMatchObject([
      { is: 'pending', ticket: { id: '77', item: '1 buyable MUG-1', patience: 'feed' } },
    ]);
  });

  const ticket = (message: number, sku: string) => ({
    key: `item/${sku}`,
    id: '77',
    item: `${message} buyable ${sku}`,
    patience: 'feed',
  });
  const feed = (processingStatus: string, more = {}) =>
    items()
      .get(`${FEEDS}/feeds/77`)
      .reply(200, { feedId: '77', feedType: 'JSON_LISTINGS_FEED', createdTime: '', processingStatus, ...more });

  it('is asked for again while it is read', async () => {
    feed('IN_PROGRESS');

    expect(await amazon.poll?.([ticket(1, 'A')], road().io)).toMatchObject([{ key: 'item/A', is: 'pending' }]);
  });

  it.each([
    ['CANCELLED', 'FEED_CANCELLED'],
    ['FATAL', 'FEED_FATAL'],
  ])('that is %s refuses all of it', async (status, code) => {
    feed(status);

    expect(await amazon.poll?.([ticket(1, 'A')], road().io)).toMatchObject([{ is: 'rejected', problems: [{ code }] }]);
  });

  it('that nobody knows is gone', async () => {
    items()
      .get(`${FEEDS}/feeds/77`)
      .reply(404, { errors: [{ code: 'NotFound', message: 'none' }] });

    expect(await amazon.poll?.([ticket(1, 'A')], road().io)).toEqual([{ key: 'item/A', is: 'gone' }]);
  });

  it('tells of each message what became of it, from a report that is compressed, and asks for it once', async () => {
    const report = {
      header: { sellerId: 'A1SELLER', version: '2.0', feedId: '77' },
      issues: [{ messageId: 2, sku: 'B', code: '90220', severity: 'ERROR', message: "'[size]' is required." }],
      summary: { errors: 1, warnings: 0, messagesProcessed: 2, messagesAccepted: 1, messagesInvalid: 1 },
    };
    feed('DONE', { resultFeedDocumentId: 'r-1' });
    items()
      .get(`${FEEDS}/documents/r-1`)
      .query({ enableContentEncodingUrlHeader: 'true' })
      .reply(200, { feedDocumentId: 'r-1', url: `${STORE}/report`, compressionAlgorithm: 'GZIP' });
    nock(STORE)
      .get('/report')
      .reply(200, gzipSync(JSON.stringify(report)), { 'content-encoding': 'gzip' });
    look([item_('A', [])], 'A', 'summaries,issues');
    look([item_('A', ['BUYABLE'])], 'A', 'summaries,issues');
    const { io } = road();

    const first = await amazon.poll?.([ticket(1, 'A'), ticket(2, 'B')], io);
    const second = await amazon.poll?.([ticket(1, 'A')], io);

    expect(first).toMatchObject([
      { key: 'item/B', is: 'rejected', problems: [{ code: '90220' }] },
      { key: 'item/A', is: 'pending' },
    ]);
    expect(second).toMatchObject([{ key: 'item/A', is: 'done' }]);
  });
});

describe('poll', () => {
  const ticket = (aim: string) => ({ key: 'item/A', id: 'A', item: aim, patience: 'item' });
  const error = { code: '18027', message: 'text in the picture', severity: 'ERROR', categories: ['INVALID_IMAGE'] };
  const warning = { code: '18448', message: 'incomplete', severity: 'WARNING', categories: [] };

  it.each([
    ['is done when it can be bought', 'buyable', item_('A', ['BUYABLE', 'DISCOVERABLE']), 'done'],
    [
      'is done although something is amiss, as long as it can be bought',
      'buyable',
      item_('A', ['BUYABLE'], [error]),
      'done',
    ],
    [
      'is pending while it cannot be bought and nothing is said against it',
      'buyable',
      item_('A', [], [warning]),
      'pending',
    ],
    [
      'is refused when something is said against it and it cannot be bought',
      'buyable',
      item_('A', [], [error]),
      'rejected',
    ],
    ['of which there is nothing to buy is done when it is shown', 'shown', item_('A', ['DISCOVERABLE']), 'done'],
    ['that is to go is pending while it is there', 'gone', item_('A', ['BUYABLE']), 'pending'],
    ['that shows on another site alone is pending', 'buyable', { sku: 'A', summaries: [] }, 'pending'],
  ])('an item %s', async (_name, aim, found, is) => {
    look([found], 'A', 'summaries,issues');

    expect(await amazon.poll?.([ticket(aim)], road().io)).toMatchObject([{ key: 'item/A', is }]);
  });

  it.each([
    ['gone', 'done'],
    ['buyable', 'unknown'],
  ])('an item that is not there, and was to be %s, is %s', async (aim, is) => {
    look([], 'A', 'summaries,issues');

    expect(await amazon.poll?.([ticket(aim)], road().io)).toMatchObject([{ key: 'item/A', is }]);
  });
});

describe('preview', () => {
  const query = { ...HERE, mode: 'VALIDATION_PREVIEW', includedData: 'issues' };
  const batch = { id: 'b', changes: [ready(documentOf(), 'create')] };

  it('tells what would be refused, and changes nothing', async () => {
    const issue = {
      code: '90205',
      message: 'too long',
      severity: 'ERROR',
      attributeNames: ['item_name'],
      categories: [],
    };
    items()
      .put(`${ITEMS}/MUG-1`)
      .query(query)
      .reply(200, submitted('INVALID', [issue]));

    expect(await amazon.preview?.(batch, road().io)).toMatchObject([
      { key: 'item/MUG-1', is: 'rejected', problems: [{ code: '90205', path: 'item_name' }] },
    ]);
  });

  it('tells what is only amiss', async () => {
    const issue = { code: '18448', message: 'incomplete', severity: 'WARNING', categories: [] };
    items()
      .put(`${ITEMS}/MUG-1`)
      .query(query)
      .reply(200, submitted('VALID', [issue]));

    expect(await amazon.preview?.(batch, road().io)).toMatchObject([{ is: 'done', problems: [{ code: '18448' }] }]);
  });
});

describe('list', () => {
  it('walks on from the last day where a search ends', async () => {
    const search = { ...HERE, includedData: 'summaries', sortBy: 'createdDate', sortOrder: 'ASC', pageSize: '20' };
    const page = (query: object, skus: readonly string[], nextToken?: string) =>
      items()
        .get(ITEMS)
        .query({ ...search, ...query })
        .reply(200, {
          numberOfResults: 1200,
          items: skus.map((sku) => item_(sku, ['BUYABLE'])),
          ...(nextToken && { pagination: { nextToken } }),
        });
    page({}, ['A', 'B'], 't');
    page({ pageToken: 't' }, ['C']);
    page({ createdAfter: '2026-11-01T00:00:00Z' }, ['C']);

    const seen: unknown[] = [];
    for await (const { key, state } of amazon.list?.(road().io) ?? []) seen.push([key, state]);

    expect(seen).toEqual(['A', 'B', 'C'].map((sku) => [`item/${sku}`, 'buyable']));
  });
});

describe('taxonomy', () => {
  it('reads the schema behind the address that it is given', async () => {
    items()
      .get('/definitions/2020-09-01/productTypes/MUG')
      .query((query) => query.locale === 'de_DE' && query.sellerId === 'A1SELLER' && query.requirements === 'LISTING')
      .reply(200, {
        productType: 'MUG',
        displayName: 'Becher',
        locale: 'de_DE',
        schema: { link: { resource: `${STORE}/schema`, verb: 'GET' }, checksum: 'c1' },
      });
    nock(STORE, { badheaders: ['x-amz-access-token'] })
      .get('/schema')
      .reply(200, { required: ['brand'], properties: { brand: { title: 'Marke', type: 'array' } } });

    expect(await amazon.taxonomy?.read('MUG', road().io)).toMatchObject({
      id: 'MUG',
      title: 'Becher',
      version: 'c1',
      attributes: [{ name: 'brand', title: 'Marke', required: 'always', field: 'brand' }],
    });
  });

  it('has no such product type', async () => {
    items()
      .get(/productTypes\/NONE/)
      .reply(404, { errors: [{ code: 'NOT_FOUND', message: 'no such product type' }] });

    await expect(amazon.taxonomy?.read('NONE', road().io)).rejects.toThrow(Rejected);
  });

  it('suggests by the words of a title', async () => {
    items()
      .get('/definitions/2020-09-01/productTypes')
      .query((query) => query.itemName === 'Becher, blau & weiß')
      .reply(200, { productTypes: [{ name: 'MUG', displayName: 'Becher' }] });

    expect(await amazon.taxonomy?.suggest('Becher, blau & weiß', road().io)).toEqual([{ id: 'MUG', title: 'Becher' }]);
  });
});

it('knows where every site is served', () => {
  const origins = new Set(amazon.manifest.sites.map(({ origin }) => origin));
  expect([...origins].sort()).toEqual(
    ['eu', 'fe', 'na'].map((region) => `https://sellingpartnerapi-${region}.amazon.com`),
  );
  expect(API).toBe(amazon.manifest.sites.find(({ id }) => id === channel().site)?.origin);
});

function documentOf(of = listing()): Document<'item', ItemBody> {
  const [document] = render(of).documents;
  if (!document) throw new Error('no document');
  return document;
}

function call(
  action: 'create' | 'update' | 'withdraw',
  name: string,
  change: Ready<ItemBody>,
  io = road().io,
): Promise<readonly Outcome[]> {
  const found = item[action].find((one) => one.name === name);
  if (!found) throw new Error(`no call ${name}`);
  return found.publish({ id: 'b', changes: [change] }, io);
}

function item_(sku: string, status: readonly string[], issues: readonly object[] = []) {
  const createdDate = '2026-11-01T00:00:00Z';
  return { sku, summaries: [{ marketplaceId: 'A1PA6795UKMFR9', productType: 'MUG', status, createdDate }], issues };
}

function look(found: readonly object[], sku = 'MUG-1', includedData = 'summaries'): void {
  items()
    .get(ITEMS)
    .query({ ...HERE, identifiersType: 'SKU', identifiers: sku, includedData, pageSize: '20' })
    .reply(200, { numberOfResults: found.length, items: [...found] });
}
