import { describe, expect, it } from 'vitest';
import type { Call, Kind, Marketplace } from '../../../src/core/ports/marketplace.ts';
import { allDone, catalogue, onSale, planIsEmpty, SKUS, skusThere, wanted } from '../../conformance/catalogue.ts';
import { Scene } from '../../conformance/scene.ts';

/** Everything by feeds: what no plan of a few changes would choose. */
function byFeeds(real: Marketplace): Marketplace {
  const feeds = (calls: readonly Call[]) => calls.filter(({ name }) => name === 'feed');
  const kinds = Object.entries(real.kinds).map(([name, kind]): [string, Kind] => [
    name,
    { ...kind, create: feeds(kind.create), update: feeds(kind.update), withdraw: feeds(kind.withdraw) },
  ]);
  return { ...real, kinds: Object.fromEntries(kinds) };
}

async function scene(): Promise<Scene> {
  return Scene.open('amazon', { delivery: 'by-address', adapter: byFeeds });
}

/** A feed is read a quarter of an hour later at times. */
const PATIENCE = { patience: 3_600_000 };

describe('a whole life by feeds', () => {
  it('puts everything on sale in one feed, changes it in another, and takes it away', async () => {
    const own = await scene();
    const feeds = () => own.line.filter(({ bucket }) => bucket === 'feed').length;

    const made = await own.publish(catalogue(own), PATIENCE);
    allDone(made.outcomes);
    expect(feeds()).toBe(1);
    expect(onSale(own)).toEqual(wanted(catalogue(own)));

    const dearer = catalogue(own, '24.55');
    allDone((await own.publish(dearer, PATIENCE)).outcomes);
    expect(feeds()).toBe(2);
    expect(onSale(own)).toEqual(wanted(dearer));
    planIsEmpty(own, dearer);

    allDone((await own.publish([], { missing: 'withdraw', ...PATIENCE })).outcomes);
    // The parent, which sells nothing, goes behind what it joined.
    expect(feeds()).toBe(4);
    expect(skusThere(own)).toEqual([]);
    own.close();
  });

  it('lets one message that is refused harm no other', async () => {
    const own = await scene();
    const bad = own.listing('BAD', { title: 'x'.repeat(300) });

    const { outcomes } = await own.publish([...catalogue(own), bad], PATIENCE);

    expect(outcomes.get('item/BAD')).toMatchObject({ is: 'rejected', problems: [{ path: 'item_name' }] });
    expect(skusThere(own)).toEqual(SKUS);
    own.close();
  });

  it('is picked up by the next run where the first did not wait', async () => {
    const own = await scene();
    own.keepOnDisk();
    await own.publish(catalogue(own), { patience: 0 });
    expect(own.store.tickets().length).toBeGreaterThan(SKUS.length - 1);

    own.restart();
    await own.publish(catalogue(own), PATIENCE);

    expect(onSale(own)).toEqual(wanted(catalogue(own)));
    planIsEmpty(own, catalogue(own));
    own.close();
  });
});

it('keeps the sheet’s old quantity from coming back when something else changes', async () => {
  const own = await Scene.open('amazon', { delivery: 'by-address' });
  await own.publish([own.listing('A')]);

  await own.publish([own.listing('A', { title: 'Mug A, better' })]);

  const sent = own.line.map((one) => one.sent).findLast((one) => one.startsWith('PATCH')) ?? '';
  expect(sent).toContain('/attributes/item_name');
  expect(sent).not.toContain('fulfillment_availability');
  own.close();
});
