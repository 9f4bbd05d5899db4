/**
 * What comes many at a time, given one at a time; `take` is asked for each when it is reached, and undefined is passed over.
 * A generator within a generator takes several turns of the event queue for each: too many where there are millions.
 */
export function oneByOne<In, Out>(
  batches: AsyncIterable<readonly In[]>,
  take: (item: In) => Out | undefined,
): AsyncIterableIterator<Out, undefined, undefined> {
  return new OneByOne(batches[Symbol.asyncIterator](), take);
}

type Result<Out> = IteratorResult<Out, undefined>;

class OneByOne<In, Out> implements AsyncIterableIterator<Out, undefined, undefined> {
  readonly #batches: AsyncIterator<readonly In[]>;
  readonly #take: (item: In) => Out | undefined;
  #batch: readonly In[] = [];
  #at = 0;
  #coming: Promise<Result<Out>> | undefined;

  constructor(batches: AsyncIterator<readonly In[]>, take: (item: In) => Out | undefined) {
    this.#batches = batches;
    this.#take = take;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Result<Out>> {
    // Whoever asks again before the last answer is there stands behind it.
    if (this.#coming) return this.#coming.then(() => this.next());
    const value = this.#held();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    this.#coming = this.#refilled().finally(() => {
      this.#coming = undefined;
    });
    return this.#coming;
  }

  async return(): Promise<Result<Out>> {
    this.#batch = [];
    await this.#batches.return?.();
    return { value: undefined, done: true };
  }

  #held(): Out | undefined {
    while (this.#at < this.#batch.length) {
      const item = this.#batch[this.#at++];
      const value = item === undefined ? undefined : this.#take(item);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  async #refilled(): Promise<Result<Out>> {
    for (;;) {
      const next = await this.#batches.next();
      if (next.done) return { value: undefined, done: true };
      this.#batch = next.value;
      this.#at = 0;
      const value = this.#held();
      if (value !== undefined) return { value, done: false };
    }
  }
}
