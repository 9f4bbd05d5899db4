import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { Stop } from '../core/faults.ts';
import { FIELDS, type FieldPath, isField } from '../core/fields.ts';
import { isRecord } from '../core/json.ts';
import { columnIndex } from '../core/mapping.ts';
import { text } from '../core/text.ts';

/** A merchant's own word on what the columns mean. */
export interface MappingFile extends SheetMapping {
  /** By the sheet's name; 'ignore': leave the sheet alone. What stands at the top is for all other sheets. */
  readonly sheets: ReadonlyMap<string, SheetMapping | 'ignore'>;
}

/** What is said of one sheet. */
export interface SheetMapping {
  readonly columns: readonly MappedHeader[];
  /** The rows of the header, first and last; found where absent. */
  readonly header?: { readonly first: number; readonly last: number };
}

export interface MappedHeader {
  /** '' where the column is named by its letter alone. */
  readonly header: string;
  /** Zero-based: tells columns of one header apart. */
  readonly index?: number;
  /** Absent: leave this column alone. */
  readonly field?: FieldPath;
  readonly option?: string;
  readonly unit?: string;
  readonly currency?: string;
}

/** What the file says of a sheet. */
export function mappingFor(file: MappingFile | undefined, sheet: string): SheetMapping | 'ignore' | undefined {
  if (!file) return undefined;
  return file.sheets.get(sheet) ?? (file.columns.length > 0 || file.header ? file : undefined);
}

/**
 * Reads `columns: { 产品名称: title, 重量: { field: weight, unit: g }, 价格 @D: price, 序号: ignore }`, with `header: 3` or
 * `header: 2-3` beside it, and the same by sheet under `sheets:`.
 * Throws Stop with line and column when it is no YAML or names a field that does not exist.
 */
export function parseMappingFile(yaml: string, name = 'mapping.yaml'): MappingFile {
  const document = parseDocument(yaml, { prettyErrors: true });
  const flaw = document.errors[0];
  if (flaw) {
    const at = flaw.linePos?.[0];
    throw wrong(name, { en: flaw.message.split('\n', 1)[0] ?? flaw.message, zh: 'YAML 格式错误' }, at);
  }
  const top = document.contents;
  if (!isMap(top) || !(top.has('columns') || top.has('sheets') || top.has('header')))
    throw wrong(name, { en: 'columns: is missing', zh: '缺少 columns:' });
  const page = { yaml, name };
  const sheets = new Map<string, SheetMapping | 'ignore'>();
  const listed = top.get('sheets');
  for (const pair of isMap(listed) ? listed.items : []) sheets.set(keyOf(pair), sheetSaid(pair, page));
  return { ...sheetMapping(top, page, sheets.size > 0), sheets };
}

interface Page {
  readonly yaml: string;
  readonly name: string;
}

function sheetSaid(pair: Pair, page: Page): SheetMapping | 'ignore' {
  if (isMap(pair.value)) return sheetMapping(pair.value, page, false);
  if (isScalar(pair.value) && pair.value.value === 'ignore') return 'ignore';
  const sheet = keyOf(pair);
  throw wrong(
    page.name,
    { en: `the sheet ${sheet} needs columns:, or the word ignore`, zh: `工作表“${sheet}”下应有 columns:，或写 ignore` },
    placeOf(pair, page),
  );
}

function sheetMapping(map: YAMLMap, page: Page, mayLack: boolean): SheetMapping {
  const columns = map.get('columns');
  if (columns !== undefined && !isMap(columns))
    throw wrong(page.name, { en: 'columns: is empty', zh: 'columns: 为空' });
  if (!columns && !mayLack && !map.has('header'))
    throw wrong(page.name, { en: 'columns: is missing', zh: '缺少 columns:' });
  const header = headerRows(map.get('header'), page);
  return {
    columns: (isMap(columns) ? columns.items : []).map((pair) => columnSaid(pair, page)),
    ...(header && { header }),
  };
}

function headerRows(said: unknown, { name }: Page): SheetMapping['header'] {
  if (said === undefined || said === null) return undefined;
  const [, first, last] = /^([1-9]\d{0,6})(?:\s*-\s*([1-9]\d{0,6}))?$/.exec(String(said)) ?? [];
  if (first === undefined || Number(last ?? first) < Number(first))
    throw wrong(name, {
      en: `header: ${JSON.stringify(said)} is no row, as 3 or 2-3`,
      zh: `header: ${JSON.stringify(said)} 不是行号，请写成 3 或 2-3`,
    });
  return { first: Number(first), last: Number(last ?? first) };
}

function columnSaid(pair: Pair, page: Page): MappedHeader {
  const key = keyOf(pair);
  const said: unknown = isMap(pair.value) ? pair.value.toJSON() : isScalar(pair.value) ? pair.value.value : pair.value;
  const meant = meaningSaid(said);
  if (meant) return { ...headerSaid(key), ...meant };
  throw wrong(page.name, noSuchField(key, said), placeOf(pair, page));
}

/** `价格 @D`, `@D`, `价格`. */
function headerSaid(key: string): Pick<MappedHeader, 'header' | 'index'> {
  const [, header, letter] = /^(?:([\s\S]*\S)\s+)?@([A-Z]{1,3})$/.exec(key) ?? [];
  const index = letter === undefined ? undefined : columnIndex(letter);
  return index === undefined ? { header: key } : { header: header ?? '', index };
}

function meaningSaid(said: unknown): Omit<MappedHeader, 'header' | 'index'> | undefined {
  if (said === null || said === 'ignore' || said === '') return {};
  if (typeof said === 'string') return isField(said) ? { field: said } : undefined;
  if (!isRecord(said)) return undefined;
  const { field, option, unit, currency, ...rest } = said;
  if (typeof field !== 'string' || !isField(field) || Object.keys(rest).length > 0) return undefined;
  return {
    field,
    ...(typeof option === 'string' && { option }),
    ...(typeof unit === 'string' && { unit }),
    ...(typeof currency === 'string' && { currency }),
  };
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function noSuchField(header: string, said: unknown): { en: string; zh: string } {
  const shown = JSON.stringify(said);
  return { en: `${header}: ${shown} is no field`, zh: `${header}：${shown} 不是有效字段` };
}

function placeOf(pair: Pair, { yaml }: Page): { line: number; col: number } | undefined {
  const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  const before = yaml.slice(0, start).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}

function wrong(name: string, why: { en: string; zh: string }, at?: { line: number; col: number }): Stop {
  const en = at ? `${name}, line ${at.line}, column ${at.col}` : name;
  const zh = at ? `${name} 第 ${at.line} 行第 ${at.col} 列` : name;
  return new Stop(text(`${en}: ${why.en}.`, `${zh}：${why.zh}。`), {
    hint: text(
      `The fields are: ${FIELDS.join(', ')}; ignore leaves a column alone.`,
      `可用字段：${FIELDS.join('、')}；ignore 表示不使用该列。`,
    ),
  });
}
