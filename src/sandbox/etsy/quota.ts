import type { Clock } from '../../lib/clock.ts';
import { EtsyError } from './etsy-error.ts';

/** reference/marketplaces.md §4, limits: "default 10 rps and 10 000/day … sliding 24 h; 429 for QPS first". */
const LIMITS = { perSecond: 10, perDay: 10_000 };

/** Two-hour buckets: "a 24 hour period is chunked into 12 two-hour blocks" (developers.etsy.com, rate limits). */
const BUCKET_MS = 2 * 3_600_000;
const BUCKETS = 12;

/** What one application has asked. */
export interface Quota {
  /**
   * Counts a request and returns the headers that its answer carries.
   * @throws {OverQuota} which is not counted.
   */
  take(): Readonly<Record<string, string>>;
  /** Requests by the number of their bucket. */
  save(): Readonly<Record<string, number>>;
}

/** 429. Such an answer has `retry-after` and none of the four headers (developers.etsy.com, rate limits). */
export class OverQuota extends EtsyError {
  readonly retryAfter: number;

  constructor(message: string, retryAfter: number) {
    super(429, message);
    this.retryAfter = retryAfter;
  }
}

export function createQuota(clock: Clock, quota: 'real' | 'off', saved: Readonly<Record<string, number>> = {}): Quota {
  const buckets = new Map(Object.entries(saved).map(([bucket, count]) => [Number(bucket), count]));
  let second = 0;
  let thisSecond = 0;
  return {
    take() {
      if (quota === 'off') return headers(LIMITS.perSecond, LIMITS.perDay);
      const now = clock.now();
      if (Math.floor(now / 1000) !== second) {
        second = Math.floor(now / 1000);
        thisSecond = 0;
      }
      const bucket = Math.floor(now / BUCKET_MS);
      for (const old of buckets.keys()) if (old <= bucket - BUCKETS) buckets.delete(old);
      const today = [...buckets.values()].reduce((sum, count) => sum + count, 0);
      // Etsy's sentences are not documented; that there is one for each limit, and which comes first, is.
      if (thisSecond >= LIMITS.perSecond)
        throw new OverQuota(`You have exceeded your quota of: ${LIMITS.perSecond} queries per second.`, 1);
      if (today >= LIMITS.perDay) {
        const oldest = Math.min(...buckets.keys());
        const wait = Math.ceil(((oldest + BUCKETS) * BUCKET_MS - now) / 1000);
        throw new OverQuota(`You have exceeded your quota of: ${LIMITS.perDay} queries per day.`, wait);
      }
      thisSecond += 1;
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
      return headers(LIMITS.perSecond - thisSecond, LIMITS.perDay - today - 1);
    },
    save: () => Object.fromEntries(buckets),
  };
}

function headers(second: number, day: number): Readonly<Record<string, string>> {
  return {
    'x-limit-per-second': String(LIMITS.perSecond),
    'x-remaining-this-second': String(second),
    'x-limit-per-day': String(LIMITS.perDay),
    'x-remaining-today': String(day),
  };
}
