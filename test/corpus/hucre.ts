import { readFile } from 'node:fs/promises';
import { type CellValue, read } from 'hucre';
import { addressOf, type Grid, type GridCell, type GridSheet, heldText, MOST_CELLS } from './grid.ts';

/** The workbook as hucre reads it. */
export async function readHucre(path: string): Promise<Grid> {
  const book = await read(new Uint8Array(await readFile(path)));
  let left = MOST_CELLS;
  const sheets: GridSheet[] = [];
  for (const { name, rows, merges } of book.sheets) {
    const cells = new Map<string, GridCell>();
    for (const [r, row] of rows.entries()) {
      for (const [c, value] of row.entries()) {
        const seen = cellOf(value);
        if (seen && left-- > 0) cells.set(addressOf(r, c), seen);
      }
    }
    const covered = new Set<string>();
    for (const { startRow, startCol, endRow, endCol } of merges ?? []) {
      for (let r = startRow; r <= endRow && covered.size < MOST_CELLS; r++)
        for (let c = startCol; c <= endCol; c++) if (r !== startRow || c !== startCol) covered.add(addressOf(r, c));
    }
    sheets.push({ name, cells, covered });
  }
  return { format: '?', sheets };
}

function cellOf(value: CellValue | undefined): GridCell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return { is: 'number', text: String(value) };
  if (typeof value === 'boolean') return { is: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { is: 'date', text: Number.isNaN(value.getTime()) ? '' : value.toISOString() };
  return { is: /^#[A-Z/0!?]+$/.test(String(value)) ? 'error' : 'text', text: heldText(String(value)) };
}
