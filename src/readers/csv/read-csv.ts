import type { FileReading, Source } from '../../core/ports/reader.ts';
import type { Report, Row } from '../../core/words.ts';
import { oneByOne } from '../../lib/one-by-one.ts';
import { decodedText, detectEncoding, type Encoding } from '../../lib/text-encoding.ts';
import { MOST_COLUMNS } from './bounds.ts';
import { detectDelimiter } from './delimiter.ts';
import { type FarValues, reportFar, reportLost, reportRejected, reportRepaired } from './findings.ts';
import { detectLineEnd } from './line-end.ts';
import type { CsvRecord } from './record.ts';
import { records } from './records.ts';

/**
 * Rows of a delimited text file. A record whose quoting is broken is repaired and said so, or, when no reading of it
 * fits the table, counted as rejected and said so. Blank lines count as rows but are not given.
 * The values of a row are parts of a larger text: whoever keeps one for long keeps a few hundred rows in memory.
 */
export function readCsv(file: Source, reading: FileReading, report: Report): AsyncIterable<Row> {
  let row = 0;
  let far: FarValues | undefined;
  return oneByOne(batches(), (record) => {
    row++;
    if (record.is === 'blank') return undefined;
    if (record.is === 'rejected') {
      reading.rejected[''] = (reading.rejected[''] ?? 0) + 1;
      reportRejected(record, { file: file.name, row, line: record.line }, report);
      return undefined;
    }
    if (record.is === 'repaired') reportRepaired({ file: file.name, row, line: record.line }, report);
    return { file: file.name, row, line: record.line, values: near(record) };
  });

  /** What is wrong with the text as a whole is said at its end. */
  async function* batches(): AsyncGenerator<readonly CsvRecord[], void, undefined> {
    const encoding = await encodingOf(file);
    reading.encoding = encoding.label;
    reading.sheets.push({ name: '' });
    const head = new TextDecoder(encoding.label).decode(file.head);
    const lineEnd = detectLineEnd(head);
    const delimiter = detectDelimiter(head, lineEnd);
    reading.format = delimiter.char === '\t' ? 'tsv' : 'csv';
    const lost = { characters: 0 };
    yield* records(decodedText(file.path, encoding.label, lost), {
      delimiter: delimiter.char,
      lineEnd,
      skip: delimiter.declared ? 1 : 0,
    });
    if (lost.characters > 0) reportLost(lost.characters, { file: file.name, encoding }, report);
    if (far) reportFar(far, file.name, report);
  }

  /** Its values without those that stand beyond the last column of any sheet. */
  function near({ values, line }: { readonly values: readonly string[]; readonly line: number }): readonly string[] {
    if (values.length <= MOST_COLUMNS) return values;
    const count = values.slice(MOST_COLUMNS).filter((value) => value.trim() !== '').length;
    if (count > 0) far = { row: far?.row ?? row, line: far?.line ?? line, count: (far?.count ?? 0) + count };
    return values.slice(0, MOST_COLUMNS);
  }
}

async function encodingOf(file: Source): Promise<Encoding> {
  if (file.encoding === undefined) return detectEncoding(file.path, file.head);
  return { label: new TextDecoder(file.encoding).encoding, isStrict: false };
}
