import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import type { Remote, Ticket } from '../../../src/core/words.ts';
import { list } from '../../../src/marketplaces/walmart/list.ts';
import { poll } from '../../../src/marketplaces/walmart/poll.ts';
import { render } from '../../../src/marketplaces/walmart/render.ts';
import { account } from './account.ts';
import { listing, variant } from './listings.ts';

const HOST = 'https://marketplace.walmartapis.com';
const MISSING = { errors: [{ code: 'CONTENT_NOT_FOUND.GMP_FEED_API', description: 'No feed found' }] };

beforeEach(() => {
  nock.disableNetConnect();
  nock(HOST).post('/v3/token').times(9).reply(200, { access_token: 'T', token_type: 'Bearer', expires_in: 900 });
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('a ticket', () => {
  it('is answered entry by entry', async () => {
    status('F@1', 0, { feedStatus: 'INPROGRESS' }, [
      { sku: 'A', ingestionStatus: 'SUCCESS', wpid: '0RE1', ingestionErrors: { ingestionError: null } },
      { sku: 'B', ingestionStatus: 'INPROGRESS' },
      { sku: 'C/1', ingestionStatus: 'DATA_ERROR', ingestionErrors: { ingestionError: [BRAND] } },
    ]);

    const outcomes = await poll([ticket(0, 'A'), ticket(1, 'B'), ticket(2, 'C/1'), ticket(3, 'D')], account().io);

    expect(outcomes).toEqual([
      { key: 'item/A', is: 'done', refs: { id: 'A', wpid: '0RE1' } },
      { key: 'item/B', is: 'pending', ticket: ticket(1, 'B') },
      {
        key: 'item/C/1',
        is: 'rejected',
        problems: [{ code: BRAND.code, message: BRAND.description, path: 'brand', request: 'F@1' }],
      },
      { key: 'item/D', is: 'pending', ticket: ticket(3, 'D') },
    ]);
  });

  it('is asked for on its own page', async () => {
    status('F@1', 100, { feedStatus: 'PROCESSED' }, [{ sku: 'X', ingestionStatus: 'SUCCESS' }]);

    expect(await poll([ticket(149, 'X')], account().io)).toMatchObject([{ key: 'item/X', is: 'done' }]);
  });

  it.each([
    { feedStatus: 'RECEIVED', itemsReceived: 100, itemsProcessing: 100 },
    { feedStatus: 'INPROGRESS', itemsReceived: 100, itemsProcessing: 100 },
  ])('of a feed of which nothing is read yet ($feedStatus) takes one question, however many wait', async (about) => {
    status('F@1', 0, about, [{ sku: 'A', ingestionStatus: 'INPROGRESS' }]);

    const outcomes = await poll([ticket(0, 'A'), ticket(60, 'B'), ticket(99, 'C')], account().io);

    expect(outcomes.map(({ is }) => is)).toEqual(['pending', 'pending', 'pending']);
  });

  it('keeps what they remark on an item that they took', async () => {
    status('F@1', 0, { feedStatus: 'PROCESSED' }, [
      { sku: 'A', ingestionStatus: 'SUCCESS', ingestionErrors: { ingestionError: [BRAND] } },
    ]);

    expect(await poll([ticket(0, 'A')], account().io)).toMatchObject([
      { is: 'done', problems: [{ code: BRAND.code, severity: 'warning' }] },
    ]);
  });

  it('of a feed that is refused as a whole is refused with its reason', async () => {
    const header = { type: 'DATA_ERROR', code: 'ERR_PDI_0034', description: 'Version is not supported' };
    status('F@1', 0, { feedStatus: 'ERROR', ingestionErrors: { ingestionError: [header] } }, []);
    status('F@2', 0, { feedStatus: 'ERROR' }, []);

    expect(await poll([ticket(0, 'A'), { ...ticket(0, 'B'), id: 'F@2' }], account().io)).toMatchObject([
      { key: 'item/A', is: 'rejected', problems: [{ message: 'Version is not supported', request: 'F@1' }] },
      { key: 'item/B', is: 'rejected', problems: [{ code: 'SYSTEM_ERROR', request: 'F@2' }] },
    ]);
  });

  it.each(['SYSTEM_ERROR', 'TIMEOUT_ERROR'])(
    'of an item that came to nothing by %s is gone, and is sent anew',
    async (fault) => {
      status('F@1', 0, { feedStatus: 'PROCESSED' }, [{ sku: 'A', ingestionStatus: fault }]);
      nock(HOST).get('/v3/items/A?productIdType=SKU').reply(404, MISSING);

      expect(await poll([ticket(0, 'A')], account().io)).toEqual([{ key: 'item/A', is: 'gone' }]);
    },
  );

  it('of a change that came to nothing is refused while the item is there', async () => {
    status('F@1', 0, { feedStatus: 'PROCESSED' }, [{ sku: 'A', ingestionStatus: 'SYSTEM_ERROR' }]);
    nock(HOST)
      .get('/v3/items/A?productIdType=SKU')
      .reply(200, { ItemResponse: [{ sku: 'A' }] });

    expect(await poll([ticket(0, 'A')], account().io)).toMatchObject([
      { is: 'rejected', problems: [{ code: 'SYSTEM_ERROR', request: 'F@1' }] },
    ]);
  });

  it('of a feed that they have forgotten is settled by a look', async () => {
    nock(HOST).get('/v3/feeds/F%401').query(true).reply(404, MISSING);
    nock(HOST)
      .get('/v3/items/A?productIdType=SKU')
      .reply(404, MISSING)
      .get('/v3/items/B?productIdType=SKU')
      .reply(200, { ItemResponse: [{ sku: 'B' }] });

    expect(await poll([ticket(0, 'A'), ticket(1, 'B')], account().io)).toMatchObject([
      { key: 'item/A', is: 'gone' },
      { key: 'item/B', is: 'rejected', problems: [{ code: 'FEED_LOST' }] },
    ]);
  });
});

describe('a list', () => {
  it('goes from page to page until one is empty, and leaves out what was retired', async () => {
    const first = [
      { sku: 'A', wpid: '0RE1', publishedStatus: 'PUBLISHED', lifecycleStatus: 'ACTIVE' },
      { sku: 'B', publishedStatus: 'UNPUBLISHED', lifecycleStatus: 'ACTIVE' },
      { sku: 'C', publishedStatus: 'IN_PROGRESS', lifecycleStatus: 'ACTIVE' },
      { sku: 'D', publishedStatus: 'UNPUBLISHED', lifecycleStatus: 'RETIRED' },
    ];
    // Their cursor stays the same from page to page.
    page('*', { ItemResponse: first, totalItems: 5, nextCursor: 'AoE' });
    page('AoE', { ItemResponse: [{ sku: 'E', publishedStatus: 'SYSTEM_PROBLEM' }], nextCursor: 'AoE' });
    nock(HOST).get('/v3/items?nextCursor=AoE&limit=50').reply(404, MISSING);

    expect(await all(list(account().io))).toEqual([
      { key: 'item/A', sku: 'A', refs: { id: 'A', wpid: '0RE1' }, state: 'live' },
      { key: 'item/B', sku: 'B', refs: { id: 'B' }, state: 'suppressed' },
      { key: 'item/C', sku: 'C', refs: { id: 'C' }, state: 'accepted' },
      { key: 'item/E', sku: 'E', refs: { id: 'E' }, state: 'suppressed' },
    ]);
  });

  it('of documents looks for each SKU, and never takes a stock for something that is there', async () => {
    nock(HOST)
      .get('/v3/items/A%2F1?productIdType=SKU')
      .reply(200, { ItemResponse: [{ sku: 'A/1', publishedStatus: 'PUBLISHED' }] })
      .get('/v3/items/B?productIdType=SKU')
      .reply(404, MISSING);
    const { documents } = render(listing({ variants: [variant({ sku: 'A/1' }), variant({ sku: 'B' })] }));

    expect((await all(list(account().io, documents))).map(({ key }) => key)).toEqual(['item/A/1']);
  });
});

const BRAND = { type: 'DATA_ERROR', code: 'ERR_PDI_0034', field: 'brand', description: 'brand is required' };

function ticket(place: number, sku: string): Ticket {
  return { key: `item/${sku}`, id: 'F@1', item: `${place}/${sku}`, patience: 'feed' };
}

function status(feed: string, offset: number, about: Readonly<Record<string, Json>>, entries: readonly Json[]): void {
  nock(HOST)
    .get(`/v3/feeds/${encodeURIComponent(feed)}?includeDetails=true&offset=${offset}&limit=50`)
    .reply(200, { feedId: feed, ...about, itemDetails: { itemIngestionStatus: entries } } as nock.Body);
}

function page(cursor: string, answer: Readonly<Record<string, Json>>): void {
  nock(HOST)
    .get(`/v3/items?nextCursor=${encodeURIComponent(cursor)}&limit=50`)
    .reply(200, answer as nock.Body);
}

async function all(found: AsyncIterable<Remote>): Promise<readonly Remote[]> {
  const remotes: Remote[] = [];
  for await (const one of found) remotes.push(one);
  return remotes;
}
