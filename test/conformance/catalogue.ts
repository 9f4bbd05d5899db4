import { Big } from 'big.js';
import { expect } from 'vitest';
import type { Known, Listing, Outcome } from '../../src/core/words.ts';
import type { Scene } from './scene.ts';

/** Simple, three sizes, no picture, odd letters and as few left as can be: six SKUs of four listings. */
export function catalogue(scene: Scene, price = '19.90'): readonly Listing[] {
  const money = { amount: price, currency: scene.channel.currency };
  const [, , third = ''] = scene.assets();
  return [
    scene.listing('A', { variants: [{ sku: 'A', price: money, gtin: '4006381333931' }] }),
    withPicture(scene.sized('B', ['S', 'M', 'L'], price), third),
    scene.listing('C', { pictures: scene.fewest(), variants: [{ sku: 'C', price: money }] }),
    withOddTitle(scene.listing('D', { variants: [{ sku: 'D', price: money, stock: scene.account.leastStock ?? 0 }] })),
  ];
}

/** As odd a title as the marketplace takes. */
function withOddTitle(listing: Listing): Listing {
  const odd = ['Größe “ß” & <Ü> 杯 🫖', 'Größe “ß” & Ü 杯', 'Größe ß, Ü'].map((title) => ({ ...listing, title }));
  const refusals = listing.channel.limits.rejects ?? [];
  return odd.find((one) => refusals.every((refusal) => refusal.find(one) === undefined)) ?? listing;
}

/** The last variant shows a picture of its own. */
function withPicture(listing: Listing, asset: string): Listing {
  const last = listing.variants.length - 1;
  return {
    ...listing,
    variants: listing.variants.map((one, place) => (place === last ? { ...one, pictures: [asset] } : one)),
  };
}

export const SKUS = ['A', 'B-L', 'B-M', 'B-S', 'C', 'D'];

type Line = readonly [sku: string, state: string, price: string, currency: string, stock: number | null];

/** What a buyer finds over there, by SKU. Amounts are compared digit by digit, but `19.9` and `19.90` are one. */
export function onSale(scene: Scene): readonly Line[] {
  return scene.sandbox
    .listings()
    .map(({ sku, state, price, currency, stock }): Line => [sku, shown(state, stock), plain(price), currency, stock])
    .sort(bySku);
}

/** Some say of what there is nothing left of that it cannot be bought: it is as much for sale as the merchant wants it. */
function shown(state: string, stock: number | null): string {
  return state === 'out-of-stock' && stock === 0 ? 'live' : state;
}

/** Where nobody says how many there are some count none, and some do not count. */
const UNTOLD = expect.toBeOneOf([null, 0]);

/** What these listings should look like there. */
export function wanted(listings: readonly Listing[]): readonly Line[] {
  return listings
    .flatMap(({ variants }) => variants)
    .map(({ sku, price, stock }): Line => [sku, 'live', plain(price.amount), price.currency, stock ?? UNTOLD])
    .sort(bySku);
}

function plain(amount: string): string {
  return new Big(amount).toFixed();
}

function bySku(a: Line, b: Line): number {
  return a[0] < b[0] ? -1 : 1;
}

/** The SKUs over there, each as often as it stands there. */
export function skusThere(scene: Scene): readonly string[] {
  return scene.sandbox
    .listings()
    .map(({ sku }) => sku)
    .sort();
}

/** Products over there. */
export function groupsThere(scene: Scene): ReadonlySet<string> {
  return new Set(scene.sandbox.listings().map(({ group }) => group));
}

export function allDone(outcomes: ReadonlyMap<string, Outcome>): void {
  expect([...outcomes.values()].filter(({ is }) => is !== 'done')).toEqual([]);
}

/** Nothing is left to do. */
export function planIsEmpty(scene: Scene, listings: readonly Listing[]): void {
  const { create, update, withdraw, held, pending } = scene.plan(listings);
  expect({ create, update, withdraw, held, pending }).toEqual({
    create: 0,
    update: 0,
    withdraw: 0,
    held: 0,
    pending: 0,
  });
}

/** Run after run, as an operator's schedule does, until there is nothing left to do; faults are over after the first. */
export async function untilQuiet(scene: Scene, listings: readonly Listing[]): Promise<void> {
  for (let run = 0; run < 4; run++) {
    await scene.publish(listings);
    scene.sandbox.setFaults([]);
    const { create, update, pending } = scene.plan(listings);
    if (create + update + pending === 0) break;
  }
  planIsEmpty(scene, listings);
}

/** What is believed of a listing's SKUs: the documents that speak for one. */
export function believed(scene: Scene, listing: string): readonly Known[] {
  return scene.store.family(scene.channel.id, listing).filter(({ skus }) => Object.keys(skus).length > 0);
}
