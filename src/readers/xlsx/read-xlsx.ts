import type { FileReading, Source } from '../../core/ports/reader.ts';
import type { Report, Row } from '../../core/words.ts';
import { type Archive, openArchive } from '../archive.ts';
import { damagedWorkbook } from '../damage.ts';
import { firstRows } from '../first-rows.ts';
import { PictureBytes } from '../picture-bytes.ts';
import type { Book } from './book.ts';
import { cellImages } from './cell-images.ts';
import { readSheet } from './read-sheet.ts';
import { readXlsb } from './read-xlsb.ts';
import { richPictures } from './rich-values.ts';
import { sharedStrings } from './shared-strings.ts';
import { numberStyles } from './styles.ts';
import { TextBudget } from './text-budget.ts';
import { openWorkbook, type Workbook } from './workbook.ts';

/** Rows of all sheets, hidden ones too (`reading.sheets` says which), with the pictures that belong to them. */
export async function* readXlsx(
  file: Source,
  reading: FileReading,
  report: Report,
): AsyncGenerator<Row, void, undefined> {
  const archive = await openArchive(file.path, file.name);
  let book: Book | undefined;
  try {
    if (archive.has(BINARY)) {
      reading.format = 'xlsb';
      yield* readXlsb(file, archive, { reading, report });
      return;
    }
    const workbook = await openWorkbook(archive, file.name);
    book = await openBook(archive, workbook);
    reading.sheetNames = workbook.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
    for (const { name, part, isHidden } of workbook.sheets) {
      const sheet = { file: file.name, sheet: name, part, isHidden };
      yield* firstRows(readSheet(book, sheet, { reading, report }), file.peek);
    }
  } catch (cause) {
    throw damagedWorkbook(file.name, cause);
  } finally {
    (await book?.strings.catch(() => undefined))?.close();
    archive.close();
  }
}

/** What a binary workbook has where others have XML. */
const BINARY = 'xl/workbook.bin';

async function openBook(archive: Archive, workbook: Workbook): Promise<Book> {
  const refersTo = workbook.refersTo;
  const partOfType = (type: string): string | undefined =>
    [...refersTo.values()].find((one) => one.type === type)?.target;
  const styles = await numberStyles(archive, partOfType('styles'));
  const dispimg = await cellImages(archive, refersTo);
  const rich = await richPictures(archive, refersTo);
  const strings = sharedStrings(archive, partOfType('sharedStrings'));
  // Whoever reads the first sheet meets the failure; until then it is nobody's.
  strings.catch(() => undefined);
  return {
    archive,
    bytes: new PictureBytes(archive),
    strings,
    styles,
    is1904: workbook.is1904,
    budget: new TextBudget(),
    dispimg,
    rich,
  };
}
