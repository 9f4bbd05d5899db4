import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { allDone, catalogue, groupsThere, onSale, planIsEmpty, SKUS, skusThere, wanted } from '../catalogue.ts';
import type { Check } from '../check.ts';
import { honestCatalogues } from '../listings.ts';

/** From documents to what a buyer finds. */
export const publishing: readonly Check[] = [
  {
    name: 'puts every SKU on sale with its price, currency and stock, and then plans nothing',
    async run(scene) {
      const listings = catalogue(scene);

      const { outcomes } = await scene.publish(listings);

      allDone(outcomes);
      expect(onSale(scene)).toEqual(wanted(listings));
      planIsEmpty(scene, listings);
    },
  },
  {
    name: 'shows every title as it was written',
    async run(scene) {
      const listings = catalogue(scene);

      await scene.publish(listings);

      const titles = new Set(scene.sandbox.listings().map(({ title }) => title));
      expect(titles).toEqual(new Set(listings.map(({ title }) => title)));
    },
  },
  {
    name: 'makes each listing once',
    async run(scene) {
      await scene.publish(catalogue(scene));
      await scene.publish(catalogue(scene));

      expect(skusThere(scene)).toEqual(SKUS);
      expect(groupsThere(scene).size).toBe(4);
    },
  },
  {
    name: 'publishes sixty variants of one listing',
    async run(scene) {
      const sizes = Array.from({ length: 60 }, (_, size) => `size ${size}`);
      const listings = [scene.sized('MANY', sizes)];

      const { outcomes } = await scene.publish(listings);

      allDone(outcomes);
      expect(onSale(scene)).toEqual(wanted(listings));
      planIsEmpty(scene, listings);
    },
  },
  {
    name: 'publishes any catalogue that keeps the limits, and then plans nothing',
    async run(scene) {
      const property = fc.asyncProperty(honestCatalogues(scene), async (listings) => {
        const fresh = await scene.another();
        const { outcomes } = await fresh.publish(listings);
        allDone(outcomes);
        expect(onSale(fresh)).toEqual(wanted(listings));
        planIsEmpty(fresh, listings);
      });

      await fc.assert(property, { seed: 20261123, numRuns: 8, endOnFailure: true });
    },
  },
  {
    name: 'answers each change with exactly one outcome',
    async run(scene) {
      const twin = scene.listing('TWIN', { variants: [{ sku: 'A' }] });
      await scene.publish([...catalogue(scene), twin]);
      await scene.publish(catalogue(scene, '24.50'));
      await scene.publish([], { missing: 'withdraw' });

      for (const { keys, outcomes } of scene.calls) {
        expect(outcomes?.map(({ key }) => key).sort()).toEqual([...keys].sort());
      }
      expect(new Set(scene.calls.map(({ action }) => action))).toEqual(new Set(['create', 'update', 'withdraw']));
    },
  },
  {
    name: 'says of each change what became of that one',
    async run(scene) {
      const listings = ['A', 'C', 'E'].map((id) => scene.listing(id, { pictures: scene.fewest() }));
      await scene.publish(listings);

      // Which is which shows only when each is changed by what is known of it.
      const next = listings.map((one, place) => ({ ...one, title: `Number ${place}` }));
      await scene.publish(next);

      const titles = scene.sandbox.listings().map(({ sku, title }) => [sku, title]);
      expect(Object.fromEntries(titles)).toEqual({ A: 'Number 0', C: 'Number 1', E: 'Number 2' });
    },
  },
  {
    name: 'comes to the same in whatever order a plan is carried out',
    async run(scene) {
      for (const order of ['first', 'second', 'third']) {
        const fresh = await scene.another({ order });
        const { outcomes } = await fresh.publish(catalogue(fresh));
        allDone(outcomes);
        expect(onSale(fresh), order).toEqual(wanted(catalogue(fresh)));
      }
    },
  },
  {
    name: 'puts no token of ours on the line',
    async run(scene) {
      await scene.publish(catalogue(scene));
      await scene.publish(catalogue(scene, '24.50').map((one) => ({ ...one, title: `${one.title} again` })));

      expect(scene.line.filter(({ sent }) => sent.includes('urn:x-'))).toEqual([]);
      expect(scene.line.length).toBeGreaterThan(3);
    },
  },
  {
    name: 'sells nothing in a shop that has another currency',
    async run(scene) {
      const isFixed = scene.account.currencyIs !== undefined;
      const abroad = await scene.another(isFixed ? {} : { shopCurrency: 'JPY' });
      const listings = isFixed ? catalogue(abroad).map(inYen) : catalogue(abroad);

      const { outcomes } = await abroad.publish(listings);

      const refused = [...outcomes.values()].filter(({ is }) => is === 'rejected');
      expect(refused.length).toBeGreaterThanOrEqual(4);
      expect(abroad.sandbox.listings()).toEqual([]);
      for (const outcome of refused) {
        const [problem] = outcome.is === 'rejected' ? outcome.problems : [];
        const [document] = scene.marketplace.render(scene.listing('A')).documents;
        if (!problem || !document) throw new Error('refused without a reason');
        expect(scene.marketplace.errors.explain(problem, document).field).toBe('currency');
      }
    },
  },
];

/** Where a shop can have no other currency than its site, it is the prices that may. */
function inYen(listing: Listing): Listing {
  const price = { amount: '1990', currency: 'JPY' };
  return { ...listing, variants: listing.variants.map((one) => ({ ...one, price })) };
}
