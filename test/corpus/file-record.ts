import type { Difference } from './compare.ts';
import type { Said } from './engine.ts';

/** What became of one file. */
export interface FileRecord {
  readonly file: string;
  readonly format: string;
  readonly ours: Outcome;
  readonly oracles: Readonly<Record<string, Outcome>>;
  /** At most so many of a kind; `count` has them all. */
  readonly differences: readonly (Difference & { readonly oracle: string })[];
  /** By kind, as `text missing (2 agree)`. */
  readonly count: Readonly<Record<string, number>>;
}

export interface Outcome {
  readonly is: Said['is'];
  readonly why?: string;
  readonly cells?: number;
}
