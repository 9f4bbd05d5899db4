import type { Row } from '../../core/words.ts';
import { Damage } from '../damage.ts';
import { MadeRow, MOST_WIDE } from '../made-row.ts';
import { type Desk, type PlacedPicture, SheetTable } from '../sheet-table.ts';
import { type CellContent, cellContent } from './cell-content.ts';
import type { ContentHandler, RawCell, RawRow } from './content.ts';
import type { Frame } from './frames.ts';
import { MOST_ROWS, mergeOf } from './merges.ts';
import type { PlacedFrame, SheetOutline } from './outlines.ts';
import type { Parts } from './parts.ts';
import { partOf } from './parts.ts';

const MOST_HIDDEN = 256;
/** Cells that stand in the file once and in the sheet often: what a person fills down is less. */
const MOST_REPEATED_CELLS = 50_000_000;

interface Sheet {
  readonly outline: SheetOutline;
  readonly hiddenColumns: number[];
  columns: number;
  rows: number;
  table?: SheetTable;
}

/** Gets what the file holds and has rows ready, a few at a time. Throws Damage where it is built to fill the memory. */
export class Sheets implements ContentHandler {
  readonly #file: string;
  readonly #parts: Parts;
  readonly #desk: Desk;
  readonly #outlines: readonly SheetOutline[];
  readonly #unused: Set<string>;
  #sheet: Sheet | undefined;
  #count = 0;
  #repeated = 0;
  #waiting: (() => Iterable<Row | Promise<Row>>)[] = [];

  constructor(file: string, parts: Parts, desk: Desk & { readonly outlines: readonly SheetOutline[] }) {
    this.#file = file;
    this.#parts = parts;
    this.#desk = desk;
    this.#outlines = desk.outlines;
    this.#unused = new Set(parts.pictures);
  }

  /** The rows that have come since; each is made when it is asked for. */
  *taken(): Generator<Row | Promise<Row>, void, undefined> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const rows of waiting) yield* rows();
  }

  /** Pictures that no sheet shows. */
  get unused(): Iterable<string> {
    return this.#unused;
  }

  style(): void {}

  openSheet(): void {
    const outline = this.#outlines[this.#count++];
    this.#sheet = outline?.isCopy === false ? { outline, hiddenColumns: [], columns: 0, rows: 0 } : undefined;
  }

  columns(count: number, _attributes: ReadonlyMap<string, string>, isHidden: boolean): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    for (let i = 0; isHidden && i < count && sheet.hiddenColumns.length < MOST_HIDDEN; i++)
      sheet.hiddenColumns.push(sheet.columns + i);
    sheet.columns += count;
  }

  shapes(): void {}

  row(row: RawRow): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    const at = sheet.rows;
    sheet.rows += row.repeat;
    const contents = row.cells.map((cell) => ({ cell, content: cellContent(cell) }));
    if (contents.every(({ cell, content }) => isBlank(cell, content))) return;
    const repeat = this.#checked(row, contents, at);
    this.#waiting.push(() => this.#rows(sheet, { row, contents, at, repeat }));
  }

  copied(): void {}

  closeSheet(): void {
    const sheet = this.#sheet;
    this.#sheet = undefined;
    if (sheet)
      this.#waiting.push(() => {
        this.#tableOf(sheet).finish();
        return [];
      });
  }

  #checked(row: RawRow, contents: readonly Held[], at: number): number {
    if (at + row.repeat > MOST_ROWS)
      throw new Damage(`a row that is said to be there ${row.repeat} times`, `有一行声明重复 ${row.repeat} 次`);
    const last = contents.reduce(
      ({ column, end }, { cell, content }) => {
        const next = column + cell.repeat;
        return { column: next, end: isBlank(cell, content) ? end : next };
      },
      { column: 0, end: 0 },
    ).end;
    this.#repeated += (row.repeat - 1) * Math.min(last, MOST_WIDE);
    if (this.#repeated > MOST_REPEATED_CELLS)
      throw new Damage('cells that are said to be there millions of times', '有单元格声明重复数百万次');
    return row.repeat;
  }

  *#rows(
    sheet: Sheet,
    { row, contents, at, repeat }: { row: RawRow; contents: readonly Held[]; at: number; repeat: number },
  ): Generator<Row | Promise<Row>, void, undefined> {
    const table = this.#tableOf(sheet);
    for (let i = 0; i < repeat; i++) {
      const made = new MadeRow(at + i + 1);
      made.isHidden = row.isHidden;
      let column = 0;
      for (const { cell, content } of contents) {
        const merge = mergeOf(cell, at + i, column);
        if (merge) table.merge(merge);
        put(made, { column, repeat: cell.repeat, content });
        column += cell.repeat;
      }
      const given = table.take(made);
      if (given) yield given;
    }
  }

  #tableOf(sheet: Sheet): SheetTable {
    if (sheet.table) return sheet.table;
    const { outline, hiddenColumns } = sheet;
    const { name, isHidden, frames: placed } = outline;
    const floating = placed.filter(({ frame }) => !frame.isObject).map((one) => this.#picture(one));
    const other = placed.length - floating.length;
    for (const { frame } of placed)
      for (const address of frame.addresses) this.#unused.delete(partOf(address).toLowerCase());
    sheet.table = new SheetTable(
      { file: this.#file, sheet: name, isHidden, hiddenColumns, floating, other },
      this.#desk,
    );
    return sheet.table;
  }

  #picture({ row, column, frame }: PlacedFrame): PlacedPicture {
    const address = frame.addresses.find((one) => this.#parts.has(one));
    const load = address === undefined ? inlineOf(frame) : () => this.#parts.bytes(address);
    return { row, column, name: frame.name, ...(load && { load }) };
  }
}

interface Held {
  readonly cell: RawCell;
  readonly content: CellContent;
}

function isBlank(cell: RawCell, { value, isUncomputed }: CellContent): boolean {
  return value === '' && !isUncomputed && mergeOf(cell, 0, 0) === undefined;
}

function put(
  made: MadeRow,
  { column, repeat, content }: { column: number; repeat: number; content: CellContent },
): void {
  if (content.isUncomputed) made.uncomputed.push(column);
  if (content.value === '') return;
  // The first of those that are too far right stands for all of them.
  const end = Math.min(column + repeat, Math.max(column, MOST_WIDE) + 1);
  for (let at = column; at < end; at++) made.put(at, content.value, content.kind);
}

function inlineOf({ inline }: Frame): (() => Uint8Array) | undefined {
  return inline === undefined ? undefined : () => Buffer.from(inline, 'base64');
}
