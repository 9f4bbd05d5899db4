import { Stop } from '../../core/faults.ts';
import type { Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Row } from '../../core/words.ts';
import { decodedText } from '../../lib/text-encoding.ts';
import { Damage } from '../damage.ts';
import { declaredEncoding } from '../declared-encoding.ts';
import { reportLost } from '../lost-characters.ts';
import { type Desk, SheetTable } from '../sheet-table.ts';
import { refusal, WEB_PAGE } from '../what-it-is.ts';
import type { Table } from './table.ts';
import { type FoundRow, Tables } from './tables.ts';

/** Rows of all tables of a page, each a sheet of its own. Throws Stop where it has none. */
export async function* readHtml(
  file: Source,
  reading: Desk['reading'],
  report: Desk['report'],
): AsyncGenerator<Row, void, undefined> {
  const label = await declaredEncoding(file);
  reading.encoding = label;
  const lost = { characters: 0 };
  const sheets = new Sheets(file.name, { reading, report });
  const tables = new Tables();
  try {
    for await (const piece of decodedText(file.path, label, lost)) {
      tables.write(piece);
      yield* sheets.rows(tables.taken(), tables.names);
    }
    tables.end();
    yield* sheets.rows(tables.taken(), tables.names);
  } catch (cause) {
    throw cause instanceof Stop ? cause : unreadable(file.name, cause);
  }
  sheets.finish();
  if (lost.characters > 0) reportLost(file.name, label, { count: lost.characters, report });
  if (!sheets.hasTable) throw refusal(file.name, WEB_PAGE);
}

/** Gives each table a name and enters it when its first row comes. */
class Sheets {
  readonly #file: string;
  readonly #desk: Desk;
  readonly #taken = new Set<string>();
  #count = 0;
  #current: { readonly table: Table; readonly sheet: SheetTable } | undefined;

  constructor(file: string, desk: Desk) {
    this.#file = file;
    this.#desk = desk;
  }

  get hasTable(): boolean {
    return this.#count > 0;
  }

  async *rows(found: readonly FoundRow[], names: readonly string[]): AsyncGenerator<Row, void, undefined> {
    for (const { table, made, merges, pictures, beside } of found) {
      const sheet = this.#sheetOf(table, names);
      for (const merge of merges) sheet.merge(merge);
      for (const picture of beside) sheet.unbound(picture, 'beside-text');
      const row = sheet.take(made, pictures);
      if (row) yield row instanceof Promise ? await row : row;
    }
  }

  finish(): void {
    this.#current?.sheet.finish();
  }

  /** Rows behind a table that lies in theirs are a sheet of their own: rows of one sheet come one after the other. */
  #sheetOf(table: Table, names: readonly string[]): SheetTable {
    if (this.#current?.table === table) return this.#current.sheet;
    this.#current?.sheet.finish();
    const sheet = new SheetTable(
      {
        file: this.#file,
        sheet: this.#nameOf(table, names),
        isHidden: table.isHidden,
        hiddenColumns: [...table.hiddenColumns].sort((a, b) => a - b),
      },
      this.#desk,
    );
    this.#current = { table, sheet };
    return sheet;
  }

  #nameOf(table: Table, names: readonly string[]): string {
    const said = names[this.#count] ?? table.caption.replace(/\s+/g, ' ').trim();
    if (++this.#count > MOST_TABLES) throw new Damage(`more than ${MOST_TABLES} tables`, `表格超过 ${MOST_TABLES} 个`);
    const name = said === '' || this.#taken.has(said) ? `table ${this.#count}` : said;
    this.#taken.add(name);
    return name;
  }
}

const MOST_TABLES = 10_000;

function unreadable(name: string, cause: unknown): Stop {
  const said = cause instanceof Error ? cause.message : String(cause);
  const reason = cause instanceof Damage ? cause.text : text(said, said);
  return new Stop(
    text(`${name} cannot be read as a web page: ${reason.en}.`, `无法将 ${name} 作为网页读取：${reason.zh}。`),
    {
      hint: text(
        'Open it in Excel or WPS and save it as .xlsx; give up a file that came from a stranger.',
        '请用 Excel 或 WPS 打开后另存为 .xlsx；来历不明的文件请不要使用。',
      ),
      cause,
    },
  );
}
