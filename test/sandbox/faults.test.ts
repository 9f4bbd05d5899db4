import { expect, it } from 'vitest';
import { VirtualClock } from '../../src/lib/clock.ts';
import { ConnectionCut, createSandbox, FAULT_PROFILES, type Fault } from '../../src/sandbox/index.ts';
import { DEFINE, definition, openShop } from './shopify-client.ts';
import { woo, wooRaw } from './woo-client.ts';

const body = { name: 'Mug', sku: 'MUG' };
async function struck(fault: Fault) {
  const clock = new VirtualClock();
  const sandbox = await createSandbox({
    marketplaces: ['woocommerce'],
    quota: 'real',
    clock,
    seed: 1,
    faults: [fault],
    loopbackPictures: 'refused',
  });
  const answer = await wooRaw(sandbox, 'POST', '/wc/v3/products', { body }).catch((error: unknown) => error);
  return { sandbox, answer, clock, made: sandbox.listings().length };
}

it.each([
  ['drop-before', 0],
  ['drop-after', 1],
] as const)('%s cuts the line with %i products made', async (is, made) => {
  const result = await struck({ is, nth: [1] });

  expect(result.answer).toBeInstanceOf(ConnectionCut);
  expect(result.made).toBe(made);
  expect(result.sandbox.log).toMatchObject([{ status: 0, summary: `fault: ${is}` }]);
});

it.each([
  ['throttle', 0],
  ['throttle-after', 1],
] as const)('%s answers 429 with %i products made', async (is, made) => {
  const spoken = await struck({ is, nth: [1], retryAfter: 7 });
  const silent = await struck({ is, nth: [1] });

  expect(spoken.answer).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  expect(silent.answer).not.toHaveProperty('headers.retry-after');
  expect([spoken.made, silent.made]).toEqual([made, made]);
});

it('an outage answers 502 and does nothing; a token that ran out 401', async () => {
  const outage = await struck({ is: 'outage', nth: [1] });
  const expired = await struck({ is: 'expire-token', from: 1 });

  expect([outage.answer, expired.answer]).toMatchObject([{ status: 502 }, { status: 401 }]);
  expect([outage.made, expired.made]).toEqual([0, 0]);
});

it('a truncated answer is half of its JSON, and was applied', async () => {
  const { answer, made } = await struck({ is: 'truncate', nth: [1] });

  expect(() => JSON.parse(String((answer as { body: string }).body))).toThrow();
  expect(made).toBe(1);
});

it('a slow answer takes its time by the clock', async () => {
  const { clock, answer } = await struck({ is: 'slow', nth: [1], ms: 60_000 });

  expect(answer).toMatchObject({ status: 201 });
  expect(clock.monotonic()).toBe(60_000);
});

it('spares a GraphQL query, which is a POST too, where only writes are meant', async () => {
  const { graph, sandbox } = await openShop();
  sandbox.setFaults([{ is: 'drop-before', from: 1, only: 'writes' }]);

  expect((await graph('{ shop { currencyCode } }')).data.shop.currencyCode).toBe('USD');
  await expect(graph(DEFINE, { definition })).rejects.toThrow(ConnectionCut);
});

it('the same seed strikes the same requests, another seed others', async () => {
  const run = async (seed: number) => {
    const options = {
      marketplaces: ['woocommerce'],
      quota: 'off',
      clock: new VirtualClock(),
      loopbackPictures: 'refused',
    } as const;
    const sandbox = await createSandbox({ ...options, seed, faults: FAULT_PROFILES.chaos ?? [] });
    for (let n = 0; n < 60; n++) await woo(sandbox, 'GET', '/wc/v3/products').catch(() => undefined);
    return sandbox.log.map(({ status, summary }) => `${status} ${summary}`);
  };

  expect(await run(7)).toEqual(await run(7));
  expect(await run(7)).not.toEqual(await run(8));
});
