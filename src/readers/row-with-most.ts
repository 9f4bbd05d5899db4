import type { Merge } from './fill-down.ts';

/** What decides to which row a picture belongs. */
export interface RowOutline {
  /** Height of a zero-based row in EMU; a hidden row has none. */
  height(row: number): number;
  /** Whether a zero-based row holds anything. */
  isFilled(row: number): boolean;
}

/** Where something lies on the sheet: EMU from the top edge of `row`. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly offset: number;
  readonly height: number;
}

const LAST_ROW = 1_048_575;
/** No picture is taller; a file that says so is made to keep its reader busy. */
export const MOST_ROWS = 4096;
/** A picture dropped on its row's top edge sticks out a little below: only a clearly larger share makes it the next row's. */
const CLEARLY = 1.1;

/** The row that holds most of it, among rows that hold something where there are any. */
export function rowWithMost(box: Box, outline: RowOutline): number {
  let at = Math.max(0, Math.min(Math.trunc(box.row), LAST_ROW));
  let offset = box.offset;
  const last = Math.min(LAST_ROW, at + MOST_ROWS);
  while (at < last && offset >= outline.height(at)) offset -= outline.height(at++);
  let left = box.height;
  let best = { row: at, share: 0, isFilled: false };
  while (at <= last) {
    const share = Math.min(left, outline.height(at) - offset);
    const isFilled = outline.isFilled(at);
    const isBetter = isFilled === best.isFilled ? share > best.share * CLEARLY : isFilled && share > 0;
    if (isBetter) best = { row: at, share, isFilled };
    left -= outline.height(at) - offset;
    if (left <= 0) break;
    offset = 0;
    at++;
  }
  return best.row;
}

/** The row that shows what a merged cell holds: its top one. */
export function mergedTop(row: number, column: number, merges: readonly Merge[]): number {
  const merge = merges.find((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right);
  return merge?.top ?? row;
}
