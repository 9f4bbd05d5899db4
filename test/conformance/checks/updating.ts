import { expect } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { allDone, believed, catalogue, groupsThere, onSale, planIsEmpty, wanted } from '../catalogue.ts';
import type { Check } from '../check.ts';
import type { Scene } from '../scene.ts';

/** What is there already and changes. */
export const updating: readonly Check[] = [
  {
    name: 'updates a price and creates nothing, by the cheap call where there is one',
    async run(scene) {
      await scene.publish(catalogue(scene));
      const groups = groupsThere(scene);
      const before = scene.calls.length;

      const { summary, outcomes } = await scene.publish(catalogue(scene, '24.55'));

      allDone(outcomes);
      expect(summary).toMatchObject({ create: 0, withdraw: 0 });
      expect(onSale(scene)).toEqual(wanted(catalogue(scene, '24.55')));
      expect(groupsThere(scene)).toEqual(groups);
      cheaply(scene, before);
      planIsEmpty(scene, catalogue(scene, '24.55'));
    },
  },
  {
    name: 'updates a stock and touches nothing else, by the cheap call where there is one',
    async run(scene) {
      await scene.publish(catalogue(scene));
      const next = catalogue(scene).map(restocked);
      const before = scene.calls.length;

      const { summary, outcomes } = await scene.publish(next);

      allDone(outcomes);
      expect(summary).toMatchObject({ create: 0, withdraw: 0 });
      expect(onSale(scene)).toEqual(wanted(next));
      expect(scene.calls.slice(before).flatMap(({ keys }) => keys).length).toBeLessThanOrEqual(6);
      cheaply(scene, before);
    },
  },
  {
    name: 'puts a variant live that was added later',
    async run(scene) {
      await scene.publish([scene.sized('B', ['S', 'L'])]);
      const next = [scene.sized('B', ['S', 'L', 'XL'])];

      const { outcomes } = await scene.publish(next);

      allDone(outcomes);
      expect(onSale(scene)).toEqual(wanted(next));
      planIsEmpty(scene, next);
    },
  },
  {
    name: 'lets one listing that is refused harm no other',
    async run(scene) {
      const good = [codeOwner(scene), scene.listing('A'), scene.listing('C')];
      await scene.publish([codeOwner(scene)]);

      const { outcomes } = await scene.publish([...good, refusable(scene, 'BAD')]);

      expect(onSale(scene)).toEqual(wanted(good));
      const refused = [...outcomes.values()].filter(({ is }) => is === 'rejected').map(({ key }) => key);
      expect(refused).toEqual(documentsOf(scene, refusable(scene, 'BAD')).filter((key) => refused.includes(key)));
      expect(refused).toHaveLength(1);
    },
  },
  {
    name: 'believes nothing live that is not there',
    async run(scene) {
      await scene.publish([codeOwner(scene)]);
      // Where SKUs are unique, the second of these is an item error inside an answer that is a success.
      const twin = scene.listing('TWIN', { variants: [{ sku: 'A' }] });

      await scene.publish([codeOwner(scene), scene.listing('A'), twin, refusable(scene, 'BAD'), scene.listing('C')]);

      const live = ['G', 'A', 'TWIN', 'BAD', 'C'].filter((id) => believed(scene, id).length > 0);
      expect(live).toHaveLength(groupsThere(scene).size);
      expect(live).not.toContain('BAD');
    },
  },
  {
    name: 'keeps what is known of a listing through an update that is refused',
    async run(scene) {
      const other = codeOwner(scene);
      await scene.publish([other, scene.listing('E')]);
      const known = believed(scene, 'E').map(({ key, refs }) => [key, refs]);
      const groups = groupsThere(scene);

      const { outcomes } = await scene.publish([other, refusable(scene, 'E')]);
      const mended = [other, scene.listing('E', { title: 'Mended' })];
      const { summary } = await scene.publish(mended);

      expect([...outcomes.values()].filter(({ is }) => is === 'rejected').length).toBeGreaterThan(0);
      expect(believed(scene, 'E').map(({ key, refs }) => [key, refs])).toEqual(known);
      expect(groupsThere(scene)).toEqual(groups);
      expect(summary.create).toBe(0);
      expect(scene.sandbox.listings().find(({ sku }) => sku === 'E')?.title).toBe('Mended');
    },
  },
];

const CODE = '4006381333931';

/** Has a code that nobody else may have, where codes are unique. */
function codeOwner(scene: Scene): Listing {
  return scene.listing('G', { variants: [{ sku: 'G', gtin: CODE }] });
}

/** Too long a title where titles have an end, and the code of another where codes are unique. */
function refusable(scene: Scene, id: string): Listing {
  return scene.listing(id, { title: 'x'.repeat(300), variants: [{ sku: id, gtin: CODE }] });
}

function documentsOf({ marketplace }: Scene, listing: Listing): readonly string[] {
  return marketplace
    .render(listing)
    .documents.filter((document) => document.listing === listing.id)
    .map(({ key }) => key);
}

function restocked(listing: Listing): Listing {
  return { ...listing, variants: listing.variants.map((one) => ({ ...one, stock: (one.stock ?? 0) + 7 })) };
}

/** Of a kind that has a call for a part of a document, no whole one was sent. */
function cheaply({ calls, marketplace }: Scene, since: number): void {
  const updates = calls.slice(since).filter(({ action }) => action === 'update');
  const whole = updates.filter(
    ({ kind, call }) =>
      call.covers === '*' && (marketplace.kinds[kind]?.update ?? []).some(({ covers }) => covers !== '*'),
  );
  expect(updates.length).toBeGreaterThan(0);
  expect(whole.map(({ kind, call }) => [kind, call.name])).toEqual([]);
}
