import { describe, expect, it } from 'vitest';
import { deferred } from '../../src/lib/deferred.ts';
import { oneByOne } from '../../src/lib/one-by-one.ts';

describe('a stream that comes many at a time', () => {
  it('is given one at a time, without what is passed over, and with empty parts in between', async () => {
    const stream = oneByOne(batches([1, 2], [], [3], [4, 5]), (n) => (n % 2 === 0 ? undefined : `${n}`));

    expect(await all(stream)).toEqual(['1', '3', '5']);
  });

  it('takes an item when it is reached and not before', async () => {
    const taken: number[] = [];
    const stream = oneByOne(batches([1, 2, 3]), (n) => {
      taken.push(n);
      return n;
    });

    await stream.next();

    expect(taken).toEqual([1]);
  });

  it('keeps its order when it is asked again before it has answered', async () => {
    const stream = oneByOne(batches([1], [2], [3]), (n) => n);

    const answers = await Promise.all([stream.next(), stream.next(), stream.next(), stream.next()]);

    expect(answers.map(({ value }) => value)).toEqual([1, 2, 3, undefined]);
  });

  it('closes what it reads from when its reader stops, and passes on what that throws', async () => {
    const closed: string[] = [];

    for await (const n of deferred(async () => oneByOne(closing(batches([1], [2]), closed), (one) => one)))
      if (n === 1) break;
    const failing = oneByOne(broken(), (n) => n);

    expect(closed).toEqual(['closed']);
    await expect(all(failing)).rejects.toThrow('broken off');
  });
});

describe('a stream that is made later', () => {
  it('is made once, when its first item is asked for', async () => {
    let made = 0;
    const stream = deferred(async () => {
      made++;
      return oneByOne(batches([1, 2]), (n) => n);
    });

    expect(made).toBe(0);
    expect(await all(stream)).toEqual([1, 2]);
    expect(made).toBe(1);
  });
});

async function* batches(...parts: readonly (readonly number[])[]): AsyncGenerator<readonly number[]> {
  yield* parts;
}

async function* closing<T>(stream: AsyncIterable<T>, closed: string[]): AsyncGenerator<T> {
  try {
    yield* stream;
  } finally {
    closed.push('closed');
  }
}

async function* broken(): AsyncGenerator<readonly number[]> {
  yield [1];
  throw new Error('broken off');
}

async function all<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
}
