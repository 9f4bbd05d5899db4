import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { DEFINE, definition, mug, SET } from '../shopify-client.ts';

it('knows after a restart which product a unique metafield belongs to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-sandbox-'));
  const open = async () => {
    const stateFile = join(folder, 'state.json');
    const options = { marketplaces: ['shopify'], quota: 'off', seed: 1, loopbackPictures: 'refused' } as const;
    const sandbox = await createSandbox({ ...options, clock: new VirtualClock(), stateFile });
    const { endpointPath = '', credentials } = sandbox.channels.shopify ?? {};
    const graph = async (query: string, variables: unknown) => {
      const headers = { host: 'shop.test', 'x-shopify-access-token': credentials?.ACCESS_TOKEN ?? '' };
      const body = Buffer.from(JSON.stringify({ query, variables }));
      return JSON.parse(String((await sandbox.handle({ method: 'POST', path: endpointPath, headers, body })).body))
        .data;
    };
    return { sandbox, graph };
  };
  const first = await open();
  await first.graph(DEFINE, { definition });
  const before = await first.graph(SET, mug());
  await first.sandbox.saved();

  const second = await open();
  const after = await second.graph(SET, mug({ title: 'Again' }));
  await second.sandbox.saved();
  await rm(folder, { recursive: true });

  expect(after.productSet.product.id).toBe(before.productSet.product.id);
  expect(second.sandbox.listings()).toHaveLength(2);
});
