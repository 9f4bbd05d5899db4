import pLimit from 'p-limit';

/**
 * Maps a stream in order with at most `width` at work; reads nothing ahead of demand beyond that window.
 * A failure settles what is under way, closes the source and is thrown; so does a consumer that stops early.
 */
export async function* mapOrdered<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  width: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Out, void, undefined> {
  const limit = pLimit(width);
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const window: Promise<Out>[] = [];
  let isOpen = true;
  try {
    for (;;) {
      while (isOpen && window.length < width) {
        const next = await iterator.next();
        if (next.done) isOpen = false;
        else {
          const started = limit(work, next.value);
          started.catch(() => undefined);
          window.push(started);
        }
      }
      const first = window.shift();
      if (!first) return;
      yield await first;
    }
  } finally {
    await Promise.allSettled(window);
    if (isOpen) await iterator.return?.();
  }
}

/** Runs `work` over a stream with at most `width` at work, in no order. Throws the first failure after the rest has settled. */
export async function forEachConcurrently<In>(
  source: AsyncIterable<In> | Iterable<In>,
  width: number,
  work: (item: In) => Promise<void>,
): Promise<void> {
  const limit = pLimit(width);
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const item of source) {
      if (failures.length > 0) break;
      const started: Promise<void> = limit(work, item)
        .catch((reason: unknown) => void failures.push(reason))
        .finally(() => running.delete(started));
      running.add(started);
      if (running.size >= width) await Promise.race(running);
    }
  } finally {
    await Promise.allSettled(running);
  }
  if (failures.length > 0) throw failures[0];
}

/** Groups of at most `size`, in order. */
export async function* chunked<T>(
  source: AsyncIterable<T> | Iterable<T>,
  size: number,
): AsyncGenerator<T[], void, undefined> {
  let chunk: T[] = [];
  for await (const item of source) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
