/** Time as the program sees it. Handed in everywhere, so that a test never waits and a rehearsal can skip. */
export interface Clock {
  /** Milliseconds since 1970, for people and other machines. It may jump. */
  now(): number;
  /** Milliseconds since some moment; never goes back. For waits. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(done, Math.max(0, ms));
      function done(): void {
        signal?.removeEventListener('abort', aborted);
        resolve();
      }
      function aborted(): void {
        clearTimeout(timer);
        reject(signal?.reason);
      }
      signal?.addEventListener('abort', aborted, { once: true });
    }),
};

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still until everybody waits, then jumps to the next moment somebody waits for.
 * `idle` says how a jump is put off until work under way has settled: `setImmediate` in one process,
 * a few milliseconds where real sockets are in between.
 */
export class VirtualClock implements Clock {
  #now: number;
  readonly #start: number;
  readonly #idle: (then: () => void) => void;
  #sleepers: Sleeper[] = [];
  #isJumping = false;

  constructor(start = Date.UTC(2026, 10, 22), idle: (then: () => void) => void = (then) => void setImmediate(then)) {
    this.#now = start;
    this.#start = start;
    this.#idle = idle;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now - this.#start;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const aborted = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', aborted);
        resolve();
      };
      const sleeper = { at: this.#now + Math.max(0, ms), wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', aborted, { once: true });
      this.#jumpLater();
    });
  }

  /** Moves time by hand and wakes whoever's moment has come. */
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#sleepers.filter((sleeper) => sleeper.at <= this.#now);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper.at > this.#now);
    for (const sleeper of due) sleeper.wake();
  }

  #jumpLater(): void {
    if (this.#isJumping) return;
    this.#isJumping = true;
    this.#idle(() => {
      this.#isJumping = false;
      if (this.#sleepers.length === 0) return;
      const next = Math.min(...this.#sleepers.map((sleeper) => sleeper.at));
      this.advance(Math.max(0, next - this.#now));
      if (this.#sleepers.length > 0) this.#jumpLater();
    });
  }
}
