import { afterEach, describe, expect, it } from 'vitest';
import { Ambiguous, Rejected, Unauthorised, Unavailable } from '../../src/core/faults.ts';
import type { Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Batch, Outcome } from '../../src/core/words.ts';
import { Scene } from '../conformance/scene.ts';

let own: Scene;
afterEach(() => own.close());

/** A shop whose marketplace previews as told. */
async function shopThat(preview: (batch: Batch) => readonly Outcome[]): Promise<Scene> {
  const adapter = (real: Marketplace): Marketplace => ({ ...real, preview: async (batch) => preview(batch) });
  own = await Scene.open('woocommerce', { adapter });
  return own;
}

function keys({ changes }: Batch): readonly string[] {
  return changes.map(({ document }) => document.key);
}

function fine(batch: Batch): readonly Outcome[] {
  return keys(batch).map((key) => ({ key, is: 'done' }));
}

/** Listed without pictures, they stand on nothing. */
const PLAIN = ['A', 'B', 'C'];

describe('a preview', () => {
  it('refused as a whole is asked for in halves, until one alone is to blame', async () => {
    await shopThat((batch) => {
      if (keys(batch).includes('product/B')) throw new Rejected([{ code: 'bad', message: 'one of them is bad' }]);
      return fine(batch);
    });

    const { outcomes } = await own.preview(PLAIN.map((id) => own.listing(id, { pictures: [] })));

    expect([...outcomes].map(([key, { is }]) => [key, is]).sort()).toEqual([
      ['product/A', 'done'],
      ['product/B', 'rejected'],
      ['product/C', 'done'],
    ]);
  });

  it('holds no change that it cannot fill in yet for judged: what it needs is not there', async () => {
    await shopThat(fine);

    const { outcomes } = await own.preview([own.listing('A')]);

    expect(outcomes.get('product/A')).toMatchObject({ is: 'blocked' });
  });

  it('asks for many in parts, and not in one request as large as a feed', async () => {
    const sizes: number[] = [];
    await shopThat((batch) => {
      sizes.push(batch.changes.length);
      return fine(batch);
    });
    const many = Array.from({ length: 45 }, (_, n) => own.listing(`M-${n}`, { pictures: [] }));

    const { outcomes } = await own.preview(many);

    expect(outcomes.size).toBe(45);
    expect(sizes.sort((a, b) => a - b)).toEqual([5, 20, 20]);
  });

  it('says nothing of what ends', async () => {
    const asked: string[] = [];
    await shopThat((batch) => {
      asked.push(...keys(batch));
      return fine(batch);
    });
    await own.publish([own.listing('A', { pictures: [] }), own.listing('B', { pictures: [] })]);

    await own.preview([own.listing('A', { pictures: [], title: 'Another mug' })]);

    expect(asked).toEqual(['product/A']);
  });

  it.each([
    ['signed-out', new Unauthorised('who are you')],
    ['out-of-order', new Unavailable('down')],
    ['out-of-order', new Ambiguous('lost')],
  ] as const)('that cannot be had ends the channel, and no change counts as judged (%s)', async (is, reason) => {
    await shopThat(() => {
      throw reason;
    });

    const { outcomes, halts } = await own.preview([own.listing('A', { pictures: [] })]);

    expect(halts).toEqual([{ channel: 'shop', is, message: reason.message }]);
    expect(outcomes.size).toBe(0);
  });
});
