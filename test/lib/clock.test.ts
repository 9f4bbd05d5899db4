import { describe, expect, it } from 'vitest';
import { systemClock, VirtualClock } from '../../src/lib/clock.ts';

describe('a virtual clock', () => {
  it('wakes sleepers in the order of their moments, each at its own', async () => {
    const clock = new VirtualClock();
    const woken: [string, number][] = [];

    await Promise.all(
      (
        [
          ['late', 3_600_000],
          ['soon', 10],
          ['between', 5000],
        ] as const
      ).map(async ([name, ms]) => {
        await clock.sleep(ms);
        woken.push([name, clock.monotonic()]);
      }),
    );

    expect(woken).toEqual([
      ['soon', 10],
      ['between', 5000],
      ['late', 3_600_000],
    ]);
  });

  it('moves nothing on while work is under way', async () => {
    const clock = new VirtualClock();
    const slept = clock.sleep(1000);

    await Promise.resolve();
    expect(clock.monotonic()).toBe(0);
    await slept;
    expect(clock.monotonic()).toBe(1000);
  });

  it('lets go whoever is called off, and time stands still for nobody', async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    const slept = clock.sleep(1000, controller.signal);

    controller.abort(new Error('enough'));

    await expect(slept).rejects.toThrow('enough');
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow('enough');
    await clock.sleep(5);
    expect(clock.monotonic()).toBe(5);
  });
});

describe('the system’s clock', () => {
  it('lets go whoever is called off, at once', async () => {
    const controller = new AbortController();
    const slept = systemClock.sleep(3_600_000, controller.signal);

    controller.abort(new Error('enough'));

    await expect(slept).rejects.toThrow('enough');
  });
});
