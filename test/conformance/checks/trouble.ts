import { expect } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { allDone, catalogue, onSale, planIsEmpty, SKUS, skusThere, untilQuiet, wanted } from '../catalogue.ts';
import type { Check } from '../check.ts';
import { type Scene, WIDTH } from '../scene.ts';

/** Lines that break, shops that ask to slow down, machines that stop. */
export const trouble: readonly Check[] = [
  {
    name: 'waits as long as it is told to, and then goes on',
    async run(scene) {
      scene.sandbox.setFaults([{ is: 'throttle', nth: [1], retryAfter: 3 }]);

      const { outcomes } = await scene.publish([scene.listing('A', { pictures: scene.fewest() })]);

      allDone(outcomes);
      const times = scene.line.map(({ at }) => at);
      expect(scene.line[0]?.reading).toBe('throttled');
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(3000);
    },
  },
  {
    name: 'survives being asked to slow down at any request, and repeats no creation blindly',
    run: (scene) =>
      atEachRequest(scene, async (fresh, nth) => {
        fresh.sandbox.setFaults([
          { is: 'throttle-after', nth: [nth] },
          { is: 'throttle', nth: [nth + 1, nth + 2], retryAfter: 1 },
        ]);
        await untilQuiet(fresh, catalogue(fresh));
      }),
  },
  {
    name: 'keeps to the rates it declares, and is never refused for its pace',
    async run(scene) {
      const few = await hurrying(scene, 60);
      // Where buckets are large it takes more to empty one.
      const busy = emptied(few).length > 0 ? few : await hurrying(await scene.another(), 480);

      // Some say of what is not there that it cannot be found, which is no word on the pace.
      expect(busy.line.filter(({ reading }) => reading !== 'ok' && reading !== 'rejected')).toEqual([]);
      expect(emptied(busy).length, 'no bucket ran empty: nothing was proved').toBeGreaterThan(0);
      for (const [bucket, { perSecond, burst, inFlight }] of Object.entries(busy.channel.limits.rates)) {
        const line = busy.line.filter((one) => one.bucket === bucket);
        expect(line.filter(({ abreast }) => abreast > (inFlight ?? Number.POSITIVE_INFINITY))).toEqual([]);
        if (perSecond !== undefined) expect(excess(line, { perSecond, burst: burst ?? perSecond })).toBeLessThan(1e-6);
      }
    },
  },
  {
    name: 'doubles nothing when the answer to any one request is lost',
    run: (scene) =>
      atEachRequest(scene, async (fresh, nth) => {
        fresh.sandbox.setFaults([{ is: 'drop-after', nth: [nth] }]);
        await untilQuiet(fresh, catalogue(fresh));
      }),
  },
  {
    name: 'doubles nothing when the answer to any one request of an update is lost',
    async run(scene) {
      await scene.publish(catalogue(scene));
      const before = scene.sandbox.log.length;
      await scene.publish(revised(scene));
      const requests = scene.sandbox.log.length - before;
      const pictures = await scene.account.pictures(scene);

      expect(requests).toBeGreaterThan(2);
      for (let nth = 1; nth <= requests; nth++) {
        const fresh = await scene.another();
        await fresh.publish(catalogue(fresh));
        fresh.sandbox.setFaults([{ is: 'drop-after', nth: [fresh.sandbox.log.length + nth] }]);
        await untilQuiet(fresh, revised(fresh));
        expect([nth, onSale(fresh)]).toEqual([nth, wanted(revised(fresh))]);
        expect([nth, await fresh.account.pictures(fresh)]).toEqual([nth, pictures]);
      }
    },
  },
  {
    name: 'doubles nothing when half of any one answer is lost',
    run: (scene) =>
      atEachRequest(scene, async (fresh, nth) => {
        fresh.sandbox.setFaults([{ is: 'truncate', nth: [nth] }]);
        await untilQuiet(fresh, catalogue(fresh));
      }),
  },
  {
    name: 'goes on after a crash before any one request',
    run: (scene) =>
      atEachRequest(scene, async (fresh, nth) => {
        await crashing(fresh, 'onRequest', nth);
        await untilQuiet(fresh, catalogue(fresh));
      }),
  },
  {
    name: 'goes on after a crash behind any one answer',
    run: (scene) =>
      atEachRequest(scene, async (fresh, nth) => {
        await crashing(fresh, 'onAnswer', nth);
        await untilQuiet(fresh, catalogue(fresh));
      }),
  },
  {
    name: 'goes on after a crash between publishing and writing it down',
    async run(scene) {
      let settled = 0;
      scene.onSettle = () => void settled++;
      await scene.publish(catalogue(scene));
      const pictures = await scene.account.pictures(scene);
      for (let nth = 1; nth <= settled; nth++) {
        const fresh = await scene.another();
        fresh.keepOnDisk();
        await crashing(fresh, 'onSettle', nth);
        fresh.restart();
        await untilQuiet(fresh, catalogue(fresh));
        isWhole(fresh);
        expect([nth, await fresh.account.pictures(fresh)]).toEqual([nth, pictures]);
      }
      expect(settled).toBeGreaterThan(1);
    },
  },
  {
    name: 'begins nothing more when it is told to stop, and finishes later',
    async run(scene) {
      const stop = new AbortController();
      const many = Array.from({ length: 30 }, (_, place) => scene.sized(`P${place}`, ['S', 'L']));
      const undisturbed = await scene.another();
      await undisturbed.publish(many);
      // Where thousands travel at once it takes few calls.
      const some = Math.min(8, undisturbed.calls.length - 1);
      let begun = -1;
      scene.onRequest = () => {
        if (scene.calls.length < some || stop.signal.aborted) return;
        stop.abort();
        begun = scene.calls.length;
      };

      await scene.publish(many, { drain: stop.signal });

      expect(begun).toBeGreaterThan(0);
      // Whatever was handed out already may still go.
      expect(scene.calls.length - begun).toBeLessThan(WIDTH);
      expect(skusThere(scene).length).toBeLessThan(60);
      await untilQuiet(scene, many);
      expect(onSale(scene)).toEqual(wanted(many));
    },
  },
  {
    name: 'asks after what is pending when it is started again',
    needs: ({ poll }) => poll !== undefined,
    async run(scene) {
      scene.keepOnDisk();
      await scene.publish(catalogue(scene), { patience: 0 });
      expect(scene.store.tickets().length).toBeGreaterThan(0);

      scene.restart();
      await untilQuiet(scene, catalogue(scene));

      isWhole(scene);
      expect(scene.store.tickets()).toEqual([]);
    },
  },
  {
    name: 'has an answer for every ticket, one that nobody knows over there included',
    needs: ({ poll }) => poll !== undefined,
    async run(scene) {
      await scene.publish(catalogue(scene), { patience: 0 });
      const tickets = scene.store.tickets().map((one) => ({ ...one, id: one.id.replace(/\w+$/, '99999999') }));

      const outcomes = (await scene.marketplace.poll?.(tickets, scene.engine().io)) ?? [];

      expect(outcomes.map(({ key }) => key).sort()).toEqual(tickets.map(({ key }) => key).sort());
      expect(outcomes.filter(({ is }) => is === 'done' || is === 'pending')).toEqual([]);
    },
  },
];

