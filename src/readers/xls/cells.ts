import type { CellKind } from '../../core/words.ts';
import { dateText, numberText } from '../cell-value.ts';
import { Damage } from '../damage.ts';
import { MadeRow } from '../made-row.ts';
import { BOF, CONTINUE, EOF, LABEL, LABEL_2, Records, RICH_LABEL, u16 } from './records.ts';
import type { SheetOutline } from './sheet-outline.ts';
import { Continued } from './wide-text.ts';
import type { Workbook } from './workbook.ts';

const INTEGER_2 = 0x0002;
const NUMBER_2 = 0x0003;
const BOOLEAN_2 = 0x0005;
const FORMULA = 0x0006;
const STRING_2 = 0x0007;
const MANY_NUMBERS = 0x00bd;
const SHARED_LABEL = 0x00fd;
const NUMBER = 0x0203;
const BOOLEAN = 0x0205;
const STRING = 0x0207;
const FORMULA_3 = 0x0206;
const FORMULA_4 = 0x0406;
const SHORT_NUMBER = 0x027e;

/** The records that hold a cell's value; those of blank cells are passed over. */
export const CELLS: ReadonlySet<number> = new Set([
  ...[INTEGER_2, NUMBER_2, LABEL_2, BOOLEAN_2, FORMULA, MANY_NUMBERS, RICH_LABEL, SHARED_LABEL, NUMBER, LABEL, BOOLEAN],
  ...[FORMULA_3, FORMULA_4, SHORT_NUMBER],
]);

/** The rows of the sheet that begins at a place, in order. Throws Damage where a cell is damaged. */
export function* sheetRows(
  bytes: Buffer,
  { book, at, outline }: { readonly book: Workbook; readonly at: number; readonly outline: SheetOutline },
): Generator<MadeRow, void, undefined> {
  const cells = new Cells(bytes, book);
  let row: MadeRow | undefined;
  for (const place of outline.isInOrder ? places(bytes, at) : sorted(bytes, at)) {
    const number = u16(bytes, place + 4) + 1;
    if (row?.row !== number) {
      if (row) yield row;
      row = new MadeRow(number);
      row.isHidden = outline.hiddenRows.has(number - 1);
    }
    cells.read(place, row);
  }
  if (row) yield row;
}

function* places(bytes: Buffer, at: number): Generator<number, void, undefined> {
  const records = new Records(bytes);
  let depth = 0;
  for (let isThere = records.goTo(at); isThere; isThere = records.next()) {
    const { type } = records;
    if (BOF.has(type)) depth++;
    else if (type === EOF && --depth === 0) return;
    else if (depth === 1 && CELLS.has(type)) yield records.at;
  }
}

/** Cells that do not come row by row; those of one row stay in the order of the file. */
function sorted(bytes: Buffer, at: number): readonly number[] {
  return [...places(bytes, at)].sort((a, b) => u16(bytes, a + 4) - u16(bytes, b + 4));
}

class Cells {
  readonly #bytes: Buffer;
  readonly #book: Workbook;
  readonly #record: Records;
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(bytes: Buffer, book: Workbook) {
    this.#bytes = bytes;
    this.#book = book;
    this.#record = new Records(bytes);
    this.#decoder = new TextDecoder(book.label);
  }

