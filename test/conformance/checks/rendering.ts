import * as fc from 'fast-check';
import { expect } from 'vitest';
import { FIELDS } from '../../../src/core/fields.ts';
import { tokensIn } from '../../../src/core/refs.ts';
import type { Document, Listing } from '../../../src/core/words.ts';
import { catalogue } from '../catalogue.ts';
import type { Check } from '../check.ts';
import { anyListing, honestCatalogues } from '../listings.ts';
import type { Scene } from '../scene.ts';

/** From a listing to documents, without a network. */
export const rendering: readonly Check[] = [
  {
    name: 'renders any listing without throwing, twice the same, and leaves it as it was',
    run: (scene) =>
      eachListing(scene, (listing) => {
        // Limits may hold predicates, which cannot be copied.
        const { channel, ...own } = listing;
        const before = structuredClone(own);
        const { documents, findings } = scene.marketplace.render(listing);
        expect(scene.marketplace.render(listing)).toEqual({ documents, findings });
        expect(listing).toEqual({ ...before, channel });
        expect(JSON.parse(JSON.stringify(documents))).toEqual(documents);
        for (const { field } of findings) expect(field === undefined || FIELDS.includes(field)).toBe(true);
      }),
  },
  {
    name: 'gives each document a key of its own, and parents that exist and form no circle',
    run: (scene) =>
      eachListing(scene, (listing) => {
        const { documents } = scene.marketplace.render(listing);
        const keys = documents.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { after, with: parent, kind } of documents) {
          expect(keys).toEqual(expect.arrayContaining([...after]));
          expect(parent === undefined || after.includes(parent)).toBe(true);
          expect(Object.keys(scene.marketplace.kinds)).toContain(kind);
        }
        expect(inCircles(documents)).toEqual([]);
      }),
  },
  {
    name: 'names in `after` whatever a token stands for',
    run: (scene) =>
      eachListing(scene, (listing) => {
        for (const { body, once, after } of scene.marketplace.render(listing).documents) {
          const named = [...tokensIn(body).keys, ...tokensIn(once ?? null).keys];
          expect(named.filter((key) => !after.includes(key))).toEqual([]);
        }
      }),
  },
  {
    name: 'speaks for every SKU of a listing, with its price',
    run: (scene) =>
      eachListing(scene, (listing) => {
        const documents = scene.marketplace.render(listing).documents;
        const priced = documents.flatMap(({ skus }) => Object.keys(skus).filter((sku) => skus[sku]?.price));
        expect(priced.sort()).toEqual([...new Set(listing.variants.map(({ sku }) => sku))].sort());
      }),
  },
];

/** The hand-made ones, whole catalogues within the limits, and whatever else. */
async function eachListing(scene: Scene, judge: (listing: Listing) => void): Promise<void> {
  for (const listing of catalogue(scene)) judge(listing);
  judge(
    scene.sized(
      'MANY',
      Array.from({ length: 60 }, (_, size) => `size ${size}`),
    ),
  );
  const options = { seed: 20261123, numRuns: 40 };
  fc.assert(
    fc.property(honestCatalogues(scene), (listings) => listings.forEach(judge)),
    options,
  );
  fc.assert(fc.property(anyListing(scene), judge), options);
}

/** Keys that cannot be put in an order. */
function inCircles(documents: readonly Document[]): readonly string[] {
  let left = documents;
  for (;;) {
    const waiting = new Set(left.map(({ key }) => key));
    const stuck = left.filter(({ after }) => after.some((key) => waiting.has(key)));
    if (stuck.length === left.length) return left.map(({ key }) => key);
    left = stuck;
  }
}
