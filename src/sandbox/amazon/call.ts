import type { Shop } from './shop.ts';

/** A request once signed in and routed. */
export interface Call {
  readonly shop: Shop;
  readonly query: URLSearchParams;
  /** Parts of the path, decoded. */
  readonly parts: readonly string[];
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  /** `http://host` as the caller named it. */
  readonly origin: string;
}

export interface Result {
  readonly status?: number;
  readonly data?: unknown;
  /** For the log. */
  readonly summary?: string;
}
