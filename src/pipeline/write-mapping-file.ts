import { FIELDS } from '../core/fields.ts';
import { type Column, columnLetter, type Mapping } from '../core/mapping.ts';

/** A table as it goes into a mapping file. */
export interface WrittenTable {
  /** '' where the format has no sheets. */
  readonly sheet: string;
  readonly mapping: Mapping;
  /** A value of each column, by its index, so that a person can judge the line. */
  readonly samples?: ReadonlyMap<number, string>;
}

/**
 * How tables are read, as a file that a person can correct: a line a column, with a value of it and how sure it is behind.
 * Columns of one header are told apart by their letter. Several tables stand by their sheets' names.
 */
export function writeMappingFile(tables: readonly WrittenTable[]): string {
  const lines: string[] = [];
  const bySheet = [...Map.groupBy(tables, ({ sheet }) => sheet)].map(
    ([sheet, group]) => [sheet, together(group)] as const,
  );
  for (const [sheet, table] of bySheet) if (sheet === '' && table) lines.push(...tableLines(table, ''));
  const named = bySheet.filter(([sheet]) => sheet !== '');
  if (named.length > 0) lines.push('sheets:');
  for (const [sheet, table] of named) if (table) lines.push(`  ${key(sheet)}:`, ...tableLines(table, '    '));
  return `${HEAD}${lines.join('\n')}\n`;
}

/** Tables of several files whose sheets have one name: the columns of all, each header once. */
function together([first, ...others]: readonly WrittenTable[]): WrittenTable | undefined {
  if (!first || others.length === 0) return first;
  const columns = [...first.mapping.columns];
  const samples = new Map(first.samples);
  for (const { mapping, samples: its } of others)
    for (const column of mapping.columns) {
      if (columns.some(({ header }) => header === column.header)) continue;
      const index = columns.reduce((last, one) => Math.max(last, one.index), 0) + 1;
      columns.push({ ...column, index });
      const sample = its?.get(column.index);
      if (sample !== undefined) samples.set(index, sample);
    }
  return { ...first, mapping: { ...first.mapping, headerRow: 0, columns }, samples };
}

const HEAD = `# What each column of the sheet means. Correct what is wrong and keep the file: listwright obeys it.
# 表格各列的含义。请改正不对的地方并保留本文件，程序会照此读取。
#   header: the row of the column headers, as 3, or 2-3 where they take two rows        表头所在行
#   columns: a line for each column, header: field                                        每列一行，表头: 字段
#   ignore leaves a column alone; an @C behind a header is the column's letter, where two have one header
#   ignore 表示不使用该列；表头后的 @C 是列号，用来区分同名的列
#   behind # stands a value of the column, and “guess” or “?” where it should be looked at   # 后是该列的一个值；guess 为推测，? 为无法识别
# Fields 字段: ${FIELDS.join(', ')}
# A unit or currency 单位或币种: 重量: { field: weight, unit: g }    进价: { field: cost, currency: CNY }
`;

function tableLines({ mapping, samples }: WrittenTable, indent: string): string[] {
  const { headerRow, firstHeaderRow } = mapping;
  const rows = firstHeaderRow === undefined ? `${headerRow}` : `${firstHeaderRow}-${headerRow}`;
  const counts = new Map<string, number>();
  for (const { header } of mapping.columns) counts.set(header, (counts.get(header) ?? 0) + 1);
  const columns = mapping.columns.toSorted((a, b) => a.index - b.index);
  return [
    ...(headerRow > 0 ? [`${indent}header: ${rows}`] : []),
    `${indent}columns:`,
    ...columns.map((column) => {
      const isTwice = (counts.get(column.header) ?? 0) > 1;
      const name = key(isTwice ? `${column.header} @${columnLetter(column.index)}` : column.header);
      return `${indent}  ${name}: ${meaning(column)}${remark(column, samples?.get(column.index))}`;
    }),
  ];
}

function meaning(column: Column): string {
  if (!column.field) return 'ignore';
  const extras = [
    ...(column.option !== undefined && column.option !== column.header ? [`option: ${key(column.option)}`] : []),
    ...(column.unit ? [`unit: ${column.unit}`] : []),
    ...(column.currency ? [`currency: ${column.currency}`] : []),
  ];
  return extras.length === 0 ? column.field : `{ field: ${column.field}, ${extras.join(', ')} }`;
}

const MOST_SHOWN = 40;

function remark(column: Column, sample: string | undefined): string {
  const doubt = column.field && column.score < 0.9 ? 'guess' : !column.field && column.score === 0 ? '?' : '';
  const plain = (sample ?? '').replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
  const shown = plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN)}…` : plain;
  const words = [shown, doubt].filter((word) => word !== '');
  return words.length === 0 ? '' : `   # ${words.join('  ')}`;
}

/** Plain where YAML would read it as the same text, else in quotation marks: JSON is YAML. */
function key(text: string): string {
  const isPlain = /^[\p{L}][\p{L}\p{N}_()（）/. -]*$/u.test(text) && text.trim() === text;
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
