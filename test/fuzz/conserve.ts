import { newReading } from '../../src/core/ports/reader.ts';
import { csv } from '../../src/readers/csv/index.ts';
import { openSource } from '../../src/readers/source.ts';

/**
 * Every letter of a delimited file is in some row, in order, unless a record was rejected: quotation marks, delimiters and line ends
 * are what may go. Throws where one is lost or made up; a file of another kind has nothing to say here.
 */
export async function demandConserved(bytes: Uint8Array, path: string): Promise<void> {
  const source = await openSource(path, { name: 'sheet' });
  if (!csv.accepts(source)) return;
  const reading = newReading('csv');
  const given: string[] = [];
  let last = 0;
  for await (const { row, line = 0, values } of csv.read(source, reading, () => undefined)) {
    if (row <= last || line < row) throw new Error(`broken law: row ${row} in line ${line} comes behind row ${last}`);
    last = row;
    given.push(...values);
  }
  if (Object.keys(reading.rejected).length > 0) return;
  const text = new TextDecoder(reading.encoding).decode(bytes);
  const [, delimiter] = /^"?sep=([^"\r\n])/i.exec(text) ?? [];
  // Decoders differ in how many signs stand for damage.
  if (`${text}${given.join('')}`.includes('\ufffd')) return;
  const [before, after] = [lettersOf(text, delimiter), lettersOf(given.join(''), delimiter)];
  // Whether a first `sep=;` is a declaration is the reader's to say; it must not stand for anything else.
  if (before !== after && before.replace(/^sep=/i, '') !== after)
    throw new Error(`broken law: ${firstDifference(before, after)} in a file of ${before.length} letters`);
}

/**
 * A blank before an opening mark is no letter. Node's decoder takes one control character for another (0x7F, 0x1A) in old encodings.
 */
function lettersOf(text: string, delimiter = ','): string {
  return text.replaceAll(/[",;\t|，；、\r\n \u001a\u007f]/g, '').replaceAll(delimiter, '');
}

function firstDifference(before: string, after: string): string {
  const at = [...Array(before.length).keys()].find((i) => before[i] !== after[i]) ?? before.length;
  return `${JSON.stringify(before.slice(at, at + 20))} became ${JSON.stringify(after.slice(at, at + 20))} at ${at}`;
}
