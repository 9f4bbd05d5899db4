import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bucket } from '../../src/lib/bucket.ts';
import { systemClock, VirtualClock } from '../../src/lib/clock.ts';

/** A server that refuses whatever its own bucket does not hold, and sees requests a little late and not all equally late. */
class StrictServer {
  accepted = 0;
  refused = 0;
  #level: number;
  #at: number | undefined;
  readonly #clock: VirtualClock;
  readonly #rate: number;
  readonly #burst: number;

  constructor(clock: VirtualClock, rate: number, burst: number) {
    this.#clock = clock;
    this.#rate = rate;
    this.#burst = burst;
    this.#level = burst;
  }

  ask(cost = 1): boolean {
    const now = this.#clock.monotonic();
    this.#level = Math.min(this.#burst, this.#level + ((now - (this.#at ?? now)) / 1000) * this.#rate);
    this.#at = now;
    // Tokens come in fractions: a hair's breadth is no refusal.
    if (this.#level < cost - 1e-6) {
      this.refused++;
      return false;
    }
    this.#level -= cost;
    this.accepted += cost;
    return true;
  }
}

/** Asks for as long as there is time, with work always queued. */
async function press(
  bucket: Bucket,
  server: StrictServer,
  { clock, seconds, cost = 1, wait }: { clock: VirtualClock; seconds: number; cost?: number; wait?: number },
): Promise<void> {
  const end = clock.monotonic() + seconds * 1000;
  const worker = async (name: number): Promise<void> => {
    for (let turn = 0; ; turn++) {
      await bucket.take(cost);
      await clock.sleep((name * 7 + turn * 11) % 30);
      if (clock.monotonic() > end) return;
      if (server.ask(cost)) bucket.release(cost);
      else bucket.refuse(cost, wait === undefined ? undefined : { wait });
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, name) => worker(name)));
}

describe('a bucket', () => {
  it.each([
    [5, 10],
    [50, 100],
  ])('at %i/s with a burst of %i uses what is allowed over a minute and is never refused', async (perSecond, burst) => {
    const clock = new VirtualClock();
    const server = new StrictServer(clock, perSecond, burst);

    await press(new Bucket({ perSecond, burst }, clock), server, { clock, seconds: 60 });

    expect(server.refused).toBe(0);
    expect(server.accepted / (burst + perSecond * 60)).toBeGreaterThan(0.99);
  });

  it('finds the real rate where it is far below the documented one, with few refusals', async () => {
    const clock = new VirtualClock();
    const server = new StrictServer(clock, 0.5, 5);

    await press(new Bucket({ perSecond: 5, burst: 10 }, clock), server, { clock, seconds: 600 });

    expect(server.accepted).toBeGreaterThan(200);
    expect(server.refused / server.accepted).toBeLessThan(0.2);
  });

  it('finds it too where each refusal says how long to wait, and only that', async () => {
    const clock = new VirtualClock();
    const server = new StrictServer(clock, 0.5, 5);

    await press(new Bucket({ perSecond: 5, burst: 10 }, clock), server, { clock, seconds: 600, wait: 2000 });

    expect(server.accepted).toBeGreaterThan(200);
    expect(server.refused / server.accepted).toBeLessThan(0.2);
  });

  it('is at its full rate again once nothing was refused for a while', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 5, burst: 10 }, clock);
    await bucket.take(1);
    bucket.refuse(1);
    expect(bucket.perSecond).toBe(3);

    for (let i = 0; i < 40; i++) {
      await bucket.take(1);
      bucket.release(1);
    }

    expect(bucket.perSecond).toBe(5);
  });

  it('counts many refusals of one moment as one', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 100, burst: 8 }, clock);
    for (let i = 0; i < 8; i++) await bucket.take(1);

    const rests = Array.from({ length: 8 }, () => bucket.refuse(1));

    expect(Math.max(...rests)).toBe(1000);
    expect(bucket.perSecond).toBe(60);
  });

  it('wakes earlier when the server turns out to be faster', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 1, burst: 60 }, clock);
    await bucket.take(60);
    const next = bucket.take(60);

    bucket.release(60, { perSecond: 60 });
    await next;

    expect(clock.monotonic()).toBeLessThan(2000);
  });

  it('never lets through more than burst and rate allow, whatever is asked and when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ perSecond: fc.integer({ min: 1, max: 50 }), burst: fc.integer({ min: 20, max: 50 }) }),
        fc.array(fc.record({ after: fc.integer({ min: 0, max: 800 }), cost: fc.integer({ min: 1, max: 20 }) }), {
          minLength: 1,
          maxLength: 30,
        }),
        async (rate, asked) => {
          const clock = new VirtualClock();
          const bucket = new Bucket(rate, clock);
          const taken: { at: number; cost: number }[] = [];
          for (const { after, cost } of asked) {
            await clock.sleep(after);
            await bucket.take(cost);
            taken.push({ at: clock.monotonic(), cost });
            bucket.release(cost);
          }
          for (const [i, from] of taken.entries()) {
            let sum = 0;
            for (const { at, cost } of taken.slice(i)) {
              sum += cost;
              expect(sum).toBeLessThanOrEqual(rate.burst + ((at - from.at) / 1000) * rate.perSecond + 1e-6);
            }
          }
        },
      ),
    );
  });

  it('keeps no hold on a signal that outlives the wait', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 1000, burst: 10 }, clock);
    const { signal } = new AbortController();

    for (let i = 0; i < 100; i++) {
      await bucket.take(1, signal);
      bucket.release(1);
      await clock.sleep(1, signal);
    }

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('takes what the server says of it for true', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 100, burst: 2000 }, clock);
    await bucket.take(10);
    bucket.release(10, { left: 0, perSecond: 10 });
    const before = clock.monotonic();

    await bucket.take(50);

    expect(clock.monotonic() - before).toBeGreaterThanOrEqual(5000);
    expect(bucket.perSecond).toBe(10);
  });

  it('lets no more at once than it may', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ inFlight: 3 }, clock);
    let holders = 0;
    let most = 0;

    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await bucket.take(1);
        most = Math.max(most, ++holders);
        await clock.sleep(10);
        holders--;
        bucket.release(1);
      }),
    );

    expect(most).toBe(3);
  });

  it('lets go whoever is called off while waiting, and nobody else', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 1, burst: 1 }, clock);
    const controller = new AbortController();
    await bucket.take(1);
    const called = bucket.take(1, controller.signal);
    const patient = bucket.take(1);

    controller.abort(new Error('enough'));

    await expect(called).rejects.toThrow('enough');
    await expect(patient).resolves.toBeUndefined();
  });

  it('leaves no timer behind once nobody waits', async () => {
    const bucket = new Bucket({ perSecond: 0.001, burst: 1 }, systemClock);
    const controller = new AbortController();
    const timers = (): number => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    await bucket.take(1);
    const before = timers();
    const waiting = bucket.take(1, controller.signal);
    const meanwhile = timers();

    controller.abort(new Error('enough'));

    expect([meanwhile, timers()]).toEqual([before + 1, before]);
    await expect(waiting).rejects.toThrow('enough');
  });

  it('rests as long as it is told to', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 10, burst: 10 }, clock);
    await bucket.take(1);
    bucket.refuse(1, { wait: 9000 });

    await bucket.take(1);

    expect(clock.monotonic()).toBeGreaterThanOrEqual(9000);
  });

  it('lets through what is dearer than itself once it is full', async () => {
    const clock = new VirtualClock();
    const bucket = new Bucket({ perSecond: 10, burst: 20 }, clock);

    await expect(bucket.take(50)).resolves.toBeUndefined();
  });
});
