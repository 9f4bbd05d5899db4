import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import type { Random } from '../random.ts';
import type { Values } from './values.ts';

/** An item of the seller's catalogue, under his SKU. */
export interface Item {
  readonly sku: string;
  readonly wpid: string;
  readonly itemId: string;
  readonly gtin: string;
  readonly productType: string;
  readonly orderable: Values;
  readonly visible: Values;
  readonly price: number;
  /** Null until the first inventory comes: it counts as none. */
  readonly stock: number | null;
  /** Ids of stored pictures, the main one first. */
  readonly pictures: readonly string[];
  readonly isRetired: boolean;
}

/** How one entry of a feed went. */
export interface Verdict {
  readonly sku: string;
  readonly status: 'SUCCESS' | 'DATA_ERROR' | 'SYSTEM_ERROR';
  readonly errors: readonly IngestionError[];
}

export interface IngestionError {
  readonly code: string;
  readonly field: string;
  readonly description: string;
}

export interface Feed {
  readonly id: string;
  readonly type: string;
  readonly received: number;
  /** When it is judged. */
  readonly due: number;
  /** What was sent in; emptied once it is judged. */
  readonly entries: readonly Values[];
  /** What is wrong with the feed as a whole. */
  readonly error: IngestionError | null;
  /** One an entry, in their order; null before it is judged. */
  readonly verdicts: readonly Verdict[] | null;
}

export interface Token {
  readonly issued: number;
  readonly expires: number;
}

/** Everything one seller account knows. */
export interface Catalogue {
  readonly clock: Clock;
  readonly pictures: Pictures;
  readonly random: Random;
  readonly currency: string;
  readonly items: Map<string, Item>;
  /** By id, oldest first. */
  readonly feeds: Map<string, Feed>;
  readonly tokens: Map<string, Token>;
}

interface Saved {
  readonly items: readonly Item[];
  readonly feeds: readonly Feed[];
  readonly tokens: readonly (readonly [string, Token])[];
}

export function openCatalogue(options: {
  clock: Clock;
  pictures: Pictures;
  random: Random;
  currency: string;
  saved?: unknown;
}): Catalogue {
  const saved = isSaved(options.saved) ? options.saved : undefined;
  return {
    clock: options.clock,
    pictures: options.pictures,
    random: options.random,
    currency: options.currency,
    items: new Map(saved?.items.map((item) => [item.sku, item])),
    feeds: new Map(saved?.feeds.map((feed) => [feed.id, feed])),
    tokens: new Map(saved?.tokens),
  };
}

export function saveCatalogue(catalogue: Catalogue): Saved {
  return {
    items: [...catalogue.items.values()],
    feeds: [...catalogue.feeds.values()],
    tokens: [...catalogue.tokens],
  };
}

/** As many signs out of an alphabet, by chance. */
export function signs(random: Random, count: number, alphabet: string): string {
  return Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'items' in value && 'feeds' in value;
}
