import { columnLetter } from '../core/mapping.ts';
import { text } from '../core/text.ts';
import type { Report, Where } from '../core/words.ts';

interface Sheet {
  readonly file: string;
  readonly sheet: string;
}

const UNBOUND = {
  'no-row': text('A picture stands beside no row with values', '图片所在的行没有内容'),
  linked: text('A picture is only linked to, not in the file', '图片只是链接，并未保存在文件中'),
  missing: text(
    'A picture that the sheet shows is not in the file, or damaged in it',
    '工作表显示的图片不在文件中，或已损坏',
  ),
  'beside-text': text(
    'A cell holds a picture beside its text; the text is its value',
    '单元格中既有文字又有图片，取文字为内容',
  ),
  old: text('A picture is stored in the way of Excel 95 and before', '图片以 Excel 95 及更早的方式保存'),
  binary: text('A picture stands in a binary workbook (.xlsb)', '图片位于二进制工作簿（.xlsb）中'),
  'no-place': text('The file holds a picture that stands on no sheet', '文件中有图片，但不在任何工作表上'),
} as const;

export type WhyUnbound = keyof typeof UNBOUND;

/** A picture that no row takes; `row` and `column` are zero-based, both absent where it has no place. */
export function reportUnbound(
  sheet: Sheet,
  picture: { readonly row?: number; readonly column?: number; readonly name: string },
  { why, report }: { readonly why: WhyUnbound; readonly report: Report },
): void {
  const { row, column, name } = picture;
  report({
    id: 'picture/unbound',
    severity: 'warning',
    message: text(`${UNBOUND[why].en}; it is not used.`, `${UNBOUND[why].zh}，未使用该图片。`),
    hint: text('Put the picture itself over the row of its product.', '请将图片本身放到对应商品所在的行。'),
    ...(name && { value: name }),
    where: row === undefined || column === undefined ? { file: sheet.file } : placeOf(sheet, { row: row + 1, column }),
  });
}

/** Pictures of a sheet that are no product's. */
export function reportOther(sheet: Sheet, count: number, report: Report): void {
  report({
    id: 'picture/not-a-product',
    severity: 'note',
    message: text(
      `${count} picture(s) or chart(s) of the sheet (background, header, comment, preview of another document) are no product's and are not used.`,
      `工作表中有 ${count} 个图片或图表（背景、页眉页脚、批注、嵌入文档的预览）不是商品图片，未使用。`,
    ),
    where: { file: sheet.file, sheet: sheet.sheet },
  });
}

/** The first cell of a kind, `row` counted from 1, and how many there are. */
export interface Counted {
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

/** Cells that stand too far right to belong to any table. */
export function reportFar(sheet: Sheet, first: Counted, report: Report): void {
  const where = placeOf(sheet, first);
  report({
    id: 'cell/too-far-right',
    severity: 'warning',
    message: text(
      `${first.count} cell(s) stand farther right than any product table reaches, the first in ${where.cell}; they are not read.`,
      `${first.count} 个单元格位置过于靠右，超出任何商品表的范围，首个为 ${where.cell}，未读取。`,
    ),
    hint: text('Delete them, or move them beside the other columns.', '请删除这些单元格，或移到其他列旁边。'),
    where,
  });
}

/** Formulas without a result. */
export function reportUncomputed(sheet: Sheet, first: Counted, report: Report): void {
  const where = placeOf(sheet, first);
  report({
    id: 'cell/formula-without-value',
    severity: 'warning',
    message: text(
      `${first.count} formula cell(s) hold no result, the first in ${where.cell}; they are read as blank.`,
      `${first.count} 个公式单元格没有计算结果，首个为 ${where.cell}，按空白读取。`,
    ),
    hint: text(
      'Open the workbook in Excel or WPS and save it: that computes them.',
      '请用 Excel 或 WPS 打开并保存一次，以完成计算。',
    ),
    where,
  });
}

function placeOf(sheet: Sheet, { row, column }: { readonly row: number; readonly column: number }): Where {
  const letter = columnLetter(column);
  return { file: sheet.file, sheet: sheet.sheet, row, column: letter, cell: `${letter}${row}` };
}
