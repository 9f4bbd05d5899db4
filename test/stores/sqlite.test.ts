import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/core/faults.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { openStore } from '../../src/stores/sqlite/index.ts';
import { changeOf, intentOf, newPlace, type StorePlace, storeSuite } from '../conformance/store-suite.ts';

let tokens = 0;

function open({ folder, clock, isAlive }: StorePlace): Store {
  return openStore({ folder, tables: 'file', clock, token: () => `token-${++tokens}`, isAlive });
}

describe('the SQLite store', () => {
  storeSuite(open);

  it('holds an intent that was written a moment before the process was killed', () => {
    const place = newPlace();
    const program = `
      const { openStore } = await import(${JSON.stringify(new URL('../../src/stores/sqlite/index.ts', import.meta.url).href)});
      const store = openStore({ folder: ${JSON.stringify(place.folder)}, tables: 'file', clock: { now: () => 0 }, token: () => 't', isAlive: () => true });
      store.intend(${JSON.stringify(intentOf('a'))});
      process.kill(process.pid, 'SIGKILL');`;

    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);

    expect(signal).toBe('SIGKILL');
    expect(open(place).open('lane')).toEqual([intentOf('a')]);
  });

  it('lets nobody write between what it reads and what it makes of it', () => {
    const place = newPlace();
    const store = open(place);
    store.propose('r', [changeOf('a')]);
    const other = new Database(join(place.folder, 'state.db'), { timeout: 0 });
    let inBetween: unknown;
    const outcome = {
      key: 'a',
      is: 'done' as const,
      toJSON: () => {
        inBetween = attempt(() => other.exec("INSERT INTO note VALUES ('a', 'b', '1')"));
        return { key: 'a', is: 'done' };
      },
    };

    store.settle('r', undefined, [{ channel: 'c', key: 'a', outcome }]);

    expect(inBetween).toMatchObject({ code: 'SQLITE_BUSY' });
    expect(store.knownCount('c')).toBe(1);
  });

  it('refuses a file that a newer version wrote', () => {
    const place = newPlace();
    open(place).close();
    const driver = new Database(join(place.folder, 'state.db'));
    driver.pragma('user_version = 999');
    driver.close();

    expect(() => open(place)).toThrow(Stop);
  });

  it('says what to do about a file that is none of its own, or cannot be made', () => {
    const place = newPlace();
    writeFileSync(join(place.folder, 'state.db'), 'this is no database, and it is longer than any header'.repeat(100));

    expect(() => open(place)).toThrow(Stop);
    expect(() => open({ ...place, folder: join(place.folder, 'state.db', 'below') })).toThrow(Stop);
  });

  it('takes four times as long for four times as many changes, not sixteen times', () => {
    const seconds = [4000, 16_000].map((n) => {
      const store = open(newPlace());
      store.propose(
        'r',
        Array.from({ length: n }, (_, i) => changeOf(`k${String(i).padStart(7, '0')}`)),
      );
      const start = performance.now();
      const walked = [...store.next('r', 'lane', 0)].length;
      expect(walked).toBe(n);
      return performance.now() - start;
    });

    expect((seconds[1] ?? 0) / (seconds[0] ?? 1)).toBeLessThan(8);
  });
});

function attempt(what: () => unknown): unknown {
  try {
    return what();
  } catch (reason) {
    return reason;
  }
}
