import { columnLetter } from '../../core/mapping.ts';
import type { FileReading } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Report, Row, Where } from '../../core/words.ts';
import type { Archive } from '../archive.ts';
import { FillDown } from '../fill-down.ts';
import { PictureBytes } from '../picture-bytes.ts';
import type { CellImage } from './cell-images.ts';
import { type FloatingPicture, floatingPictures } from './drawings.ts';
import { otherPictures } from './other-pictures.ts';
import { type InCells, picturesInCells } from './pictures-in-cells.ts';
import { type Relationship, relationships } from './relationships.ts';
import type { RichPicture } from './rich-values.ts';
import { rowOutline, type SheetOutline, sheetOutline } from './sheet-outline.ts';
import { type SheetContext, type SheetRow, sheetRows } from './sheet-rows.ts';

export interface Book extends SheetContext {
  readonly archive: Archive;
  readonly dispimg: ReadonlyMap<string, CellImage>;
  readonly rich: ReadonlyMap<number, RichPicture>;
}

interface Sheet {
  readonly file: string;
  readonly sheet: string;
  readonly part: string;
  readonly isHidden: boolean;
}

interface Desk {
  readonly reading: FileReading;
  readonly report: Report;
}

/** The rows of one sheet with their pictures; what could not be bound or computed is reported. */
export async function* readSheet(book: Book, sheet: Sheet, desk: Desk): AsyncGenerator<Row, void, undefined> {
  const rows = new Rows(book, sheet, { ...desk, ...(await prepare(book, sheet)) });
  for await (const batch of sheetRows(book.archive, sheet.part, book)) {
    for (const raw of batch) {
      const row = rows.take(raw);
      if (row) yield row instanceof Promise ? await row : row;
    }
  }
  rows.finish();
}

interface Surroundings {
  readonly outline: SheetOutline;
  /** By zero-based row. */
  readonly floating: Map<number, FloatingPicture[]>;
  readonly other: number;
}

async function prepare(book: Book, { part }: Sheet): Promise<Surroundings> {
  const refersTo = await relationships(book.archive, part);
  const outline = await sheetOutline(book.archive, part);
  const other = await otherPictures(book.archive, refersTo);
  return { outline, floating: await floatingOf(book, refersTo, { part, outline }), other };
}

class Rows {
  readonly #book: Book;
  readonly #sheet: Sheet;
  readonly #desk: Desk;
  readonly #floating: Surroundings['floating'];
  readonly #pictures: { floating: number; inCell: number; dispimg: number; other?: number };
  readonly #bytes: PictureBytes;
  readonly #fill: FillDown;
  #uncomputed: { row: number; column: number; count: number } | undefined;

  constructor(book: Book, sheet: Sheet, desk: Desk & Surroundings) {
    const { outline, floating, other } = desk;
    this.#book = book;
    this.#sheet = sheet;
    this.#desk = desk;
    this.#floating = floating;
    this.#bytes = new PictureBytes(book.archive);
    this.#fill = new FillDown(outline.merges);
    const count = [...floating.values()].reduce((sum, pictures) => sum + pictures.length, 0);
    this.#pictures = { floating: count, inCell: 0, dispimg: 0, ...(other > 0 && { other }) };
    desk.reading.sheets.push({
      name: sheet.sheet,
      pictures: this.#pictures,
      ...(sheet.isHidden && { hidden: true }),
      ...(outline.hiddenColumns.length > 0 && { hiddenColumns: outline.hiddenColumns }),
    });
    if (other > 0) reportOther(sheet, other, desk.report);
  }

