import type { Row } from '../../core/words.ts';
import { type Desk, type PlacedPicture, type SheetFacts, SheetTable } from '../sheet-table.ts';
import type { Book } from './book.ts';
import { floatingPictures } from './drawings.ts';
import { otherPictures } from './other-pictures.ts';
import { picturesInCells } from './pictures-in-cells.ts';
import { type Relationship, relationships } from './relationships.ts';
import { rowOutline, type SheetOutline, sheetOutline } from './sheet-outline.ts';
import { sheetRows } from './sheet-rows.ts';

interface Sheet {
  readonly file: string;
  readonly sheet: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** The rows of one sheet with their pictures; what could not be bound or computed is reported. */
export async function* readSheet(book: Book, sheet: Sheet, desk: Desk): AsyncGenerator<Row, void, undefined> {
  const table = new SheetTable(await factsOf(book, sheet), desk);
  for await (const batch of sheetRows(book.archive, sheet.part, book)) {
    for (const raw of batch) {
      const { found, lost } = picturesInCells(book, raw);
      for (const picture of lost) table.lost(picture);
      const row = table.take(raw, found);
      if (row) yield row instanceof Promise ? await row : row;
    }
  }
  table.finish();
}

async function factsOf(book: Book, { file, sheet, part, isHidden }: Sheet): Promise<SheetFacts> {
  const refersTo = await relationships(book.archive, part);
  const outline = await sheetOutline(book.archive, part);
  const other = await otherPictures(book.archive, refersTo);
  const { merges, hiddenColumns } = outline;
  const floating = await floatingOf(book, refersTo, { part, outline });
  return { file, sheet, isHidden, hiddenColumns, merges, floating, other };
}

async function floatingOf(
  book: Book,
  refersTo: ReadonlyMap<string, Relationship>,
  { part, outline }: { readonly part: string; readonly outline: SheetOutline },
): Promise<readonly PlacedPicture[]> {
  const drawings = [...refersTo.values()].filter((one) => one.type === 'drawing' && book.archive.has(one.target));
  if (drawings.length === 0) return [];
  const rows = await rowOutline(book.archive, part, outline.usualHeight);
  const all: PlacedPicture[] = [];
  for (const { target } of drawings) {
    const found = await floatingPictures(book.archive, target, { outline: rows, merges: outline.merges });
    for (const { row, column, name, part: media } of found)
      all.push({ row, column, name, ...(media !== undefined && { load: () => book.bytes.load(media) }) });
  }
  return all;
}
