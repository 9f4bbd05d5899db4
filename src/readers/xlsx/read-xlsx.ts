import { Stop } from '../../core/faults.ts';
import { columnLetter } from '../../core/mapping.ts';
import type { FileReading, Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Report, Row, RowPicture } from '../../core/words.ts';
import { type Archive, openArchive } from '../archive.ts';
import { FillDown } from '../fill-down.ts';
import { type CellImage, cellImages } from './cell-images.ts';
import { type FloatingPicture, floatingPictures } from './drawings.ts';
import { relationships } from './relationships.ts';
import { type RichPicture, richPictures } from './rich-values.ts';
import { sharedStrings } from './shared-strings.ts';
import { sheetOutline } from './sheet-outline.ts';
import { type SheetContext, type SheetRow, sheetRows } from './sheet-rows.ts';
import { numberStyles } from './styles.ts';
import { openWorkbook, type Workbook } from './workbook.ts';

interface Book extends SheetContext {
  readonly archive: Archive;
  readonly dispimg: ReadonlyMap<string, CellImage>;
  readonly rich: ReadonlyMap<number, RichPicture>;
}

/** Rows of all sheets, hidden ones too (`reading.sheets` says which), with the pictures that belong to them. */
export async function* readXlsx(
  file: Source,
  reading: FileReading,
  report: Report,
): AsyncGenerator<Row, void, undefined> {
  const archive = await openArchive(file.path, file.name);
  try {
    const workbook = await openWorkbook(archive, file.name);
    const book = await openBook(archive, workbook);
    for (const sheet of workbook.sheets) {
      const pictures = { floating: 0, inCell: 0, dispimg: 0 };
      reading.sheets.push({ name: sheet.name, pictures, ...(sheet.isHidden && { hidden: true }) });
      yield* readSheet(book, { file: file.name, sheet: sheet.name, part: sheet.part, pictures }, reading, report);
      for (const way of WAYS) reading.pictures[way] += pictures[way];
    }
  } catch (cause) {
    if (cause instanceof Stop) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Stop(
      text(`${file.name} is damaged as a workbook: ${reason}`, `${file.name} 作为工作簿已损坏：${reason}`),
      {
        hint: text('Open it in Excel or WPS and save it again.', '请用 Excel 或 WPS 打开后重新保存。'),
        cause,
      },
    );
  } finally {
    archive.close();
  }
}

async function openBook(archive: Archive, workbook: Workbook): Promise<Book> {
  const refersTo = workbook.refersTo;
  const partOfType = (type: string): string | undefined =>
    [...refersTo.values()].find((one) => one.type === type)?.target;
  return {
    archive,
    strings: await sharedStrings(archive, partOfType('sharedStrings')),
    styles: await numberStyles(archive, partOfType('styles')),
    is1904: workbook.is1904,
    dispimg: await cellImages(archive, refersTo),
    rich: await richPictures(archive, refersTo),
  };
}

interface Sheet {
  readonly file: string;
  readonly sheet: string;
  readonly part: string;
  /** Counted as the sheet is read. */
  readonly pictures: Record<(typeof WAYS)[number], number>;
}

const WAYS = ['floating', 'inCell', 'dispimg'] as const;

async function* readSheet(
  book: Book,
  sheet: Sheet,
  reading: FileReading,
  report: Report,
): AsyncGenerator<Row, void, undefined> {
  const outline = await sheetOutline(book.archive, sheet.part);
  const floating = await floatingOf(book, sheet, outline);
  sheet.pictures.floating += [...floating.values()].reduce((sum, pictures) => sum + pictures.length, 0);
  const fill = new FillDown(outline.merges);
  let uncomputed: { row: number; column: number; count: number } | undefined;
  for await (const raw of sheetRows(book.archive, sheet.part, book)) {
    const column = raw.uncomputed[0];
    if (column !== undefined)
      uncomputed = { row: raw.row, column, ...uncomputed, count: (uncomputed?.count ?? 0) + raw.uncomputed.length };
    const hasOwn = fill.apply(raw);
    const inCells = picturesInCells(book, raw);
    countInCells(inCells, sheet);
    for (const lost of inCells.lost) reportUnbound(sheet, { ...lost, row: raw.row }, 'missing', reading, report);
    const addressed = Object.keys(inCells.addresses).length > 0;
    if (!hasOwn && inCells.found.length === 0 && !addressed) continue;
    const anchored = floating.get(raw.row - 1) ?? [];
    floating.delete(raw.row - 1);
    yield {
      file: sheet.file,
      sheet: sheet.sheet,
      row: raw.row,
      ...withAddresses(raw, inCells.addresses),
      ...(await picturesOf(book, anchored, inCells.found)),
      ...(raw.isHidden && { hidden: true }),
    };
    for (const picture of anchored)
      if (!picture.part) reportUnbound(sheet, { ...picture, row: raw.row }, 'linked', reading, report);
  }
  for (const picture of [...floating.values()].flat()) {
    reportUnbound(sheet, { ...picture, row: picture.row + 1 }, picture.part ? 'no-row' : 'linked', reading, report);
  }
  if (uncomputed) reportUncomputed(sheet, uncomputed, report);
}

