import type { CellKind } from '../core/words.ts';
import type { FillableRow } from './fill-down.ts';

/** A row that a reader puts together cell by cell. */
export class MadeRow implements FillableRow {
  /** Counted from 1. */
  readonly row: number;
  readonly values: string[] = [];
  kinds?: Readonly<Record<number, CellKind>>;
  isHidden = false;
  /** Columns of formulas that were never computed by the program that wrote the file. */
  readonly uncomputed: number[] = [];
  #own: Record<number, CellKind> | undefined;

  constructor(row: number) {
    this.row = row;
  }

  /** A cell that comes twice holds what came last. */
  put(column: number, value: string, kind?: CellKind): void {
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
