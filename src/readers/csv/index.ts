import type { FileFacts, Reader } from '../../core/ports/reader.ts';
import { deferred } from '../../lib/deferred.ts';
import { looksLikeText } from '../looks-like-text.ts';

/** Delimited text: comma, semicolon, tab or bar, in whatever encoding. Comes last: it takes any text that nobody else knows. */
export const csv: Reader = {
  id: 'csv',
  accepts,
  read: (file, reading, report) =>
    deferred(async () => {
      const { readCsv } = await import('./read-csv.ts');
      return readCsv(file, reading, report);
    }),
};

function accepts(file: FileFacts): boolean {
  const start = looksLikeText(file.head);
  return start !== undefined && !/^\s*<(?:!doctype|\?xml|html|table|head|meta|div)/i.test(start);
}
