import { expect } from 'vitest';
import { sourceOf } from '../../src/core/asset.ts';
import { FIELDS } from '../../src/core/fields.ts';
import { tokensIn } from '../../src/core/refs.ts';
import type { Listing, Outcome } from '../../src/core/words.ts';
import type { Scene } from './scene.ts';

/** One line of what every marketplace must pass. */
export interface Check {
  readonly name: string;
  /** Where pictures go by address, and the marketplace allows it. */
  readonly delivery?: 'by-address';
  run(scene: Scene): Promise<void>;
}

export const checks: readonly Check[] = [
  {
    name: 'states who it is, and when and where each figure was read',
    async run({ marketplace: { manifest, limits, kinds } }) {
      expect(Object.values(limits.verified).every(({ on, at }) => /^\d{4}-\d\d-\d\d$/.test(on) && at.length > 8)).toBe(
        true,
      );
      const rates = Object.values(kinds)
        .flatMap((kind) => [...kind.create, ...kind.update, ...kind.withdraw])
        .flatMap(({ rate }) => rate);
      expect(rates.filter((rate) => !(rate in limits.rates))).toEqual([]);
      expect(
        Object.values(manifest.auth)
          .flatMap((auth) => auth.credentials)
          .filter((name) => !manifest.credentials.some((one) => one.name === name)),
      ).toEqual([]);
    },
  },
  {
    name: 'renders the same documents from the same listing, with unique keys, parents that exist and no circle',
    async run(scene) {
      for (const listing of [scene.listing('A'), scene.sized('B', ['S', 'L']), scene.listing('C', { pictures: [] })]) {
        const before = structuredClone(listing);
        const { documents } = scene.marketplace.render(listing);
        const keys = documents.map(({ key }) => key);
        expect(scene.marketplace.render(listing).documents).toEqual(documents);
        expect(listing).toEqual(before);
        expect(new Set(keys).size).toBe(keys.length);
        for (const document of documents) {
          expect(document.after.filter((key) => !keys.includes(key))).toEqual([]);
          expect(tokensIn(document.body).keys.filter((key) => !document.after.includes(key))).toEqual([]);
        }
      }
    },
  },
  {
    name: 'plans nothing after an apply, and every SKU is live with its price, currency and stock',
    async run(scene) {
      const listings = catalogue(scene);

      const { outcomes } = await scene.publish(listings);

      allDone(outcomes);
      expect(live(scene)).toEqual(
        listings
          .flatMap(({ variants }) =>
            variants.map(({ sku, price, stock }) => [sku, 'live', Number(price.amount), price.currency, stock]),
          )
          .sort(bySku),
      );
      const { create, update, withdraw } = scene.plan(listings);
      expect({ create, update, withdraw }).toEqual({ create: 0, update: 0, withdraw: 0 });
    },
  },
  {
    name: 'shows the pictures that the listing has, each in its place',
    async run(scene) {
      const [first = '', second = '', third = ''] = scene.assets();
      await scene.publish([scene.listing('A'), scene.listing('E', { pictures: [{ asset: third, role: 'main' }] })]);

      const shown = new Map(scene.sandbox.listings().map(({ sku, pictures }) => [sku, pictures]));
      expect(shown.get('A')).toEqual([sourceOf(first), sourceOf(second)]);
      expect(shown.get('E')).toEqual([sourceOf(third)]);
    },
  },
  {
    name: 'updates a price and creates nothing',
    async run(scene) {
      await scene.publish(catalogue(scene));
      const next = catalogue(scene, '24.50');
      const planned = scene.plan(next);

      const { outcomes } = await scene.publish(next);

      allDone(outcomes);
      expect(planned.create).toBe(0);
      expect(new Set(scene.sandbox.listings().map(({ price }) => Number(price)))).toEqual(new Set([24.5]));
      eachOnce(scene);
    },
  },
  {
    name: 'reports the one that is refused, and lets the others go',
    async run(scene) {
      const bad = scene.listing('BAD', {
        variants: [{ sku: 'BAD', price: { amount: '-1.00', currency: scene.channel.currency } }],
      });
      const twin = scene.listing('TWIN', { variants: [{ sku: 'A' }] });

      const { outcomes } = await scene.publish([scene.listing('A'), bad, scene.listing('C')]);
      const again = await scene.publish([scene.listing('A'), scene.listing('C'), twin]);

      const skus = scene.sandbox
        .listings()
        .filter(({ state }) => state === 'live')
        .map(({ sku }) => sku);
      expect(skus).toEqual(expect.arrayContaining(['A', 'C']));
      expect(skus.filter((sku) => sku === 'A')).toHaveLength(1);
      const refused = [...outcomes.values(), ...again.outcomes.values()].filter(({ is }) => is === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
    },
  },
  {
    name: 'believes nothing live that is not there',
    async run(scene) {
      // Where SKUs are unique, the second of these is an item error inside an answer of 200.
      await scene.publish([
        scene.listing('A'),
        scene.listing('TWIN', { variants: [{ sku: 'A' }] }),
        scene.listing('C'),
      ]);

      const believed = [...scene.store.known('shop')].filter(({ kind }) => kind === 'product');
      expect(believed).toHaveLength(new Set(scene.sandbox.listings().map(({ group, sku }) => group ?? sku)).size);
    },
  },
  {
    name: 'makes each listing once',
    async run(scene) {
      await scene.publish(catalogue(scene));

      expect(new Set(scene.sandbox.listings().map(({ group, sku }) => group ?? sku)).size).toBe(4);
    },
  },
  {
    name: 'waits as long as it is told to, and then goes on',
    async run(scene) {
      scene.sandbox.setFaults([{ is: 'throttle', nth: [1], retryAfter: 3 }]);

      const { outcomes } = await scene.publish([scene.listing('A', { pictures: [] })]);

      allDone(outcomes);
      const times = scene.sandbox.log.map(({ time }) => Date.parse(time));
      expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(3000);
    },
  },
  {
    name: 'survives throttling, and repeats no creation blindly',
    async run(scene) {
      scene.sandbox.setFaults([
        { is: 'throttle', nth: [2, 3, 6, 9], retryAfter: 1 },
        { is: 'throttle-after', nth: [5, 8], only: 'writes' },
      ]);

      await untilQuiet(scene, catalogue(scene));

      eachOnce(scene);
      expect(live(scene)).toHaveLength(6);
    },
  },
  ...[1, 2, 3, 4, 5, 6, 8, 10].map(
    (nth): Check => ({
      name: `doubles nothing when the answer to write ${nth} is lost`,
      async run(scene) {
        scene.sandbox.setFaults([{ is: 'drop-after', nth: [nth], only: 'writes' }]);

        await untilQuiet(scene, catalogue(scene));

        eachOnce(scene);
        expect(live(scene)).toHaveLength(6);
      },
    }),
  ),
  ...[2, 4, 6, 9].map(
    (nth): Check => ({
      name: `goes on after a crash at request ${nth}`,
      async run(scene) {
        let left = nth;
        scene.onRequest = () => {
          if (left-- <= 0) throw new Error('the power went');
        };
        await scene.publish(catalogue(scene)).catch((reason: unknown) => expect(String(reason)).toContain('power'));
        scene.onRequest = () => undefined;

        await untilQuiet(scene, catalogue(scene));

        eachOnce(scene);
        expect(live(scene)).toHaveLength(6);
      },
    }),
  ),
  {
    name: 'sends no picture twice',
    delivery: 'by-address',
    async run(scene) {
      await scene.publish([scene.listing('A')]);
      const before = mediaOf(scene);

      const { outcomes } = await scene.publish([scene.listing('A', { title: 'Another title' })]);

      allDone(outcomes);
      expect(scene.sandbox.listings()[0]?.title).toBe('Another title');
      expect(mediaOf(scene)).toEqual(before);
      expect(before).not.toBe('null');
    },
  },
  {
    name: 'plans nothing when only the CDN moved',
    delivery: 'by-address',
    async run(scene) {
      await scene.publish(catalogue(scene));
      scene.cdn = 'two';

      expect(scene.plan(catalogue(scene))).toMatchObject({ create: 0, update: 0, withdraw: 0 });
    },
  },
  {
    name: 'puts a variant live that was added later',
    async run(scene) {
      await scene.publish([scene.sized('B', ['S', 'L'])]);

      const { outcomes } = await scene.publish([scene.sized('B', ['S', 'L', 'XL'])]);

      allDone(outcomes);
      expect(live(scene).map(([sku, state]) => [sku, state])).toEqual([
        ['B-L', 'live'],
        ['B-S', 'live'],
        ['B-XL', 'live'],
      ]);
    },
  },
  {
    name: 'brings back what vanished over there, with all that belongs to it',
    async run(scene) {
      await scene.publish([scene.sized('B', ['S', 'L'])]);
      await scene.engine().marketplace.kinds.product?.withdraw[0]?.publish(
        {
          id: 'by hand',
          changes: [...scene.store.known('shop')]
            .filter(({ kind }) => kind === 'product')
            .map((known) => withdrawalOf(known)),
        },
        scene.engine().io,
      );
      expect(live(scene)).toEqual([]);

      await untilQuiet(scene, [scene.sized('B', ['S', 'L'], '21.00')]);

      expect(live(scene).map(([sku, state]) => [sku, state])).toEqual([
        ['B-L', 'live'],
        ['B-S', 'live'],
      ]);
    },
  },
  {
    name: 'withdraws and leaves nothing to buy',
    async run(scene) {
      await scene.publish(catalogue(scene));

      await scene.publish([], { missing: 'withdraw' });

      expect(scene.sandbox.listings().filter(({ state }) => state === 'live')).toEqual([]);
    },
  },
  {
    name: 'never overwrites a listing that is not ours',
    async run(scene) {
      await scene.publish([scene.listing('A', { title: 'Made by hand' })]);
      const keys = [...scene.store.known('shop')].map(({ key }) => key);
      scene.store.forget('shop', keys);

      const { outcomes } = await scene.publish([scene.listing('A', { title: 'Ours' })]);

      const [product] = [...outcomes.values()].filter(({ key }) => key.startsWith('product/'));
      expect(product).toMatchObject({ is: 'rejected', problems: [{ code: 'listing/exists-already' }] });
      expect(scene.sandbox.listings().map(({ title }) => title)).toEqual(['Made by hand']);
    },
  },
  {
    name: 'lists what was published, by our keys',
    async run(scene) {
      const { list } = scene.marketplace;
      if (!list) return;
      await scene.publish(catalogue(scene));
      const asked = catalogue(scene).flatMap((listing) => scene.marketplace.render(listing).documents);
      const found: string[] = [];

      for await (const remote of list(scene.engine().io, asked)) if (remote.key !== undefined) found.push(remote.key);

      expect(found).toEqual(expect.arrayContaining(['product/A', 'product/B', 'product/C', 'product/D']));
    },
  },
  {
    name: 'lets no secret into outcomes, problems or the log',
    async run(scene) {
      scene.echoesSecrets = true;
      const said: string[] = [];
      const gtin = '4006381333931';
      // Too long a title for one, the code of another product for the other: each refuses in its own words.
      const refused = scene.listing('LONG', { title: 'x'.repeat(300), variants: [{ sku: 'LONG', gtin }] });
      const { outcomes } = await scene.publish([scene.listing('A', { variants: [{ sku: 'A', gtin }] }), refused]);
      said.push(JSON.stringify([...outcomes.values()]), JSON.stringify(scene.sandbox.log));
      expect(said.join()).toContain('rejected');
      scene.sandbox.setFaults([{ is: 'expire-token', from: 1 }]);
      await scene.publish([scene.listing('Z')]).catch((reason: unknown) => said.push(String(reason)));

      expect(scene.secrets.length).toBeGreaterThan(0);
      for (const secret of scene.secrets) expect(said.join('\n')).not.toContain(secret);
    },
  },
  {
    name: 'answers an unknown code with a readable sentence, and points only at fields that exist',
    async run(scene) {
      const { errors, render } = scene.marketplace;
      const [document] = render(scene.listing('A')).documents;
      if (!document) throw new Error('no document');
      const { message, field } = errors.explain(
        { code: 'never_seen_before', message: 'Something odd (#42)' },
        document,
      );
      expect(message.en).toContain('Something odd (#42)');
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(field === undefined || FIELDS.includes(field)).toBe(true);
    },
  },
];

/** Simple, two sizes, no picture, odd letters: six SKUs. */
function catalogue(scene: Scene, price = '19.90'): readonly Listing[] {
  const money = { amount: price, currency: scene.channel.currency };
  return [
    scene.listing('A', { variants: [{ sku: 'A', price: money, gtin: '4006381333931' }] }),
    scene.sized('B', ['S', 'M', 'L'], price),
    scene.listing('C', { pictures: [], variants: [{ sku: 'C', price: money }] }),
    scene.listing('D', { title: 'Größe “ß” & <Ü> 杯', variants: [{ sku: 'D', price: money, stock: 0 }] }),
  ];
}

function live(scene: Scene): readonly (readonly [string, string, number, string, number | null])[] {
  return scene.sandbox
    .listings()
    .map(({ sku, state, price, currency, stock }) => [sku, state, Number(price), currency, stock] as const)
    .sort(bySku);
}

function bySku(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}

/** What the listing shows, by the ids that the marketplace gave. */
function mediaOf(scene: Scene): string {
  const { body, pictures } = scene.sandbox.listings()[0] ?? {};
  return JSON.stringify(body?.images ?? pictures ?? null);
}

function eachOnce(scene: Scene): void {
  const skus = scene.sandbox.listings().map(({ sku }) => sku);
  expect(skus.filter((sku, place) => skus.indexOf(sku) !== place)).toEqual([]);
}

function allDone(outcomes: ReadonlyMap<string, Outcome>): void {
  expect([...outcomes.values()].filter(({ is }) => is !== 'done')).toEqual([]);
}

/** Run after run, as an operator's schedule does, until there is nothing left to do. */
async function untilQuiet(scene: Scene, listings: readonly Listing[]): Promise<void> {
  for (let run = 0; run < 4; run++) {
    await scene.publish(listings);
    scene.sandbox.setFaults([]);
    const { create, update, pending } = scene.plan(listings);
    if (create + update + pending === 0) return;
  }
  expect(scene.plan(listings)).toMatchObject({ create: 0, update: 0, pending: 0, held: 0 });
}

function withdrawalOf(known: ReturnType<Scene['store']['family']>[number]): never {
  const { key, kind, body, after, skus } = known;
  return {
    document: { key, kind, body, after, skus },
    action: 'withdraw',
    known,
    changed: [],
    cause: 'file',
    body,
  } as never;
}