/** One fresh scene for each request that an undisturbed run makes; in the end everything is there, and once. */
async function atEachRequest(scene: Scene, disturb: (fresh: Scene, nth: number) => Promise<void>): Promise<void> {
  await scene.publish(catalogue(scene));
  const requests = scene.line.length;
  const pictures = await scene.account.pictures(scene);
  for (let nth = 1; nth <= requests; nth++) {
    const fresh = await scene.another();
    try {
      await disturb(fresh, nth);
      isWhole(fresh);
      expect(await fresh.account.pictures(fresh)).toBe(pictures);
    } catch (reason) {
      throw new Error(`disturbed at request ${nth} of ${requests}: ${reason}`, { cause: reason });
    }
  }
}

/** A price, a title, a size more and a picture more. */
function revised(scene: Scene): readonly Listing[] {
  const [first, , ...others] = catalogue(scene, '24.55');
  const [main = '', second = '', third = '', fourth = ''] = scene.assets();
  const sized = scene.sized('B', ['S', 'M', 'L', 'XL'], '24.55');
  const pictures = [fourth, main, second, third].map((asset) => ({ asset, role: 'other' }) as const);
  return [...(first ? [{ ...first, title: 'Mug A, better' }] : []), { ...sized, pictures }, ...others];
}

function isWhole(scene: Scene): void {
  expect(skusThere(scene)).toEqual(SKUS);
  expect(onSale(scene)).toEqual(wanted(catalogue(scene)));
  planIsEmpty(scene, catalogue(scene));
}

/** The power goes at the nth moment of that sort and stays away until the end of that run. */
async function crashing(scene: Scene, moment: 'onRequest' | 'onAnswer' | 'onSettle', nth: number): Promise<void> {
  let left = nth;
  const power = () => {
    if (left <= 0) throw new Error('the power went');
  };
  scene.onRequest = power;
  scene.onSettle = power;
  scene[moment] = () => {
    left--;
    power();
  };
  await scene.publish(catalogue(scene)).catch((reason: unknown) => expect(String(reason)).toContain('power'));
  expect(left).toBeLessThanOrEqual(0);
  scene.onRequest = () => undefined;
  scene.onAnswer = () => undefined;
  scene.onSettle = () => undefined;
}

async function hurrying(scene: Scene, listings: number): Promise<Scene> {
  const many = Array.from({ length: listings }, (_, place) => scene.sized(`P${place}`, ['S', 'L']));
  const { outcomes } = await scene.publish(many);
  allDone(outcomes);
  return scene;
}

/** Buckets that were drawn on for more than they hold. */
function emptied(scene: Scene): readonly string[] {
  const { rates } = scene.channel.limits;
  return Object.keys(rates).filter((bucket) => drawn(scene, bucket) > (rates[bucket]?.burst ?? 0));
}

function drawn({ line }: Scene, bucket: string): number {
  return line.filter((one) => one.bucket === bucket).reduce((sum, { cost }) => sum + cost, 0);
}

/** By how much the draws of any stretch of time are more than a full bucket and what flows in meanwhile. */
function excess(
  line: readonly { readonly at: number; readonly cost: number }[],
  { perSecond, burst }: { perSecond: number; burst: number },
): number {
  const sorted = [...line].sort((a, b) => a.at - b.at);
  let worst = Number.NEGATIVE_INFINITY;
  let level = burst;
  let since = sorted[0]?.at ?? 0;
  for (const { at, cost } of sorted) {
    level = Math.min(burst, level + ((at - since) / 1000) * perSecond) - cost;
    since = at;
    worst = Math.max(worst, -level);
  }
  return worst;
}
