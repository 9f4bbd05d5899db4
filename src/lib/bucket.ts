import type { Clock } from './clock.ts';

export interface BucketRate {
  /** Tokens that come back each second; absent: no limit of this kind. */
  readonly perSecond?: number;
  /** Tokens of a full bucket. */
  readonly burst?: number;
  /** Holders at once. */
  readonly inFlight?: number;
}

/** What somebody who knows says of the bucket. Waits in milliseconds. */
export interface Correction {
  readonly left?: number;
  readonly perSecond?: number;
  readonly burst?: number;
  readonly wait?: number;
}

interface Waiter {
  readonly cost: number;
  readonly go: () => void;
}

/**
 * Arrival jitter makes an exactly timed bucket draw refusals: the first requests open connections and arrive late,
 * so the server's bucket starts to refill later than ours. Counting constantly this late absorbs it, once.
 */
const LATE = 40;
/** Without a word from the server, each refusal cuts our belief in the rate, each success mends a little of it. */
const CUT = 0.6;
const MEND = 1.02;
const PAUSE = 1000;

/**
 * A token bucket with holders: whoever takes waits in line until the tokens and a place are there.
 * The server's own figures correct it at any time.
 */
export class Bucket {
  readonly #clock: Clock;
  #perSecond: number;
  #burst: number;
  readonly #inFlight: number;
  /** Share of the documented rate that we believe in after refusals. */
  #belief = 1;
  #level: number;
  #since: number;
  #holders = 0;
  #held = 0;
  #pausedUntil = 0;
  #refusals = 0;
  readonly #line: Waiter[] = [];
  /** When the line is looked at again. */
  #wakeAt: number | undefined;
  #waking: AbortController | undefined;

  constructor(rate: BucketRate, clock: Clock) {
    this.#clock = clock;
    this.#perSecond = rate.perSecond ?? Number.POSITIVE_INFINITY;
    this.#burst = rate.burst ?? Math.max(1, this.#perSecond);
    this.#inFlight = rate.inFlight ?? Number.POSITIVE_INFINITY;
    this.#level = this.#burst;
    this.#since = clock.monotonic();
  }

  /** Tokens a second that are counted on just now. */
  get perSecond(): number {
    return this.#perSecond * this.#belief;
  }

  /** Resolves when `cost` tokens and a place are taken. Give the place back with `release(cost)`. */
  take(cost: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const calledOff = (): void => {
        this.#line.splice(this.#line.indexOf(waiter), 1);
        // A timer that nobody waits for would keep the program from ending.
        if (this.#line.length === 0) this.#waking?.abort();
        reject(signal?.reason);
      };
      const go = (): void => {
        // The signal lives as long as the run: it must not remember every request of it.
        signal?.removeEventListener('abort', calledOff);
        resolve();
      };
      const waiter = { cost, go };
      this.#line.push(waiter);
      signal?.addEventListener('abort', calledOff, { once: true });
      this.#serve();
    });
  }

  /** Gives the place back, with what was learnt meanwhile. */
  release(cost: number, correction?: Correction): void {
    this.#refill();
    this.#holders--;
    this.#held -= cost;
    this.#refusals = 0;
    if (this.#belief < 1) this.#belief = Math.min(1, this.#belief * MEND);
    if (correction) this.#correct(correction);
    this.#serve();
  }

  /** Gives the place back after a refusal; returns how long the bucket now rests, in milliseconds. */
  refuse(cost: number, correction?: Correction): number {
    this.#refill();
    this.#holders--;
    this.#held -= cost;
    const now = this.#clock.monotonic();
    // What was under way when the rest began is refused along with the first: that is one refusal, not many.
    const isFirst = now >= this.#pausedUntil;
    if (isFirst) this.#refusals++;
    if (correction?.left === undefined) this.#level = Math.min(this.#level, 0);
    // How long to wait is no word on the rate: whoever only waits is refused again and again.
    if (isFirst && correction?.left === undefined && correction?.perSecond === undefined)
      this.#belief = Math.max(0.01, this.#belief * CUT);
    if (correction) this.#correct(correction);
    const rest = correction?.wait ?? Math.min(60_000, PAUSE * 2 ** Math.max(0, this.#refusals - 1));
    this.#pausedUntil = Math.max(this.#pausedUntil, now + rest);
    this.#serve();
    return rest;
  }

  #correct(correction: Correction): void {
    this.#refill();
    if (correction.perSecond !== undefined && correction.perSecond > 0) this.#perSecond = correction.perSecond;
    if (correction.burst !== undefined) this.#burst = correction.burst;
    // What is under way may or may not be counted in their figure: taking it off again errs on the safe side, and their next figure mends it.
    if (correction.left !== undefined) this.#level = correction.left - this.#held;
  }

  #refill(): void {
    const now = this.#clock.monotonic();
    if (now <= this.#since) return;
    if (this.#level < this.#burst)
      this.#level = Math.min(this.#burst, this.#level + ((now - this.#since) / 1000) * this.perSecond);
    this.#since = now;
  }

  #serve(): void {
    for (;;) {
      const next = this.#line[0];
      if (!next || this.#holders >= this.#inFlight) return;
      const wait = this.#waitFor(next.cost);
      if (wait > 0) {
        this.#wakeIn(wait);
        return;
      }
      this.#line.shift();
      if (this.#level >= this.#burst) this.#since = this.#clock.monotonic() + LATE;
      this.#level -= next.cost;
      this.#holders++;
      this.#held += next.cost;
      next.go();
    }
  }

  #waitFor(cost: number): number {
    const now = this.#clock.monotonic();
    if (now < this.#pausedUntil) return this.#pausedUntil - now;
    if (this.#perSecond === Number.POSITIVE_INFINITY) return 0;
    this.#refill();
    // A request dearer than a full bucket goes when the bucket is full: waiting longer would be for ever.
    const needed = Math.min(cost, this.#burst);
    if (this.#level >= needed) return 0;
    return Math.max(this.#since - now, 0) + Math.ceil(((needed - this.#level) / this.perSecond) * 1000);
  }

  #wakeIn(ms: number): void {
    const at = this.#clock.monotonic() + ms;
    if (this.#wakeAt !== undefined && this.#wakeAt <= at) return;
    this.#waking?.abort();
    const waking = new AbortController();
    this.#waking = waking;
    this.#wakeAt = at;
    const wake = (): void => {
      if (this.#waking !== waking) return;
      this.#waking = undefined;
      this.#wakeAt = undefined;
      this.#serve();
    };
    void this.#clock.sleep(ms, waking.signal).then(wake, wake);
  }
}
