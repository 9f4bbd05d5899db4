import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = 16 * 1024 ** 2;

/** Where some bytes were laid down. */
export interface Laid {
  readonly at: number;
  readonly length: number;
}

/**
 * Bytes laid down to be fetched again in any order: the first 16 MB in memory, all that follow in a file that only this user can
 * read. Must be closed: the file is gone then.
 */
export class Spill {
  readonly #held = new Map<number, Uint8Array>();
  #size = 0;
  #file: { readonly folder: string; readonly handle: number } | undefined;

  add(bytes: Uint8Array): Laid {
    const laid = { at: this.#size, length: bytes.byteLength };
    this.#size += bytes.byteLength;
    if (this.#size <= IN_MEMORY) {
      this.#held.set(laid.at, bytes);
      return laid;
    }
    this.#file ??= newFile();
    writeSync(this.#file.handle, bytes, 0, bytes.byteLength, laid.at);
    return laid;
  }

  get({ at, length }: Laid): Uint8Array {
    const held = this.#held.get(at);
    if (held) return held;
    const bytes = new Uint8Array(length);
    if (this.#file) readSync(this.#file.handle, bytes, 0, length, at);
    return bytes;
  }

  close(): void {
    this.#held.clear();
    if (!this.#file) return;
    closeSync(this.#file.handle);
    rmSync(this.#file.folder, { recursive: true, force: true });
    this.#file = undefined;
  }
}

function newFile(): { folder: string; handle: number } {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-spill-'));
  return { folder, handle: openSync(join(folder, 'rows'), 'w+', 0o600) };
}
