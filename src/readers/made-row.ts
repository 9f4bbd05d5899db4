import type { CellKind } from '../core/words.ts';
import type { FillableRow } from './fill-down.ts';

/** No table of products is wider; a file with one cell at the far end of every row is made to fill the memory with blanks. */
export const MOST_WIDE = 2048;

/** A row that a reader puts together cell by cell. */
export class MadeRow implements FillableRow {
  /** Counted from 1. */
  readonly row: number;
  readonly values: string[] = [];
  kinds?: Readonly<Record<number, CellKind>>;
  isHidden = false;
  /** Columns of formulas that were never computed by the program that wrote the file. */
  readonly uncomputed: number[] = [];
  /** Columns of cells that stand too far right to be read. */
  readonly far: number[] = [];
  #own: Record<number, CellKind> | undefined;

  constructor(row: number) {
    this.row = row;
  }

  /** A cell that comes twice holds what came last. */
  put(column: number, value: string, kind?: CellKind): void {
    if (column >= MOST_WIDE) {
      if (value !== '') this.far.push(column);
      return;
    }
    while (this.values.length < column) this.values.push('');
    this.values[column] = value;
    if (kind === undefined && this.#own?.[column] === undefined) return;
    if (!this.#own) {
      this.#own = {};
      this.kinds = this.#own;
    }
    if (kind) this.#own[column] = kind;
    else delete this.#own[column];
  }
}
