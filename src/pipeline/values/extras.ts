import type { Origins, Where } from '../../core/words.ts';
import { type Cells, whereOf } from './cells.ts';
import { isClearMarker } from './clear-marker.ts';
import { oneLine } from './one-line.ts';

/** What a marketplace's attribute takes would not fit otherwise; the rest of a long cell is no attribute. */
const LONGEST = 500;

/** What stands in columns that mean no field, by their header, with their cells under `extra/<header>`; the first row that says something has the word. */
export function extrasOf(rows: readonly Cells[]): {
  readonly extras: Readonly<Record<string, string>>;
  readonly origins: Origins;
} {
  const extras = new Map<string, string>();
  const origins: Record<string, Where> = {};
  for (const { row, columns } of rows) {
    for (const column of columns) {
      if (column.field !== undefined && column.field !== 'attribute') continue;
      const header = oneLine(column.header);
      if (header === undefined || extras.has(header)) continue;
      const value = oneLine(row.values[column.index]);
      if (value === undefined) {
        origins[`extra/${header}`] ??= whereOf(row, column);
        continue;
      }
      if (value.length > LONGEST || isClearMarker(value)) continue;
      extras.set(header, value);
      origins[`extra/${header}`] = whereOf(row, column);
    }
  }
  return { extras: Object.fromEntries(extras), origins };
}
