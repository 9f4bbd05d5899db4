import type { Clock } from '../../lib/clock.ts';
import { calendarDay } from './calendar-day.ts';
import { tooManyRequests } from './gateway-errors.ts';

/**
 * Calls a day: reference/marketplaces.md §2, limits: "default 5 000/day before Application Growth Check; Inventory 2 000 000/day,
 * Taxonomy 5 000/day". No header tells what is left.
 */
const DAILY: Readonly<Record<string, number>> = { '/sell/inventory/': 2_000_000, '/commerce/taxonomy/': 5_000 };
const DEFAULT_DAILY = 5_000;
/** The same line: "Media POST 50 req / 5 s per user". */
const MEDIA = '/commerce/media/';
const BURST = { most: 50, ms: 5_000 };

export interface Quotas {
  /** @throws {EbayError} 429 */
  spend(method: string, path: string): void;
}

export function createQuotas(clock: Clock): Quotas {
  const days = new Map<string, { day: string; used: number }>();
  let uploads: readonly number[] = [];
  return {
    spend(method, path) {
      const api = /^\/[^/]+\/[^/]+\//.exec(path)?.[0] ?? path;
      const day = calendarDay(clock.now());
      const before = days.get(api);
      const used = before?.day === day ? before.used : 0;
      if (used >= (DAILY[api] ?? DEFAULT_DAILY)) throw tooManyRequests();
      days.set(api, { day, used: used + 1 });
      if (api !== MEDIA || method !== 'POST') return;
      const now = clock.monotonic();
      uploads = uploads.filter((at) => at > now - BURST.ms);
      if (uploads.length >= BURST.most) throw tooManyRequests();
      uploads = [...uploads, now];
    },
  };
}
