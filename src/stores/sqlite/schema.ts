import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import type { Driver } from './driver.ts';

/** Raised with every change of the tables; `MIGRATIONS[n]` leads from version n to n + 1. */
const MIGRATIONS = [
  `
  CREATE TABLE run (id TEXT PRIMARY KEY, command TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, exit INTEGER) WITHOUT ROWID;
  CREATE TABLE known (
    channel TEXT, key TEXT, kind TEXT NOT NULL, fingerprint TEXT NOT NULL, refs TEXT NOT NULL, skus TEXT NOT NULL,
    after TEXT NOT NULL, parent TEXT, listing TEXT, body TEXT NOT NULL, origins TEXT NOT NULL, made TEXT, expires INTEGER,
    PRIMARY KEY (channel, key)) WITHOUT ROWID;
  CREATE INDEX known_listing ON known (channel, listing) WHERE listing IS NOT NULL;
  CREATE TABLE listing (channel TEXT, id TEXT, json TEXT NOT NULL, PRIMARY KEY (channel, id)) WITHOUT ROWID;
  CREATE TABLE staged (
    run TEXT, channel TEXT, key TEXT, kind TEXT NOT NULL, fingerprint TEXT NOT NULL, document TEXT NOT NULL, origins TEXT NOT NULL,
    made TEXT NOT NULL, PRIMARY KEY (run, channel, key)) WITHOUT ROWID;
  CREATE TABLE staged_after (run TEXT, channel TEXT, after TEXT, key TEXT, PRIMARY KEY (run, channel, after, key)) WITHOUT ROWID;
  CREATE TABLE present (run TEXT, channel TEXT, listing TEXT, staged INTEGER NOT NULL, PRIMARY KEY (run, channel, listing)) WITHOUT ROWID;
  CREATE TABLE change (
    run TEXT, channel TEXT, key TEXT, kind TEXT NOT NULL, action TEXT NOT NULL, cause TEXT NOT NULL, lane TEXT NOT NULL,
    wave INTEGER NOT NULL, call TEXT NOT NULL, parent TEXT NOT NULL, fingerprint TEXT NOT NULL, changed TEXT NOT NULL,
    document TEXT NOT NULL, origins TEXT NOT NULL, made TEXT, held TEXT, settled TEXT, outcome TEXT,
    PRIMARY KEY (run, channel, key)) WITHOUT ROWID;
  CREATE INDEX change_order ON change (run, lane, wave, channel, kind, call, parent, key);
  CREATE TABLE change_after (run TEXT, channel TEXT, key TEXT, after TEXT, PRIMARY KEY (run, channel, key, after)) WITHOUT ROWID;
  CREATE TABLE intent (id TEXT PRIMARY KEY, run TEXT NOT NULL, lane TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE attempt (channel TEXT, key TEXT, PRIMARY KEY (channel, key)) WITHOUT ROWID;
  CREATE TABLE ticket (channel TEXT, key TEXT, lane TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (channel, key)) WITHOUT ROWID;
  CREATE TABLE refusal (
    channel TEXT, key TEXT, fingerprint TEXT NOT NULL, outcome TEXT NOT NULL, document TEXT NOT NULL, origins TEXT NOT NULL,
    PRIMARY KEY (channel, key)) WITHOUT ROWID;
  CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, token TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE quantity (channel TEXT, sku TEXT, quantity INTEGER NOT NULL, PRIMARY KEY (channel, sku)) WITHOUT ROWID;
  CREATE TABLE quota (bucket TEXT, day TEXT, used REAL NOT NULL, PRIMARY KEY (bucket, day)) WITHOUT ROWID;
  CREATE TABLE translation (
    source TEXT, target TEXT, text TEXT, translation TEXT NOT NULL, by TEXT NOT NULL, reviewed INTEGER NOT NULL,
    PRIMARY KEY (source, target, text)) WITHOUT ROWID;
  CREATE TABLE note (space TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (space, name)) WITHOUT ROWID;
  `,
];

/** Brings the tables up to this version, in one transaction. Throws Stop for a file of a newer listwright. */
export function migrate(driver: Driver, path: string): void {
  const version = Number(driver.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new Stop(text(`${path} was written by a newer listwright.`, `${path} 是由更新版本的 listwright 写入的。`), {
      hint: text('Install the newest version: npm install -g listwright', '请安装最新版本：npm install -g listwright'),
    });
  }
  driver.transaction(() => {
    for (const step of MIGRATIONS.slice(version)) driver.exec(step);
    driver.pragma(`user_version = ${MIGRATIONS.length}`);
  })();
}
