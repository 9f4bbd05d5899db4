import type { FieldPath } from '../core/fields.ts';
import type { Column } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { plainHeader } from './columns-header.ts';

/** How a sheet belongs to products on other sheets. */
export interface Joining {
  /** Zero-based column that names the product or variant. */
  readonly key: number;
}

/** The first rows of a table. */
export interface TableStart {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/**
 * Whether a table says more of the products of others: it has no titles and a column whose values are their keys; or it has titles
 * too, and options or prices of the same keys which theirs lack. Judged by the first rows alone.
 */
export function joiningOf(table: TableStart, products: readonly TableStart[]): Joining | undefined {
  if (products.length === 0) return undefined;
  const keys = new Set(
    products.flatMap(({ columns, rows }) => keyColumns(columns).flatMap((one) => valuesIn(rows, one))),
  );
  const headers = new Set(products.flatMap(({ columns }) => keyColumns(columns).map((one) => keyOf(one.header))));
  const candidates = keyColumns(table.columns)
    .map((column) => {
      const values = valuesIn(table.rows, column);
      const shared = values.filter((value) => keys.has(value)).length;
      return {
        column,
        share: values.length === 0 ? 0 : shared / values.length,
        isSame: headers.has(keyOf(column.header)),
      };
    })
    .sort((a, b) => b.share - a.share || Number(b.isSame) - Number(a.isSame) || rank(a.column) - rank(b.column));
  const [best] = candidates;
  if (!best) return undefined;
  if (!has(table, 'title')) return best.share > 0 || best.isSame ? { key: best.column.index } : undefined;
  return best.share >= 0.5 && saysMore(table, products, best.column) ? { key: best.column.index } : undefined;
}

const KEYS: readonly FieldPath[] = ['parent', 'sku', 'model'];

function keyColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.field && KEYS.includes(column.field));
}

function rank(column: Column): number {
  return column.field ? KEYS.indexOf(column.field) : KEYS.length;
}

/** Where both have titles: what this table has and none of the others. */
function saysMore(table: TableStart, products: readonly TableStart[], key: Column): boolean {
  const lacks = (test: (column: Column) => boolean): boolean => !products.some(({ columns }) => columns.some(test));
  const isPrice = (column: Column): boolean => column.field === 'price' || column.field === 'cost';
  if (table.columns.some(isOption) && lacks(isOption)) return true;
  const values = valuesIn(table.rows, key);
  return table.columns.some(isPrice) && lacks(isPrice) && new Set(values).size === values.length;
}

function isOption(column: Column): boolean {
  return column.field === 'options' || (column.field?.startsWith('option.') === true && column.field !== 'option.name');
}

function has(table: TableStart, field: FieldPath): boolean {
  return table.columns.some((column) => column.field === field);
}

function valuesIn(rows: readonly Row[], column: Column): readonly string[] {
  return rows.map((row) => row.values[column.index]?.trim() ?? '').filter((value) => value !== '');
}

function keyOf(header: string): string {
  return plainHeader(header).key;
}
