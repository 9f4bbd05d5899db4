import type { FieldPath } from '../core/fields.ts';
import type { Column, Mapping, TableRow } from '../core/mapping.ts';
import type { Report } from '../core/words.ts';
import type { FileAccount } from './read.ts';
import { notJoined, optionsElsewhere, shelfFull, valueDiffers, type WhyNotJoined } from './sheet-join-findings.ts';
import type { SheetRole } from './sheet-roles.ts';
import { SheetShelf } from './sheet-shelf.ts';
import { type Cells, cellsOf, errorCells } from './values/cells.ts';
import { readIdentifier } from './values/identifier.ts';
import { errorValue } from './values/row-flaws.ts';

/**
 * Brings rows of other sheets to the products that they speak of: variants and pictures follow their product as its children, rows
 * that say more of the very product or variant go with it. Every row on the shelf ends with a product or with a finding.
 */
export class SheetJoin {
  readonly #shelf: SheetShelf;
  readonly #roles: ReadonlyMap<string, SheetRole>;
  readonly #account: FileAccount;
  readonly #report: Report;
  /** By sheet: merged and blank keys go on from the row above. */
  readonly #lastKeys = new Map<string, string>();
  #isFull = false;

  constructor(
    roles: ReadonlyMap<string, SheetRole>,
    { account, report, most }: { readonly account: FileAccount; readonly report: Report; readonly most?: number },
  ) {
    this.#roles = roles;
    this.#account = account;
    this.#report = report;
    this.#shelf = new SheetShelf(most);
  }

