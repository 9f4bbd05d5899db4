import { expect } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { believed, catalogue, groupsThere, onSale, SKUS, skusThere, untilQuiet, wanted } from '../catalogue.ts';
import type { Check } from '../check.ts';
import type { Scene } from '../scene.ts';

/** Whose listing it is, and what becomes of it in other hands. */
export const ours: readonly Check[] = [
  {
    name: 'never overwrites a listing that somebody else made',
    async run(scene) {
      await scene.account.sell(scene, 'A');
      const before = theirs(scene);

      const { outcomes } = await scene.publish([scene.listing('A'), scene.listing('C')]);
      await scene.publish([scene.listing('A', { title: 'Once more' }), scene.listing('C')]);

      expect(before).toHaveLength(1);
      expect(theirs(scene)).toEqual(before);
      expect(believed(scene, 'A')).toEqual([]);
      expect(problemCodes([...outcomes.values()])).toEqual(['listing/exists-already']);
      expect(skusThere(scene)).toEqual(['A', 'C']);
    },
  },
  {
    name: 'never overwrites a listing that has the SKU of one of our variants',
    async run(scene) {
      await scene.account.sell(scene, 'B-L');
      const before = theirs(scene);

      const { outcomes } = await scene.publish([scene.sized('B', ['S', 'L'])]);

      expect(before).toHaveLength(1);
      expect(theirs(scene)).toEqual(before);
      expect(problemCodes([...outcomes.values()])).toEqual(['listing/exists-already']);
      expect(skusThere(scene).filter((sku) => sku === 'B-L')).toHaveLength(1);
    },
  },
  {
    name: 'takes a listing that it made in another life for one that exists already',
    async run(scene) {
      await scene.publish([scene.listing('A', { title: 'Of another life' })]);
      scene.store.forget(
        scene.channel.id,
        [...scene.store.known(scene.channel.id)].map(({ key }) => key),
      );

      const { outcomes } = await scene.publish([scene.listing('A', { title: 'Of this life' })]);

      expect(problemCodes([...outcomes.values()])).toEqual(['listing/exists-already']);
      expect(scene.sandbox.listings().map(({ title }) => title)).toEqual(['Of another life']);
    },
  },
  {
    name: 'brings back what vanished over there, with all that belongs to it',
    async run(scene) {
      for (const next of changes(scene)) {
        const fresh = await scene.another();
        await fresh.publish([fresh.sized('B', ['S', 'L']), fresh.listing('C')]);
        await fresh.account.remove(fresh, 'Mug B');
        expect(skusThere(fresh)).toEqual(['C']);

        await untilQuiet(fresh, [next, fresh.listing('C')]);

        expect(onSale(fresh)).toEqual(wanted([next, fresh.listing('C')]));
      }
    },
  },
  {
    name: 'withdraws and leaves nothing to buy',
    async run(scene) {
      await scene.publish(catalogue(scene));
      expect(skusThere(scene)).toEqual(SKUS);

      await scene.publish([], { missing: 'withdraw' });

      expect(scene.sandbox.listings().filter(({ state }) => state === 'live')).toEqual([]);
      expect([...scene.store.known(scene.channel.id)].filter(({ listing }) => listing !== undefined)).toEqual([]);
    },
  },
  {
    name: 'withdraws one listing and leaves the others, and what they share, alone',
    async run(scene) {
      await scene.publish([scene.listing('A'), scene.sized('B', ['S', 'L'])]);

      await scene.publish([scene.listing('A')], { missing: 'withdraw' });

      expect(onSale(scene).filter(([, state]) => state === 'live')).toEqual(wanted([scene.listing('A')]));
      expect(scene.sandbox.listings().find(({ sku }) => sku === 'A')?.images).toBe(2);
    },
  },
  {
    name: 'can be put on sale again after it was withdrawn',
    async run(scene) {
      await scene.publish(catalogue(scene));
      await scene.publish([], { missing: 'withdraw' });

      await untilQuiet(scene, catalogue(scene));

      expect(onSale(scene)).toEqual(wanted(catalogue(scene)));
    },
  },
  {
    name: 'lists what was published, by our keys and with our refs',
    needs: ({ list }) => list !== undefined,
    async run(scene) {
      const listings = catalogue(scene);
      await scene.publish(listings);
      const asked = listings.flatMap((listing) => scene.marketplace.render(listing).documents);
      const heads = listings.flatMap(({ id }) => headOf(scene, id));
      const { io } = scene.engine();
      const some = new Map<string, unknown>();
      const all = new Map<string, unknown>();

      for await (const { key, refs } of scene.marketplace.list?.(io, asked) ?? []) if (key) some.set(key, refs.id);
      for await (const { refs, state } of scene.marketplace.list?.(io) ?? []) all.set(String(refs.id), state);

      for (const { key, refs } of heads) {
        expect([key, some.get(key)]).toEqual([key, refs.id]);
        expect([...all.keys()]).toContain(String(refs.id));
      }
      expect(heads.length).toBeGreaterThanOrEqual(groupsThere(scene).size);
    },
  },
];

/** A new price, a new stock, a new title: each finds out in another way that there is nothing left. */
function changes(scene: Scene): readonly Listing[] {
  const listing = scene.sized('B', ['S', 'L']);
  return [
    scene.sized('B', ['S', 'L'], '21.00'),
    { ...listing, variants: listing.variants.map((one) => ({ ...one, stock: 9 })) },
    { ...listing, title: 'Mug B, better' },
  ];
}

/** What of a listing stands on nothing else of it. */
function headOf({ store, channel }: Scene, listing: string) {
  const family = store.family(channel.id, listing);
  const own = new Set(family.map(({ key }) => key));
  return family.filter(({ after }) => !after.some((key) => own.has(key)));
}

function theirs({ sandbox }: Scene): readonly unknown[] {
  return sandbox.listings().filter(({ title }) => title === 'Made by hand');
}

function problemCodes(outcomes: readonly { readonly is: string }[]): readonly string[] {
  const codes = outcomes.flatMap((outcome) =>
    'problems' in outcome && Array.isArray(outcome.problems) ? outcome.problems.map(({ code }) => String(code)) : [],
  );
  return [...new Set(codes)];
}
