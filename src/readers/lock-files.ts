import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The files that office programs lay beside a document while they have it open: Excel's `~$name.xlsx`, WPS's `.~name.xlsx`,
 * LibreOffice's `.~lock.name.xlsx#`. They hold the name of whoever opened it and no product.
 */
const LOCKS: readonly (readonly [before: string, after: string])[] = [
  ['~$', ''],
  ['.~lock.', '#'],
  ['.~', ''],
];

/** The document that a lock file stands beside; undefined for any other file. */
export function lockedBy(path: string): string | undefined {
  const name = basename(path);
  const [before, after] = LOCKS.find(([start, end]) => name.startsWith(start) && name.endsWith(end)) ?? [];
  if (before === undefined || after === undefined) return undefined;
  return join(dirname(path), name.slice(before.length, name.length - after.length));
}

/** The first lock file that lies beside a document. */
export async function lockBeside(path: string): Promise<string | undefined> {
  for (const [before, after] of LOCKS) {
    const lock = join(dirname(path), `${before}${basename(path)}${after}`);
    const isThere = await access(lock).then(
      () => true,
      () => false,
    );
    if (isThere) return lock;
  }
  return undefined;
}
