import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../src/lib/clock.ts';
import { createSandbox, type Sandbox, type SandboxServer, serveSandbox } from '../../src/sandbox/index.ts';
import { servePictures } from './picture-server.ts';
import { signed, woo } from './woo-client.ts';

const options = {
  marketplaces: ['woocommerce', 'shopify'],
  quota: 'real',
  seed: 1,
  loopbackPictures: 'allowed',
} as const;
let sandbox: Sandbox;
let server: SandboxServer;
beforeEach(async () => {
  sandbox = await createSandbox({ ...options, clock: new VirtualClock() });
  server = await serveSandbox(sandbox, { port: 0 });
});
afterEach(() => server.close());

it('speaks the protocols over a real socket, and shows listings and log', async () => {
  const path = signed(sandbox, 'POST', '/wc/v3/products', { host: new URL(server.url).host });
  const made = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Mug', sku: 'MUG', regular_price: '5.00' }),
  });

  const listings = await (await fetch(`${server.url}/_/listings?marketplace=woocommerce`)).json();
  const others = await (await fetch(`${server.url}/_/listings?marketplace=shopify`)).json();
  const log = await (await fetch(`${server.url}/_/log`)).json();

  expect(made.status).toBe(201);
  expect(listings).toMatchObject([
    {
      marketplace: 'woocommerce',
      account: 'sandbox',
      sku: 'MUG',
      state: 'live',
      title: 'Mug',
      price: '5.00',
      currency: 'EUR',
      stock: null,
      images: 0,
      body: { name: 'Mug' },
    },
  ]);
  expect(others).toEqual([]);
  expect(log).toEqual([
    {
      time: '2026-11-22T00:00:00.000Z',
      marketplace: 'woocommerce',
      method: 'POST',
      path: '/wp-json/wc/v3/products',
      status: 201,
      summary: 'create 1 product',
    },
  ]);
});

it('cuts the line for real when told to', async () => {
  const set = await fetch(`${server.url}/_/faults`, {
    method: 'POST',
    body: JSON.stringify({ faults: [{ is: 'drop-before', from: 1 }] }),
  });
  const wrong = await fetch(`${server.url}/_/faults`, { method: 'POST', body: '{"profile":"nonsense"}' });

  expect([set.status, wrong.status]).toEqual([200, 400]);
  await expect(fetch(`${server.url}/wp-json/wc/v3/products`)).rejects.toThrow();
});

it('shows the page in the reader’s language, and runs nothing a merchant wrote', async () => {
  const pictures = await servePictures();
  const body = {
    name: '<script>alert(1)</script> "Mug" & more',
    sku: '"><b>',
    images: [{ src: `${pictures.url}/red.jpg` }],
  };
  await woo(sandbox, 'POST', '/wc/v3/products', { body });
  await pictures.close();

  const english = await fetch(server.url);
  const text = await english.text();
  const chinese = await (await fetch(server.url, { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } })).text();
  const picture = await fetch(server.url + (/\/_\/pictures\/\w+/.exec(text)?.[0] ?? ''));

  expect(english.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;Mug&quot; &amp; more');
  expect(text).not.toMatch(/<script|<b>|https?:\/\//);
  expect(chinese).toContain('演练中已发布的商品');
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
});

it('remembers everything after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-sandbox-'));
  const pictures = await servePictures();
  const stateFile = join(folder, 'state.json');
  const first = await createSandbox({ ...options, clock: new VirtualClock(), stateFile });
  const body = { name: 'Mug', sku: 'MUG', images: [{ src: `${pictures.url}/red.jpg` }] };
  await woo(first, 'POST', '/wc/v3/products', { body });
  await first.saved();

  const second = await createSandbox({ ...options, clock: new VirtualClock(), stateFile });
  const again = await woo(second, 'POST', '/wc/v3/products', { body: { name: 'Twin', sku: 'MUG' } });
  await second.saved();
  await pictures.close();
  await rm(folder, { recursive: true });

  expect(second.listings()).toEqual(first.listings());
  expect(again.data.code).toBe('product_invalid_sku');
  expect([...second.pictures.all()]).toHaveLength(1);
});

it('names the marketplaces it has when it is asked for another', async () => {
  await expect(createSandbox({ ...options, marketplaces: ['nowhere'], clock: new VirtualClock() })).rejects.toThrow(
    /woocommerce, shopify/,
  );
});
