import type { FileReading, Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Report, Row } from '../../core/words.ts';
import { decodedText, detectEncoding } from '../../lib/text-encoding.ts';
import { textLines } from '../../lib/text-lines.ts';
import { detectDelimiter } from './delimiter.ts';
import { type CsvRecord, records } from './records.ts';

/**
 * Rows of a delimited text file. A record whose quoting is broken is repaired and said so, or, when no reading of it
 * fits the table, counted as rejected and said so. Blank lines count as rows but are not given.
 */
export async function* readCsv(
  file: Source,
  reading: FileReading,
  report: Report,
): AsyncGenerator<Row, void, undefined> {
  const encoding = file.encoding
    ? { label: new TextDecoder(file.encoding).encoding, isDamaged: false }
    : await detectEncoding(file.path, file.head);
  reading.encoding = encoding.label;
  reading.sheets.push({ name: '' });
  if (encoding.isDamaged) reportDamage(file, encoding.label, report);
  const delimiter = detectDelimiter(new TextDecoder(encoding.label).decode(file.head));
  reading.format = delimiter.char === '\t' ? 'tsv' : 'csv';
  const lines = textLines(decodedText(file.path, encoding.label));
  let row = 0;
  for await (const record of records(lines, { delimiter: delimiter.char, skip: delimiter.declared ? 1 : 0 })) {
    row++;
    if (record.is === 'blank') continue;
    if (record.is === 'rejected') {
      reading.rejected[''] = (reading.rejected[''] ?? 0) + 1;
      reportRejected(file, row, record, report);
      continue;
    }
    if (record.is === 'repaired') reportRepaired(file, row, record.line, report);
    yield { file: file.name, row, line: record.line, values: record.values };
  }
}

function reportDamage(file: Source, label: string, report: Report): void {
  report({
    id: 'file/damaged-text',
    severity: 'warning',
    message: text(
      `${file.name} was read as ${label}, but some of its bytes have no meaning in it; they show as \uFFFD.`,
      `${file.name} 按 ${label} 读取，但其中部分字节无法识别，显示为 \uFFFD。`,
    ),
    hint: text(
      'Export the file again as UTF-8, or name its encoding with --encoding.',
      '请重新导出为 UTF-8，或用 --encoding 指定编码。',
    ),
    where: { file: file.name },
  });
}

function reportRepaired(file: Source, row: number, line: number, report: Report): void {
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
    where: { file: file.name, row, line },
  });
}

function reportRejected(file: Source, row: number, record: CsvRecord & { is: 'rejected' }, report: Report): void {
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
    value: record.text.slice(0, 200),
    where: { file: file.name, row, line: record.line },
  });
}
