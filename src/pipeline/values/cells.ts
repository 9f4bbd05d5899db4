import type { FieldPath } from '../../core/fields.ts';
import { type Column, columnLetter, type TableRow } from '../../core/mapping.ts';
import type { CellKind, Row, Where } from '../../core/words.ts';
import { isClearMarker } from './clear-marker.ts';

/** A cell that was understood to mean something. `text` is trimmed, never blank. */
export interface Cell {
  readonly text: string;
  readonly kind?: CellKind;
  readonly column: Column;
  readonly where: Where;
}

/** A row by the meaning of its cells. */
export interface Cells {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** The row itself. */
  readonly where: Where;
  /** The first filled cell of a field. */
  one(field: FieldPath): Cell | undefined;
  /** The filled cells of a field, from left to right. */
  all(field: FieldPath): readonly Cell[];
  /** Where the field stands, or would stand were it filled; undefined without such a column. */
  place(field: FieldPath): Where | undefined;
  has(field: FieldPath): boolean;
  /** The cell that empties the field on purpose, where no other cell fills it. */
  cleared(field: FieldPath): Cell | undefined;
}

/** What a spreadsheet program shows in place of a value that it could not work out. */
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

export function cellsOf({ row, mapping }: TableRow): Cells {
  const byField = new Map<FieldPath, Cell[]>();
  const cleared = new Map<FieldPath, Cell>();
  for (const column of mapping.columns) {
    if (!column.field) continue;
    const cell = cellAt(row, column);
    if (cell && isClearMarker(cell.text)) cleared.set(column.field, cell);
    else if (cell && !isError(cell)) byField.set(column.field, [...(byField.get(column.field) ?? []), cell]);
  }
  return {
    row,
    columns: mapping.columns,
    where: whereOfRow(row),
    one: (field) => byField.get(field)?.[0],
    all: (field) => byField.get(field) ?? [],
    place: (field) => byField.get(field)?.[0]?.where ?? columnOf(mapping.columns, field, row),
    cleared: (field) => (byField.has(field) ? undefined : cleared.get(field)),
    has: (field) => mapping.columns.some((column) => column.field === field),
  };
}

/** The cells in which a formula went wrong. */
export function errorCells({ row, mapping }: TableRow): readonly Cell[] {
  return mapping.columns.flatMap((column) => {
    const cell = column.field && cellAt(row, column);
    return cell && isError(cell) ? [cell] : [];
  });
}

/** Where a column's cell of this row stands. JSON has members instead of columns. */
export function whereOf(row: Row, column: Pick<Column, 'index' | 'header'>): Where {
  const letter = columnLetter(column.index);
  return {
    ...whereOfRow(row),
    ...(!row.keys && { column: letter, cell: `${letter}${row.row}` }),
    ...(column.header && { header: column.header }),
  };
}

function whereOfRow(row: Row): Where {
  return {
    file: row.file,
    ...(row.sheet !== undefined && { sheet: row.sheet }),
    row: row.row,
    ...(row.line !== undefined && { line: row.line }),
  };
}

function cellAt(row: Row, column: Column): Cell | undefined {
  const text = row.values[column.index]?.trim();
  if (!text) return undefined;
  const kind = row.kinds?.[column.index];
  return { text, ...(kind && { kind }), column, where: whereOf(row, column) };
}

function columnOf(columns: readonly Column[], field: FieldPath, row: Row): Where | undefined {
  const column = columns.find((candidate) => candidate.field === field);
  return column && whereOf(row, column);
}

function isError(cell: Cell): boolean {
  return cell.kind === 'error' || ERROR.test(cell.text);
}
