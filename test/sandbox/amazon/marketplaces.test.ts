import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { DE, mug, offer, openSeller, type Seller, shape, US } from './amazon-client.ts';

const { text, plain } = shape;
const FR = 'A13V1IB3VIYZZH';

/** A mug as Germany or France asks for it. */
function european(site: string, language: string, quantity: number) {
  const { attributes, ...rest } = mug();
  const local = {
    item_name: text('Becher', language, site),
    brand: text('QINGHE', language, site),
    bullet_point: text('350 ml', language, site),
    product_description: text('Ein Becher.', language, site),
    material: text('Keramik', language, site),
    country_of_origin: plain('CN', site),
    supplier_declared_dg_hz_regulation: plain('not_applicable', site),
    condition_type: plain('new_new', site),
    externally_assigned_product_identifier: [
      { ...first(attributes.externally_assigned_product_identifier), marketplace_id: site },
    ],
    purchasable_offer: offer(17.9, site, 'EUR'),
    fulfillment_availability: [{ fulfillment_channel_code: 'DEFAULT', quantity }],
  };
  return { ...rest, attributes: local };
}

function first(value: unknown): object {
  return Array.isArray(value) && typeof value[0] === 'object' ? value[0] : {};
}

const put = (seller: Seller, site: string, body: unknown) =>
  seller.call('PUT', `/listings/2021-08-01/items/${seller.id}/MUG?marketplaceIds=${site}`, body);

it('keeps a SKU apart by marketplace, but its quantity together within a region', async () => {
  const seller = await openSeller();
  await seller.put('MUG', mug());
  await put(seller, FR, european(FR, 'fr_FR', 5));
  const germany = await put(seller, DE, european(DE, 'de_DE', 8));
  seller.clock.advance(10_000);

  const { data } = await seller.get('MUG', 'summaries,attributes', `${DE},${FR}`);

  expect(germany.data.status).toBe('ACCEPTED');
  expect(data.summaries.map(({ marketplaceId }: { marketplaceId: string }) => marketplaceId)).toEqual([DE, FR]);
  expect(data.attributes.item_name).toHaveLength(2);
  expect(data.attributes.fulfillment_availability).toEqual([{ fulfillment_channel_code: 'DEFAULT', quantity: 8 }]);
  expect(seller.sandbox.listings().map(({ account, currency, stock }) => [account, currency, stock])).toEqual([
    [US, 'USD', 12],
    [FR, 'EUR', 8],
    [DE, 'EUR', 8],
  ]);
});

it('survives a restart, its tokens and waiting feeds included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amazon-'));
  const stateFile = join(folder, 'state.json');
  const clock = new VirtualClock();
  const before = await openSeller({ stateFile, clock });
  await before.put('MUG', mug());
  const id = await before.feed([{ messageId: 1, sku: 'MUG', operationType: 'DELETE' }]);
  await before.sandbox.saved();

  const after = await openSeller({ stateFile, clock, seed: 2 });
  const kept = await after.get('MUG');
  clock.advance(300_000);
  const report = await after.report(id);

  expect(kept.data.attributes.brand[0].value).toBe('QINGHE');
  expect(report.summary).toMatchObject({ messagesProcessed: 1, messagesAccepted: 1 });
  await rm(folder, { recursive: true });
});

it('calls a write what a shopper could see, and nothing else', async () => {
  const seller = await openSeller();
  seller.sandbox.setFaults([{ is: 'outage', probability: 1, only: 'writes' }]);
  const statusOf = async (method: string, path: string, body: string) =>
    (
      await seller.raw(method, path, {
        headers: { 'x-amz-access-token': 'x', 'content-type': 'application/json' },
        body,
      })
    ).status;

  const item = `/listings/2021-08-01/items/${seller.id}/MUG?marketplaceIds=${US}`;
  const reads = [
    await statusOf('PUT', `${item}&mode=VALIDATION_PREVIEW`, '{}'),
    await statusOf('POST', '/feeds/2021-06-30/documents', '{}'),
    await statusOf('POST', '/auth/o2/token', '{}'),
  ];
  const writes = [
    await statusOf('PUT', item, '{}'),
    await statusOf('DELETE', item, ''),
    await statusOf('POST', '/feeds/2021-06-30/feeds', '{}'),
  ];

  expect(reads).toEqual([403, 403, 400]);
  expect(writes).toEqual([502, 502, 502]);
});
