import type { FieldPath } from '../core/fields.ts';
import type { Column, TableRow } from '../core/mapping.ts';
import { looksLikeToken } from '../core/refs.ts';
import type { Report, Where } from '../core/words.ts';
import { whereOf } from './values/cells.ts';
import { isForcedText, looksLikeFormula } from './values/looks-like-formula.ts';
import { formulaText, tokenText } from './values/row-flaws.ts';

/**
 * The rows without those whose text would mean something to the engine. Text that would mean something to a spreadsheet program goes
 * on as it is, and is said.
 */
export async function* screened(
  rows: AsyncIterable<TableRow>,
  report: Report,
): AsyncGenerator<TableRow, void, undefined> {
  for await (const row of rows) {
    const where = tokenIn(row);
    if (where) {
      report({ ...tokenText(), where });
      continue;
    }
    reportFormulas(row, report);
    for (const other of row.more ?? []) reportFormulas(other, report);
    yield row;
  }
}

/** Text that the engine would replace by ids or addresses just before sending, had it come from us. */
function tokenIn({ row, mapping }: TableRow): Where | undefined {
  const holds = (value: string): boolean =>
    [...value.matchAll(/urn:x-/g)].some((match) => looksLikeToken(value.slice(match.index)));
  const column = mapping.columns.find((one) => one.field && (holds(row.values[one.index] ?? '') || holds(one.header)));
  return column && whereOf(row, column);
}

/** Values that travel as they stand; a number that is none is said by whoever reads it. */
const TEXTS: ReadonlySet<FieldPath> = new Set([
  'title',
  'description',
  'bullets',
  'keywords',
  'brand',
  'model',
  'category',
  'material',
  'options',
  'option.name',
  'option.color',
  'option.size',
  'option.style',
  'option.other',
]);
const CODES: ReadonlySet<FieldPath> = new Set(['sku', 'parent', 'model', 'gtin', 'hs']);

function reportFormulas({ row, mapping }: TableRow, report: Report): void {
  for (const column of mapping.columns) {
    const { field } = column;
    const value = row.values[column.index];
    // What a cell of another kind shows was worked out already.
    if (!field || !value || row.kinds?.[column.index] || !looksLikeFormula(value)) continue;
    if (isText(field, value)) report({ ...formulaText(value), where: whereOf(row, column), field });
  }
}

function isText(field: NonNullable<Column['field']>, value: string): boolean {
  return CODES.has(field) ? !isForcedText(value) : TEXTS.has(field);
}
