import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { type Etsy, onSale, openEtsy } from '../etsy-client.ts';
import { solid } from '../picture-server.ts';

let folder: string;
let stateFile: string;
let opened: Etsy[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'etsy-'));
  stateFile = join(folder, 'state.json');
});
afterEach(async () => {
  for (const { sandbox } of opened) await sandbox.saved();
  opened = [];
  await rm(folder, { recursive: true });
});

async function open(options: Parameters<typeof openEtsy>[0] = {}): Promise<Etsy> {
  const etsy = await openEtsy({ stateFile, ...options });
  opened.push(etsy);
  return etsy;
}

it('is there again after a new start: listings, pictures, tokens and what was asked today', async () => {
  const before = await open({ quota: 'real' });
  const id = await onSale(before, await solid('#36c', 'jpeg'));
  await before.sandbox.saved();

  const after = await open({ quota: 'real', clock: new VirtualClock(before.clock.now() + 5000) });
  const { data, headers } = await after.call('GET', `/listings/${id}`, { query: { includes: 'Images' } });

  expect(after.sandbox.listings()).toEqual(before.sandbox.listings());
  expect([data.state, data.images.length, headers['x-remaining-today']]).toEqual(['active', 1, '9994']);
});

it('knows after a new start which refresh token was used up', async () => {
  const before = await open();
  const form = { grant_type: 'refresh_token', client_id: before.credentials.KEYSTRING ?? '' };
  const old = before.credentials.REFRESH_TOKEN ?? '';
  const { data } = await before.token({ ...form, refresh_token: old });
  await before.token({ ...form, refresh_token: data.refresh_token });
  await before.sandbox.saved();

  const after = await open();
  const late = await after.token({ ...form, refresh_token: old });
  const good = await after.token({ ...form, refresh_token: data.refresh_token });

  expect([late.status, good.status]).toEqual([400, 200]);
});

/** Nobody buys in a rehearsal: what a sale leaves behind is written into the state. */
async function sellAll(): Promise<void> {
  const state = JSON.parse(await readFile(stateFile, 'utf8'));
  for (const listing of state.shops.etsy.shop.listings) for (const product of listing.products) product.quantity = 0;
  await writeFile(stateFile, JSON.stringify(state));
}

it('calls sold out what has nothing left, and puts one of each on sale for another fee', async () => {
  const before = await open();
  const id = await onSale(before, await solid('#36c', 'jpeg'));
  await before.sandbox.saved();
  await sellAll();

  const etsy = await open();
  const found = await etsy.call('GET', '/shops/SHOP/listings', { query: { state: 'sold_out' } });
  const states = etsy.sandbox.listings().map(({ state }) => state);
  const off = await etsy.call('PATCH', `/shops/SHOP/listings/${id}`, { form: { state: 'inactive' } });
  const on = await etsy.call('PATCH', `/shops/SHOP/listings/${id}`, { form: { state: 'active' } });

  expect([found.data.count, states]).toEqual([1, ['sold_out', 'sold_out']]);
  expect([off.status, off.data.error]).toEqual([400, 'There was a problem with /quantity : cannot be empty']);
  expect([on.data.state, on.data.quantity, etsy.sandbox.listings()[0]?.body]).toMatchObject([
    'active',
    2,
    { listing: { fees: 2 } },
  ]);
});
