import { afterEach, describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/words.ts';
import { list } from '../../../src/marketplaces/etsy/list.ts';
import { render } from '../../../src/marketplaces/etsy/render.ts';
import { listing, mugs, variant } from './listings.ts';
import { etsyAt, etsyIsForgotten, ROOT } from './shop.ts';

afterEach(etsyIsForgotten);

const STATES = ['draft', 'active', 'inactive', 'sold_out', 'expired'];

describe('what is there', () => {
  it('is read in every state, page by page', async () => {
    const { io, etsy } = etsyAt();
    const many = Array.from({ length: 100 }, (_, n) => found(n + 1, { skus: [`S${n + 1}`] }));
    answer(etsy, { active: [many, [found(101, { skus: ['S101'] })]], sold_out: [[found(200, { state: 'sold_out' })]] });

    const all = await gathered(list(io));

    expect(all).toHaveLength(102);
    expect(all.at(-1)).toEqual({ refs: { id: 200 }, state: 'sold_out' });
    expect(all[100]).toEqual({ sku: 'S101', refs: { id: 101 }, state: 'active' });
  });

  it('is one of ours by any SKU, and a draft without one by its title', async () => {
    const { io, etsy } = etsyAt();
    answer(etsy, {
      draft: [[found(1, { state: 'draft', title: 'Stoneware &quot;mug&quot;  with lid', skus: [] })]],
      active: [[found(2, { skus: ['OTHER'] }), found(3, { skus: ['OTHER', 'MUG-RED-L'] })]],
    });
    const wanted = [listing({ title: 'Stoneware "mug" with lid' }), mugs()].flatMap((one) => render(one).documents);

    expect(await gathered(list(io, wanted))).toEqual([
      { key: 'listing/MUG-1', refs: { id: 1 }, state: 'draft' },
      { key: 'listing/MUG', sku: 'OTHER', refs: { id: 3 }, state: 'active' },
    ]);
  });

  it('is not taken for ours by its title alone once it is more than a draft', async () => {
    const { io, etsy } = etsyAt();
    answer(etsy, { active: [[found(1, { title: listing().title, skus: [] })]] });

    expect(await gathered(list(io, render(listing()).documents))).toEqual([]);
  });

  it('belongs to one document each where two have one title', async () => {
    const { io, etsy } = etsyAt();
    const title = listing().title;
    answer(etsy, {
      draft: [[found(1, { state: 'draft', title, skus: [] }), found(2, { state: 'draft', title, skus: [] })]],
    });
    const twin = listing({ id: 'TWIN', variants: [variant({ sku: 'TWIN' })] });

    const drafts = await gathered(
      list(
        io,
        [listing(), twin].flatMap((one) => render(one).documents),
      ),
    );

    expect(drafts.map(({ key, refs }) => [key, refs.id])).toEqual([
      ['listing/MUG-1', 1],
      ['listing/TWIN', 2],
    ]);
  });

  it('is not asked for where nothing of it could be found', async () => {
    const { io } = etsyAt();
    const pictures = render(listing()).documents.filter(({ kind }) => kind === 'image');

    expect(await gathered(list(io, pictures))).toEqual([]);
  });
});

function found(listing_id: number, more: Readonly<Record<string, Json>> = {}): Json {
  return { listing_id, title: `Listing ${listing_id}`, state: 'active', skus: [], ...more };
}

function answer(
  etsy: ReturnType<typeof etsyAt>['etsy'],
  pages: Readonly<Record<string, readonly (readonly Json[])[]>>,
) {
  for (const state of STATES) {
    const ofState = pages[state] ?? [[]];
    const count = ofState.flat().length;
    for (const [page, results] of ofState.entries()) {
      const query = { legacy: 'false', state, limit: '100', offset: String(100 * page) };
      etsy
        .get(`${ROOT}/shops/9/listings`)
        .query(query)
        .reply(200, { count, results: [...results] });
    }
  }
}

async function gathered<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
