import type { FileReading } from '../core/ports/reader.ts';
import type { Report, Row, RowPicture } from '../core/words.ts';
import { type FillableRow, FillDown, type Merge } from './fill-down.ts';
import {
  type Counted,
  reportFar,
  reportOther,
  reportUnbound,
  reportUncomputed,
  type WhyUnbound,
} from './sheet-findings.ts';

/** A picture with the cell that it belongs to. */
export interface PlacedPicture {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly name: string;
  /** For one that stands in its cell: how it was put there, by the spreadsheet program's own way unless told. */
  readonly way?: 'dispimg';
  /** Its bytes; absent where the file only links to it. */
  readonly load?: () => Uint8Array | Promise<Uint8Array>;
}

/** A row as its reader has put it together. */
interface TakenRow extends FillableRow {
  readonly isHidden: boolean;
  /** Columns of formulas that were never computed by the program that wrote the file. */
  readonly uncomputed?: readonly number[];
  /** Columns of cells that stand too far right to be read. */
  readonly far?: readonly number[];
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
  #uncomputed: Counted | undefined;
  #far: Counted | undefined;

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
  take(made: TakenRow, inCells: readonly PlacedPicture[] = []): Row | Promise<Row> | undefined {
    if (made.uncomputed) this.#uncomputed = counted(this.#uncomputed, made.row, made.uncomputed);
    if (made.far) this.#far = counted(this.#far, made.row, made.far);
    for (const { way } of inCells) this.#pictures[way ?? 'inCell']++;
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
    if (this.#far) reportFar(this.#facts, this.#far, this.#desk.report);
    this.#desk.reading.pictures.floating += this.#pictures.floating;
    this.#desk.reading.pictures.inCell += this.#pictures.inCell;
    this.#desk.reading.pictures.dispimg += this.#pictures.dispimg;
  }

  /** A cell shows a picture that the file does not hold. */
  lost(picture: Pick<PlacedPicture, 'row' | 'column' | 'name'>): void {
    this.#pictures.dispimg++;
    this.unbound(picture, 'missing');
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

  #rowOf({ row, values, kinds, isHidden }: TakenRow): Row {
    const { file, sheet } = this.#facts;
    const plain = kinds ? { file, sheet, row, values, kinds } : { file, sheet, row, values };
    return isHidden ? { ...plain, hidden: true } : plain;
  }
}

function counted(before: Counted | undefined, row: number, columns: readonly number[]): Counted | undefined {
  const [column] = columns;
  if (column === undefined) return before;
  const first = before ?? { row, column, count: 0 };
  return { ...first, count: first.count + columns.length };
}
