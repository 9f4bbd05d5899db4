import type { Store } from '../../core/ports/store.ts';
import type { Json, Known } from '../../core/words.ts';
import type { Driver } from './driver.ts';
import { paged } from './paged.ts';
import { knownFrom } from './rows.ts';

type Part = Pick<
  Store,
  | 'known'
  | 'knownOf'
  | 'knownCount'
  | 'remember'
  | 'forget'
  | 'family'
  | 'listing'
  | 'listings'
  | 'keepListing'
  | 'markPresent'
  | 'isPresent'
  | 'isStaged'
  | 'hasUnstaged'
  | 'quantity'
  | 'setQuantities'
>;

/** What is believed to be live, and the listings and quantities it was made from. */
export function knownPart(driver: Driver): Part {
  const all = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM known WHERE channel = ? AND key > ? ORDER BY key LIMIT ?',
  );
  const one = driver.prepare<unknown[], Record<string, unknown>>('SELECT * FROM known WHERE channel = ? AND key = ?');
  const count = driver.prepare<unknown[], { n: number }>('SELECT count(*) AS n FROM known WHERE channel = ?');
  const put = driver.prepare('INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const drop = driver.prepare('DELETE FROM known WHERE channel = ? AND key = ?');
  const family = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM known WHERE channel = ? AND listing = ? ORDER BY key',
  );
  const listing = driver.prepare<unknown[], { json: string }>('SELECT json FROM listing WHERE channel = ? AND id = ?');
  const listings = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT id, json FROM listing WHERE channel = ? AND id > ? ORDER BY id LIMIT ?',
  );
  const keep = driver.prepare('INSERT OR REPLACE INTO listing VALUES (?, ?, ?)');
  const present = driver.prepare('INSERT OR IGNORE INTO present VALUES (?, ?, ?, 0)');
  const stagedNow = driver.prepare('INSERT OR REPLACE INTO present VALUES (?, ?, ?, 1)');
  const isStaged = driver.prepare('SELECT 1 FROM present WHERE run = ? AND channel = ? AND listing = ? AND staged = 1');
  const unstaged = driver.prepare('SELECT 1 FROM present WHERE run = ? AND channel = ? AND staged = 0 LIMIT 1');
  const isPresent = driver.prepare('SELECT 1 FROM present WHERE run = ? AND channel = ? AND listing = ?');
  const quantity = driver.prepare<unknown[], { quantity: number }>(
    'SELECT quantity FROM quantity WHERE channel = ? AND sku = ?',
  );
  const setQuantity = driver.prepare('INSERT OR REPLACE INTO quantity VALUES (?, ?, ?)');

  return {
    *known(channel) {
      for (const row of paged(all, [channel], ['key'])) yield knownFrom(row);
    },
    knownOf(channel, key) {
      const row = one.get(channel, key);
      return row && knownFrom(row);
    },
    knownCount: (channel) => count.get(channel)?.n ?? 0,
    remember(channel, known) {
      put.run(...columns(channel, known));
    },
    forget: driver.transaction((channel: string, keys: Iterable<string>) => {
      for (const key of keys) drop.run(channel, key);
    }),
    family: (channel, id) => family.all(channel, id).map(knownFrom),
    listing(channel, id) {
      const row = listing.get(channel, id);
      return row && (JSON.parse(row.json) as Json);
    },
    *listings(channel) {
      for (const row of paged(listings, [channel], ['id'])) yield JSON.parse(String(row.json)) as Json;
    },
    keepListing(run, channel, id, value) {
      keep.run(channel, id, JSON.stringify(value));
      stagedNow.run(run, channel, id);
    },
    markPresent(run, channel, id) {
      present.run(run, channel, id);
    },
    isPresent: (run, channel, id) => isPresent.get(run, channel, id) !== undefined,
    isStaged: (run, channel, id) => isStaged.get(run, channel, id) !== undefined,
    hasUnstaged: (run, channel) => unstaged.get(run, channel) !== undefined,
    quantity: (channel, sku) => quantity.get(channel, sku)?.quantity,
    setQuantities: driver.transaction((channel: string, quantities: Iterable<readonly [string, number]>) => {
      for (const [sku, n] of quantities) setQuantity.run(channel, sku, n);
    }),
  };
}

function columns(channel: string, known: Known): unknown[] {
  return [
    channel,
    known.key,
    known.kind,
    known.fingerprint,
    JSON.stringify(known.refs),
    JSON.stringify(known.skus),
    JSON.stringify(known.after),
    known.with ?? null,
    known.listing ?? null,
    JSON.stringify(known.body),
    JSON.stringify(known.origins),
    known.made ? JSON.stringify(known.made) : null,
    known.expires ?? null,
  ];
}
