import type { FileFacts, Reader } from '../../core/ports/reader.ts';
import { looksLikeText } from '../looks-like-text.ts';

/**
 * Web pages with tables, which most shop and warehouse systems export under the name .xls. Every table is a sheet; nothing is fetched
 * and no script is run.
 */
export const html: Reader = {
  id: 'html',
  accepts,
  async *read(file, reading, report) {
    const { readHtml } = await import('./read-html.ts');
    yield* readHtml(file, reading, report);
  },
};

function accepts({ head }: FileFacts): boolean {
  const start = looksLikeText(head);
  if (start === undefined) return false;
  return isPage(start);
}

function isPage(start: string): boolean {
  const first = start.replace(/^(?:\s|<!--.*?-->|<\?xml[^>]*\?>)+/s, '');
  if (/^<(?:!doctype\s+html|(?:html|head|meta|style|body|table)[\s/>])/i.test(first)) return true;
  // What else a page may begin with may also be a cell's text in a csv.
  return /^<[a-z][a-z0-9]*[\s/>]/i.test(first) && /<t[rd][\s>]/i.test(first);
}
