import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Shelf, ShelfFile } from '../core/ports/shelf.ts';
import { text } from '../core/text.ts';
import { MOST_BYTES, tooHeavy } from './heaviest.ts';
import { isLitter } from './shelf.ts';

/** The files of a folder and of the folders in it; links are not followed. */
export async function folderShelf(folder: string, name: string): Promise<Shelf> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: ShelfFile[] = [];
  const refused: Shelf['refused'][number][] = [];
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (isLitter(path)) continue;
    if (entry.isSymbolicLink()) refused.push({ path, why: text('a link', '是链接') });
    else if (entry.isFile()) files.push({ path, bytes: () => bytesOf(join(entry.parentPath, entry.name), folder) });
  }
  return { name, files, refused, close: () => undefined };
}

/** Looked at once more: a file may have become a link since it was listed. */
async function bytesOf(path: string, folder: string): Promise<Uint8Array> {
  const facts = await lstat(path);
  const isInside = !relative(await realpath(folder), await realpath(path)).startsWith('..');
  if (!facts.isFile() || !isInside) throw new Error('it leads out of the folder');
  if (facts.size > MOST_BYTES) throw tooHeavy();
  return readFile(path);
}
