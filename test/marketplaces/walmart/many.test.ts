import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { allDone, onSale, planIsEmpty, wanted } from '../../conformance/catalogue.ts';
import { Scene } from '../../conformance/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.open('walmart', { delivery: 'by-address' });
});
afterEach(() => scene.close());

/** More than travel one by one. */
const MANY = 70;

describe('many at once', () => {
  it('are set up, repriced, restocked and retired by one feed each', async () => {
    await scene.publish(many());
    const feeds = await feedsOf(() => scene.publish(many({ price: '24.55', stock: 9 })));

    expect(feeds).toEqual(['inventory', 'price']);
    expect(onSale(scene)).toEqual(wanted(many({ price: '24.55', stock: 9 })));
    planIsEmpty(scene, many({ price: '24.55', stock: 9 }));

    const last = await feedsOf(() => scene.publish([], { missing: 'withdraw' }));

    expect(last).toEqual(['RETIRE_ITEM']);
    expect(scene.sandbox.listings().filter(({ state }) => state === 'live')).toEqual([]);
  });

  it('are asked for by the page of the feed on which they stand', async () => {
    await scene.publish(many());
    const pages = scene.line.filter(({ bucket }) => bucket === 'feed-status').map(({ sent }) => sent);

    expect(pages.map((sent) => /offset=(\d+)/.exec(sent)?.[1]).sort()).toEqual(['0', '0', '50', '50']);
  });
});

describe('an item that loses something', () => {
  it('loses it over there too, and keeps its stock', async () => {
    const withModel = { ...scene.listing('A'), model: 'QH-26' };
    const [first] = scene.listing('A').pictures;
    await scene.publish([withModel]);
    expect(pageOf('A')).toMatchObject({ modelNumber: 'QH-26' });

    const less = { ...scene.listing('A'), pictures: first ? [first] : [] };
    const { outcomes } = await scene.publish([less]);

    allDone(outcomes);
    expect(pageOf('A')).not.toHaveProperty('modelNumber');
    expect(pageOf('A')).not.toHaveProperty('productSecondaryImageURL');
    expect(onSale(scene)).toEqual(wanted([less]));
  });

  it('is not brought back without its stock where somebody retired it meanwhile', async () => {
    await scene.publish([{ ...scene.listing('A'), model: 'QH-26' }]);
    await scene.account.remove(scene, 'Mug A');

    await scene.publish([scene.listing('A')]);

    expect(onSale(scene)).toEqual(wanted([scene.listing('A')]));
  });
});

describe('an item whose code was wrong', () => {
  it('gets the right one', async () => {
    await scene.publish([scene.listing('A', { variants: [{ sku: 'A', gtin: '4006381333931' }] })]);

    const { outcomes } = await scene.publish([scene.listing('A', { variants: [{ sku: 'A', gtin: '012345678905' }] })]);

    allDone(outcomes);
    expect(scene.sandbox.listings()[0]?.body).toMatchObject({
      Orderable: { productIdentifiers: { productId: '00012345678905' } },
    });
  });
});

describe('a refusal', () => {
  it('comes back at its field, with the feed that support asks for', async () => {
    const { outcomes } = await scene.publish([
      scene.listing('A', { title: 'x'.repeat(300) }),
      scene.listing('B', { pictures: [] }),
      scene.listing('C'),
    ]);

    const said = [...outcomes].flatMap(([key, outcome]) =>
      outcome.is === 'rejected'
        ? outcome.problems.map((problem) => [key, explained(problem).field, problem.request])
        : [],
    );
    expect(said).toEqual(
      expect.arrayContaining([
        ['item/A', 'title', expect.stringMatching(/@/)],
        ['item/B', 'main-picture', expect.stringMatching(/@/)],
      ]),
    );
    expect(outcomes.get('stock/A')).toMatchObject({ is: 'blocked', by: 'item/A' });
    expect(outcomes.get('stock/C')).toMatchObject({ is: 'done' });
  });
});

function many(changes: { price?: string; stock?: number } = {}): readonly Listing[] {
  const { price = '19.90', stock = 5 } = changes;
  return Array.from({ length: MANY }, (_, place) =>
    scene.listing(`P${place}`, {
      pictures: scene.fewest(),
      variants: [{ sku: `P${place}`, price: { amount: price, currency: 'USD' }, stock }],
    }),
  );
}

/** Types of the feeds that were sent meanwhile. */
async function feedsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = scene.line.length;
  await work();
  return scene.line
    .slice(before)
    .flatMap(({ sent }) => /^POST \S+feedType=(\w+)/.exec(sent)?.[1] ?? [])
    .sort();
}

function pageOf(sku: string): unknown {
  const body = scene.sandbox.listings().find((one) => one.sku === sku)?.body;
  const visible = body?.Visible;
  return typeof visible === 'object' && visible !== null && 'Mugs' in visible ? visible.Mugs : visible;
}

function explained(problem: Parameters<typeof scene.marketplace.errors.explain>[0]) {
  const [document] = scene.marketplace.render(scene.listing('A')).documents;
  if (!document) throw new Error('no document');
  return scene.marketplace.errors.explain(problem, document);
}
