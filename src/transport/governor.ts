import { Unavailable } from '../core/faults.ts';
import type { Rate } from '../core/ports/marketplace.ts';
import { Bucket, type Correction } from '../lib/bucket.ts';
import type { Clock } from '../lib/clock.ts';

/** Counts a draw on a quota of the day; returns what is used of it, this draw included. */
export type Spend = (bucket: string, day: string, n: number) => number;

/** All the buckets of one account. Quotas of a day are counted where other processes see them. */
export class Governor {
  readonly #clock: Clock;
  readonly #spend: Spend;
  readonly #account: string;
  readonly #buckets = new Map<string, Bucket>();
  /** For reports and the forecast: requests sent and refused. */
  readonly counts = { sent: 0, refused: 0 };

  constructor(options: { clock: Clock; spend: Spend; account: string }) {
    this.#clock = options.clock;
    this.#spend = options.spend;
    this.#account = options.account;
  }

  /** Resolves when this request may leave. Throws Unavailable when the day's quota is used up. */
  async admit(name: string, rate: Rate, options: { cost: number; signal?: AbortSignal }): Promise<void> {
    await this.#bucket(name, rate).take(options.cost, options.signal);
    try {
      if (rate.perDay !== undefined) this.#drawOnDay(name, rate.perDay, options.cost);
    } catch (reason) {
      this.#bucket(name, rate).release(options.cost);
      throw reason;
    }
    this.counts.sent++;
  }

  /** It was answered. */
  release(name: string, rate: Rate, options: { cost: number; correction?: Correction }): void {
    this.#bucket(name, rate).release(options.cost, options.correction);
  }

  /** It was refused for its rate; returns how long that bucket rests, in milliseconds. */
  refuse(name: string, rate: Rate, options: { cost: number; correction?: Correction }): number {
    this.counts.refused++;
    return this.#bucket(name, rate).refuse(options.cost, options.correction);
  }

  #bucket(name: string, rate: Rate): Bucket {
    const known = this.#buckets.get(name);
    if (known) return known;
    const fresh = new Bucket(rate, this.#clock);
    this.#buckets.set(name, fresh);
    return fresh;
  }

  #drawOnDay(name: string, perDay: number, cost: number): void {
    const day = new Date(this.#clock.now()).toISOString().slice(0, 10);
    const used = this.#spend(`${this.#account}/${name}`, day, cost);
    if (used <= perDay) return;
    throw new Unavailable(`the day's quota of ${perDay} for ${name} is used up`, untilMidnight(this.#clock.now()));
  }
}

function untilMidnight(now: number): number {
  const day = 86_400_000;
  return day - (now % day);
}
