import type { Clock } from '../../lib/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Limit {
  readonly calls: number;
  readonly per: number;
}

/**
 * §5, limits: item feeds 10 an hour, reading items 300 to 900 a minute, Get Spec 10 a minute. The others are from general
 * knowledge of the "Rate limiting" page: price and inventory feeds 10 an hour, PUT price 100 an hour, PUT inventory 200 a minute.
 */
const LIMITS: Readonly<Record<string, Limit>> = {
  'feed MP_ITEM': { calls: 10, per: HOUR },
  'feed MP_MAINTENANCE': { calls: 10, per: HOUR },
  'feed RETIRE_ITEM': { calls: 10, per: HOUR },
  'feed price': { calls: 10, per: HOUR },
  'feed inventory': { calls: 10, per: HOUR },
  'feed MP_INVENTORY': { calls: 10, per: HOUR },
  'any feed': { calls: 10, per: HOUR },
  'read feeds': { calls: 5_000, per: MINUTE },
  'read items': { calls: 300, per: MINUTE },
  'read item': { calls: 900, per: MINUTE },
  'retire item': { calls: 60, per: MINUTE },
  price: { calls: 100, per: HOUR },
  inventory: { calls: 200, per: MINUTE },
  spec: { calls: 10, per: MINUTE },
  token: { calls: 100, per: MINUTE },
  other: { calls: 60, per: MINUTE },
};

/** Token buckets by the clock: full at first, then filled one by one. */
export interface Quota {
  /** Takes one call; tells whether it was there, and what the answer says of it. */
  take(bucket: string): { readonly isFree: boolean; readonly headers: Readonly<Record<string, string>> };
}

export function openQuota(clock: Clock, quota: 'real' | 'off'): Quota {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name) {
      const key = Object.hasOwn(LIMITS, name) ? name : 'any feed';
      const { calls, per } = LIMITS[key] ?? { calls: 10, per: HOUR };
      const now = clock.monotonic();
      const last = buckets.get(key) ?? { tokens: calls, at: now };
      const tokens = Math.min(calls, last.tokens + ((now - last.at) * calls) / per);
      const isFree = quota === 'off' || tokens >= 1;
      const left = isFree && quota === 'real' ? tokens - 1 : tokens;
      buckets.set(key, { tokens: left, at: now });
      // In milliseconds since 1970, rounded up: whoever asks again then finds a token.
      const next = Math.ceil(clock.now() + ((1 - (left % 1)) * per) / calls);
      const headers = { 'x-current-token-count': String(Math.floor(left)), 'x-next-replenishment-time': String(next) };
      return { isFree, headers };
    },
  };
}
