import type { Column, Mapping } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { type MapOptions, mapColumns } from './columns.ts';

/** What the first rows of a sheet are: a product table, a table whose titles are not to be found, or neither. */
export type HeaderFound =
  | { readonly is: 'table'; readonly mapping: Mapping }
  | { readonly is: 'no-title'; readonly mapping: Mapping }
  | { readonly is: 'none' };

/** How many rows of a sheet are looked at; headers further down are not met in practice. */
export const ROWS_LOOKED_AT = 40;

/** A product sheet of Amazon's kind has three header rows: group, label, machine name. */
const MOST_HEADER_ROWS = 3;

/**
 * Finds the header among the first rows: the row, or two or three rows together, that know the most fields.
 * Title lines above it and rows of data below it lose because they know none.
 */
export function findHeader(rows: readonly Row[], options: MapOptions): HeaderFound {
  const candidates = rows.flatMap((_row, at) => candidatesAt(rows, at, options));
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  if (best && best.score >= 2 && has(best.mapping, 'title')) return { is: 'table', mapping: best.mapping };
  // A list of nothing but titles.
  if (best && has(best.mapping, 'title') && best.mapping.columns.length === 1 && best.score === 1)
    return { is: 'table', mapping: best.mapping };
  if (best && best.score >= 2) return { is: 'no-title', mapping: best.mapping };
  const guess = rows.find((row) => row.values.filter((value) => isLabel(value)).length >= 2);
  if (!guess || rows.length < 2) return { is: 'none' };
  return { is: 'no-title', mapping: { headerRow: guess.row, ...mapColumns(guess.values, options) } };
}

/** For rows that carry their own names. */
export function keyedMapping(keys: readonly string[], options: MapOptions): Mapping {
  return { headerRow: 0, ...mapColumns(keys, options) };
}

interface Candidate {
  readonly mapping: Mapping;
  readonly score: number;
}

function candidatesAt(rows: readonly Row[], at: number, options: MapOptions): Candidate[] {
  const first = rows[at];
  if (!first || !looksLikeHeader(first)) return [];
  const found = [candidate(first.values, first.row, options)];
  let together: readonly string[] = first.values;
  for (let i = 1; i < MOST_HEADER_ROWS; i++) {
    const next = rows[at + i];
    if (!next || !continuesHeader(next, options)) break;
    together = joined(together, next.values);
    const both = candidate(together, next.row, options);
    // The same labels once more, in another language, are still header and not the first product.
    found.push({ ...both, score: both.score + 0.25 });
  }
  return found;
}

function candidate(headers: readonly string[], headerRow: number, options: MapOptions): Candidate {
  const mapped = mapColumns(headers, options);
  return { mapping: { headerRow, ...mapped }, score: scoreOf(mapped.columns) };
}

/** Different fields known; many columns of one field (附图1 … 附图9) count a little each. */
function scoreOf(columns: readonly Column[]): number {
  const best = new Map<string, number>();
  let repeats = 0;
  for (const column of columns) {
    if (!column.field) continue;
    if (best.has(column.field)) repeats += 0.1;
    best.set(column.field, Math.max(best.get(column.field) ?? 0, column.score));
  }
  let sum = Math.min(repeats, 1);
  for (const score of best.values()) sum += score;
  return sum;
}

function has(mapping: Mapping, field: string): boolean {
  return mapping.columns.some((column) => column.field === field);
}

/** Labels, not data: hardly a number, no address, nothing long. */
function looksLikeHeader(row: Row): boolean {
  const filled = row.values.filter((value) => value.trim() !== '');
  if (filled.length === 0) return false;
  return filled.filter((value) => isLabel(value)).length >= filled.length * 0.75;
}

function isLabel(value: string): boolean {
  const plain = value.trim();
  return plain !== '' && plain.length <= 60 && !/^[\d.,%¥￥$€£+-]+$/.test(plain) && !/^https?:|^[[{]/i.test(plain);
}

/** A further header row: at least two of its own labels, and at least half of them, are known exactly. */
function continuesHeader(row: Row, options: MapOptions): boolean {
  if (!looksLikeHeader(row)) return false;
  const { columns } = mapColumns(row.values, options);
  const exact = columns.filter((column) => column.field !== undefined && column.score >= 0.95).length;
  return exact >= 2 && exact * 2 >= columns.length;
}

/** A label over several columns (包装尺寸 over 长, 宽, 高) stands in the first of them only, and is carried to the right. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const headers: string[] = [];
  let group = '';
  for (let i = 0; i < Math.max(upper.length, lower.length); i++) {
    const above = (upper[i] ?? '').trim();
    const below = (lower[i] ?? '').trim();
    if (above !== '') group = above;
    if (below === '' || below === above) headers.push(above);
    else headers.push(group === '' ? below : `${group}\n${below}`);
  }
  return headers;
}
