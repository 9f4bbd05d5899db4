import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK = 1024 ** 2;
/** Blocks beyond these go to a file. */
const IN_MEMORY = 16;
/** Blocks of the file that were read back and are kept. */
const READ_BACK = 8;

/**
 * Bytes laid down to be fetched again in any order: the first 16 MB in memory, all that follow in a file that only this user can
 * read. Must be closed: the file is gone then.
 */
export class Spill {
  readonly #held: Buffer[] = [];
  /** Least recently used first. */
  readonly #back = new Map<number, Buffer>();
  /** The block that is being filled. */
  #open = Buffer.allocUnsafe(BLOCK);
  #full = 0;
  #used = 0;
  #file: { readonly folder: string; readonly handle: number } | undefined;

  /** Where the bytes were laid down: what `get` asks for, with their length. */
  add(bytes: Uint8Array): number {
    const at = this.#full * BLOCK + this.#used;
    for (let done = 0; done < bytes.length; ) {
      const taken = Math.min(bytes.length - done, BLOCK - this.#used);
      this.#open.set(bytes.subarray(done, done + taken), this.#used);
      done += taken;
      this.#used += taken;
      if (this.#used === BLOCK) this.#closeBlock();
    }
    return at;
  }

  get(at: number, length: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const block = this.#block(Math.floor((at + done) / BLOCK));
      done += block.copy(bytes, done, (at + done) % BLOCK, Math.min(BLOCK, ((at + done) % BLOCK) + length - done));
    }
    return bytes;
  }

  close(): void {
    this.#held.length = 0;
    this.#back.clear();
    if (!this.#file) return;
    closeSync(this.#file.handle);
    rmSync(this.#file.folder, { recursive: true, force: true });
    this.#file = undefined;
  }

  #closeBlock(): void {
    if (this.#full < IN_MEMORY) {
      this.#held.push(this.#open);
      this.#open = Buffer.allocUnsafe(BLOCK);
    } else {
      this.#file ??= newFile();
      writeSync(this.#file.handle, this.#open, 0, BLOCK, (this.#full - IN_MEMORY) * BLOCK);
    }
    this.#full++;
    this.#used = 0;
  }

  #block(number: number): Buffer {
    if (number === this.#full) return this.#open;
    const there = this.#held[number] ?? this.#back.get(number);
    if (there) return there;
    const oldest = this.#back.size < READ_BACK ? undefined : this.#back.entries().next().value;
    if (oldest) this.#back.delete(oldest[0]);
    const block = oldest?.[1] ?? Buffer.allocUnsafe(BLOCK);
    if (this.#file) readSync(this.#file.handle, block, 0, BLOCK, (number - IN_MEMORY) * BLOCK);
    this.#back.set(number, block);
    return block;
  }
}

function newFile(): { folder: string; handle: number } {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-spill-'));
  return { folder, handle: openSync(join(folder, 'rows'), 'w+', 0o600) };
}
