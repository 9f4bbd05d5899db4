import type { Source } from '../../core/ports/reader.ts';
import type { Row } from '../../core/words.ts';
import { decodedText } from '../../lib/text-encoding.ts';
import { Damage, damagedWorkbook } from '../damage.ts';
import { declaredEncoding } from '../declared-encoding.ts';
import { reportLost } from '../lost-characters.ts';
import { type Desk, SheetTable } from '../sheet-table.ts';
import { TagScanner } from '../tags.ts';
import { type Contents, ContentsFinder } from './contents.ts';
import { type Found, RowFinder } from './rows.ts';

/** Rows of all sheets, hidden ones too (`reading.sheets` says which). */
export async function* readSpreadsheetXml(
  file: Source,
  reading: Desk['reading'],
  report: Desk['report'],
): AsyncGenerator<Row, void, undefined> {
  try {
    const label = await declaredEncoding(file);
    reading.encoding = label;
    const contents = await contentsOf(file.path, label);
    reading.sheetNames = contents.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
    const rows = new RowFinder(contents);
    const scanner = new TagScanner(rows);
    const sheets = new Sheets(file.name, contents, { reading, report });
    const lost = { characters: 0 };
    for await (const piece of decodedText(file.path, label, lost)) {
      scanner.write(piece);
      for (const found of rows.taken()) yield* sheets.rowsOf(found);
    }
    if (lost.characters > 0) reportLost(file.name, label, { count: lost.characters, report });
  } catch (cause) {
    throw damagedWorkbook(file.name, cause);
  }
}

async function contentsOf(path: string, label: string): Promise<Contents> {
  const finder = new ContentsFinder();
  const scanner = new TagScanner(finder);
  for await (const piece of decodedText(path, label)) scanner.write(piece);
  if (!finder.isWhole) throw new Damage('its rows break off', '行数据中断');
  return finder;
}

class Sheets {
  readonly #file: string;
  readonly #contents: Contents;
  readonly #desk: Desk;
  #open: { readonly number: number; readonly table: SheetTable } | undefined;

  constructor(file: string, contents: Contents, desk: Desk) {
    this.#file = file;
    this.#contents = contents;
    this.#desk = desk;
  }

  async *rowsOf(found: Found): AsyncGenerator<Row, void, undefined> {
    const table = this.#tableOf(found);
    if (found.is === 'end') return table.finish();
    for (const merge of found.merges) table.merge(merge);
    const row = table.take(found.made);
    if (row) yield row instanceof Promise ? await row : row;
  }

  #tableOf({ sheet: number, hiddenColumns }: Found): SheetTable {
    if (this.#open?.number === number) return this.#open.table;
    const { name, isHidden } = this.#contents.sheets[number] ?? { name: '', isHidden: false };
    const table = new SheetTable({ file: this.#file, sheet: name, isHidden, hiddenColumns }, this.#desk);
    this.#open = { number, table };
    return table;
  }
}