  /** The row as everybody sees it, or undefined where it has nothing of its own. */
  take(raw: SheetRow): Row | Promise<Row> | undefined {
    if (raw.uncomputed) this.#note(raw.row, raw.uncomputed);
    const hasOwn = this.#fill.apply(raw);
    const inCells = picturesInCells(this.#book, raw);
    for (const { is } of inCells.found) this.#pictures[is]++;
    this.#pictures.dispimg += inCells.lost.length;
    for (const lost of inCells.lost) this.#unbound({ ...lost, row: raw.row }, 'missing');
    if (!hasOwn && inCells.found.length === 0 && !inCells.hasAddress) return undefined;
    const anchored = this.#floating.get(raw.row - 1);
    if (!anchored && inCells.found.length === 0) return rowOf(this.#sheet, raw);
    return this.#withPictures(raw, inCells, anchored ?? []);
  }

  finish(): void {
    for (const picture of [...this.#floating.values()].flat())
      this.#unbound({ ...picture, row: picture.row + 1 }, picture.part ? 'no-row' : 'linked');
    if (this.#uncomputed) reportUncomputed(this.#sheet, this.#uncomputed, this.#desk.report);
    for (const way of ['floating', 'inCell', 'dispimg'] as const)
      this.#desk.reading.pictures[way] += this.#pictures[way];
  }

  async #withPictures(raw: SheetRow, inCells: InCells, anchored: readonly FloatingPicture[]): Promise<Row> {
    this.#floating.delete(raw.row - 1);
    for (const picture of anchored) if (!picture.part) this.#unbound({ ...picture, row: raw.row }, 'linked');
    const pictures = await this.#bytes.of([...inCells.found, ...anchored]);
    const row = rowOf(this.#sheet, raw);
    return pictures.length > 0 ? { ...row, pictures } : row;
  }

  #note(row: number, columns: readonly number[]): void {
    const first = this.#uncomputed ?? { row, column: columns[0] ?? 0, count: 0 };
    this.#uncomputed = { ...first, count: first.count + columns.length };
  }

  #unbound(picture: Unbound, why: keyof typeof UNBOUND): void {
    this.#desk.reading.pictures.unbound++;
    reportUnbound(this.#sheet, picture, { why, report: this.#desk.report });
  }
}

function rowOf({ file, sheet }: Sheet, { row, values, kinds, isHidden }: SheetRow): Row {
  const plain = kinds ? { file, sheet, row, values, kinds } : { file, sheet, row, values };
  return isHidden ? { ...plain, hidden: true } : plain;
}

/** By zero-based row. */
async function floatingOf(
  book: Book,
  refersTo: ReadonlyMap<string, Relationship>,
  { part, outline }: { readonly part: string; readonly outline: SheetOutline },
): Promise<Map<number, FloatingPicture[]>> {
  const byRow = new Map<number, FloatingPicture[]>();
  const drawings = [...refersTo.values()].filter((one) => one.type === 'drawing' && book.archive.has(one.target));
  if (drawings.length === 0) return byRow;
  const rows = await rowOutline(book.archive, part, outline.usualHeight);
  for (const { target } of drawings) {
    for (const picture of await floatingPictures(book.archive, target, { outline: rows, merges: outline.merges })) {
      const there = byRow.get(picture.row);
      if (there) there.push(picture);
      else byRow.set(picture.row, [picture]);
    }
  }
  return byRow;
}

interface Unbound {
  readonly row: number;
  readonly column: number;
  readonly name: string;
}

const UNBOUND = {
  'no-row': text('A picture stands beside no row with values', '图片所在的行没有内容'),
  linked: text('A picture is only linked to, not in the file', '图片只是链接，并未保存在文件中'),
  missing: text('The picture that the cell shows is not in the file', '单元格显示的图片不在文件中'),
};

function reportUnbound(
  sheet: Sheet,
  picture: Unbound,
  { why, report }: { readonly why: keyof typeof UNBOUND; readonly report: Report },
): void {
  report({
    id: 'picture/unbound',
    severity: 'warning',
    message: text(`${UNBOUND[why].en}; it is not used.`, `${UNBOUND[why].zh}，未使用。`),
    hint: text('Put the picture itself over the row of its product.', '请将图片本身放到对应商品所在的行。'),
    ...(picture.name && { value: picture.name }),
    where: placeOf(sheet, picture),
  });
}

function reportOther(sheet: Sheet, count: number, report: Report): void {
  report({
    id: 'picture/not-a-product',
    severity: 'note',
    message: text(
      `${count} picture(s) or chart(s) of the sheet (background, header, comment, preview of another document) are no product's and are not used.`,
      `工作表中有 ${count} 个图片或图表（背景、页眉页脚、批注、嵌入文档的预览）不是商品图片，未使用。`,
    ),
    where: { file: sheet.file, sheet: sheet.sheet },
  });
}

function reportUncomputed(sheet: Sheet, first: { row: number; column: number; count: number }, report: Report): void {
  const where = placeOf(sheet, first);
  report({
    id: 'cell/formula-without-value',
    severity: 'warning',
    message: text(
      `${first.count} formula cell(s) hold no result, the first in ${where.cell}; they are read as blank.`,
      `${first.count} 个公式单元格没有计算结果，首个为 ${where.cell}，按空白读取。`,
    ),
    hint: text(
      'Open the workbook in Excel or WPS and save it: that computes them.',
      '请用 Excel 或 WPS 打开并保存一次，以完成计算。',
    ),
    where,
  });
}

function placeOf(sheet: Sheet, { row, column }: { readonly row: number; readonly column: number }): Where {
  const letter = columnLetter(column);
  return { file: sheet.file, sheet: sheet.sheet, row, column: letter, cell: `${letter}${row}` };
}
