import type { Catalogue, Feed } from './catalogue.ts';
import { inner, text, type Values } from './values.ts';

/** When a feed is first seen at work. */
const STARTS_AFTER = 60_000;

/** RECEIVED for a minute, INPROGRESS until it is judged, then PROCESSED; ERROR for a file that cannot be read at all. */
export function stateOf(feed: Feed, now: number): 'RECEIVED' | 'INPROGRESS' | 'PROCESSED' | 'ERROR' {
  if (now < feed.received + STARTS_AFTER) return 'RECEIVED';
  if (feed.error) return 'ERROR';
  return feed.verdicts ? 'PROCESSED' : 'INPROGRESS';
}

/** The entry of a SKU that is being set up and is not in the catalogue yet. */
export function ingesting(sku: string, catalogue: Catalogue): Values | undefined {
  if (catalogue.items.has(sku)) return undefined;
  for (const feed of catalogue.feeds.values()) {
    if (feed.type !== 'MP_ITEM' || feed.verdicts) continue;
    const entry = feed.entries.find((one) => text(inner(one, 'Orderable'), 'sku') === sku);
    if (entry) return entry;
  }
  return undefined;
}
