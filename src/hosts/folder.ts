import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../core/ports/host.ts';

/** A folder that a web server publishes at an address. A file that is there is whole, and its name says its content. */
export function folderHost({ folder, url }: { readonly folder: string; readonly url: string }): Host {
  const base = url.endsWith('/') ? url : `${url}/`;
  let drafts = 0;
  return {
    id: 'folder',
    address: (name) => `${base}${encodeURIComponent(name)}`,
    async put(name, bytes) {
      const target = join(folder, name.replaceAll(/[/\\]/g, '_'));
      if (existsSync(target)) return;
      await mkdir(folder, { recursive: true });
      const draft = `${target}.${process.pid}-${drafts++}.part`;
      try {
        await writeFile(draft, bytes);
        await rename(draft, target);
      } catch (reason) {
        await rm(draft, { force: true });
        throw reason;
      }
    },
  };
}
