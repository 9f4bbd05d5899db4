import { type Column, columnLetter, type Mapping } from '../core/mapping.ts';
import { text } from '../core/text.ts';
import type { Finding, Row, Where } from '../core/words.ts';
import { MANY } from './columns-rivals.ts';

/** Where a table stands: its file and sheet ('' where the format has no sheets). */
export interface TablePlace {
  readonly file: string;
  readonly sheet: string;
}

/** A cell of a row. */
export function cellWhere({ file, sheet }: TablePlace, row: Pick<Row, 'row' | 'line'>, column: number): Where {
  const letter = columnLetter(column);
  return {
    file,
    ...(sheet && { sheet }),
    row: row.row,
    ...(row.line !== undefined && { line: row.line }),
    column: letter,
    cell: `${letter}${row.row}`,
  };
}

/** The place of a table, or of its header. */
function tableWhere({ file, sheet }: TablePlace, headerRow = 0): Where {
  return { file, ...(sheet && { sheet }), ...(headerRow > 0 && { row: headerRow }) };
}

/** What is to be said of a table's columns as soon as its header is known. */
export function columnFindings(
  place: TablePlace,
  mapping: Mapping,
  hiddenColumns: readonly number[],
): readonly Finding[] {
  return [...twiceTheSame(place, mapping), ...twoForOne(place, mapping), ...hidden(place, mapping, hiddenColumns)];
}

/** Columns of one header: told apart by their letters. */
function twiceTheSame(place: TablePlace, { columns, headerRow }: Mapping): readonly Finding[] {
  const groups = [...Map.groupBy(columns, ({ header }) => header.trim())].filter(
    ([header, group]) => header !== '' && group.length > 1,
  );
  return groups.map(([header, group]): Finding => {
    const shown = header.replaceAll('\n', ' ');
    const letters = group.map(({ index }) => columnLetter(index));
    const isUsed = group.some(({ field }) => field && !MANY.includes(field));
    return {
      id: 'column/duplicate-header',
      severity: isUsed ? 'warning' : 'note',
      message: text(
        `${group.length} columns are named “${shown}”: ${letters.join(', ')}. Each is read by itself.`,
        `有 ${group.length} 列的表头都是“${shown}”：${letters.join('、')}，各自读取。`,
      ),
      hint: text(
        `Where they mean different things, name them in the mapping file: “${shown} @${letters[0]}” and “${shown} @${letters[1]}”.`,
        `如果含义不同，请在映射文件中分别指定：“${shown} @${letters[0]}”和“${shown} @${letters[1]}”。`,
      ),
      where: tableWhere(place, headerRow),
      ...(group[0]?.field && { field: group[0].field }),
    };
  });
}

/** Different headers that mean the same field, none of them surer than the others. */
function twoForOne(place: TablePlace, { columns, headerRow }: Mapping): readonly Finding[] {
  const used = columns.filter(({ field }) => field && !MANY.includes(field));
  const groups = [...Map.groupBy(used, ({ field }) => field)].filter(
    ([, group]) => new Set(group.map(({ header }) => header.trim())).size > 1 && !group.some(({ each }) => each),
  );
  return groups.flatMap(([field, group]): readonly Finding[] => {
    if (!field) return [];
    const names = group.map(({ header, index }) => `${columnLetter(index)} ${header.replaceAll('\n', ' ')}`);
    return [
      {
        id: 'column/two-for-one-field',
        severity: 'note',
        message: text(
          `${names.join(' and ')} both mean ${field}; in each row the first that is filled is used.`,
          `${names.join('、')} 都表示 ${field}；每行使用第一个有内容的列。`,
        ),
        hint: text(
          'Say in the mapping file which one it is: listwright init FILE writes one.',
          '请在映射文件中指明用哪一列：可用 listwright init 文件 生成。',
        ),
        field,
        where: tableWhere(place, headerRow),
      },
    ];
  });
}

