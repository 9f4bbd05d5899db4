import { describe, expect, it } from 'vitest';
import { SkuFilter } from '../../src/app/sku-filter.ts';
import type { Finding, Product } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';

const nothing = { en: '', zh: '' };

function finding(id: string, more: Partial<Finding> = {}): Finding {
  return { id, severity: 'error', message: nothing, ...more };
}

type Named = Pick<Product, 'id' | 'variants'>;

/** Findings as the stages before would tell them, then the products that were asked for; returns what was told. */
async function told(
  globs: readonly string[],
  before: readonly Finding[],
  products: readonly Named[],
): Promise<string[]> {
  const ids: string[] = [];
  const filter = new SkuFilter(globs, ({ id }) => void ids.push(id));
  for (const one of before) filter.report(one);
  const source = (async function* () {
    yield* products;
  })();
  const context = { clock: new VirtualClock(), width: 1, report: () => undefined };
  for await (const product of filter.stage<Named>()(source, context))
    filter.report(finding('after', { sku: product.id }));
  return ids;
}

const A: Named = {
  id: 'P',
  variants: ['A-1', 'A-2'].map((sku) => ({ sku, options: [], pictures: [] })),
};

describe('findings under --sku', () => {
  it('are told all where no SKU is named', async () => {
    expect(await told([], [finding('one', { sku: 'X' })], [])).toEqual(['one']);
  });

  it('are told of the product that was asked for, its other variants among them, and of no other', async () => {
    const before = [finding('own', { sku: 'A-2' }), finding('whole', { sku: 'P' }), finding('other', { sku: 'B' })];

    expect(await told(['A-1'], before, [A])).toEqual(['whole', 'own', 'after']);
  });

  it('are told of rows that came to no product, where they were asked for or name no SKU', async () => {
    const before = [finding('lost', { sku: 'A-9' }), finding('stray'), finding('other', { sku: 'B' })];

    expect(await told(['A-*'], before, [])).toEqual(['stray', 'lost']);
  });
});