  read(at: number, row: MadeRow): void {
    const record = this.#record;
    record.goTo(at);
    const { type, start } = record;
    const bytes = this.#bytes;
    const column = u16(bytes, start + 2);
    const body = start + (this.#hasLongFormat(type) ? 7 : 6);
    const style = this.#hasLongFormat(type) ? this.#style2(start) : u16(bytes, start + 4);
    switch (type) {
      case SHARED_LABEL:
        row.put(column, this.#shared(bytes.readUInt32LE(body)));
        break;
      case LABEL:
      case RICH_LABEL:
      case LABEL_2:
        row.put(column, this.#text(body - start));
        break;
      case NUMBER:
      case NUMBER_2:
        this.#number(row, column, { value: bytes.readDoubleLE(body), style });
        break;
      case INTEGER_2:
        this.#number(row, column, { value: u16(bytes, body), style });
        break;
      case SHORT_NUMBER:
        this.#number(row, column, { value: shortNumber(bytes, body), style });
        break;
      case MANY_NUMBERS:
        for (let i = 0, place = start + 4; place + 6 <= record.end - 2; i++, place += 6)
          this.#number(row, column + i, { value: shortNumber(bytes, place + 2), style: u16(bytes, place) });
        break;
      case BOOLEAN:
      case BOOLEAN_2:
        putTruth(row, column, { value: bytes[body] ?? 0, isError: bytes[body + 1] === 1 });
        break;
      default:
        this.#formula(row, column, { body, style });
    }
  }

  /** BIFF2 has three bytes of format before a value where all later versions have two. */
  #hasLongFormat(type: number): boolean {
    return type < 0x80 && (type !== FORMULA || this.#book.version === 2);
  }

  #style2(start: number): number {
    return (this.#bytes[start + 4] ?? 0) & 0x3f;
  }

  #shared(index: number): string {
    const text = this.#book.strings[index];
    if (text === undefined) throw new Damage('a text that a cell refers to is not in it', '单元格引用的文本不在文件中');
    return text;
  }

  /** The text of the record gone to, whose length stands `offset` bytes behind its beginning. */
  #text(offset: number): string {
    const record = this.#record;
    const { type, start, end } = record;
    const isShort = type === LABEL_2 || type === STRING_2;
    const length = isShort ? (this.#bytes[start + offset] ?? 0) : u16(this.#bytes, start + offset);
    const from = start + offset + (isShort ? 1 : 2);
    // Some writers of BIFF8 write texts without flags, as BIFF5 has them.
    if (this.#book.version === 8 && !isShort && from + length !== end) {
      const [first, ...others] = record.whole();
      return length === 0 || !first ? '' : new Continued([first.subarray(offset + 2), ...others]).text(length);
    }
    if (from + length > end) throw new Damage('a text breaks off', '文本中断');
    return this.#decoder.decode(this.#bytes.subarray(from, from + length));
  }

  #number(
    row: MadeRow,
    column: number,
    { value, style, kind }: { readonly value: number; readonly style: number; readonly kind?: CellKind },
  ): void {
    const how = this.#book.styles[style];
    const raw = String(value);
    const isDate = how && how.is !== 'plain' && how.is !== 'padded';
    const date = isDate ? dateText(raw, how.is, this.#book.is1904) : undefined;
    if (date === undefined) row.put(column, numberText(raw, how), kind ?? 'number');
    else row.put(column, date, 'date');
  }

  /** Its cached result (MS-XLS, 2.5.133 FormulaValue): a number, or two bytes of ones behind what it is. */
  #formula(row: MadeRow, column: number, { body, style }: { readonly body: number; readonly style: number }): void {
    const bytes = this.#bytes;
    if (u16(bytes, body + 6) !== 0xffff) {
      this.#number(row, column, { value: bytes.readDoubleLE(body), style, kind: 'formula' });
      return;
    }
    const value = bytes[body + 2] ?? 0;
    if (bytes[body] === 0) {
      const text = this.#resultText();
      if (text === undefined) row.uncomputed.push(column);
      else row.put(column, text, 'formula');
    } else if (bytes[body] === 1) row.put(column, value === 1 ? 'TRUE' : 'FALSE', 'formula');
    else if (bytes[body] === 2) putTruth(row, column, { value, isError: true });
  }

  /** A text that was computed stands in a record of its own, behind what many formulas share. */
  #resultText(): string | undefined {
    const record = this.#record;
    while (record.next() && BEHIND_FORMULA.has(record.type));
    return record.type === STRING || record.type === STRING_2 ? this.#text(0) : undefined;
  }
}

/** CONTINUE, ARRAY, SHRFMLA and TABLE in all versions. */
const BEHIND_FORMULA: ReadonlySet<number> = new Set([CONTINUE, 0x0021, 0x0221, 0x04bc, 0x0036, 0x0037, 0x0236]);

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

function putTruth(row: MadeRow, column: number, { value, isError }: { value: number; isError: boolean }): void {
  if (isError) row.put(column, ERRORS[value] ?? '#N/A', 'error');
  else row.put(column, value === 1 ? 'TRUE' : 'FALSE', 'boolean');
}

/** RK: 30 bits of a whole number or of the upper half of a float, both perhaps in hundredths (MS-XLS, 2.5.217). */
function shortNumber(bytes: Buffer, at: number): number {
  const raw = bytes.readInt32LE(at);
  const isWhole = (raw & 2) !== 0;
  const value = isWhole ? raw >> 2 : highHalf(raw & ~3);
  return raw & 1 ? value / 100 : value;
}

const HALF = Buffer.alloc(8);

function highHalf(high: number): number {
  HALF.writeInt32LE(high, 4);
  return HALF.readDoubleLE(0);
}