function hidden(place: TablePlace, { columns, headerRow }: Mapping, indexes: readonly number[]): readonly Finding[] {
  const found = columns.filter(({ index }) => indexes.includes(index));
  if (found.length === 0) return [];
  const name = ({ index, header, field }: Column): string =>
    `${columnLetter(index)} ${header.replaceAll('\n', ' ')}${field ? ` (${field})` : ''}`;
  const names = found.map(name);
  const shown = names.length > 8 ? [...names.slice(0, 8), '…'] : names;
  return [
    {
      id: 'column/hidden',
      severity: found.some(({ field }) => field) ? 'warning' : 'note',
      message: text(
        `${found.length} hidden column(s) are read like all others: ${shown.join(', ')}.`,
        `${found.length} 个隐藏列与其他列一样被读取：${shown.join('、')}。`,
      ),
      hint: text(
        'Delete them, or write ignore for them in the mapping file, if they are not meant.',
        '如果不需要，请删除这些列，或在映射文件中写 ignore。',
      ),
      where: tableWhere(place, headerRow),
    },
  ];
}

export function noTitle(place: TablePlace, mapping: Mapping): Finding {
  const headers = mapping.columns.map((column) => column.header.replaceAll('\n', ' '));
  const seen = headers.slice(0, 20).join(' | ') + (headers.length > 20 ? ' | …' : '');
  return {
    id: 'file/no-title-column',
    severity: 'error',
    message: text(
      `No column for the product's title was found${place.sheet && ` in the sheet ${place.sheet}`}. The headers are: ${seen}`,
      `${place.sheet && `工作表“${place.sheet}”中`}找不到商品标题所在的列。表头为：${seen}`,
    ),
    hint: text(
      'Name the column 产品名称 or Title, or say which one it is in a mapping file: listwright init FILE writes one.',
      '请将该列命名为“产品名称”或 Title，或在映射文件中指明：可用 listwright init 文件 生成。',
    ),
    where: tableWhere(place, mapping.headerRow),
  };
}

export function noTable(place: TablePlace, row: number | undefined): Finding {
  return {
    id: 'sheet/no-table',
    severity: 'note',
    message: text(
      `${place.sheet ? `The sheet ${place.sheet}` : place.file} holds no product table and was passed over.`,
      `${place.sheet ? `工作表“${place.sheet}”` : place.file}中没有商品表，已跳过。`,
    ),
    where: tableWhere(place, row),
  };
}

/** A column in a form that is known and not read, met in a row that fills it. */
export function unreadColumn(place: TablePlace, row: Row, column: Column): Finding {
  const name = column.header.replaceAll('\n', ' ');
  return {
    id: 'column/unread',
    severity: 'warning',
    message: text(
      `The column ${name} lists variants in a program’s internal numbers, which are not read: each row is one product without variants.`,
      `“${name}”列以内部编号记录销售规格，无法读取：每行按一个没有规格的商品处理。`,
    ),
    hint: text(
      'Give each variant a row of its own, with its colour, size, price and stock.',
      '请为每个规格单独一行，写明颜色、尺码、价格和库存。',
    ),
    value: (row.values[column.index] ?? '').slice(0, 100),
    where: cellWhere(place, row, column.index),
  };
}

export function secondHeader(place: TablePlace, row: Row): Finding {
  return {
    id: 'table/second-header',
    severity: 'note',
    message: text(
      `Row ${row.row} is a header of other columns: the rows below it are read by it.`,
      `第 ${row.row} 行是另一组表头，其下各行按它读取。`,
    ),
    where: tableWhere(place, row.row),
  };
}

export function tooManyValues(
  place: TablePlace,
  row: Row,
  { columns, beyond }: { columns: number; beyond: number },
): Finding {
  return {
    id: 'row/too-many-values',
    severity: 'warning',
    message: text(
      `Row ${row.row} has ${row.values.length} values, the table ${columns} columns: its values may stand in the wrong columns.`,
      `第 ${row.row} 行有 ${row.values.length} 个值，而表格只有 ${columns} 列，内容可能错位。`,
    ),
    hint: text('Put values that hold the separator in quotation marks.', '请为包含分隔符的内容加上引号。'),
    value: row.values[beyond] ?? '',
    where: cellWhere(place, row, beyond),
  };
}
