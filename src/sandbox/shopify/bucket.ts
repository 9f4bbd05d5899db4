import type { Clock } from '../../lib/clock.ts';

/** Points of one plan. reference/marketplaces.md §3, cost: "one query ≤ 1 000 points; restore 100/s (Basic/Grow)". */
export const STANDARD_PLAN = { maximumAvailable: 2_000, restoreRate: 100, single: 1_000 };

interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** A leaky bucket of points, filled by the clock. */
export interface PointBucket {
  /** Takes the points if they are there. */
  take(points: number): boolean;
  refund(points: number): void;
  status(): ThrottleStatus;
}

export function pointBucket(clock: Clock, quota: 'real' | 'off'): PointBucket {
  const { maximumAvailable, restoreRate } = STANDARD_PLAN;
  let available = maximumAvailable;
  let at = clock.monotonic();
  const fill = () => {
    const now = clock.monotonic();
    available = Math.min(maximumAvailable, available + ((now - at) / 1000) * restoreRate);
    at = now;
  };
  return {
    take(points) {
      if (quota === 'off') return true;
      fill();
      if (available < points) return false;
      available -= points;
      return true;
    },
    refund(points) {
      if (quota === 'off') return;
      fill();
      available = Math.min(maximumAvailable, available + points);
    },
    status() {
      fill();
      return { maximumAvailable, currentlyAvailable: Math.floor(available), restoreRate };
    },
  };
}
