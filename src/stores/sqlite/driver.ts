import Database from 'better-sqlite3';

/** The one place that knows which SQLite library is used. */
export type Driver = Database.Database;
export type Statement = Database.Statement<unknown[], Record<string, unknown>>;

/** Opens (and makes) a database file. Commits are durable: a remote id must not be lost after the call. */
export function openDriver(path: string): Driver {
  const driver = new Database(path, { timeout: 10_000 });
  driver.pragma('journal_mode = WAL');
  driver.pragma('synchronous = FULL');
  driver.pragma('foreign_keys = OFF');
  return driver;
}
