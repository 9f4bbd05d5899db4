import { beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { signed, type WooOptions, woo } from '../woo-client.ts';

const DAY = Date.UTC(2026, 10, 22) / 1000;
let sandbox: Sandbox;
beforeEach(async () => {
  const clock = new VirtualClock();
  sandbox = await createSandbox({
    marketplaces: ['woocommerce'],
    quota: 'off',
    clock,
    seed: 1,
    loopbackPictures: 'refused',
  });
});

// reference/marketplaces.md §6, auth: "plain HTTP → OAuth 1.0a HMAC"
it.each<[string, WooOptions, number, string | undefined]>([
  ['the right secret', {}, 200, undefined],
  ['signs in the path and the query that need escaping', { query: { search: "50% off! 杯 (a+b)'*" } }, 200, undefined],
  ['another secret', { secret: 'cs_wrong' }, 401, 'Invalid signature - provided signature does not match.'],
  ['the address of another host', { host: 'evil.test' }, 401, 'Invalid signature - provided signature does not match.'],
  ['a time too long ago', { timestamp: DAY - 901 }, 401, 'Invalid timestamp.'],
  ['a time just within', { timestamp: DAY - 899 }, 200, undefined],
])('a signature with %s', async (_name, options, status, message) => {
  const answer = await woo(sandbox, 'GET', '/wc/v3/products', options);

  expect([answer.status, answer.data.message]).toEqual([status, message]);
});

it('a nonce serves once', async () => {
  await woo(sandbox, 'GET', '/wc/v3/products', { nonce: 'n1' });

  const { data } = await woo(sandbox, 'GET', '/wc/v3/products', { nonce: 'n1' });

  expect(data.message).toBe('Invalid nonce - nonce has already been used.');
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const { status, body } = await sandbox.handle({
    method: 'GET',
    path,
    headers: { host: 'shop.test', ...headers },
    body: new Uint8Array(),
  });
  return { status, ...JSON.parse(String(body)) };
};

it('a query that changed after signing is refused', async () => {
  const path = signed(sandbox, 'GET', '/wc/v3/products', { query: { sku: 'A' } });

  expect((await get(path.replace('sku=A', 'sku=B'))).status).toBe(401);
});

it('neither Basic nor keys in the query count on plain http', async () => {
  const { CONSUMER_KEY = '', CONSUMER_SECRET = '' } = sandbox.channels.woocommerce?.credentials ?? {};
  const basic = Buffer.from(`${CONSUMER_KEY}:${CONSUMER_SECRET}`).toString('base64');

  const byHeader = await get('/wp-json/wc/v3/products', { authorization: `Basic ${basic}` });
  const byQuery = await get(`/wp-json/wc/v3/products?consumer_key=${CONSUMER_KEY}&consumer_secret=${CONSUMER_SECRET}`);

  expect([byHeader.code, byQuery.code]).toEqual(['woocommerce_rest_cannot_view', 'woocommerce_rest_cannot_view']);
});

it('the log keeps no secret', async () => {
  await woo(sandbox, 'GET', '/wc/v3/products', { query: { sku: 'A' } });
  await get('/wp-json/wc/v3/products?consumer_secret=cs_x');

  expect(sandbox.log.map(({ path, status }) => [path, status])).toEqual([
    ['/wp-json/wc/v3/products?sku=A', 200],
    ['/wp-json/wc/v3/products', 401],
  ]);
});
