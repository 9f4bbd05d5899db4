import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainText } from '../tags.ts';

const BLOCK = 64 * 1024;
/** Blocks beyond this go to a file, so that a table of any size takes the same memory. */
const IN_MEMORY = 64 * 1024 ** 2;
/** Blocks that were read back and are kept: sheets refer to texts roughly in the order of the table. */
const READ_BACK = 256;
/** Texts that were decoded and are kept, by the last digits of their number: sizes and colours recur in every row. */
const DECODED = 4096;

/**
 * The texts of a workbook by number, kept as the bytes of the file and decoded when they are asked for. Holds at most 64 MB;
 * what is beyond lies in a file that only this user can read and that is gone when the table is closed.
 */
export class StringTable {
  /** Where each text begins; the last is where the next one will. */
  readonly #starts = new Positions();
  /** By number; `undefined` once they lie in the file. */
  readonly #blocks: (Buffer | undefined)[] = [];
  readonly #back = new Map<number, Buffer>();
  #lastBack = -1;
  readonly #known: (string | undefined)[] = new Array(DECODED);
  readonly #knownBy = new Int32Array(DECODED).fill(-1);
  #open = Buffer.allocUnsafe(BLOCK);
  #used = 0;
  #spill: Spill | undefined;

  get size(): number {
    return this.#starts.length;
  }

  /** Adds a text as it stands in the XML, entities and all. */
  add(xml: Buffer, from: number, to: number): void {
    this.#starts.push(this.#blocks.length * BLOCK + this.#used);
    let at = from;
    while (at < to) {
      const taken = Math.min(to - at, BLOCK - this.#used);
      xml.copy(this.#open, this.#used, at, at + taken);
      at += taken;
      this.#used += taken;
      if (this.#used === BLOCK) this.#closeBlock();
    }
  }

  /** The text of a number, or '' where the table has none of it. */
  get(index: number): string {
    const slot = index & (DECODED - 1);
    if (this.#knownBy[slot] === index) return this.#known[slot] ?? '';
    if (!(index >= 0 && index < this.size)) return '';
    const text = plainText(this.#raw(index));
    this.#known[slot] = text;
    this.#knownBy[slot] = index;
    return text;
  }

  close(): void {
    this.#spill?.close();
    this.#spill = undefined;
  }

  #raw(index: number): string {
    const from = this.#starts.at(index);
    const to = index + 1 < this.size ? this.#starts.at(index + 1) : this.#blocks.length * BLOCK + this.#used;
    const first = Math.floor(from / BLOCK);
    const last = Math.floor(Math.max(from, to - 1) / BLOCK);
    const offset = from - first * BLOCK;
    if (first === last) return this.#block(first).toString('utf8', offset, offset + to - from);
    const parts: Buffer[] = [];
    for (let n = first; n <= last; n++)
      parts.push(this.#block(n).subarray(n === first ? offset : 0, Math.min(BLOCK, to - n * BLOCK)));
    return Buffer.concat(parts).toString('utf8');
  }

  #closeBlock(): void {
    const isOver = (this.#blocks.length + 1) * BLOCK > IN_MEMORY;
    if (isOver) {
      this.#spill ??= new Spill();
      this.#spill.append(this.#open);
      this.#blocks.push(undefined);
    } else {
      this.#blocks.push(this.#open);
      this.#open = Buffer.allocUnsafe(BLOCK);
    }
    this.#used = 0;
  }

  #block(n: number): Buffer {
    if (n === this.#blocks.length) return this.#open;
    return this.#blocks[n] ?? this.#usedAgain(n) ?? this.#readBack(n);
  }

  /** The one that was used longest ago stands first. */
  #usedAgain(n: number): Buffer | undefined {
    const block = this.#back.get(n);
    if (!block || n === this.#lastBack) return block;
    this.#back.delete(n);
    this.#back.set(n, block);
    this.#lastBack = n;
    return block;
  }

  #readBack(n: number): Buffer {
    const [oldest] = this.#back.keys();
    const isFull = this.#back.size >= READ_BACK && oldest !== undefined;
    const room = (isFull ? this.#back.get(oldest) : undefined) ?? Buffer.allocUnsafe(BLOCK);
    if (isFull) this.#back.delete(oldest);
    this.#spill?.read(room, (n - IN_MEMORY / BLOCK) * BLOCK);
    this.#back.set(n, room);
    this.#lastBack = n;
    return room;
  }
}

/** Numbers that only grow longer, without a JavaScript array's eight bytes and its copies of everything. */
class Positions {
  readonly #pages: Uint32Array[] = [];
  length = 0;

  push(position: number): void {
    const at = this.length % PAGE;
    if (at === 0) this.#pages.push(new Uint32Array(PAGE));
    const page = this.#pages.at(-1);
    if (page) page[at] = position;
    this.length++;
  }

  at(index: number): number {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE] ?? 0;
  }
}

const PAGE = 65_536;

class Spill {
  readonly #folder = mkdtempSync(join(tmpdir(), 'listwright-texts-'));
  readonly #file = openSync(join(this.#folder, 'texts'), 'wx+', 0o600);

  constructor() {
    // Where a file may be removed while it is open, nothing is left behind whatever happens to this process.
    if (process.platform !== 'win32') rmSync(this.#folder, { recursive: true, force: true });
  }

  append(bytes: Uint8Array): void {
    writeSync(this.#file, bytes);
  }

  read(into: Uint8Array, position: number): void {
    readSync(this.#file, into, 0, into.length, position);
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
