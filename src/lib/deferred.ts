/** A stream that is made when its first item is asked for; its items pass without a generator around them. */
export function deferred<T>(make: () => Promise<AsyncIterable<T>>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => new Deferred(make) };
}

class Deferred<T> implements AsyncIterator<T> {
  readonly #make: () => Promise<AsyncIterable<T>>;
  #making: Promise<AsyncIterator<T>> | undefined;
  #made: AsyncIterator<T> | undefined;

  constructor(make: () => Promise<AsyncIterable<T>>) {
    this.#make = make;
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#made) return this.#made.next();
    this.#making ??= this.#make().then((stream) => {
      this.#made = stream[Symbol.asyncIterator]();
      return this.#made;
    });
    return this.#making.then((stream) => stream.next());
  }

  async return(): Promise<IteratorResult<T>> {
    const stream = this.#made ?? (await this.#making);
    await stream?.return?.();
    return { value: undefined, done: true };
  }
}
