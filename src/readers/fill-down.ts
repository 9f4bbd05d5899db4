import type { CellKind } from '../core/words.ts';
import { Damage } from './damage.ts';

/** A merged range, zero-based, ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A row whose cells may be changed: `row` is counted from 1. Kinds may be shared by many rows; they are replaced, never changed. */
export interface FillableRow {
  readonly row: number;
  readonly values: string[];
  kinds?: Readonly<Record<number, CellKind>>;
}

interface Active extends Merge {
  value: string;
  kind: CellKind | undefined;
}

/** A row has no more columns to be merged. */
const MOST_OPEN = 16_384;

/**
 * Gives each row of a merged range the value of its top left cell, as the merchant sees it; what other cells of the
 * range hold is hidden from everybody and dropped. Rows must come in order; only ranges that are open are held.
 * Throws Damage for more ranges in one row than it has columns.
 */
export class FillDown {
  /** By top row, descending, so that the next one is at the end. */
  readonly #waiting: Merge[];
  #open: Active[] = [];

  constructor(merges: readonly Merge[]) {
    this.#waiting = merges.filter((merge) => merge.bottom > merge.top || merge.right > merge.left).toReversed();
  }

  /** One more range, which begins in the row that is applied next. */
  open(merge: Merge): void {
    if (merge.bottom > merge.top || merge.right > merge.left) this.#waiting.push(merge);
  }

  /** Changes the row's values; true when the row holds a value of its own. */
  apply(row: FillableRow): boolean {
    const at = row.row - 1;
    if (this.#open.length > 0) this.#open = this.#open.filter((merge) => merge.bottom >= at);
    for (let next = this.#waiting.at(-1); next && next.top <= at; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      if (next.bottom < at) continue;
      const isTop = next.top === at;
      this.#open.push({
        ...next,
        value: isTop ? (row.values[next.left] ?? '') : '',
        kind: isTop ? row.kinds?.[next.left] : undefined,
      });
    }
    if (this.#open.length > MOST_OPEN)
      throw new Damage('merged ranges that lie over each other', '合并单元格区域相互重叠');
    for (const merge of this.#open) clear(row, merge, at);
    const hasOwn = row.values.some((value) => value !== '');
    for (const merge of this.#open) if (merge.top < at && merge.value !== '') fill(row, merge);
    return hasOwn;
  }
}

function clear(row: FillableRow, merge: Merge, at: number): void {
  for (let column = merge.left; column <= merge.right && column < row.values.length; column++) {
    if (at === merge.top && column === merge.left) continue;
    row.values[column] = '';
    setKind(row, column, undefined);
  }
}

function fill(row: FillableRow, merge: Active): void {
  while (row.values.length < merge.left) row.values.push('');
  row.values[merge.left] = merge.value;
  setKind(row, merge.left, merge.kind);
}

function setKind(row: FillableRow, column: number, kind: CellKind | undefined): void {
  if (row.kinds?.[column] === kind) return;
  const { [column]: _before, ...others } = row.kinds ?? {};
  row.kinds = kind ? { ...others, [column]: kind } : others;
}
