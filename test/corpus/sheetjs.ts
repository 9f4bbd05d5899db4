import { readFile } from 'node:fs/promises';
import { type CellObject, type Range, read, type WorkSheet } from '@e965/xlsx';
import { addressOf, type Grid, type GridCell, type GridSheet, heldText, MOST_CELLS } from './grid.ts';

/** The workbook as SheetJS reads it. */
export async function readSheetJs(path: string): Promise<Grid> {
  const book = read(await readFile(path), { dense: true, raw: true, cellHTML: false, cellNF: true });
  let left = MOST_CELLS;
  const sheets: GridSheet[] = [];
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) continue;
    const cells = cellsOf(sheet, left);
    left -= cells.size;
    sheets.push({ name, cells, covered: coveredBy(sheet['!merges'] ?? []) });
  }
  return { format: String(book.bookType ?? '?'), sheets };
}

function cellsOf(sheet: WorkSheet, most: number): Map<string, GridCell> {
  const cells = new Map<string, GridCell>();
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  for (const [r, row] of rows.entries()) {
    for (const [c, cell] of (row ?? []).entries()) {
      const seen = cell && cellOf(cell);
      if (seen && cells.size < most) cells.set(addressOf(r, c), seen);
    }
  }
  return cells;
}

function cellOf({ t, v, w, z }: CellObject): GridCell | undefined {
  if (v === undefined || v === '' || t === 'z') return undefined;
  if (t === 'b') return { is: 'boolean', text: v ? 'TRUE' : 'FALSE' };
  if (t === 'e') return { is: 'error', text: w ?? String(v) };
  if (t === 'n') return { is: isDateFormat(z) ? 'date' : 'number', text: String(v) };
  if (t === 'd') return { is: 'date', text: v instanceof Date ? v.toISOString() : String(v) };
  return { is: 'text', text: heldText(String(v)) };
}

function isDateFormat(format: CellObject['z']): boolean {
  return typeof format === 'string' && /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

function coveredBy(merges: readonly Range[]): Set<string> {
  const covered = new Set<string>();
  for (const { s, e } of merges) {
    for (let row = s.r; row <= e.r && covered.size < MOST_CELLS; row++) {
      for (let column = s.c; column <= e.c && covered.size < MOST_CELLS; column++) {
        if (row !== s.r || column !== s.c) covered.add(addressOf(row, column));
      }
    }
  }
  return covered;
}
