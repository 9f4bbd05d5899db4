import { describe, expect, it } from 'vitest';
import type { Marketplace } from '../../src/core/ports/marketplace.ts';
import { allDone, onSale, planIsEmpty, wanted } from '../conformance/catalogue.ts';
import { Scene } from '../conformance/scene.ts';

/** Five items a minute by single calls, as if there were sixty times as many of them. */
const SLOW = { put: { perSecond: 5 / 60, burst: 1, shared: 'account' } } as const;

describe('many changes at once', () => {
  it('go by the call that is judged later, as one feed, and go live all the same', async () => {
    const adapter = (real: Marketplace): Marketplace => ({
      ...real,
      limits: { ...real.limits, rates: { ...real.limits.rates, ...SLOW } },
    });
    const scene = await Scene.open('amazon', { delivery: 'by-address', adapter });
    const many = Array.from({ length: 60 }, (_, place) => scene.listing(`P${place}`));
    const few = many.slice(0, 3);
    try {
      await scene.publish(few, { patience: 3_600_000 });
      const single = scene.calls.map(({ call }) => call.name);

      const { outcomes } = await scene.publish(many, { patience: 3_600_000 });

      allDone(outcomes);
      expect([...new Set(single)]).toEqual(['put']);
      expect([...new Set(scene.calls.slice(single.length).map(({ call }) => call.name))]).toEqual(['feed']);
      expect(onSale(scene)).toEqual(wanted(many));
      planIsEmpty(scene, many);
    } finally {
      scene.close();
    }
  });
});
