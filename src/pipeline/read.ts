import { Stop } from '../core/faults.ts';
import type { Mapping, TableRow } from '../core/mapping.ts';
import { type FileReading, newReading, type Reader, type Source } from '../core/ports/reader.ts';
import { text } from '../core/text.ts';
import type { MapOptions } from './columns.ts';
import { columnTemplates } from './columns-templates.ts';
import type { Context } from './context.ts';
import { ControlCharacters } from './control-characters.ts';
import { FileSheets } from './file-sheets.ts';
import { type MappingFile, mappingFor } from './mapping-file.ts';
import { unmatchedLines } from './mapping-unmatched.ts';
import { Table } from './read-table.ts';
import type { SheetRole } from './sheet-roles.ts';

export interface ReadOptions {
  readonly readers: readonly Reader[];
  /** The merchant's own word on the columns. */
  readonly mapping?: MappingFile;
  /** A template's id; the one that fits best where absent. */
  readonly template?: string;
  /** Gets an entry a file, complete once its rows have been taken. */
  readonly accounts?: FileAccount[];
}

/** What became of a file: read = accepted + rejected, table by table. */
export interface FileAccount {
  readonly file: string;
  readonly reading: FileReading;
  readonly tables: TableAccount[];
  /** What each sheet of a file of several was taken for. */
  roles: ReadonlyMap<string, SheetRole>;
}

export interface TableAccount {
  /** '' where the format has no sheets. */
  readonly sheet: string;
  mapping: Mapping;
  /** Rows of data; titles, headers, notes and totals are none. */
  readonly rows: { read: number; accepted: number; rejected: number };
  /** A value of each column, by its index, as the first rows of data have it. */
  readonly samples: Map<number, string>;
}

/**
 * The product rows of all files, in order, each with its table's mapping. Blank rows, notes, totals and sheets without a
 * product table are passed over and said so. Throws Stop where a file cannot be read at all.
 */
export function read(sources: readonly Source[], options: ReadOptions): (context: Context) => AsyncIterable<TableRow> {
  return async function* rows(context) {
    const { mapping, template } = options;
    const templates = await columnTemplates();
    if (template !== undefined)
      checkTemplate(
        template,
        templates.map((one) => one.id),
      );
    const map = (sheet: string): MapOptions => {
      const told = mappingFor(mapping, sheet);
      return {
        templates,
        ...(told && told !== 'ignore' && { mapping: told }),
        ...(template !== undefined && { template }),
      };
    };
    const accounts = options.accounts ?? [];
    for (const source of sources) yield* fileRows(source, { ...options, accounts, map }, context);
    for (const finding of mapping ? unmatchedLines(mapping, accounts) : []) context.report(finding);
  };
}

async function* fileRows(
  source: Source,
  options: ReadOptions & { readonly map: (sheet: string) => MapOptions },
  context: Context,
): AsyncGenerator<TableRow, void, undefined> {
  const { map, mapping } = options;
  const reader = options.readers.find((candidate) => candidate.accepts(source));
  if (!reader)
    throw new Stop(text(`${source.name} is of a kind that is not read.`, `无法读取 ${source.name} 这种文件。`));
  const account: FileAccount = { file: source.name, reading: newReading(reader.id), tables: [], roles: new Map() };
  options.accounts?.push(account);
  if (source.remark) context.report(source.remark);
  let sheets: FileSheets | undefined;
  let table: Table | undefined;
  let rows = 0;
  let hidden: string | undefined;
  const controls = new ControlCharacters();
  try {
    for await (const given of reader.read(source, account.reading, context.report)) {
      context.signal?.throwIfAborted();
      const sheet = given.sheet ?? '';
      if (sheet === hidden) continue;
      if (table?.sheet !== sheet && isHidden(sheet, account.reading)) {
        hidden = sheet;
        continue;
      }
      rows++;
      const row = controls.cleaned(given);
      sheets ??= await FileSheets.of(source, {
        reader,
        account,
        map,
        report: context.report,
        ...(mapping && { mapping }),
      });
      sheets.see(row);
      if (!sheets.holdsProducts(sheet)) continue;
      if (table?.sheet !== sheet) {
        if (table) yield* joined(table.finish(), sheets);
        table = new Table(row, account, { map: map(sheet), report: context.report });
      }
      yield* joined(table.take(row), sheets);
    }
    if (table && sheets) yield* joined(table.finish(), sheets);
    sheets?.finish();
    controls.finish(source.name, context.report);
  } finally {
    sheets?.close();
  }
  account.roles = sheets?.roles ?? new Map();
  await source.demandUnchanged?.();
  reportWithoutTable(account, rows, context);
}

function* joined(rows: Iterable<TableRow>, { join }: FileSheets): Generator<TableRow> {
  if (!join) return yield* rows;
  for (const row of rows) yield* join.with(row);
}

function isHidden(sheet: string, reading: FileReading): boolean {
  return reading.sheets.some(({ name, hidden }) => name === sheet && hidden === true);
}

function reportWithoutTable(account: FileAccount, rows: number, context: Context): void {
  for (const sheet of account.reading.sheets) {
    if (sheet.hidden) reportHiddenSheet(account.file, sheet.name, context);
  }
  for (const [sheet, rejected] of Object.entries(account.reading.rejected)) {
    const table = account.tables.find((one) => one.sheet === sheet);
    if (table) {
      table.rows.read += rejected;
      table.rows.rejected += rejected;
    }
  }
  if (account.tables.length > 0) return;
  const where = { file: account.file };
  // Records that were left out have a finding each: the file is not empty.
  if (rows === 0 && Object.values(account.reading.rejected).some((rejected) => rejected > 0)) return;
  if (rows === 0) {
    context.report({
      id: 'file/empty',
      severity: 'error',
      message: text(`${account.file} holds no rows.`, `${account.file} 中没有任何内容行。`),
      hint: text(
        'Check that the right file was saved, with the products in a visible sheet.',
        '请确认保存的是正确的文件，且商品位于可见的工作表中。',
      ),
      where,
    });
    return;
  }
  context.report({
    id: 'file/no-table',
    severity: 'error',
    message: text(
      `${account.file} holds no product table: no row with column headers was found.`,
      `${account.file} 中没有商品表：找不到列标题所在的行。`,
    ),
    hint: text(
      'Put a row with headers such as 产品名称, 货号, 价格 above the products.',
      '请在商品上方加一行表头，例如：产品名称、货号、价格。',
    ),
    where,
  });
}

function reportHiddenSheet(file: string, sheet: string, context: Context): void {
  context.report({
    id: 'sheet/hidden',
    severity: 'note',
    message: text(`The sheet ${sheet} is hidden and was left alone.`, `工作表“${sheet}”已隐藏，未读取。`),
    hint: text('Unhide it if it holds products to sell.', '如果其中有要销售的商品，请取消隐藏。'),
    where: { file, sheet },
  });
}

function checkTemplate(template: string, known: readonly string[]): void {
  if (known.includes(template)) return;
  throw new Stop(text(`There is no template ${template}.`, `没有名为 ${template} 的模板。`), {
    hint: text(`The templates are: ${known.join(', ')}.`, `可用模板：${known.join('、')}。`),
  });
}
