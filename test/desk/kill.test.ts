import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listwright, listwrightArguments } from '../cli/shop.ts';
import { SampleShop } from './sample-shop.ts';

let shop: SampleShop;
beforeAll(async () => {
  shop = await SampleShop.open({ quota: 'real' });
});
afterAll(() => shop.close());

const KILLS = 10;

describe('kill -9 in the middle of apply', () => {
  it('ten times at different moments, then once to the end: each SKU is there exactly once', async () => {
    const chance = randomOf(7);
    // So that there is a middle: each answer takes its time.
    shop.sandbox.sandbox.setFaults([{ is: 'slow', probability: 1, ms: 80 }]);
    for (let kill = 1; kill <= KILLS; kill++) {
      // Seven times while pictures go up, three times among the listings; then somewhere before the next answers.
      const answers = 12 + Math.floor(chance() * 14);
      await killed({ after: kill <= 7 ? { answers } : { creations: 1 }, delay: Math.floor(chance() * 60) });
      expect(twice()).toEqual([]);
    }
    const before = shop.sandbox.sandbox.listings().length;
    shop.sandbox.sandbox.setFaults([]);

    const { exit } = await listwright(['apply', '--yes', '--wait', '-C', shop.folder], { env: shop.env });
    const plan = await listwright(['plan', '--format', 'json', '-C', shop.folder], { env: shop.env });

    // The sample has listings that are held back.
    expect(exit).toBe(1);
    expect(twice()).toEqual([]);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(shop.sandbox.sandbox.listings().length);
    expect(shop.sandbox.sandbox.listings().every(({ state }) => state === 'live')).toBe(true);
    expect(shop.sandbox.sandbox.listings().length).toBeGreaterThan(90);
    expect(JSON.parse(plan.out).changes).toEqual([]);
  });
});

interface Moment {
  /** Answers of any kind, or answers to what creates listings, since the run began. */
  readonly after: { readonly answers: number } | { readonly creations: number };
  /** Milliseconds later. */
  readonly delay: number;
}

/** Starts an apply and kills it at that moment. */
async function killed({ after, delay }: Moment): Promise<void> {
  const from = shop.sandbox.sandbox.log.length;
  const hasCome = (): boolean => {
    const answered = shop.sandbox.sandbox.log.slice(from);
    if ('answers' in after) return answered.length >= after.answers;
    const creations = answered.filter(({ path, summary }) => /products\/batch|productSet/.test(`${path} ${summary}`));
    return creations.length >= after.creations;
  };
  const child = spawn(process.execPath, listwrightArguments(['apply', '--yes', '-C', shop.folder]), {
    env: { PATH: process.env.PATH, ...shop.env },
    stdio: 'ignore',
  });
  const watch = setInterval(() => {
    if (!hasCome()) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), delay);
  }, 5);
  const signal = await new Promise((resolve) => child.on('close', (_exit, by) => resolve(by)));
  clearInterval(watch);
  expect(signal).toBe('SIGKILL');
}

/** SKUs that one marketplace shows more than once. */
function twice(): readonly string[] {
  const skus = shop.sandbox.sandbox.listings().map(({ marketplace, sku }) => `${marketplace} ${sku}`);
  return skus.filter((sku, place) => skus.indexOf(sku) !== place);
}

/** The same numbers between 0 and 1 for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
