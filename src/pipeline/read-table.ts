import type { Column, Mapping, TableRow } from '../core/mapping.ts';
import type { Report, Row } from '../core/words.ts';
import type { MapOptions } from './columns.ts';
import { findHeader, type HeaderFound, keyedMapping, ROWS_LOOKED_AT } from './headers.ts';
import { NoProduct } from './no-product.ts';
import type { FileAccount, TableAccount } from './read.ts';
import { SomeRows, unboundPicture } from './row-findings.ts';
import { SecondHeaders } from './second-headers.ts';
import {
  columnFindings,
  noTable,
  noTitle,
  secondHeader,
  type TablePlace,
  tooManyValues,
  unreadColumn,
} from './table-findings.ts';

export interface TableOptions {
  readonly map: MapOptions;
  readonly report: Report;
  /** For a sheet that says more of products on other sheets: the column of their keys. It needs no titles of its own. */
  readonly key?: number;
}

/** One sheet on its way through: looks at its first rows, settles what the columns mean, then lets the rows of data pass. */
export class Table {
  readonly sheet: string;
  readonly #account: FileAccount;
  readonly #map: MapOptions;
  readonly #report: Report;
  readonly #place: TablePlace;
  readonly #key: number | undefined;
  /** The first rows, until the header is found. */
  #first: Row[] | undefined = [];
  #table: TableAccount | undefined;
  #isUsable = false;
  #keys: readonly string[] = [];
  #lastHeader = 0;
  #unread: readonly Column[] = [];
  #noProduct: NoProduct | undefined;
  readonly #secondHeaders: SecondHeaders;
  readonly #passedOver = new SomeRows();
  readonly #hiddenRows = new SomeRows();

  constructor(first: Row, account: FileAccount, { map, report, key }: TableOptions) {
    this.sheet = first.sheet ?? '';
    this.#account = account;
    this.#map = map;
    this.#report = report;
    this.#key = key;
    this.#place = { file: account.file, sheet: this.sheet };
    this.#secondHeaders = new SecondHeaders(map);
  }

