import type { FieldPath } from '../core/fields.ts';
import type { TableRow } from '../core/mapping.ts';
import { type Cell, type Cells, cellsOf } from './values/cells.ts';

/** A row with what other sheets say of it: a value of its own goes before theirs. */
export function cellsWithMore(row: TableRow): Cells {
  return (row.more ?? []).reduce<Cells>((cells, other) => behind(cells, cellsOf(other), ALL), cellsOf(row));
}

/**
 * A variant that stands on another sheet than its product: what its own sheet leaves blank holds as the product's sheet says it.
 * Without options and a SKU of its own it is the product's only variant, and bears its SKU.
 */
export function inheriting(cells: Cells, head: Cells, has: { readonly options: boolean }): Cells {
  if (cells.row.sheet === head.row.sheet || cells.row.file !== head.row.file) return cells;
  const hasSize = SIZES.some((field) => cells.one(field));
  const inherited = new Set<FieldPath>([
    ...VALUES,
    ...(hasSize ? [] : SIZES),
    ...(has.options || cells.one('sku') ? [] : (['sku', 'gtin'] as const)),
  ]);
  return behind(cells, head, (field) => inherited.has(field) && !cells.one(field) && !cells.cleared(field));
}

const VALUES: readonly FieldPath[] = ['price', 'cost', 'strike', 'stock', 'currency', 'weight'];
const SIZES: readonly FieldPath[] = ['dimensions', 'length', 'width', 'height'];

const ALL = (): boolean => true;

/** Cells of `other` for the fields that are wanted of it, behind those that stand here. */
function behind(cells: Cells, other: Cells, wants: (field: FieldPath) => boolean): Cells {
  const also = (field: FieldPath): readonly Cell[] => (wants(field) ? other.all(field) : []);
  return {
    row: cells.row,
    columns: cells.columns,
    where: cells.where,
    one: (field) => cells.one(field) ?? also(field)[0],
    all: (field) => [...cells.all(field), ...also(field)],
    place: (field) =>
      cells.one(field)?.where ??
      also(field)[0]?.where ??
      cells.place(field) ??
      (wants(field) ? other.place(field) : undefined),
    cleared: (field) =>
      cells.one(field) || also(field)[0]
        ? undefined
        : (cells.cleared(field) ?? (wants(field) ? other.cleared(field) : undefined)),
    has: (field) => cells.has(field) || (wants(field) && other.has(field)),
  };
}
