import { contentHash } from '../../core/fingerprint.ts';
import type { Where } from '../../core/words.ts';

/** Share of the slots that may be filled before the table doubles. */
const FULL = 0.6;
const FIRST = 1 << 10;

/**
 * Which identifiers have been seen, and where first. It keeps 64 bits of each one's SHA-256 and its row: 16 bytes a slot,
 * 54 MB at two million. Two identifiers of two million meet by chance in 1 of 10 million catalogues.
 */
export class Ledger {
  #high = new Uint32Array(FIRST);
  #low = new Uint32Array(FIRST);
  #row = new Uint32Array(FIRST);
  #column = new Uint32Array(FIRST);
  #size = 0;
  /** File, sheet and column, of which there are few. */
  readonly #columns: Where[] = [];
  readonly #numbers = new Map<string, number>();

  /** Where it was seen first, or undefined, in which case it is noted now. */
  add(identifier: string, where: Where): Where | undefined {
    const [high, low] = halves(identifier);
    const slot = this.#slotOf(high, low);
    if (this.#row[slot]) return this.#whereAt(slot);
    this.#set(slot, high, low, (where.row ?? 0) + 1, this.#numberOf(where));
    if (++this.#size > this.#row.length * FULL) this.#grow();
    return undefined;
  }

  find(identifier: string): Where | undefined {
    const slot = this.#slotOf(...halves(identifier));
    return this.#row[slot] ? this.#whereAt(slot) : undefined;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#row.length - 1;
    let slot = low & mask;
    while (this.#row[slot] && (this.#high[slot] !== high || this.#low[slot] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  #whereAt(slot: number): Where {
    const row = (this.#row[slot] ?? 1) - 1;
    const column = this.#columns[this.#column[slot] ?? 0] ?? { file: '' };
    return { ...column, row, ...(column.column && { cell: `${column.column}${row}` }) };
  }

  #numberOf({ file, sheet, column, header }: Where): number {
    const name = JSON.stringify([file, sheet, column, header]);
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#columns.length);
    return (
      this.#columns.push({
        file,
        ...(sheet !== undefined && { sheet }),
        ...(column && { column }),
        ...(header && { header }),
      }) - 1
    );
  }

  #set(slot: number, high: number, low: number, row: number, column: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#row[slot] = row;
    this.#column[slot] = column;
  }

  #grow(): void {
    const [highs, lows, rows, columns] = [this.#high, this.#low, this.#row, this.#column];
    const size = rows.length * 2;
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    this.#row = new Uint32Array(size);
    this.#column = new Uint32Array(size);
    for (let old = 0; old < rows.length; old++) {
      const row = rows[old];
      if (!row) continue;
      const [high, low] = [highs[old] ?? 0, lows[old] ?? 0];
      this.#set(this.#slotOf(high, low), high, low, row, columns[old] ?? 0);
    }
  }
}

function halves(identifier: string): [high: number, low: number] {
  const digest = contentHash(identifier);
  return [Number.parseInt(digest.slice(0, 8), 16), Number.parseInt(digest.slice(8, 16), 16)];
}