  *take(row: Row): Generator<TableRow> {
    if (row.keys) yield* this.#keyed(row, row.keys);
    else if (this.#first) {
      this.#first.push(row);
      if (this.#first.length >= ROWS_LOOKED_AT) yield* this.#settle();
    } else yield* this.#data(row);
  }

  *finish(): Generator<TableRow> {
    if (this.#first && this.#first.length > 0) yield* this.#settle();
    if (this.#table && !this.#isUsable) this.#report(noTitle(this.#place, this.#table.mapping));
    for (const said of [this.#passedOver.passedOver(this.#place), this.#hiddenRows.hidden(this.#place)])
      if (said) this.#report(said);
  }

  /** Names may differ from object to object: the table has all of them, in the order of their first appearance. */
  *#keyed(row: Row, keys: readonly string[]): Generator<TableRow> {
    const fresh = keys.filter((key) => !this.#keys.includes(key));
    if (fresh.length > 0 || !this.#table) {
      this.#keys = [...this.#keys, ...fresh];
      this.#use(keyedMapping(this.#keys, this.#map));
      this.#first = undefined;
    }
    const isAligned = keys.length === this.#keys.length && keys.every((key, i) => key === this.#keys[i]);
    yield* this.#data(isAligned ? row : aligned(row, keys, this.#keys));
  }

  *#settle(): Generator<TableRow> {
    const rows = this.#first ?? [];
    this.#first = undefined;
    const found: HeaderFound = this.#keyedByParent(findHeader(rows, this.#map));
    if (found.is === 'none') {
      this.#report(noTable(this.#place, rows[0]?.row));
      for (const row of rows) this.#leavePictures(row);
      return;
    }
    this.#use(found.mapping);
    const hidden = this.#account.reading.sheets.find(({ name }) => name === this.sheet)?.hiddenColumns ?? [];
    for (const finding of columnFindings(this.#place, found.mapping, hidden)) this.#report(finding);
    for (const row of rows) {
      if (row.row > found.mapping.headerRow) yield* this.#data(row);
      else this.#leavePictures(row);
    }
  }

  /** The key column names the parent, and no other column does. */
  #keyedByParent(found: HeaderFound): HeaderFound {
    if (this.#key === undefined || found.is === 'none') return found;
    const columns = found.mapping.columns.map((column): Column => {
      const { field, ...rest } = column;
      if (column.index === this.#key) return { ...rest, field: 'parent' };
      return field && field !== 'parent' ? column : rest;
    });
    return { is: 'table', mapping: { ...found.mapping, columns } };
  }

  #use(mapping: Mapping): void {
    this.#isUsable = this.#key !== undefined || mapping.columns.some((column) => column.field === 'title');
    this.#lastHeader = mapping.columns.reduce((last, column) => Math.max(last, column.index), 0);
    this.#unread = mapping.columns.filter((column) => column.unread);
    this.#noProduct = new NoProduct(mapping);
    if (this.#table) {
      this.#table.mapping = mapping;
      return;
    }
    this.#table = { sheet: this.sheet, mapping, rows: { read: 0, accepted: 0, rejected: 0 }, samples: new Map() };
    this.#account.tables.push(this.#table);
  }

  *#data(row: Row): Generator<TableRow> {
    const table = this.#table;
    if (!table || isBlank(row)) return this.#leavePictures(row);
    if (this.#noProduct?.is(row)) {
      this.#passedOver.add(row);
      return this.#leavePictures(row);
    }
    const next = this.#secondHeaders.in(row, table.mapping);
    if (next) {
      this.#report(secondHeader(this.#place, row));
      this.#use(next);
      return this.#leavePictures(row);
    }
    table.rows.read++;
    if (table.rows.read <= ROWS_SAMPLED) takeSamples(row, table);
    if (!this.#isUsable) {
      table.rows.rejected++;
      return;
    }
    this.#checkWidth(row);
    this.#checkUnread(row);
    if (row.hidden) this.#hiddenRows.add(row);
    table.rows.accepted++;
    yield { row, mapping: table.mapping };
  }

  /** In a text file a value beyond the last header means that the values before it have moved. */
  #checkWidth(row: Row): void {
    if (row.line === undefined || row.keys) return;
    const beyond = row.values.findIndex((value, i) => i > this.#lastHeader && value.trim() !== '');
    if (beyond !== -1) this.#report(tooManyValues(this.#place, row, { columns: this.#lastHeader + 1, beyond }));
  }

  /** Said once a table, at the first row that fills the column. */
  #checkUnread(row: Row): void {
    if (this.#unread.length === 0) return;
    const column = this.#unread.find(({ index }) => row.values[index]?.trim());
    if (!column) return;
    this.#report(unreadColumn(this.#place, row, column));
    this.#unread = this.#unread.filter((other) => other !== column);
  }

  #leavePictures(row: Row): void {
    for (const picture of row.pictures ?? []) {
      this.#account.reading.pictures.unbound++;
      this.#report(unboundPicture(this.#place, row, picture.column));
    }
  }
}

const ROWS_SAMPLED = 50;

function takeSamples({ values }: Row, { samples, mapping }: TableAccount): void {
  for (const { index } of mapping.columns) {
    const value = values[index]?.trim();
    if (value && !samples.has(index)) samples.set(index, value.slice(0, 200));
  }
}

function aligned(row: Row, keys: readonly string[], all: readonly string[]): Row {
  const at = new Map(keys.map((key, i) => [key, i]));
  const values = all.map((key) => row.values[at.get(key) ?? -1] ?? '');
  const kinds = Object.fromEntries(
    all.flatMap((key, i) => {
      const kind = row.kinds?.[at.get(key) ?? -1];
      return kind ? [[i, kind] as const] : [];
    }),
  );
  const { kinds: _kinds, ...rest } = row;
  return { ...rest, keys: all, values, ...(Object.keys(kinds).length > 0 && { kinds }) };
}

function isBlank(row: Row): boolean {
  return row.values.every((value) => value.trim() === '');
}
