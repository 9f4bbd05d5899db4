import type { Values } from './arguments.ts';
import type { Shop } from './shop.ts';

/** A request once signed in, parsed and routed. */
export interface Call {
  readonly shop: Shop;
  readonly method: string;
  readonly query: Values;
  /** The JSON body; empty without one. */
  readonly body: Values;
  /** Numbers out of the path, by their place. */
  readonly ids: readonly number[];
  /** The shop's own address. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface Result {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data: unknown;
  readonly summary?: string;
}
