import type { Random } from './random.ts';

/** One thing that goes wrong. `…-after`: once the request has been applied, so that nobody but the sandbox knows. */
export interface Fault {
  readonly is:
    | 'drop-before'
    | 'drop-after'
    | 'throttle'
    | 'throttle-after'
    | 'outage'
    | 'slow'
    | 'truncate'
    | 'expire-token';
  /** In [0, 1], thrown for each request. */
  readonly probability?: number;
  /** The requests it strikes, counted from 1 for each marketplace. */
  readonly nth?: readonly number[];
  /** It strikes this request and all that follow. */
  readonly from?: number;
  /** Seconds for Retry-After; absent: the header is left out. */
  readonly retryAfter?: number;
  /** Milliseconds of a slow answer. */
  readonly ms?: number;
  /** Spares requests that only read. */
  readonly only?: 'writes';
}

/** The first fault that strikes a request is the one that happens. */
export type FaultProfile = readonly Fault[];

/** By the names that `--faults` takes. */
export const FAULT_PROFILES: Readonly<Record<string, FaultProfile>> = {
  none: [],
  'drop-before': [{ is: 'drop-before', probability: 0.1 }],
  'drop-after': [{ is: 'drop-after', probability: 0.1, only: 'writes' }],
  throttle: [{ is: 'throttle', probability: 0.1, retryAfter: 2 }],
  'throttle-silent': [{ is: 'throttle', probability: 0.1 }],
  'throttle-after': [{ is: 'throttle-after', probability: 0.1, only: 'writes' }],
  outage: [{ is: 'outage', probability: 0.1 }],
  slow: [{ is: 'slow', probability: 0.3, ms: 5_000 }],
  truncate: [{ is: 'truncate', probability: 0.1 }],
  'expire-token': [{ is: 'expire-token', from: 10 }],
  chaos: [
    { is: 'drop-before', probability: 0.04 },
    { is: 'drop-after', probability: 0.04, only: 'writes' },
    { is: 'throttle', probability: 0.04, retryAfter: 1 },
    { is: 'throttle', probability: 0.03 },
    { is: 'throttle-after', probability: 0.03, only: 'writes' },
    { is: 'outage', probability: 0.04 },
    { is: 'truncate', probability: 0.03 },
    { is: 'slow', probability: 0.05, ms: 2_000 },
  ],
};

/** The fault that strikes the `count`th request, if one does. One throw of the dice a fault, so that a seed tells all. */
export function strike(
  profile: FaultProfile,
  request: { count: number; isWrite: boolean },
  random: Random,
): Fault | undefined {
  let struck: Fault | undefined;
  for (const fault of profile) {
    const thrown = fault.probability !== undefined && random() < fault.probability;
    if (struck || (fault.only === 'writes' && !request.isWrite)) continue;
    const due = fault.nth?.includes(request.count) || (fault.from !== undefined && request.count >= fault.from);
    if (thrown || due) struck = fault;
  }
  return struck;
}
