import { text } from '../../core/text.ts';
import type { Report, Where } from '../../core/words.ts';
import type { Encoding } from '../../lib/text-encoding.ts';
import { LONGEST_LINE } from './bounds.ts';
import type { CsvRecord } from './record.ts';

/** Characters of the file that cannot be known: bytes without meaning, or gone before the file was written. */
export function reportLost(
  count: number,
  { file, encoding }: { readonly file: string; readonly encoding: Encoding },
  report: Report,
): void {
  if (encoding.isStrict) {
    report({
      id: 'file/lost-text',
      severity: 'warning',
      message: text(
        `${file} holds ${count} character(s) \uFFFD: whatever wrote it could not read what stood there before.`,
        `${file} 中有 ${count} 个 \uFFFD：生成该文件的程序没能读出原来的文字。`,
      ),
      hint: text(
        'Export the file again from where it came, as UTF-8 or as .xlsx.',
        '请从原系统重新导出为 UTF-8 或 .xlsx。',
      ),
      where: { file },
    });
    return;
  }
  report({
    id: 'file/damaged-text',
    severity: 'warning',
    message: text(
      `${file} was read as ${encoding.label}, but some of its bytes have no meaning in it; they show as \uFFFD in ${count} place(s).`,
      `${file} 按 ${encoding.label} 读取，但其中部分字节无法识别，有 ${count} 处显示为 \uFFFD。`,
    ),
    hint: text(
      'Export the file again as UTF-8, or name its encoding with --encoding.',
      '请重新导出为 UTF-8，或用 --encoding 指定编码。',
    ),
    where: { file },
  });
}

/** Values that stand too far right to belong to any table. */
export function reportFar(far: FarValues, file: string, report: Report): void {
  report({
    id: 'cell/too-far-right',
    severity: 'warning',
    message: text(
      `${far.count} value(s) stand farther right than any product table reaches, the first in row ${far.row}; they are not read.`,
      `${far.count} 个值位置过于靠右，超出任何商品表的范围，首个在第 ${far.row} 行，未读取。`,
    ),
    hint: text(
      'Look for a line end that was lost, or delete what stands there.',
      '请检查是否丢失了换行，或删除这些内容。',
    ),
    where: { file, row: far.row, line: far.line },
  });
}

/** How many there are, and the record of the first. */
export interface FarValues {
  count: number;
  readonly row: number;
  readonly line: number;
}

export function reportRepaired(where: Where, report: Report): void {
  report({
    id: 'file/repaired-record',
    severity: 'warning',
    message: text(
      `The quotation marks do not follow the rules of CSV; the record was read by the columns that fit.`,
      `引号不符合 CSV 规则，已按能对上的列读取。`,
    ),
    hint: text(
      "Look at this row's values; put cells that hold quotation marks in quotation marks and double those inside.",
      '请核对这一行的内容；含引号的单元格应整体加引号，并将其中的引号写两遍。',
    ),
    where,
  });
}

export function reportRejected(record: CsvRecord & { is: 'rejected' }, where: Where, report: Report): void {
  if (record.why === 'too-long') {
    report({
      id: 'file/line-too-long',
      severity: 'error',
      message: text(
        `The line is longer than ${LONGEST_LINE.toLocaleString('en')} characters, which no product is; the row was left out.`,
        `这一行超过 ${LONGEST_LINE.toLocaleString('en')} 个字符，不可能是商品，该行未读取。`,
      ),
      hint: text(
        'Look for a line end that was lost, or for a file that was put into a cell.',
        '请检查是否丢失了换行，或单元格中放入了整个文件。',
      ),
      value: record.text,
      where,
    });
    return;
  }
  report({
    id: 'file/rejected-record',
    severity: 'error',
    message: text(
      `The quotation marks are broken and no way of reading it gives ${record.width} columns; the row was left out.`,
      `引号错误，无论如何都无法对应 ${record.width} 列，该行未读取。`,
    ),
    hint: text(
      'Correct the quotation marks in this line, or save the sheet as .xlsx.',
      '请修正这一行的引号，或将表格另存为 .xlsx。',
    ),
    value: record.text,
    where,
  });
}
