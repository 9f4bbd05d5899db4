import { deserialize, serialize } from 'node:v8';
import type { Mapping, TableRow } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { Spill } from '../lib/spill.ts';

/** Rows that may wait for their product; of each, its place is held in memory and of each key its text. */
export const MOST_SHELVED = 250_000;

/**
 * Rows of sheets that say more of products on other sheets, by key, until the product comes by. What they hold is laid down, above
 * 16 MB in a file; must be closed.
 */
export class SheetShelf {
  readonly #spill = new Spill();
  readonly #most: number;
  /** Key → number of its first and its last row. */
  readonly #ends = new Map<string, { readonly first: number; last: number }>();
  readonly #places: Places;
  readonly #mappings: Mapping[] = [];
  #count = 0;

  constructor(most = MOST_SHELVED) {
    this.#most = most;
    this.#places = new Places(most);
  }

  /** False where the shelf is full: the row was not taken. */
  put(key: string, { row, mapping }: TableRow): boolean {
    if (this.#count >= this.#most) return false;
    const number = this.#count++;
    const bytes = written(row);
    this.#places.set(number, { at: this.#spill.add(bytes), length: bytes.length, mapping: this.#numberOf(mapping) });
    const ends = this.#ends.get(key);
    if (ends) {
      this.#places.next[ends.last] = number;
      ends.last = number;
    } else this.#ends.set(key, { first: number, last: number });
    return true;
  }

  /** The rows of a key, in their order; they are on the shelf no more. */
  take(key: string): readonly TableRow[] {
    const ends = this.#ends.get(key);
    if (!ends) return [];
    this.#ends.delete(key);
    const rows: TableRow[] = [];
    for (let number = ends.first; number !== NONE; number = this.#places.next[number] ?? NONE) {
      const mapping = this.#mappings[this.#places.mapping[number] ?? 0];
      const row = read(this.#spill.get(this.#places.at[number] ?? 0, this.#places.length[number] ?? 0));
      if (mapping) rows.push({ row, mapping });
    }
    return rows;
  }

  /** What nobody took. */
  *left(): Generator<TableRow, void, undefined> {
    for (const key of [...this.#ends.keys()]) yield* this.take(key);
  }

  close(): void {
    this.#spill.close();
  }

  /** A sheet has one mapping, or a few where it holds several tables. */
  #numberOf(mapping: Mapping): number {
    const there = this.#mappings.lastIndexOf(mapping);
    return there === -1 ? this.#mappings.push(mapping) - 1 : there;
  }
}

const NONE = -1;

/** Where each row lies, and the next of its key. */
class Places {
  readonly at: Float64Array;
  readonly length: Uint32Array;
  readonly mapping: Uint32Array;
  readonly next: Int32Array;

  constructor(most: number) {
    this.at = new Float64Array(most);
    this.length = new Uint32Array(most);
    this.mapping = new Uint32Array(most);
    this.next = new Int32Array(most).fill(NONE);
  }

  set(number: number, { at, length, mapping }: { at: number; length: number; mapping: number }): void {
    this.at[number] = at;
    this.length[number] = length;
    this.mapping[number] = mapping;
  }
}

/** JSON is the quicker of the two; it knows no bytes. */
function written(row: Row): Uint8Array {
  return row.pictures ? serialize(row) : Buffer.from(JSON.stringify(row));
}

const BRACE = 0x7b;

function read(bytes: Uint8Array): Row {
  const row: Row = bytes[0] === BRACE ? JSON.parse(Buffer.from(bytes).toString()) : deserialize(bytes);
  return row;
}
