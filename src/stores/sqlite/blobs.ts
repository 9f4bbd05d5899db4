import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs } from '../../core/ports/store.ts';

/** Bytes as files, by the hash of their content: `ab/abcdef…`. A file that is there is whole. */
export function folderBlobs(folder: string): Blobs {
  let drafts = 0;
  const path = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    path,
    has: (hash) => existsSync(path(hash)),
    async get(hash) {
      try {
        return await readFile(path(hash));
      } catch (reason) {
        if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return undefined;
        throw reason;
      }
    },
    async put(hash, bytes) {
      const target = path(hash);
      if (existsSync(target)) return;
      await mkdir(dirname(target), { recursive: true });
      // A draft of its own for each: the same picture may stand in two cells and be put twice at once.
      const draft = `${target}.${process.pid}-${++drafts}.part`;
      await writeFile(draft, bytes);
      await rename(draft, target);
    },
  };
}
