import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import type { Defect } from './ebay-error.ts';
import type { Store } from './store.ts';

/** A request once signed in and routed. */
export interface Call {
  readonly store: Store;
  readonly clock: Clock;
  readonly pictures: Pictures;
  /** Whether revisions of a listing are counted. */
  readonly quota: 'real' | 'off';
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The parsed body; undefined where none was sent. */
  readonly body: unknown;
  /** What the path's braces held, decoded, in order. */
  readonly ids: readonly string[];
  /** Where this rehearsal is reached, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
}

export interface Result {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: no body at all. */
  readonly data?: unknown;
  readonly summary?: string;
}

/** One entry of a bulk answer. */
export interface Entry {
  readonly statusCode: number;
  readonly errors?: readonly Defect[];
  readonly warnings?: readonly Defect[];
}

/** 200 when all went well, 207 as soon as one did not. reference/marketplaces.md §2, batches. */
export function multiStatus(responses: readonly Entry[], summary: string): Result {
  const isWell = responses.every(({ statusCode }) => statusCode < 300);
  return { status: isWell ? 200 : 207, data: { responses }, summary };
}
