import { readFile } from 'node:fs/promises';
import { Stop } from '../../core/faults.ts';
import type { Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Row } from '../../core/words.ts';
import { damagedWorkbook } from '../damage.ts';
import { firstRows } from '../first-rows.ts';
import { reportUnbound } from '../sheet-findings.ts';
import { type Desk, SheetTable } from '../sheet-table.ts';
import { whatBrokenCompoundFileIs, whatCompoundFileIs } from '../what-it-is.ts';
import { BlipStore } from './blips.ts';
import { sheetRows } from './cells.ts';
import { type CompoundFile, compoundFile } from './compound-file.ts';
import { picturesOf } from './pictures.ts';
import { sheetOutline } from './sheet-outline.ts';
import { Locked, openWorkbook, type SheetPlace, type Workbook } from './workbook.ts';

/** No sheet of this kind has more than 65,536 rows of 256 cells; what is larger than this is nothing that a merchant has. */
const MOST_BYTES = 1024 ** 3;

/** Rows of all sheets, hidden ones too (`reading.sheets` says which), with the pictures that belong to them. */
export async function* readXls(
  file: Source,
  reading: Desk['reading'],
  report: Desk['report'],
): AsyncGenerator<Row, void, undefined> {
  if (file.size > MOST_BYTES) throw tooLarge(file.name);
  try {
    const bytes = recordsOf(await readFile(file.path), file.name);
    const book = openWorkbook(bytes, file.encoding);
    if (book.version < 8) reading.encoding = book.label;
    if (book.unknownCodePage !== undefined) reportCodePage(file.name, book.unknownCodePage, report);
    yield* rowsOf({ book, bytes, file: file.name, peek: file.peek }, { reading, report });
  } catch (cause) {
    if (cause instanceof Stop) throw cause;
    throw cause instanceof Locked ? locked(file.name) : damagedWorkbook(file.name, cause);
  }
}

/** The stream of records: in a compound file, or the file itself. */
function recordsOf(bytes: Buffer, name: string): Buffer {
  if (bytes[0] !== 0xd0) return bytes;
  const compound = opened(bytes, name);
  const stream = ['workbook', 'book'].flatMap((wanted) =>
    compound.names.filter((one) => one.toLowerCase() === wanted),
  )[0];
  const records = stream === undefined ? undefined : compound.stream(stream);
  if (!records) throw whatCompoundFileIs(name, compound.names);
  return records;
}

/** One that is damaged may still name what it was. */
function opened(bytes: Buffer, name: string): CompoundFile {
  try {
    return compoundFile(bytes);
  } catch (cause) {
    throw whatBrokenCompoundFileIs(name, bytes) ?? cause;
  }
}

interface Opened {
  readonly book: Workbook;
  readonly bytes: Buffer;
  readonly file: string;
  readonly peek: number | undefined;
}

async function* rowsOf(opened: Opened, desk: Desk): AsyncGenerator<Row, void, undefined> {
  const store = new BlipStore(opened.book.drawings);
  const unused = new Set(store.numbers());
  desk.reading.sheetNames = opened.book.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  for (const place of opened.book.sheets)
    yield* firstRows(sheetRowsOf(opened, place, { ...desk, store, unused }), opened.peek);
  for (const _ of unused) {
    desk.reading.pictures.unbound++;
    reportUnbound({ file: opened.file, sheet: '' }, { name: '' }, { why: 'no-place', report: desk.report });
  }
}

async function* sheetRowsOf(
  { book, bytes, file }: Opened,
  { name, at, isHidden }: SheetPlace,
  desk: Desk & { readonly store: BlipStore; readonly unused: Set<number> },
): AsyncGenerator<Row, void, undefined> {
  const outline = sheetOutline(bytes, at, book.version);
  const { floating, other, numbers } = picturesOf(outline, desk.store);
  for (const number of numbers) desk.unused.delete(number);
  const { hiddenColumns, merges } = outline;
  const table = new SheetTable({ file, sheet: name, isHidden, hiddenColumns, merges, floating, other }, desk);
  for (const place of outline.old) table.unbound({ ...place, name: '' }, 'old');
  for (const made of sheetRows(bytes, { book, at, outline })) {
    const row = table.take(made);
    if (row) yield row instanceof Promise ? await row : row;
  }
  table.finish();
}

function reportCodePage(file: string, codePage: number, report: Desk['report']): void {
  report({
    id: 'file/damaged-text',
    severity: 'warning',
    message: text(
      `${file} is written in code page ${codePage}, which is not known here; letters beyond ASCII may be wrong.`,
      `${file} 使用代码页 ${codePage}，此处不支持，非 ASCII 字符可能有误。`,
    ),
    hint: text(
      'Open it in Excel or WPS and save it as .xlsx, or name its encoding with --encoding.',
      '请用 Excel 或 WPS 打开后另存为 .xlsx，或用 --encoding 指定编码。',
    ),
    where: { file },
  });
}

function locked(name: string): Stop {
  return new Stop(
    text(
      `${name} is an encrypted workbook: a password is needed to open it.`,
      `${name} 是加密工作簿，需要密码才能打开。`,
    ),
    {
      hint: text('Open it with its password and save a copy without one.', '请用密码打开，并另存一份不带密码的副本。'),
    },
  );
}

function tooLarge(name: string): Stop {
  return new Stop(text(`${name} is not opened: it is larger than 1 GB.`, `${name} 未打开：文件超过 1 GB。`), {
    hint: text('Split it into several workbooks.', '请拆分为多个工作簿。'),
  });
}
