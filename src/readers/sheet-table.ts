import type { FileReading } from '../core/ports/reader.ts';
import type { Report, Row, RowPicture } from '../core/words.ts';
import { FillDown, type Merge } from './fill-down.ts';
import type { MadeRow } from './made-row.ts';
import { reportOther, reportUnbound, reportUncomputed, type WhyUnbound } from './sheet-findings.ts';

/** A picture with the cell that it belongs to. */
export interface PlacedPicture {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly name: string;
  /** Its bytes; absent where the file only links to it. */
  readonly load?: () => Uint8Array | Promise<Uint8Array>;
}

export interface SheetFacts {
  readonly file: string;
  readonly sheet: string;
  readonly isHidden?: boolean;
  readonly hiddenColumns?: readonly number[];
  /** By top row. */
  readonly merges?: readonly Merge[];
  readonly floating?: readonly PlacedPicture[];
  /** Pictures and charts that are no product's. */
  readonly other?: number;
}

export interface Desk {
  readonly reading: FileReading;
  readonly report: Report;
}

/**
 * One sheet while its rows come, in order: fills merged cells down, gives each row its pictures, and reports what no row took and
 * what was never computed. Enters the sheet into the reading at once.
 */
export class SheetTable {
  readonly #facts: SheetFacts;
  readonly #desk: Desk;
  readonly #fill: FillDown;
  readonly #floating = new Map<number, PlacedPicture[]>();
  readonly #pictures: { floating: number; inCell: number; dispimg: number; other?: number };
  #uncomputed: { row: number; column: number; count: number } | undefined;

  constructor(facts: SheetFacts, desk: Desk) {
    const { sheet: name, isHidden, hiddenColumns = [], merges = [], floating = [], other = 0 } = facts;
    this.#facts = facts;
    this.#desk = desk;
    this.#fill = new FillDown(merges);
    for (const picture of floating) {
      const there = this.#floating.get(picture.row);
      if (there) there.push(picture);
      else this.#floating.set(picture.row, [picture]);
    }
    this.#pictures = { floating: floating.length, inCell: 0, dispimg: 0, ...(other > 0 && { other }) };
    desk.reading.sheets.push({
      name,
      pictures: this.#pictures,
      ...(isHidden && { hidden: true }),
      ...(hiddenColumns.length > 0 && { hiddenColumns }),
    });
    if (other > 0) reportOther(facts, other, desk.report);
  }

  /** A merged range that begins in the row that is taken next. */
  merge(merge: Merge): void {
    this.#fill.open(merge);
  }

  /** The row as everybody sees it, or undefined where it has nothing of its own. `inCells`: pictures that its cells hold. */
  take(made: MadeRow, inCells: readonly PlacedPicture[] = []): Row | Promise<Row> | undefined {
    const [first] = made.uncomputed;
    if (first !== undefined) {
      const known = this.#uncomputed ?? { row: made.row, column: first, count: 0 };
      this.#uncomputed = { ...known, count: known.count + made.uncomputed.length };
    }
    this.#pictures.inCell += inCells.length;
    const hasOwn = this.#fill.apply(made);
    if (!hasOwn && inCells.length === 0) return undefined;
    const floating = this.#floating.get(made.row - 1);
    const row = this.#rowOf(made);
    return floating || inCells.length > 0 ? this.#withPictures(row, [...inCells, ...(floating ?? [])]) : row;
  }

  /** After the last row. */
  finish(): void {
    for (const picture of [...this.#floating.values()].flat())
      this.unbound(picture, picture.load ? 'no-row' : 'linked');
    if (this.#uncomputed) reportUncomputed(this.#facts, this.#uncomputed, this.#desk.report);
    this.#desk.reading.pictures.floating += this.#pictures.floating;
    this.#desk.reading.pictures.inCell += this.#pictures.inCell;
  }

  /** One that no row takes: counted and said. */
  unbound(picture: Pick<PlacedPicture, 'row' | 'column' | 'name'>, why: WhyUnbound): void {
    this.#desk.reading.pictures.unbound++;
    reportUnbound(this.#facts, picture, { why, report: this.#desk.report });
  }

  async #withPictures(row: Row, placed: readonly PlacedPicture[]): Promise<Row> {
    this.#floating.delete(row.row - 1);
    const pictures: RowPicture[] = [];
    for (const { load, column, name, row: at } of placed.toSorted((a, b) => a.column - b.column)) {
      if (load) pictures.push({ bytes: await load(), column, ...(name && { name }) });
      else this.unbound({ row: at, column, name }, 'linked');
    }
    return pictures.length > 0 ? { ...row, pictures } : row;
  }

  #rowOf({ row, values, kinds, isHidden }: MadeRow): Row {
    const { file, sheet } = this.#facts;
    const plain = kinds ? { file, sheet, row, values, kinds } : { file, sheet, row, values };
    return isHidden ? { ...plain, hidden: true } : plain;
  }
}
