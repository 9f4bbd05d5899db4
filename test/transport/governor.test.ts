import { describe, expect, it } from 'vitest';
import { Unavailable } from '../../src/core/faults.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { Governor } from '../../src/transport/governor.ts';

function governor(clock = new VirtualClock(), used = new Map<string, number>()): Governor {
  const spend = (bucket: string, day: string, n: number): number => {
    const sum = (used.get(`${bucket} ${day}`) ?? 0) + n;
    used.set(`${bucket} ${day}`, sum);
    return sum;
  };
  return new Governor({ clock, spend, account: 'shop/a' });
}

describe('the quota of a day', () => {
  it('stops at its end, says how long it is until the next, and goes on then', async () => {
    const clock = new VirtualClock(Date.UTC(2026, 10, 22, 22));
    const one = governor(clock);
    const rate = { perDay: 2, shared: 'account' } as const;
    await one.admit('items', rate, { cost: 2 });

    const refused = await one.admit('items', rate, { cost: 1 }).catch((reason: unknown) => reason);
    clock.advance(2 * 3_600_000);

    expect(refused).toBeInstanceOf(Unavailable);
    expect(refused).toMatchObject({ wait: 2 * 3_600_000 });
    await expect(one.admit('items', rate, { cost: 1 })).resolves.toBeUndefined();
  });

  it('gives the place back that it refused', async () => {
    const one = governor();
    const rate = { perDay: 1, inFlight: 1, shared: 'account' } as const;
    await one.admit('items', rate, { cost: 1 });
    one.release('items', rate, { cost: 1 });

    for (let i = 0; i < 3; i++) await expect(one.admit('items', rate, { cost: 1 })).rejects.toThrow(/quota of 1/);
  });

  it('is counted for each bucket of each account apart', async () => {
    const used = new Map<string, number>();
    const one = governor(undefined, used);
    const rate = { perDay: 5, shared: 'account' } as const;

    await one.admit('items', rate, { cost: 2 });
    await one.admit('feeds', rate, { cost: 1 });

    expect([...used]).toEqual([
      ['shop/a/items 2026-11-22', 2],
      ['shop/a/feeds 2026-11-22', 1],
    ]);
    expect(one.counts).toEqual({ sent: 2, refused: 0 });
  });
});
