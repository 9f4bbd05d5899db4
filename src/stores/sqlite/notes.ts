import type { Notes, Store } from '../../core/ports/store.ts';
import type { Json } from '../../core/words.ts';
import type { Driver } from './driver.ts';
import { paged } from './paged.ts';

/** Small facts by name. */
export function notesPart(driver: Driver): Notes {
  const get = driver.prepare<unknown[], { value: string }>('SELECT value FROM note WHERE space = ? AND name = ?');
  const set = driver.prepare('INSERT OR REPLACE INTO note VALUES (?, ?, ?)');
  const drop = driver.prepare('DELETE FROM note WHERE space = ? AND name = ?');
  const all = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM note WHERE space = ? AND name > ? ORDER BY name LIMIT ?',
  );
  return {
    get(space, name) {
      const row = get.get(space, name);
      return row && (JSON.parse(row.value) as Json);
    },
    set: (space, name, value) => void set.run(space, name, JSON.stringify(value)),
    delete: (space, name) => void drop.run(space, name),
    *all(space) {
      for (const row of paged(all, [space], ['name']))
        yield [String(row.name), JSON.parse(String(row.value)) as Json] as const;
    },
  };
}

/** The runs of this shop, newest first. */
export function runsPart(driver: Driver): Pick<Store, 'begin' | 'end' | 'runs'> {
  const begin = driver.prepare('INSERT OR REPLACE INTO run VALUES (?, ?, ?, NULL, NULL)');
  const end = driver.prepare('UPDATE run SET ended = ?, exit = ? WHERE id = ?');
  const runs = driver.prepare<
    unknown[],
    { id: string; command: string; started: string; ended: string | null; exit: number | null }
  >('SELECT * FROM run ORDER BY started DESC, id DESC');
  return {
    begin: (run) => void begin.run(run.id, run.command, run.started),
    end: (run, exit, at) => void end.run(at, exit, run),
    runs: () =>
      runs.all().map(({ id, command, started, ended, exit }) => ({
        id,
        command,
        started,
        ...(ended !== null && { ended }),
        ...(exit !== null && { exit }),
      })),
  };
}
