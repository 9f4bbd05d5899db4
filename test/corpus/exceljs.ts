import exceljs from 'exceljs';
import { addressOf, type Grid, type GridCell, type GridSheet, heldText, MOST_CELLS } from './grid.ts';

/** The workbook as exceljs' full reader reads it; it knows .xlsx alone. */
export async function readExcelJs(path: string): Promise<Grid> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  let left = MOST_CELLS;
  const sheets: GridSheet[] = [];
  for (const sheet of book.worksheets) {
    const cells = new Map<string, GridCell>();
    const covered = new Set<string>();
    sheet.eachRow((row, r) => {
      row.eachCell({ includeEmpty: true }, (cell, c) => {
        // A cell of a merged range answers with the value of the first.
        if (cell.master !== cell) return void covered.add(addressOf(r - 1, c - 1));
        const seen = cellOf(cell.value, cell.result);
        if (seen && left-- > 0) cells.set(addressOf(r - 1, c - 1), seen);
      });
    });
    sheets.push({ name: sheet.name, cells, covered });
  }
  return { format: 'xlsx', sheets };
}

function cellOf(value: exceljs.CellValue, result: unknown): GridCell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return { is: 'number', text: String(value) };
  if (typeof value === 'boolean') return { is: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'string') return { is: 'text', text: heldText(value) };
  if (value instanceof Date) return { is: 'date', text: Number.isNaN(value.getTime()) ? '' : value.toISOString() };
  if ('richText' in value) return { is: 'text', text: heldText(value.richText.map(({ text }) => text).join('')) };
  if ('error' in value) return { is: 'error', text: value.error };
  if ('text' in value) return cellOf(value.text, undefined);
  return isValue(result) ? cellOf(result, undefined) : undefined;
}

function isValue(result: unknown): result is exceljs.CellValue {
  return result !== undefined && result !== null;
}
