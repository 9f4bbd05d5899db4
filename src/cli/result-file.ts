import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';

/** Where `-o FILE` puts a result: opened before the work, so that nobody works for a file that cannot be written. */
export interface ResultFile {
  write(chunk: string | Uint8Array): void;
  /** 'keep' puts the result in its place, where there is one; 'drop' leaves what stood there before. */
  close(how: 'keep' | 'drop'): void;
}

/** Throws Stop where nothing can be written. */
export function openResultFile(name: string): ResultFile {
  const path = resolve(name);
  const isPlace = isDevice(path);
  const draft = isPlace ? path : `${path}.${process.pid}.part`;
  const file = opened(draft, path);
  let isEmpty = true;
  let isOpen = true;
  return {
    write(chunk) {
      isEmpty = false;
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
    },
    close(how) {
      if (!isOpen) return;
      isOpen = false;
      closeSync(file);
      if (isPlace) return;
      if (how === 'drop' || isEmpty) rmSync(draft, { force: true });
      else renameSync(draft, path);
    },
  };
}

/** `/dev/null`, a pipe: written to as it stands, and never replaced by a file. */
function isDevice(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

function opened(draft: string, path: string): number {
  try {
    // A folder would be noticed only when the result is put in its place.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) closeSync(openSync(path, 'w'));
    return openSync(draft, 'w');
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? String(reason.code) : '';
    if (code === 'ENOSPC') throw reason;
    throw new Stop(text(`${path} cannot be written (${code}).`, `无法写入 ${path}（${code}）。`), {
      hint: text(
        'Name a file in a folder that exists and is yours: -o FILE',
        '请在 -o 后写出一个已存在且可写的文件夹中的文件。',
      ),
      cause: reason,
    });
  }
}
