import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { servePictures } from '../picture-server.ts';
import { itemFeed, mug, openSeller } from '../walmart-client.ts';

it('goes on after a restart: with its items, and with the feed that was at work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-walmart-'));
  const pictures = await servePictures();
  const stateFile = join(folder, 'state.json');
  const first = await openSeller({ stateFile });
  await first.publish(mug(`${pictures.url}/red.jpg`));
  await first.call('PUT', '/v3/inventory?sku=MUG', { body: { sku: 'MUG', quantity: { unit: 'EACH', amount: 5 } } });
  const id = await first.feed('MP_ITEM', itemFeed(mug(`${pictures.url}/red.jpg`, { sku: 'LATER', number: 2 })));
  await first.sandbox.saved();

  const second = await openSeller({ stateFile, clock: first.clock });
  const before = second.sandbox.listings();
  const feed = await second.after(15, id);
  await second.sandbox.saved();
  await pictures.close();
  await rm(folder, { recursive: true });

  expect(before).toEqual(first.sandbox.listings());
  expect(before).toMatchObject([{ sku: 'MUG', state: 'live', stock: 5, images: 1 }]);
  expect(feed).toMatchObject({ feedStatus: 'PROCESSED', itemsSucceeded: 1 });
  expect(second.sandbox.listings().map(({ sku }) => sku)).toEqual(['MUG', 'LATER']);
});
