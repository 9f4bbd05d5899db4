import type { Values } from './arguments.ts';
import type { Shop } from './shop.ts';

/** A request once signed in, routed and judged against what its operation declares. */
export interface Call {
  readonly shop: Shop;
  /** Numbers out of the path, by their declared names. */
  readonly path: Readonly<Record<string, number>>;
  /** The one part of a path that is text. */
  readonly language: string;
  readonly query: Values;
  readonly body: Values;
  /** The part `image` of a form with files. */
  readonly file: Uint8Array | undefined;
  /** The address this rehearsal was asked at. */
  readonly origin: string;
  /** Who asks: the shop's owner, or anybody with a key. */
  readonly as: 'owner' | 'anybody';
}

export interface Result {
  readonly status?: number;
  /** `undefined` answers 204. */
  readonly data: unknown;
  readonly summary?: string;
}
