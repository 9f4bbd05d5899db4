import type { FieldPath } from './fields.ts';
import type { Json } from './json.ts';
import type { Io, TextLimit } from './ports/marketplace.ts';
import type { Text } from './text.ts';

/** A marketplace's categories, and what a listing in each must say. All of it is kept, so that `check` needs no network. */
export interface Taxonomy {
  /** Categories that may suit a title or a few words, the likeliest first. */
  suggest(words: string, io: Io): Promise<readonly CategoryChoice[]>;
  /** Everything about one category. Throws Rejected where there is none of that id, or none that can be listed in. */
  read(category: string, io: Io): Promise<Category>;
}

export interface CategoryChoice {
  readonly id: string;
  /** The whole way to it: `Home > Kitchen > Mugs`. */
  readonly title: string;
  /** The words that it was found by, where that is known. */
  readonly met?: readonly string[];
}

/** One category as it was on the day it was read. */
export interface Category {
  readonly id: string;
  readonly title: string;
  /** Their own version or checksum; a hash of what was read where they name none. */
  readonly version: string;
  readonly locale: string;
  readonly attributes: readonly Attribute[];
  /** Their own schema of a listing: `render` judges its documents by it, and no rule of ours judges attributes beside it. */
  readonly schema?: Json;
}

/** One thing that a listing in a category says of the product. */
export interface Attribute {
  /** Theirs, as it goes over the wire: `Brand`, `color_name`, `100`. */
  readonly name: string;
  readonly title: string;
  /** 'sometimes': by what else is said; only their schema knows when. */
  readonly required: 'always' | 'sometimes' | 'never';
  /** A field of ours that `render` fills it from by itself. */
  readonly field?: FieldPath;
  readonly values?: readonly AttributeValue[];
  /** Nothing but `values` is taken. */
  readonly isClosed?: true;
  /** Values at once; one unless told. */
  readonly most?: number;
  readonly limit?: TextLimit;
  /** Variants of one listing may differ in it. */
  readonly isForVariants?: true;
  readonly about?: Text;
}

export interface AttributeValue {
  /** As it goes over the wire. */
  readonly id: string;
  /** As people read it. */
  readonly title: string;
}
