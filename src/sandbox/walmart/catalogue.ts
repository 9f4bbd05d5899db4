import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import type { Random } from '../random.ts';
import { text, type Values } from './values.ts';

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
  /** By SKU. Changed by `put` and `remove` alone, which keep the two indexes below true. */
  readonly items: ReadonlyMap<string, Item>;
  /** GTIN of what is not retired → its SKU. */
  readonly gtins: ReadonlyMap<string, string>;
  /** Variant group → the SKUs in it that are not retired. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  put(item: Item): void;
  remove(sku: string): void;
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
  const shelf = openShelf();
  for (const item of saved?.items ?? []) shelf.put(item);
  return {
    ...shelf,
    clock: options.clock,
    pictures: options.pictures,
    random: options.random,
    currency: options.currency,
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

function openShelf() {
  const items = new Map<string, Item>();
  const gtins = new Map<string, string>();
  const groups = new Map<string, Set<string>>();
  const forget = (item: Item) => {
    if (gtins.get(item.gtin) === item.sku) gtins.delete(item.gtin);
    groups.get(text(item.visible, 'variantGroupId'))?.delete(item.sku);
  };
  return {
    items,
    gtins,
    groups,
    put(item: Item): void {
      const before = items.get(item.sku);
      if (before) forget(before);
      items.set(item.sku, item);
      if (item.isRetired) return;
      gtins.set(item.gtin, item.sku);
      const group = text(item.visible, 'variantGroupId');
      if (group) groups.set(group, (groups.get(group) ?? new Set()).add(item.sku));
    },
    remove(sku: string): void {
      const before = items.get(sku);
      if (before) forget(before);
      items.delete(sku);
    },
  };
}

/** As many signs out of an alphabet, by chance. */
export function signs(random: Random, count: number, alphabet: string): string {
  return Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'items' in value && 'feeds' in value;
}
