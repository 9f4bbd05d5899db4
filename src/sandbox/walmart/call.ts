import type { Catalogue } from './catalogue.ts';

/** A request once it has passed the gateway. */
export interface Call {
  readonly catalogue: Catalogue;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** What stood in the path where the route has a gap, decoded. */
  readonly id: string;
}

export interface Result {
  readonly status?: number;
  readonly data: unknown;
  /** The root element where XML is asked for. */
  readonly root?: string;
  readonly summary?: string;
}
