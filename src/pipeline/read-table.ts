import { columnLetter, type Mapping, type TableRow } from '../core/mapping.ts';
import { text } from '../core/text.ts';
import type { Finding, Report, Row, Where } from '../core/words.ts';
import type { MapOptions } from './columns.ts';
import { findHeader, keyedMapping, ROWS_LOOKED_AT } from './headers.ts';
import type { FileAccount, TableAccount } from './read.ts';

/** One sheet on its way through: looks at its first rows, settles what the columns mean, then lets the rows of data pass. */
export class Table {
  readonly sheet: string;
  readonly #account: FileAccount;
  readonly #map: MapOptions;
  readonly #report: Report;
  readonly #file: string;
  /** The first rows, until the header is found. */
  #first: Row[] | undefined = [];
  #table: TableAccount | undefined;
  #hasTitle = false;
  #keys: readonly string[] = [];
  #lastHeader = 0;
  readonly #passedOver: Row[] = [];
  readonly #hiddenRows: Row[] = [];

  constructor(first: Row, account: FileAccount, options: { readonly map: MapOptions; readonly report: Report }) {
    this.sheet = first.sheet ?? '';
    this.#account = account;
    this.#map = options.map;
    this.#report = options.report;
    this.#file = account.file;
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
    if (this.#table && !this.#hasTitle) this.#reportNoTitle(this.#table);
    if (this.#passedOver.length > 0) this.#reportPassedOver();
    if (this.#hiddenRows.length > 0) this.#reportHiddenRows();
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
    const found = findHeader(rows, this.#map);
    if (found.is === 'none') {
      this.#reportNoTable(rows);
      for (const row of rows) this.#leavePictures(row);
      return;
    }
    this.#use(found.mapping);
    for (const row of rows) {
      if (row.row > found.mapping.headerRow) yield* this.#data(row);
      else this.#leavePictures(row);
    }
  }

  #use(mapping: Mapping): void {
    this.#hasTitle = mapping.columns.some((column) => column.field === 'title');
    this.#lastHeader = Math.max(...mapping.columns.map((column) => column.index));
    if (this.#table) {
      this.#table.mapping = mapping;
      return;
    }
    this.#table = { sheet: this.sheet, mapping, rows: { read: 0, accepted: 0, rejected: 0 } };
    this.#account.tables.push(this.#table);
  }

  *#data(row: Row): Generator<TableRow> {
    const table = this.#table;
    if (!table || isBlank(row)) return this.#leavePictures(row);
    if (isNoProduct(row, table.mapping)) {
      this.#passedOver.push(row);
      return this.#leavePictures(row);
    }
    table.rows.read++;
    if (!this.#hasTitle) {
      table.rows.rejected++;
      return;
    }
    this.#checkWidth(row);
    if (row.hidden) this.#hiddenRows.push(row);
    table.rows.accepted++;
    yield { row, mapping: table.mapping };
  }

  /** In a text file a value beyond the last header means that the values before it have moved. */
  #checkWidth(row: Row): void {
    if (row.line === undefined || row.keys) return;
    const beyond = row.values.findIndex((value, i) => i > this.#lastHeader && value.trim() !== '');
    if (beyond === -1) return;
    this.#report({
      id: 'row/too-many-values',
      severity: 'warning',
      message: text(
        `Row ${row.row} has ${row.values.length} values, the table ${this.#lastHeader + 1} columns: its values may stand in the wrong columns.`,
        `第 ${row.row} 行有 ${row.values.length} 个值，而表格只有 ${this.#lastHeader + 1} 列，内容可能错位。`,
      ),
      hint: text('Put values that hold the separator in quotation marks.', '请为包含分隔符的内容加上引号。'),
      value: row.values[beyond] ?? '',
      where: this.#where(row, beyond),
    });
  }

