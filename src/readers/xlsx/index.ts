import type { FileFacts, Reader } from '../../core/ports/reader.ts';

/**
 * Excel and WPS workbooks of the Office Open XML kind (ECMA-376), whatever they are called, with the pictures that stand
 * on or in their cells. A merged cell's value belongs to its top left cell and is filled down the rows that it spans.
 */
export const xlsx: Reader = {
  id: 'xlsx',
  accepts,
  async *read(file, reading, report) {
    const { readXlsx } = await import('./read-xlsx.ts');
    yield* readXlsx(file, reading, report);
  },
};

/** Any zip but OpenDocument, which names itself in its first entry; what the zip lacks is found out on reading. */
function accepts(file: FileFacts): boolean {
  const start = Buffer.from(file.head.buffer, file.head.byteOffset, Math.min(file.head.length, 80)).toString('latin1');
  return start.startsWith('PK\x03\x04') && !start.includes('mimetypeapplication/vnd.oasis');
}
