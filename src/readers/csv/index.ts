import type { FileFacts, Reader } from '../../core/ports/reader.ts';
import { looksLikeText } from '../looks-like-text.ts';

/** Delimited text: comma, semicolon, tab or bar, in whatever encoding. Comes last: it takes any text that nobody else knows. */
export const csv: Reader = {
  id: 'csv',
  accepts,
  async *read(file, reading, report) {
    const { readCsv } = await import('./read-csv.ts');
    yield* readCsv(file, reading, report);
  },
};

function accepts(file: FileFacts): boolean {
  const start = looksLikeText(file.head);
  return start !== undefined && !/^\s*<(?:!doctype|\?xml|html|table|head|meta|div)/i.test(start);
}