async function floatingOf(
  book: Book,
  sheet: Sheet,
  outline: Parameters<typeof floatingPictures>[2],
): Promise<Map<number, FloatingPicture[]>> {
  const byRow = new Map<number, FloatingPicture[]>();
  for (const target of (await relationships(book.archive, sheet.part)).values()) {
    if (target.type !== 'drawing') continue;
    for (const picture of await floatingPictures(book.archive, target.target, outline)) {
      byRow.set(picture.row, [...(byRow.get(picture.row) ?? []), picture]);
    }
  }
  return byRow;
}

interface InCells {
  readonly found: readonly {
    readonly is: 'dispimg' | 'inCell';
    readonly part: string;
    readonly column: number;
    readonly name: string;
  }[];
  readonly lost: readonly { readonly column: number; readonly name: string }[];
  readonly addresses: Readonly<Record<number, string>>;
}

function picturesInCells(book: Book, row: SheetRow): InCells {
  const found: InCells['found'][number][] = [];
  const lost: InCells['lost'][number][] = [];
  const addresses: Record<number, string> = {};
  for (const [column, id] of Object.entries(row.dispimg)) {
    const image = book.dispimg.get(id);
    if (image) found.push({ is: 'dispimg', part: image.part, name: image.name, column: Number(column) });
    else lost.push({ column: Number(column), name: id });
  }
  for (const [column, vm] of Object.entries(row.rich)) {
    const picture = book.rich.get(vm);
    // A cell that really holds an error has other metadata or none.
    if (!picture) continue;
    if (picture.is === 'address') addresses[Number(column)] = picture.url;
    else
      found.push({
        is: 'inCell',
        part: picture.part,
        name: picture.part.slice(picture.part.lastIndexOf('/') + 1),
        column: Number(column),
      });
  }
  return { found, lost, addresses };
}

function countInCells(inCells: InCells, sheet: Sheet): void {
  for (const picture of inCells.found) sheet.pictures[picture.is]++;
  sheet.pictures.dispimg += inCells.lost.length;
}

/** The error text of a cell that is a picture is no value. */
function withAddresses(row: SheetRow, addresses: Readonly<Record<number, string>>): Pick<Row, 'values' | 'kinds'> {
  const values = [...row.values];
  const kinds = { ...row.kinds };
  for (const column of Object.keys(row.rich).map(Number)) {
    values[column] = addresses[column] ?? '';
    delete kinds[column];
  }
  return { values, ...(Object.keys(kinds).length > 0 && { kinds }) };
}

async function picturesOf(
  book: Book,
  anchored: readonly FloatingPicture[],
  inCells: InCells['found'],
): Promise<Pick<Row, 'pictures'>> {
  const pictures: RowPicture[] = [];
  const all = [...inCells, ...anchored].sort((a, b) => a.column - b.column);
  for (const { part, column, name } of all) {
    if (part) pictures.push({ bytes: await book.archive.bytes(part), column, ...(name && { name }) });
  }
  return pictures.length > 0 ? { pictures } : {};
}

const UNBOUND = {
  'no-row': text('A picture stands beside no row with values', '图片所在的行没有内容'),
  linked: text('A picture is only linked to, not in the file', '图片只是链接，并未保存在文件中'),
  missing: text('The picture that the cell shows is not in the file', '单元格显示的图片不在文件中'),
};

function reportUnbound(
  sheet: Sheet,
  picture: { readonly row: number; readonly column: number; readonly name: string },
  why: keyof typeof UNBOUND,
  reading: FileReading,
  report: Report,
): void {
  reading.pictures.unbound++;
  const letter = columnLetter(picture.column);
  report({
    id: 'picture/unbound',
    severity: 'warning',
    message: text(`${UNBOUND[why].en}; it is not used.`, `${UNBOUND[why].zh}，未使用。`),
    hint: text('Put the picture itself over the row of its product.', '请将图片本身放到对应商品所在的行。'),
    ...(picture.name && { value: picture.name }),
    where: { file: sheet.file, sheet: sheet.sheet, row: picture.row, column: letter, cell: `${letter}${picture.row}` },
  });
}

function reportUncomputed(sheet: Sheet, first: { row: number; column: number; count: number }, report: Report): void {
  const letter = columnLetter(first.column);
  report({
    id: 'cell/formula-without-value',
    severity: 'warning',
    message: text(
      `${first.count} formula cell(s) hold no result, the first in ${letter}${first.row}; they are read as blank.`,
      `${first.count} 个公式单元格没有计算结果，首个为 ${letter}${first.row}，按空白读取。`,
    ),
    hint: text(
      'Open the workbook in Excel or WPS and save it: that computes them.',
      '请用 Excel 或 WPS 打开并保存一次，以完成计算。',
    ),
    where: { file: sheet.file, sheet: sheet.sheet, row: first.row, column: letter, cell: `${letter}${first.row}` },
  });
}
