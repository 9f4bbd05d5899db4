import type { Column, Mapping } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { isMeant, type MapOptions, mapColumns } from './columns.ts';
import { plainHeader } from './columns-header.ts';
import { continuesHeader, isLabel, isSettings, joinedHeader, looksLikeHeader, mayLead } from './header-rows.ts';

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
 * Title lines above it and rows of data below it lose because they know none. A mapping file that names the rows is obeyed.
 */
export function findHeader(rows: readonly Row[], options: MapOptions): HeaderFound {
  const told = toldHeader(rows, options);
  if (told) return { is: has(told, 'title') ? 'table' : 'no-title', mapping: told };
  const candidates = rows.flatMap((_row, at) => candidatesAt(rows, at, options));
  const best = earlier(
    candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined),
    {
      candidates,
      rows,
    },
  );
  if (best && best.score >= 2 && has(best.mapping, 'title')) return { is: 'table', mapping: best.mapping };
  // A list of nothing but titles.
  if (best && has(best.mapping, 'title') && best.mapping.columns.length === 1 && best.score === 1)
    return { is: 'table', mapping: best.mapping };
  if (best && best.score >= 2) return { is: 'no-title', mapping: best.mapping };
  const guess = rows.find((row) => !isSettings(row) && row.values.filter((value) => isLabel(value)).length >= 2);
  if (!guess || rows.length < 2) return { is: 'none' };
  return { is: 'no-title', mapping: { headerRow: guess.row, ...mapColumns(guess.values, options) } };
}

/** For rows that carry their own names. */
export function keyedMapping(keys: readonly string[], options: MapOptions): Mapping {
  return { headerRow: 0, ...mapColumns(keys, options) };
}

function toldHeader(rows: readonly Row[], options: MapOptions): Mapping | undefined {
  const told = options.mapping?.header;
  const named = told && rows.filter((row) => row.row >= told.first && row.row <= told.last);
  const [first, ...rest] = named ?? [];
  if (!first) return undefined;
  const headers = rest.reduce<readonly string[]>((upper, row) => joinedHeader(upper, row.values), first.values);
  const mapping = mappingOf(headers, [first, ...rest], options);
  // The table may have moved since the file was written: rows that hold other headers are not obeyed.
  const lines = options.mapping?.columns ?? [];
  const fitting = lines.filter((line) =>
    mapping.columns.some(({ header, index }) => isMeant(line, { header, index, plain: plainHeader(header) })),
  );
  return fitting.length * 2 >= lines.length ? mapping : undefined;
}

interface Candidate {
  readonly mapping: Mapping;
  readonly score: number;
}

/**
 * Of several tables in one sheet the first one's header, though a later one knows more fields: what stands between two headers is data
 * of the first.
 */
function earlier(
  best: Candidate | undefined,
  { candidates, rows }: { readonly candidates: readonly Candidate[]; readonly rows: readonly Row[] },
): Candidate | undefined {
  if (!best) return best;
  const first = best.mapping.firstHeaderRow ?? best.mapping.headerRow;
  const before = candidates.filter(({ mapping, score }) => {
    const between = rows.filter(({ row }) => row > mapping.headerRow && row < first);
    const holdsData = between.some((row) => row.values.filter((value) => value.trim()).length > 1);
    return has(mapping, 'title') && score >= 2.5 && score >= best.score * 0.6 && holdsData;
  });
  return before.reduce<Candidate>((a, b) => (a !== best && a.score >= b.score ? a : b), best);
}

function candidatesAt(rows: readonly Row[], at: number, options: MapOptions): Candidate[] {
  const first = rows[at];
  if (!first || isSettings(first) || !looksLikeHeader(first)) return [];
  const found = [candidate(first.values, [first], options)];
  let together: readonly string[] = first.values;
  for (let i = 1; i < MOST_HEADER_ROWS; i++) {
    const next = rows[at + i];
    if (!next || !mayLead(first, next, options) || !continuesHeader(next, together, options)) break;
    together = joinedHeader(together, next.values);
    const both = candidate(together, rows.slice(at, at + i + 1), options);
    // The same labels once more, in another language, are still header and not the first product.
    found.push({ ...both, score: both.score + 0.25 * i });
  }
  return found;
}

function candidate(headers: readonly string[], rows: readonly Row[], options: MapOptions): Candidate {
  const mapping = mappingOf(headers, rows, options);
  return { mapping, score: scoreOf(mapping.columns) };
}

function mappingOf(headers: readonly string[], rows: readonly Row[], options: MapOptions): Mapping {
  const first = rows[0]?.row ?? 0;
  const last = rows.at(-1)?.row ?? first;
  return { headerRow: last, ...(first < last && { firstHeaderRow: first }), ...mapColumns(headers, options) };
}

/** Different fields known; many columns of one field (附图1 … 附图9) count a little each. */
function scoreOf(columns: readonly Column[]): number {
  const best = new Map<string, number>();
  let repeats = 0;
  for (const column of columns) {
    if (!column.field) continue;
    if (best.has(column.field)) repeats += 0.1;
    // A header that is surely known counts whole, in however many rows it is written.
    best.set(column.field, Math.max(best.get(column.field) ?? 0, column.score >= 0.9 ? 1 : column.score));
  }
  let sum = Math.min(repeats, 1);
  for (const score of best.values()) sum += score;
  return sum;
}

function has(mapping: Mapping, field: string): boolean {
  return mapping.columns.some((column) => column.field === field);
}
