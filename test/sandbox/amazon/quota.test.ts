import { expect, it } from 'vitest';
import { openSeller } from './amazon-client.ts';

const PATH = '/definitions/2020-09-01/productTypes?marketplaceIds=ATVPDKIKX0DER';

// marketplaces.md §1, rate headers: "never on 429; no Retry-After promised"
it('answers 429 without a word on rates once the bucket is empty, and fills it again', async () => {
  const { call, clock } = await openSeller({ quota: 'real' });

  const first = await Promise.all(Array.from({ length: 10 }, () => call('GET', PATH)));
  const refused = await call('GET', PATH);
  clock.advance(200);
  const later = await call('GET', PATH);

  expect(first.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(first[0]?.headers['x-amzn-ratelimit-limit']).toBe('5.0');
  expect(refused.status).toBe(429);
  expect(refused.data.errors[0]).toMatchObject({ code: 'QuotaExceeded' });
  expect(Object.keys(refused.headers)).toEqual(['content-type', 'x-amzn-requestid']);
  expect(later.status).toBe(200);
});

// marketplaces.md §1, rate: "createFeed 0.0083/15 (1 per 2 min)"
it('takes fifteen feeds, then one in two minutes', async () => {
  const { feed, call, clock } = await openSeller({ quota: 'real' });
  const message = { messageId: 1, sku: 'MUG', operationType: 'DELETE' };
  for (let n = 0; n < 15; n++) {
    await feed([message]);
    clock.advance(2_000);
  }
  const body = { feedType: 'JSON_LISTINGS_FEED', marketplaceIds: ['ATVPDKIKX0DER'], inputFeedDocumentId: 'x' };

  const refused = await call('POST', '/feeds/2021-06-30/feeds', body);
  clock.advance(121_000);
  const later = await call('POST', '/feeds/2021-06-30/feeds', body);

  expect(refused.status).toBe(429);
  expect(later.status).toBe(400);
});
