import { readFile } from 'node:fs/promises';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { Stop } from '../../core/faults.ts';
import type { Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { CellKind, Row } from '../../core/words.ts';
import type { Archive } from '../archive.ts';
import { dateText, numberText } from '../cell-value.ts';
import { Damage } from '../damage.ts';
import { MadeRow } from '../made-row.ts';
import { type NumberStyle, styleOf } from '../number-style.ts';
import { reportUnbound } from '../sheet-findings.ts';
import { type Desk, SheetTable } from '../sheet-table.ts';

const MOST_COLUMNS = 16_384;
/** Larger ones are parsed whole in memory, which ends badly. */
const MOST_BYTES = 20 * 1024 ** 2;

/**
 * Rows of a binary workbook (.xlsb), which hardly anybody sends: a library parses it whole. Its pictures are counted and not bound.
 * Throws Stop for one of more than 20 MB.
 */
export async function* readXlsb(file: Source, archive: Archive, desk: Desk): AsyncGenerator<Row, void, undefined> {
  if (file.size > MOST_BYTES) throw tooLarge(file.name);
  // The library inflates without looking: everything goes through the gate once beforehand.
  for (const name of archive.names()) for await (const _ of archive.pieces(name));
  const { read } = await import('@e965/xlsx');
  const workbook = read(await readFile(file.path), { dense: true, cellNF: true, cellStyles: true });
  const facts = workbook.Workbook;
  const is1904 = facts?.WBProps?.date1904 === true;
  for (const [at, sheet] of workbook.SheetNames.entries()) {
    const cells = workbook.Sheets[sheet];
    if (!cells || (cells['!type'] && cells['!type'] !== 'sheet')) continue;
    const isHidden = (facts?.Sheets?.[at]?.Hidden ?? 0) > 0;
    yield* rowsOf(cells, { file: file.name, sheet, isHidden, is1904 }, desk);
  }
  for (const name of archive.names()) {
    if (!name.startsWith('xl/media/')) continue;
    desk.reading.pictures.unbound++;
    reportUnbound({ file: file.name, sheet: '' }, { name }, { why: 'binary', report: desk.report });
  }
}

interface Sheet {
  readonly file: string;
  readonly sheet: string;
  readonly isHidden: boolean;
  readonly is1904: boolean;
}

async function* rowsOf(cells: WorkSheet, sheet: Sheet, desk: Desk): AsyncGenerator<Row, void, undefined> {
  const data = cells['!data'];
  if (!data && cells['!ref']) throw new Damage('its rows cannot be read', '无法读取其中的行');
  const merges = (cells['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const hiddenColumns = (cells['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : []));
  merges.sort((a, b) => a.top - b.top);
  const table = new SheetTable({ ...sheet, merges, hiddenColumns }, desk);
  // A damaged file may name row two thousand million: only what is there is walked over.
  for (const at of Object.keys(data ?? []).map(Number)) {
    const line = data?.[at];
    if (!line) continue;
    const made = new MadeRow(at + 1);
    made.isHidden = cells['!rows']?.[at]?.hidden === true;
    for (const column of Object.keys(line).map(Number)) {
      if (column >= MOST_COLUMNS) continue;
      const cell = line[column];
      const { value, kind } = cell ? valueIn(cell, sheet.is1904) : { value: '', kind: undefined };
      if (value !== '') made.put(column, value, kind);
    }
    const row = table.take(made);
    if (row) yield await row;
  }
  table.finish();
}

function valueIn(cell: CellObject, is1904: boolean): { readonly value: string; readonly kind?: CellKind } {
  const found = typed(cell, is1904);
  const isComputed = cell.f !== undefined && found.kind !== 'error' && found.kind !== 'date';
  return isComputed ? { ...found, kind: 'formula' } : found;
}

function typed(cell: CellObject, is1904: boolean): { readonly value: string; readonly kind?: CellKind } {
  switch (cell.t) {
    case 'n':
      return number(String(cell.v), styleOf(String(cell.z ?? 'General')), is1904);
    case 'b':
      return { value: cell.v === true ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 'e':
      return { value: cell.w ?? '#N/A', kind: 'error' };
    case 's':
      return { value: String(cell.v ?? '') };
    default:
      return { value: '' };
  }
}

function number(raw: string, style: NumberStyle, is1904: boolean): { readonly value: string; readonly kind: CellKind } {
  const isDate = style.is !== 'plain' && style.is !== 'padded';
  const date = isDate ? dateText(raw, style.is, is1904) : undefined;
  return date === undefined ? { value: numberText(raw, style), kind: 'number' } : { value: date, kind: 'date' };
}

function tooLarge(name: string): Stop {
  return new Stop(
    text(`${name} is a binary workbook (.xlsb) of more than 20 MB.`, `${name} 是超过 20 MB 的二进制工作簿（.xlsb）。`),
    { hint: text('Save it as .xlsx, which is read at any size.', '请另存为 .xlsx，该格式不限大小。') },
  );
}
