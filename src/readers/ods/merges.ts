import type { Merge } from '../fill-down.ts';
import type { RawCell } from './content.ts';

/** No spreadsheet program has more. */
export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** The range that a cell spans from its place on, zero-based; undefined for one that is alone. */
export function mergeOf({ attributes }: RawCell, row: number, column: number): Merge | undefined {
  const rows = span(attributes.get('number-rows-spanned'), MOST_ROWS);
  const columns = span(attributes.get('number-columns-spanned'), MOST_COLUMNS);
  if (rows === 1 && columns === 1) return undefined;
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

function span(said: string | undefined, most: number): number {
  const count = Math.trunc(Number(said ?? 1));
  return count > 0 ? Math.min(count, most) : 1;
}
