import type { FileFacts, Reader } from '../../core/ports/reader.ts';

/**
 * Spreadsheets of LibreOffice and its kin (OpenDocument 1.0 to 1.4), in a zip or in one XML file. A merged cell's value belongs to its
 * top left cell and is filled down the rows that it spans; rows that are said to repeat are given as often as they are there.
 */
export const ods: Reader = {
  id: 'ods',
  accepts,
  async *read(file, reading, report) {
    const { readOds } = await import('./read-ods.ts');
    yield* readOds(file, reading, report);
  },
};

function accepts({ head }: FileFacts): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  return isPackage(start) || isFlat(head);
}

/** Its first entry says what it is; one that was packed anew has the same parts, in any order. What kind of document it is, its root tells. */
function isPackage(start: string): boolean {
  if (!start.startsWith('PK\x03\x04')) return false;
  if (start.startsWith('mimetypeapplication/vnd.oasis.opendocument', 30)) return true;
  return (
    /PK\x03\x04.{26}(?:content\.xml|META-INF\/manifest\.xml)/s.test(start) && !start.includes('[Content_Types].xml')
  );
}

/** The root element names the kind of document. */
export function isFlat(head: Uint8Array): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 8192))
    .toString('latin1')
    .replaceAll('\0', '');
  return /<(?:[\w.-]+:)?document\s[^>]*opendocument\.spreadsheet/.test(start);
}
