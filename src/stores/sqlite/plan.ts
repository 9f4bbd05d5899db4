import type { Planned, Staged, Store } from '../../core/ports/store.ts';
import type { Known } from '../../core/words.ts';
import type { Driver } from './driver.ts';
import { paged } from './paged.ts';
import { outcomeFrom, plannedFrom, stagedFrom } from './rows.ts';

type Part = Pick<
  Store,
  | 'stage'
  | 'staged'
  | 'propose'
  | 'changes'
  | 'dependents'
  | 'layer'
  | 'hold'
  | 'next'
  | 'waves'
  | 'tally'
  | 'standing'
  | 'clear'
>;

/** Rows written in one transaction. */
const CHUNK = 1000;
/** A listing family is a few levels deep; more is a cycle. */
const DEEPEST = 32;
/** Removals that free a SKU go before everything, removals of the rest after everything. */
const FIRST = -1;
const LAST = 1000;

/** What a run rendered and what it is going to change. */
export function planPart(driver: Driver, knownOf: (channel: string, key: string) => Known | undefined): Part {
  const stagedOne = driver.prepare<unknown[], { fingerprint: string }>(
    'SELECT fingerprint FROM staged WHERE run = ? AND channel = ? AND key = ?',
  );
  const stage = driver.prepare('INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const stageAfter = driver.prepare('INSERT OR IGNORE INTO staged_after VALUES (?, ?, ?, ?)');
  const staged = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM staged WHERE run = ? AND channel = ? AND key > ? ORDER BY key LIMIT ?',
  );
  const propose = driver.prepare(
    'INSERT OR REPLACE INTO change VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)',
  );
  const proposeAfter = driver.prepare('INSERT OR IGNORE INTO change_after VALUES (?, ?, ?, ?)');
  const changes = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM change WHERE run = ? AND (channel, key) > (?, ?) ORDER BY channel, key LIMIT ?',
  );
  const ofChannel = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM change WHERE run = ? AND channel = ? AND key > ? ORDER BY key LIMIT ?',
  );
  const dependents = driver.prepare<unknown[], Record<string, unknown>>(`
    SELECT DISTINCT s.* FROM change c
      JOIN staged_after a ON a.run = c.run AND a.channel = c.channel AND a.after = c.key
      JOIN staged s ON s.run = a.run AND s.channel = a.channel AND s.key = a.key
     WHERE c.run = ? AND c.channel = ? AND c.action = 'create'
       AND NOT EXISTS (SELECT 1 FROM change d WHERE d.run = s.run AND d.channel = s.channel AND d.key = s.key)`);
  const hold = driver.prepare('UPDATE change SET held = ? WHERE run = ? AND channel = ? AND key = ? AND held IS NULL');
  // Each page begins where the one before ended, along the index `change_order`: bare columns, or the whole wave is sorted a page.
  const next = driver.prepare<unknown[], Record<string, unknown>>(`
    SELECT * FROM change
     WHERE run = ? AND lane = ? AND wave = ? AND held IS NULL AND settled IS NULL
       AND (channel, kind, call, parent, key) > (?, ?, ?, ?, ?)
     ORDER BY channel, kind, call, parent, key LIMIT ?`);
  const waves = driver.prepare<unknown[], { wave: number }>(
    'SELECT DISTINCT wave FROM change WHERE run = ? AND lane = ? AND held IS NULL AND settled IS NULL ORDER BY wave',
  );
  const tally = driver.prepare<unknown[], { state: string; n: number }>(
    `SELECT CASE WHEN held IS NOT NULL THEN 'held' ELSE ifnull(settled, 'open') END AS state, count(*) AS n FROM change WHERE run = ? GROUP BY 1`,
  );
  const standing = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT held, outcome FROM change WHERE run = ? AND channel = ? AND key = ?',
  );

  const withKnown = (row: Record<string, unknown>): Planned =>
    plannedFrom(row, knownOf(String(row.channel), String(row.key)));
  const stageOne = (
    run: string,
    channel: string,
    { document, fingerprint, origins, made }: Staged,
  ): string | undefined => {
    const before = stagedOne.get(run, channel, document.key);
    if (before) return before.fingerprint === fingerprint ? undefined : document.key;
    stage.run(
      run,
      channel,
      document.key,
      document.kind,
      fingerprint,
      JSON.stringify(document),
      JSON.stringify(origins),
      JSON.stringify(made),
    );
    for (const after of document.after) stageAfter.run(run, channel, after, document.key);
    return undefined;
  };
  const proposeOne = (run: string, change: Planned): void => {
    const { document } = change;
    propose.run(
      run,
      change.channel,
      document.key,
      document.kind,
      change.action,
      change.cause,
      change.lane,
      change.call,
      document.with ?? '',
      change.fingerprint,
      JSON.stringify(change.changed),
      JSON.stringify(document),
      JSON.stringify(change.origins),
      change.made ? JSON.stringify(change.made) : null,
      change.held ?? null,
    );
    for (const after of document.after) proposeAfter.run(run, change.channel, document.key, after);
  };

  return {
    stage(run, channel, documents) {
      const differing: string[] = [];
      inChunks(driver, documents, (entry) => {
        const key = stageOne(run, channel, entry);
        if (key !== undefined) differing.push(key);
      });
      return differing;
    },
    *staged(run, channel) {
      for (const row of paged(staged, [run, channel], ['key'])) yield stagedFrom(row);
    },
    propose(run, planned) {
      inChunks(driver, planned, (change) => proposeOne(run, change));
    },
    *changes(run, channel) {
      const rows =
        channel === undefined ? paged(changes, [run], ['channel', 'key']) : paged(ofChannel, [run, channel], ['key']);
      for (const row of rows) yield withKnown(row);
    },
    dependents: (run, channel) => dependents.all(run, channel).map(stagedFrom),
    layer: driver.transaction((run: string) => layer(driver, run)),
    hold: driver.transaction((run: string, channel: string, keys: Iterable<string>, guard: string) => {
      for (const key of keys) hold.run(guard, run, channel, key);
    }),
    *next(run, lane, wave) {
      const keys = ['channel', 'kind', 'call', 'parent', 'key'];
      for (const row of paged(next, [run, lane, wave], keys)) yield withKnown(row);
    },
    waves: (run, lane) => waves.all(run, lane).map((row) => row.wave),
    tally: (run) => Object.fromEntries(tally.all(run).map((row) => [row.state, row.n])),
    standing(run, channel, key) {
      const row = standing.get(run, channel, key);
      if (!row) return undefined;
      const outcome = outcomeFrom(row.outcome);
      return { ...(row.held !== null && { held: String(row.held) }), ...(outcome && { outcome }) };
    },
    clear: driver.transaction((run: string) => {
      for (const table of ['staged', 'staged_after', 'present', 'change', 'change_after']) {
        driver.prepare(`DELETE FROM ${table} WHERE run = ?`).run(run);
      }
    }),
  };
}

