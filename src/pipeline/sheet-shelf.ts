import { deserialize, serialize } from 'node:v8';
import type { Mapping, TableRow } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { type Laid, Spill } from '../lib/spill.ts';

/** Rows that may wait for their product; their keys and places are held in memory, some 150 bytes each. */
export const MOST_SHELVED = 250_000;

/**
 * Rows of sheets that say more of products on other sheets, by key, until the product comes by. What they hold is laid down, above
 * 16 MB in a file; must be closed.
 */
export class SheetShelf {
  readonly #spill = new Spill();
  readonly #most: number;
  readonly #places = new Map<string, { readonly laid: Laid; readonly mapping: Mapping }[]>();
  #count = 0;

  constructor(most = MOST_SHELVED) {
    this.#most = most;
  }

  /** False where the shelf is full: the row was not taken. */
  put(key: string, { row, mapping }: TableRow): boolean {
    if (this.#count >= this.#most) return false;
    this.#count++;
    const place = { laid: this.#spill.add(serialize(row)), mapping };
    const there = this.#places.get(key);
    if (there) there.push(place);
    else this.#places.set(key, [place]);
    return true;
  }

  /** The rows of a key, in their order; they are on the shelf no more. */
  take(key: string): readonly TableRow[] {
    const places = this.#places.get(key) ?? [];
    this.#places.delete(key);
    return places.map(({ laid, mapping }) => ({ row: this.#row(laid), mapping }));
  }

  /** What nobody took. */
  *left(): Generator<TableRow, void, undefined> {
    for (const key of [...this.#places.keys()]) yield* this.take(key);
  }

  close(): void {
    this.#spill.close();
  }

  #row(laid: Laid): Row {
    const row: Row = deserialize(this.#spill.get(laid));
    return row;
  }
}
