import { Stop } from '../../core/faults.ts';
import type { FileReading, Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Report, Row } from '../../core/words.ts';
import { type Archive, openArchive } from '../archive.ts';
import { cellImages } from './cell-images.ts';
import { type Book, readSheet } from './read-sheet.ts';
import { richPictures } from './rich-values.ts';
import { sharedStrings } from './shared-strings.ts';
import { numberStyles } from './styles.ts';
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
    const workbook = await openWorkbook(archive, file.name);
    book = await openBook(archive, workbook);
    for (const { name, part, isHidden } of workbook.sheets) {
      const sheet = { file: file.name, sheet: name, part, isHidden };
      yield* readSheet(book, sheet, { reading, report });
    }
  } catch (cause) {
    throw cause instanceof Stop ? cause : damaged(file.name, cause);
  } finally {
    (await book?.strings.catch(() => undefined))?.close();
    archive.close();
  }
}

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
  return { archive, strings, styles, is1904: workbook.is1904, dispimg, rich };
}

function damaged(name: string, cause: unknown): Stop {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Stop(text(`${name} is damaged as a workbook: ${reason}`, `${name} 作为工作簿已损坏：${reason}`), {
    hint: text('Open it in Excel or WPS and save it again.', '请用 Excel 或 WPS 打开后重新保存。'),
    cause,
  });
}
