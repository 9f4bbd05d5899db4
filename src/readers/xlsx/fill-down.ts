import type { CellKind } from '../../core/words.ts';
import type { Merge } from './sheet-outline.ts';
import type { SheetRow } from './sheet-rows.ts';

interface Active extends Merge {
  value: string;
  kind: CellKind | undefined;
}

/**
 * Gives each row of a merged range the value of its top left cell, as the merchant sees it; what other cells of the
 * range hold is hidden from everybody and dropped. Rows must come in order; only ranges that are open are held.
 */
export class FillDown {
  /** By top row, descending, so that the next one is at the end. */
  readonly #waiting: Merge[];
  #open: Active[] = [];

  constructor(merges: readonly Merge[]) {
    this.#waiting = merges.filter((merge) => merge.bottom > merge.top || merge.right > merge.left).toReversed();
  }

  /** Changes the row's values; true when the row holds a value of its own. */
  apply(row: SheetRow): boolean {
    const at = row.row - 1;
    this.#open = this.#open.filter((merge) => merge.bottom >= at);
    for (let next = this.#waiting.at(-1); next && next.top <= at; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      if (next.bottom < at) continue;
      const isTop = next.top === at;
      this.#open.push({
        ...next,
        value: isTop ? (row.values[next.left] ?? '') : '',
        kind: isTop ? row.kinds[next.left] : undefined,
      });
    }
    for (const merge of this.#open) clear(row, merge, at);
    const hasOwn = row.values.some((value) => value !== '');
    for (const merge of this.#open) if (merge.top < at && merge.value !== '') fill(row, merge);
    return hasOwn;
  }
}

function clear(row: SheetRow, merge: Merge, at: number): void {
  for (let column = merge.left; column <= merge.right && column < row.values.length; column++) {
    if (at === merge.top && column === merge.left) continue;
    row.values[column] = '';
    delete row.kinds[column];
  }
}

function fill(row: SheetRow, merge: Active): void {
  while (row.values.length < merge.left) row.values.push('');
  row.values[merge.left] = merge.value;
  if (merge.kind) row.kinds[merge.left] = merge.kind;
}
