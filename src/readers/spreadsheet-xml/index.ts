import type { FileFacts, Reader } from '../../core/ports/reader.ts';
import { looksLikeText } from '../looks-like-text.ts';

/** What Excel 2003 calls an XML spreadsheet, and many a warehouse system still writes under the name .xls. It holds no pictures. */
export const spreadsheetXml: Reader = {
  id: 'spreadsheet-xml',
  accepts,
  async *read(file, reading, report) {
    const { readSpreadsheetXml } = await import('./read-spreadsheet-xml.ts');
    yield* readSpreadsheetXml(file, reading, report);
  },
};

function accepts({ head }: FileFacts): boolean {
  const first = looksLikeText(head)?.replace(/^(?:\s|<!--.*?-->|<\?.*?\?>)+/s, '');
  return first !== undefined && /^<(?:[\w.-]+:)?Workbook[\s>]/.test(first);
}