  /** Pictures of titles, headers, notes and empty rows are no product's. */
  #leavePictures(row: Row): void {
    for (const picture of row.pictures ?? []) {
      this.#account.reading.pictures.unbound++;
      this.#report({
        id: 'picture/unbound',
        severity: 'note',
        message: text(
          `A picture stands in row ${row.row}, which holds no product; it is not used.`,
          `第 ${row.row} 行有一张图片，但该行没有商品，图片未使用。`,
        ),
        hint: text(
          'Move it into the row of its product, if it belongs to one.',
          '如果它属于某个商品，请移到该商品所在的行。',
        ),
        where: this.#where(row, picture.column),
      });
    }
  }

  #reportNoTitle(table: TableAccount): void {
    const headers = table.mapping.columns.map((column) => column.header.replaceAll('\n', ' '));
    const seen = headers.slice(0, 20).join(' | ') + (headers.length > 20 ? ' | …' : '');
    this.#report({
      id: 'file/no-title-column',
      severity: 'error',
      message: text(
        `No column for the product's title was found${this.sheet && ` in the sheet ${this.sheet}`}. The headers are: ${seen}`,
        `${this.sheet && `工作表“${this.sheet}”中`}找不到商品标题所在的列。表头为：${seen}`,
      ),
      hint: text(
        'Name the column 产品名称 or Title, or say which one it is in a mapping file: listwright init FILE writes one.',
        '请将该列命名为“产品名称”或 Title，或在映射文件中指明：可用 listwright init 文件 生成。',
      ),
      where: {
        file: this.#file,
        ...(this.sheet && { sheet: this.sheet }),
        ...(table.mapping.headerRow > 0 && { row: table.mapping.headerRow }),
      },
    });
  }

  #reportNoTable(rows: readonly Row[]): void {
    this.#report({
      id: 'sheet/no-table',
      severity: 'note',
      message: text(
        `${this.sheet ? `The sheet ${this.sheet}` : this.#file} holds no product table and was passed over.`,
        `${this.sheet ? `工作表“${this.sheet}”` : this.#file}中没有商品表，已跳过。`,
      ),
      where: { file: this.#file, ...(this.sheet && { sheet: this.sheet }), ...(rows[0] && { row: rows[0].row }) },
    });
  }

  #reportPassedOver(): void {
    const rows = listed(this.#passedOver);
    const first = this.#passedOver[0];
    this.#report({
      id: 'row/not-a-product',
      severity: 'note',
      message: text(
        `${this.#passedOver.length} row(s) hold no product (a note, a total, a heading) and were passed over: ${rows}.`,
        `${this.#passedOver.length} 行不是商品（备注、合计或小标题），已跳过：${rows}。`,
      ),
      ...(first && {
        value: first.values.find((value) => value.trim() !== '')?.slice(0, 100) ?? '',
        where: this.#where(first, 0),
      }),
    });
  }

  #reportHiddenRows(): void {
    const first = this.#hiddenRows[0];
    this.#report({
      id: 'row/hidden',
      severity: 'warning',
      message: text(
        `${this.#hiddenRows.length} hidden row(s) are read like all others: ${listed(this.#hiddenRows)}.`,
        `${this.#hiddenRows.length} 个隐藏行与其他行一样被读取：${listed(this.#hiddenRows)}。`,
      ),
      hint: text('Delete them if they are not to be sold.', '如果不打算销售，请删除这些行。'),
      ...(first && { where: this.#where(first, 0) }),
    } satisfies Finding);
  }

  #where(row: Row, column: number): Where {
    const letter = columnLetter(column);
    return {
      file: this.#file,
      ...(this.sheet && { sheet: this.sheet }),
      row: row.row,
      ...(row.line !== undefined && { line: row.line }),
      column: letter,
      cell: `${letter}${row.row}`,
    };
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

const NO_PRODUCT =
  /^(?:合计|总计|小计|共计|备注|说明|注意|注|附注|total|subtotal|grand total|sum|notes?|remarks?)(?:[\s:：*.、]|$|金额|数量)/i;
const REQUIRED = /^(?:必填|选填|非必填|必填项|选填项|条件必填|required|optional|conditionally required)$/i;

/** Totals, notes, headings between groups, the header once more, a line of 必填 and 选填. */
function isNoProduct(row: Row, mapping: Mapping): boolean {
  if (row.keys) return false;
  const filled = row.values.flatMap((value, index) => (value.trim() === '' ? [] : [{ value: value.trim(), index }]));
  const titleAt = mapping.columns.find((column) => column.field === 'title')?.index;
  const first = filled[0];
  if (!first) return true;
  const hasTitle = filled.some((cell) => cell.index === titleAt);
  if (NO_PRODUCT.test(first.value) && (!hasTitle || first.index === titleAt)) return true;
  if (filled.length === 1 && first.index !== titleAt && mapping.columns.length > 2 && !row.pictures) return true;
  if (filled.every((cell) => REQUIRED.test(cell.value))) return true;
  const headers = new Map(mapping.columns.map((column) => [column.index, column.header.trim()]));
  return filled.length > 1 && filled.every((cell) => headers.get(cell.index) === cell.value);
}

function listed(rows: readonly Row[]): string {
  const shown = rows
    .slice(0, 8)
    .map((row) => row.row)
    .join(', ');
  return rows.length > 8 ? `${shown} …` : shown;
}
