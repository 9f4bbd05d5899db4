import { expect, it } from 'vitest';
import { form, HEADER, itemFeed, mug, openSeller } from '../walmart-client.ts';

const PICTURE = 'http://pictures.invalid/red.jpg';

it.each([
  ['no feed type', '/v3/feeds', 400],
  ['an unknown feed type', '/v3/feeds?feedType=MP_ITEMS', 400],
  ['a feed type in other letters', '/v3/feeds?feedType=mp_item', 400],
])('refuses a feed with %s', async (_name, path, status) => {
  const { call } = await openSeller();

  const answer = await call('POST', path, await form(itemFeed(mug(PICTURE))));

  expect([answer.status, answer.data.errors[0].field]).toEqual([status, 'feedType']);
});

it('wants a form with a file', async () => {
  const { call } = await openSeller();
  const other = new FormData();
  other.append('data', 'x');
  const request = new Request('http://sandbox.test', { method: 'POST', body: other });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };

  const json = await call('POST', '/v3/feeds?feedType=MP_ITEM', { body: itemFeed(mug(PICTURE)) });
  const fileless = await call('POST', '/v3/feeds?feedType=MP_ITEM', {
    headers,
    bytes: new Uint8Array(await request.arrayBuffer()),
  });
  const torn = await call('POST', '/v3/feeds?feedType=MP_ITEM', { headers, bytes: Buffer.from('torn') });

  expect([json.status, fileless.status, torn.status]).toEqual([415, 400, 400]);
  expect(fileless.data.errors[0].field).toBe('file');
});

it('refuses more than 25 MB', async () => {
  const { call } = await openSeller();

  const answer = await call('POST', '/v3/feeds?feedType=MP_ITEM', await form('x'.repeat(25 * 1024 * 1024)));

  expect(answer.status).toBe(413);
});

it.each([
  ['text that is no JSON', 'MP_ITEM', '{"MPItem', 'ERR_PDI_0001', 'file'],
  ['no items', 'MP_ITEM', { MPItemFeedHeader: HEADER, MPItem: [] }, 'ERR_EXT_DATA_0503009', 'MPItem'],
  [
    'a member of the 4.x header',
    'MP_ITEM',
    { MPItemFeedHeader: { ...HEADER, subset: 'EXTERNAL' }, MPItem: [{}] },
    'ERR_PDI_0034',
    'MPItemFeedHeader.subset',
  ],
  [
    'a spec of last year',
    'MP_ITEM',
    { MPItemFeedHeader: { ...HEADER, version: '4.8' }, MPItem: [{}] },
    'ERR_PDI_0034',
    'MPItemFeedHeader.version',
  ],
  [
    'another market',
    'MP_ITEM',
    { MPItemFeedHeader: { ...HEADER, businessUnit: 'WALMART_CA' }, MPItem: [{}] },
    'ERR_PDI_0034',
    'MPItemFeedHeader.businessUnit',
  ],
  [
    'ten thousand items and one',
    'MP_ITEM',
    itemFeed(...Array.from({ length: 10_001 }, () => ({}))),
    'ERR_PDI_0034',
    'MPItem',
  ],
  ['a type that is not rehearsed', 'MP_WFS_ITEM', {}, 'ERR_PDI_0034', 'feedType'],
])('takes a feed of %s, and gives it up as a whole', async (_name, type, content, code, field) => {
  const { feed, after } = await openSeller();
  const id = await feed(type, content);

  const answer = await after(1, id);

  expect(answer).toMatchObject({
    feedStatus: 'ERROR',
    itemsReceived: 0,
    ingestionErrors: { ingestionError: [{ type: 'DATA_ERROR', code, field }] },
  });
});

it('takes ten item feeds an hour, and gives them back one by one', async () => {
  const { call, clock } = await openSeller({ quota: 'real' });
  const submit = async (type = 'MP_ITEM') =>
    call('POST', `/v3/feeds?feedType=${type}`, await form(itemFeed(mug(PICTURE))));

  const first = await submit();
  for (let n = 0; n < 9; n++) await submit();
  const eleventh = await submit();
  const other = await submit('MP_MAINTENANCE');
  const next = Number(eleventh.headers['x-next-replenishment-time']);
  await clock.sleep(next - clock.now() - 1_000);
  const early = await submit();
  await clock.sleep(1_000);
  const due = await submit();

  expect(first.headers).toMatchObject({ 'x-current-token-count': '9' });
  expect(eleventh).toMatchObject({
    status: 429,
    headers: { 'x-current-token-count': '0' },
    data: { error: [{ code: 'REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API', category: 'REQUEST' }] },
  });
  expect(next - Date.UTC(2026, 10, 22)).toBe(6 * 60_000);
  expect([other.status, early.status, due.status]).toEqual([200, 429, 200]);
});

it('throttles nobody where quotas are off, and a stranger nowhere', async () => {
  const { call } = await openSeller();
  const real = await openSeller({ quota: 'real' });

  const free = await Promise.all(
    Array.from({ length: 30 }, async () => call('POST', '/v3/feeds?feedType=price', await form('{}'))),
  );
  const strange = await Promise.all(
    Array.from({ length: 30 }, () => real.call('POST', '/v3/items/spec', { headers: { 'wm_sec.access_token': 'x' } })),
  );

  expect(new Set(free.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(strange.map(({ status }) => status))).toEqual(new Set([401]));
});

it('lists feeds, the newest first, and finds one by its id with the sign in it escaped', async () => {
  const { call, feed } = await openSeller();
  const first = await feed('MP_ITEM', itemFeed(mug(PICTURE)));
  const second = await feed('RETIRE_ITEM', { RetireItemHeader: { version: '1.0' }, RetireItem: [{ sku: 'X' }] });

  const all = await call('GET', '/v3/feeds');
  const one = await call('GET', `/v3/feeds?feedId=${encodeURIComponent(first)}`);
  const unknown = await call('GET', '/v3/feeds/NONE');

  expect(first).toMatch(/^[0-9A-F]{32}@/);
  expect(all.data.results.feed.map(({ feedId }: { feedId: string }) => feedId)).toEqual([second, first]);
  expect(one.data).toMatchObject({
    totalResults: 1,
    results: { feed: [{ feedType: 'MP_ITEM', feedStatus: 'RECEIVED' }] },
  });
  expect(unknown.status).toBe(404);
});

it('counts a feed for a write, and reading the spec for none', async () => {
  const { sandbox, call } = await openSeller();
  sandbox.setFaults([{ is: 'throttle', from: 1, only: 'writes' }]);

  const feed = await call('POST', '/v3/feeds?feedType=MP_ITEM', await form(itemFeed(mug(PICTURE))));
  const spec = await call('POST', '/v3/items/spec', {
    body: { feedType: 'MP_ITEM', version: HEADER.version, productTypes: ['Mugs'] },
  });

  expect([feed.status, spec.status]).toEqual([429, 200]);
});
