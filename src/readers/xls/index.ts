import type { FileFacts, Reader } from '../../core/ports/reader.ts';

/**
 * Workbooks of Excel before 2007 and of whatever still writes like it (MS-XLS): BIFF8 and BIFF5 in a compound file, and the bare streams
 * of records, BIFF2 and later, that many an ERP exports. Any code page; pictures that float over the rows.
 */
export const xls: Reader = {
  id: 'xls',
  accepts,
  async *read(file, reading, report) {
    const { readXls } = await import('./read-xls.ts');
    yield* readXls(file, reading, report);
  },
};

function accepts({ head }: FileFacts): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 8)).toString('latin1');
  // Compound files of other programs are found out when their directory is read.
  return start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' || /^\x09[\x00\x02\x04\x08][\x04-\x10]\x00/.test(start);
}
