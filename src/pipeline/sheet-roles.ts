import type { Column } from '../core/mapping.ts';
import type { Row } from '../core/words.ts';
import { plainHeader } from './columns-header.ts';
import type { HeaderFound } from './headers.ts';
import type { MappingFile } from './mapping-file.ts';
import { type Joining, joiningOf } from './sheet-joining.ts';

/** What a sheet of a workbook is for. */
export type SheetRole =
  | { readonly is: 'products' }
  /** Says more of products on other sheets, which its key column names. */
  | ({ readonly is: 'joined' } & Joining)
  | {
      readonly is: 'passed';
      readonly why: 'no-table' | 'instructions' | 'no-products' | 'copy' | 'ignored';
      /** For a copy: what it repeats. */
      readonly of?: string;
    };

/** The first rows of a sheet and what they were taken for. */
export interface PeekedSheet {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly found: HeaderFound;
}

/**
 * Which sheets of one workbook hold products, which say more of them, and which are something else: instructions, lists of
 * allowed values, a copy of another sheet. A mapping file that names a sheet has the word. What has no title column and belongs
 * to no product sheet is passed over where there is a product sheet, and asked about where there is none.
 */
export function sheetRoles(
  sheets: readonly PeekedSheet[],
  mapping: MappingFile | undefined,
): ReadonlyMap<string, SheetRole> {
  const roles = new Map<string, SheetRole>();
  for (const sheet of sheets) {
    if (mapping?.sheets.get(sheet.name) === 'ignore') roles.set(sheet.name, { is: 'passed', why: 'ignored' });
    else if (sheet.found.is === 'none') roles.set(sheet.name, { is: 'passed', why: 'no-table' });
  }
  const open = sheets.filter((sheet) => !roles.has(sheet.name));
  const isNamed = (sheet: PeekedSheet): boolean => mapping?.sheets.has(sheet.name) === true;
  const titled = open.filter((sheet) => sheet.found.is === 'table');
  const sound = titled.filter((sheet) => isNamed(sheet) || !isAboutColumns(sheet, titled));
  const products = sound.length > 0 ? sound : titled;
  for (const sheet of titled)
    if (!products.includes(sheet)) roles.set(sheet.name, { is: 'passed', why: 'instructions' });
  passCopies(products, roles, isNamed);
  joinSheets(open, roles);
  const hasProducts = products.length > 0;
  for (const sheet of open) {
    if (roles.has(sheet.name)) continue;
    const isProducts = sheet.found.is === 'table' || !hasProducts || isNamed(sheet);
    const why = ABOUT_COLUMNS.test(sheet.name) ? 'instructions' : 'no-products';
    roles.set(sheet.name, isProducts ? { is: 'products' } : { is: 'passed', why });
  }
  return new Map(
    sheets.flatMap(({ name }) => (roles.has(name) ? [[name, roles.get(name) ?? { is: 'products' }]] : [])),
  );
}

const ABOUT_COLUMNS =
  /说明|须知|指南|帮助|教程|示例|样例|范例|填写|选项|枚举|字典|下拉|instruction|read ?me|guide|help|example|definition|valid values|dropdown/i;

/** Instructions name the columns, an example shows them: by the sheet's name, where another sheet is not so named, or by what its rows say. */
function isAboutColumns(sheet: PeekedSheet, titled: readonly PeekedSheet[]): boolean {
  const others = titled.filter((other) => other !== sheet);
  if (ABOUT_COLUMNS.test(sheet.name) && others.some((other) => !ABOUT_COLUMNS.test(other.name))) return true;
  const headers = new Set(others.flatMap((other) => columnsOf(other).map(({ header }) => plainHeader(header).key)));
  const said = dataRows(sheet).flatMap((row) => row.values.find((value) => value.trim() !== '') ?? []);
  const known = said.filter((value) => headers.has(plainHeader(value).key));
  return said.length >= 4 && known.length * 2 >= said.length;
}

/** A sheet that repeats another, row for row as far as they were looked at. */
function passCopies(
  products: readonly PeekedSheet[],
  roles: Map<string, SheetRole>,
  isNamed: (sheet: PeekedSheet) => boolean,
): void {
  // The one that is named as a copy goes, else the later one.
  const ordered = products.toSorted((a, b) => Number(NAMED_COPY.test(a.name)) - Number(NAMED_COPY.test(b.name)));
  const seen = new Map<string, string>();
  for (const sheet of ordered) {
    if (dataRows(sheet).length < 3) continue;
    const content = JSON.stringify(sheet.rows.map((row) => row.values));
    const original = seen.get(content);
    if (original === undefined) seen.set(content, sheet.name);
    else if (!isNamed(sheet)) roles.set(sheet.name, { is: 'passed', why: 'copy', of: original });
  }
}

const NAMED_COPY = /副本|备份|拷贝|copy|backup|\(\d+\)\s*$/i;

function joinSheets(open: readonly PeekedSheet[], roles: Map<string, SheetRole>): void {
  const titled = open.filter((sheet) => sheet.found.is === 'table' && !roles.has(sheet.name));
  for (const sheet of open) {
    if (roles.has(sheet.name)) continue;
    const others = titled.filter((other) => other !== sheet && !roles.has(other.name));
    const joining = joiningOf(tableOf(sheet), others.map(tableOf));
    if (joining) roles.set(sheet.name, { is: 'joined', ...joining });
  }
}

function tableOf(sheet: PeekedSheet): { columns: readonly Column[]; rows: readonly Row[] } {
  return { columns: columnsOf(sheet), rows: dataRows(sheet) };
}

function columnsOf(sheet: PeekedSheet): readonly Column[] {
  return sheet.found.is === 'none' ? [] : sheet.found.mapping.columns;
}

function dataRows(sheet: PeekedSheet): readonly Row[] {
  if (sheet.found.is === 'none') return [];
  const { headerRow } = sheet.found.mapping;
  return sheet.rows.filter((row) => row.row > headerRow && row.values.some((value) => value.trim() !== ''));
}
