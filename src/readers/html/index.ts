import type { FileFacts, Reader } from '../../core/ports/reader.ts';
import { looksLikeText } from '../looks-like-text.ts';

/**
 * Web pages with tables, which most shop and warehouse systems export under the name .xls. Every table is a sheet; nothing is fetched
 * and no script is run. A page saved with all its parts in one file (MHTML) is taken too, and named for what it is.
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
  return isPage(start) || isMhtml(start);
}

function isPage(start: string): boolean {
  const first = start.replace(/^(?:\s|<!--.*?-->|<\?xml[^>]*\?>)+/s, '');
  if (/^<(?:!doctype\s+html|(?:html|head|meta|style|body|table)[\s/>])/i.test(first)) return true;
  // What else a page may begin with may also be a cell's text in a csv.
  return /^<[a-z][a-z0-9]*[\s/>]/i.test(first) && /<t[rd][\s>]/i.test(first);
}

/** A mail-like head that announces several parts. */
export function isMhtml(start: string): boolean {
  return (
    /^\s*(?:(?:mime-version|from|subject|date|x-[\w-]+|content-[\w-]+):[^\n]*\n\s*)+/i.test(start) &&
    /^content-type:\s*multipart\/related/im.test(start)
  );
}
