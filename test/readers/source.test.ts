import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/readers/source.ts';
import { rowsOf, withFile } from './rows-of.ts';

describe('a file that is no catalogue', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1')],
    ['a JPEG picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
    [
      'an encrypted workbook',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(100),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['damaged as a workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)])],
    ['a web page without a table', Buffer.from('<html><p>1</p></html>')],
  ])('is named for what it is: %s', async (what, bytes) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining(what) },
      hint: { en: expect.any(String), zh: expect.any(String) },
    });
  });

  it('is refused when it is empty, missing or a folder', async () => {
    await withFile('', (path) =>
      expect(openSource(path)).rejects.toMatchObject({ exit: 2, text: { en: expect.stringContaining('is empty') } }),
    );
    await expect(openSource('/no/such/file.csv')).rejects.toMatchObject({
      text: { en: expect.stringContaining('There is no file') },
    });
    await expect(openSource('/')).rejects.toMatchObject({ text: { en: expect.stringContaining('is a folder') } });
  });
});