function layer(driver: Driver, run: string): void {
  const place = `UPDATE change SET wave = CASE WHEN action <> 'withdraw' THEN 0
    WHEN json_extract(document, '$.skus') = '{}' THEN ${LAST} ELSE ${FIRST} END WHERE run = ?`;
  const parents = (what: string, which: string): string => `
    SELECT ${what} FROM change_after a JOIN change p ON p.run = a.run AND p.channel = a.channel AND p.key = a.after
     WHERE a.run = change.run AND a.channel = change.channel AND a.key = change.key AND p.action ${which} change.wave`;
  const later = `UPDATE change SET wave = wave + 1 WHERE run = ? AND action <> 'withdraw'
    AND EXISTS (${parents('1', "<> 'withdraw' AND p.wave >=")})`;
  // One that speaks for no SKU may hang on one that goes first of all.
  const earlier = `UPDATE change SET wave = (${parents('min(p.wave) - 1', "= 'withdraw' AND p.wave <=")})
   WHERE run = ? AND action = 'withdraw' AND EXISTS (${parents('1', "= 'withdraw' AND p.wave <=")})`;
  driver.prepare(place).run(run);
  for (const step of [driver.prepare(later), driver.prepare(earlier)]) {
    for (let depth = 0; step.run(run).changes > 0; depth++) {
      if (depth > DEEPEST) throw new Error('documents stand after each other in a circle');
    }
  }
}

/** Writes a stream in transactions of a thousand: the source may read the store in between. */
function inChunks<T>(driver: Driver, source: Iterable<T>, write: (item: T) => void): void {
  const flush = driver.transaction((items: readonly T[]) => {
    for (const item of items) write(item);
  }).immediate;
  let chunk: T[] = [];
  for (const item of source) {
    chunk.push(item);
    if (chunk.length < CHUNK) continue;
    flush(chunk);
    chunk = [];
  }
  flush(chunk);
}
