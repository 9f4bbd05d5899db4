import type { Memory, Translation } from '../../core/ports/store.ts';
import type { Driver } from './driver.ts';
import { paged } from './paged.ts';
import { translationFrom } from './rows.ts';

/** The translation memory: what was paid for, or written by a person, once. */
export function memoryPart(driver: Driver): Memory {
  const find = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM translation WHERE source = ? AND target = ? AND text = ?',
  );
  const add = driver.prepare(`
    INSERT INTO translation VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET translation = excluded.translation, by = excluded.by, reviewed = excluded.reviewed
     WHERE excluded.reviewed >= translation.reviewed`);
  const all = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM translation WHERE (source, target, text) > (?, ?, ?) ORDER BY source, target, text LIMIT ?',
  );
  const count = driver.prepare<unknown[], { n: number }>('SELECT count(*) AS n FROM translation');
  return {
    lookup: (from, to, texts) =>
      texts.map((text) => {
        const row = find.get(from, to, text);
        return row && translationFrom(row);
      }),
    add: driver.transaction((translations: readonly Translation[]) => {
      for (const { from, to, text, translation, by, reviewed } of translations)
        add.run(from, to, text, translation, by, reviewed ? 1 : 0);
    }),
    *all() {
      for (const row of paged(all, [], ['source', 'target', 'text'])) yield translationFrom(row);
    },
    count: () => count.get()?.n ?? 0,
  };
}
