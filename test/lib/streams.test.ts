import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/lib/clock.ts';
import { chunked, forEachConcurrently, mapOrdered } from '../../src/lib/streams.ts';

/** Numbers from 0, with what was read of them and whether the source was closed. */
function counting(end: number): { source: AsyncGenerator<number>; seen: { read: number; closed: boolean } } {
  const seen = { read: 0, closed: false };
  async function* numbers(): AsyncGenerator<number> {
    try {
      for (let n = 0; n < end; n++) {
        seen.read++;
        yield n;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { source: numbers(), seen };
}

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}

describe('mapOrdered', () => {
  it('keeps the order of the source, however long each takes, and does `width` at once', async () => {
    const clock = new VirtualClock();
    let atWork = 0;
    let most = 0;

    const mapped = await collected(
      mapOrdered(counting(50).source, 4, async (n) => {
        most = Math.max(most, ++atWork);
        await clock.sleep((n * 37) % 100);
        atWork--;
        return n * 2;
      }),
    );

    expect(mapped).toEqual(Array.from({ length: 50 }, (_, n) => n * 2));
    expect(most).toBe(4);
  });

  it('reads no further than its window, and closes the source when nobody asks any more', async () => {
    const { source, seen } = counting(1000);

    for await (const n of mapOrdered(source, 3, async (item) => item)) if (n === 5) break;

    expect(seen.read).toBeLessThanOrEqual(9);
    expect(seen.closed).toBe(true);
  });

  it('settles what is under way before it fails, and closes the source', async () => {
    const clock = new VirtualClock();
    const { source, seen } = counting(1000);
    let finished = 0;

    await expect(
      collected(
        mapOrdered(source, 3, async (n) => {
          if (n === 2) throw new Error('two');
          await clock.sleep(100);
          finished++;
          return n;
        }),
      ),
    ).rejects.toThrow('two');

    expect(seen).toEqual({ read: finished + 1, closed: true });
  });

  it('passes on that the source failed', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error('no more');
    }

    await expect(collected(mapOrdered(broken(), 3, async (n) => n))).rejects.toThrow('no more');
  });
});

describe('forEachConcurrently', () => {
  it('does `width` at once and all of it', async () => {
    const clock = new VirtualClock();
    const done = new Set<number>();
    let atWork = 0;
    let most = 0;

    await forEachConcurrently(counting(30).source, 5, async (n) => {
      most = Math.max(most, ++atWork);
      await clock.sleep((n * 13) % 50);
      atWork--;
      done.add(n);
    });

    expect(done.size).toBe(30);
    expect(most).toBe(5);
  });

  it('throws the first failure after the rest has settled, begins nothing new and closes the source', async () => {
    const clock = new VirtualClock();
    const { source, seen } = counting(1000);
    let settled = 0;

    await expect(
      forEachConcurrently(source, 4, async (n) => {
        await clock.sleep(10 * n);
        settled++;
        if (n === 1) throw new Error('one');
      }),
    ).rejects.toThrow('one');

    expect(settled).toBeLessThan(10);
    expect(settled).toBeGreaterThanOrEqual(4);
    expect(seen.closed).toBe(true);
  });
});

describe('chunked', () => {
  it('gives whole groups and the rest', async () => {
    expect(await collected(chunked(counting(7).source, 3))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(await collected(chunked([], 3))).toEqual([]);
  });
});