  /** Lays down a row of a sheet that says more of others. */
  shelve(row: TableRow): void {
    const sheet = row.row.sheet ?? '';
    const at = this.#keyColumn(sheet);
    const isBlank = !row.row.values[at]?.trim();
    const key = isBlank ? this.#lastKeys.get(sheet) : identifierAt(row, at);
    if (key === undefined) {
      this.#reject(row, 'no-key');
      return;
    }
    this.#lastKeys.set(sheet, key);
    if (this.#shelf.put(key, row)) return;
    this.#reject(row, 'no-room', this.#isFull ? 'counted' : 'said');
    if (!this.#isFull) this.#report(shelfFull(row));
    this.#isFull = true;
  }

  /** The row of a product sheet, with what other sheets say of it. */
  *with(row: TableRow): Generator<TableRow> {
    const cells = cellsOf(row);
    const keys = (['sku', 'parent', 'model'] as const).flatMap((field) => {
      const key = identifierIn(cells, field);
      return key === undefined ? [] : [{ field, key }];
    });
    const found: Found[] = [];
    const taken = new Set<string>();
    for (const { field, key } of keys) {
      if (taken.has(key)) continue;
      taken.add(key);
      for (const other of this.#shelf.take(key)) found.push({ row: other, field, key, kind: this.#kindOf(other) });
    }
    if (found.length === 0) yield row;
    else yield* this.#joined(row, cells, found);
  }

  /** Says what no product came for. */
  finish(): void {
    for (const row of this.#shelf.left()) this.#reject(row, 'no-product');
  }

  close(): void {
    this.#shelf.close();
  }

  *#joined(row: TableRow, cells: Cells, found: readonly Found[]): Generator<TableRow> {
    const sku = identifierIn(cells, 'sku');
    const parent = identifierIn(cells, 'parent');
    const isVariant = sku !== undefined && parent !== undefined && parent !== sku;
    const hasVariants = found.some(({ kind }) => kind === 'variant');
    const more: TableRow[] = [];
    const children: TableRow[] = [];
    for (const one of found) {
      const why = refused(one, { isVariant, sku, hasVariants, hasMore: more.length > 0 });
      if (why) this.#reject(one.row, why);
      else if (one.kind === 'more') more.push(one.row);
      else children.push(this.#child(one.row, isVariant ? (parent ?? one.key) : one.key));
    }
    for (const other of more) {
      this.#compare(cells, cellsOf(other));
      for (const { text, where, column } of errorCells(other))
        this.#report({ ...errorValue(text), where, value: text, ...(column.field && { field: column.field }) });
    }
    if (children.some((child) => this.#kindOf(child) === 'variant') && optionsIn(cells))
      this.#report(optionsElsewhere(cells, children[0]?.row.sheet ?? ''));
    const field = found[0]?.field;
    const asKey =
      sku === undefined && field && field !== 'sku' ? { ...row, mapping: keyedBy(row.mapping, field) } : row;
    yield more.length === 0 ? asKey : { ...asKey, more };
    yield* children;
  }

  #kindOf(row: TableRow): Found['kind'] {
    const at = this.#keyColumn(row.row.sheet ?? '');
    const filled = row.mapping.columns.filter(
      ({ field, index }) => field && index !== at && row.row.values[index]?.trim(),
    );
    if (filled.some((column) => isOption(column) || column.field === 'sku')) return 'variant';
    const isPictures = filled.every(({ field }) => field && PICTURES.includes(field));
    return isPictures && (filled.length > 0 || row.row.pictures) ? 'pictures' : 'more';
  }

  #child({ row, mapping }: TableRow, key: string): TableRow {
    const at = this.#keyColumn(row.sheet ?? '');
    const values = [...row.values];
    values[at] = key;
    const { [at]: _kind, ...kinds } = row.kinds ?? {};
    return { row: { ...row, values, ...(row.kinds && { kinds }) }, mapping };
  }

  /** Two sheets that say different things of one product: the product's own sheet goes first, and it is said. */
  #compare(own: Cells, other: Cells): void {
    for (const field of new Set(other.columns.flatMap((column) => column.field ?? []))) {
      const [here, there] = [own.one(field), other.one(field)];
      if (!here || !there || here.text === there.text || KEYS.includes(field) || PICTURES.includes(field)) continue;
      this.#report(valueDiffers(field, here, there));
    }
  }

  #keyColumn(sheet: string): number {
    const role = this.#roles.get(sheet);
    return role?.is === 'joined' ? role.key : -1;
  }

  #reject(row: TableRow, why: WhyNotJoined, said: 'said' | 'counted' = 'said'): void {
    const table = this.#account.tables.find(({ sheet }) => sheet === (row.row.sheet ?? ''));
    if (table) {
      table.rows.accepted--;
      table.rows.rejected++;
    }
    if (said === 'said') this.#report(notJoined(row, this.#keyColumn(row.row.sheet ?? ''), why));
  }
}

interface Found {
  readonly row: TableRow;
  /** The product's field that the key was met in. */
  readonly field: FieldPath;
  readonly key: string;
  readonly kind: 'variant' | 'pictures' | 'more';
}

interface Circumstances {
  /** The product's row is itself a variant of a parent. */
  readonly isVariant: boolean;
  readonly sku: string | undefined;
  readonly hasVariants: boolean;
  readonly hasMore: boolean;
}

/** Whether a row says something that holds for all variants of a product. */
function saysOfWhole({ row, mapping }: TableRow): boolean {
  return mapping.columns.some(({ field, index }) => field && OF_WHOLE.includes(field) && row.values[index]?.trim());
}

const OF_WHOLE: readonly FieldPath[] = [
  'title',
  'description',
  'bullets',
  'keywords',
  'brand',
  'category',
  'origin',
  'hs',
  'material',
  'manufacturer',
  'batteries',
  'hazmat',
  'gtin-exempt',
  'language',
]; // prettier-ignore

const KEYS: readonly FieldPath[] = ['sku', 'parent', 'model'];
const PICTURES: readonly FieldPath[] = ['pictures', 'main-picture', 'video', 'note'];

function refused(
  { kind, field, row }: Found,
  { isVariant, sku, hasVariants, hasMore }: Circumstances,
): WhyNotJoined | undefined {
  if (kind === 'variant' && isVariant && field === 'sku') return 'of-a-variant';
  if (kind !== 'more') return undefined;
  if (field !== 'sku' && sku !== undefined) return 'of-many';
  if (hasVariants && !saysOfWhole(row)) return 'of-many';
  return hasMore ? 'second' : undefined;
}

function isOption(column: Column): boolean {
  return column.field === 'options' || (column.field?.startsWith('option.') === true && column.field !== 'option.name');
}

function optionsIn(cells: Cells): boolean {
  return cells.columns.some((column) => isOption(column) && cells.row.values[column.index]?.trim());
}

/** A product whose key stands in a column of parents or models is named by it. */
function keyedBy(mapping: Mapping, field: FieldPath): Mapping {
  const at = mapping.columns.findIndex((column) => column.field === field);
  return { ...mapping, columns: mapping.columns.map((column, i) => (i === at ? { ...column, field: 'sku' } : column)) };
}

function identifierIn(cells: Cells, field: 'sku' | 'parent' | 'model'): string | undefined {
  const cell = cells.one(field);
  const digits = cells.row.keys ? 'exact' : 'fifteen';
  return cell && readIdentifier(cell.text, { ...(cell.kind && { kind: cell.kind }), digits }).value;
}

function identifierAt({ row }: TableRow, at: number): string | undefined {
  const text = row.values[at]?.trim();
  if (!text) return undefined;
  const kind = row.kinds?.[at];
  return readIdentifier(text, { ...(kind && { kind }), digits: row.keys ? 'exact' : 'fifteen' }).value;
}
