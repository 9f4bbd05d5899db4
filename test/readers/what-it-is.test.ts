import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compoundOf } from './biff-of.ts';
import { readHere } from './read-with.ts';
import { zipOf } from './zip-of.ts';

const bytes = (hex: string, rest = ''): Buffer =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest), Buffer.alloc(80)]);

describe('a file that is no catalogue', () => {
  it.each<readonly [string, string | Uint8Array, string]>([
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'), 'PDF'],
    ['a JPEG picture', bytes('ffd8ffe000104a464946'), 'JPEG'],
    ['a PNG picture', bytes('89504e470d0a1a0a'), 'PNG'],
    ['a WebP picture', bytes('', 'RIFF1234WEBP'), 'WebP'],
    ['a BMP picture', bytes('424d360000000000000036'), 'BMP'],
    ['a HEIC picture', bytes('00000018', 'ftypheic'), 'HEIC'],
    ['an SVG picture', '<?xml version="1.0"?>\n<svg width="1"/>', 'SVG'],
    ['a video', bytes('00000018', 'ftypmp42'), '视频'],
    ['a RAR archive', bytes('', 'Rar!\x1a\x07'), 'RAR'],
    ['a 7-Zip archive', bytes('377abcaf271c'), '7-Zip'],
    ['a gzip archive', gzipSync('sku,title\n'), 'gzip'],
    ['an SQLite database', bytes('', 'SQLite format 3\0'), 'SQLite'],
    ['an Access database', bytes('00010000', 'Standard Jet DB\0'), 'Access'],
    ['encrypted by E-SafeNet', bytes('62142365', '\0\0\0\0E-SafeNet\0\0\0LOCK'), '亿赛通'],
    ['a program', bytes('4d5a90000300'), '程序'],
    ['nothing but zero bytes', Buffer.alloc(5000), '零字节'],
    ['of a kind that is not known', deflateRawSync(Buffer.from('some text or other')), '无法识别'],
    [
      '(MHTML)',
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n',
      'MHTML',
    ],
    ['an RTF document', '{\\rtf1\\ansi a,b}', 'RTF'],
    ['a SYLK sheet', 'ID;PWXL;N;E\nC;Y1;X1;K"a"\n', 'SYLK'],
    ['(.dif)', 'TABLE\r\n0,1\r\n"EXCEL"\r\n', 'DIF'],
    ['an XML file', '<?xml version="1.0"?><a><b>1</b></a>', 'XML'],
    ['a web page without a table', '<!doctype html><p>登录</p>', '网页'],
    ['a Word document', zipOf({ 'word/document.xml': '<a/>', '[Content_Types].xml': '<a/>' }), 'Word'],
    ['a PowerPoint presentation', zipOf({ 'ppt/presentation.xml': '<a/>' }), 'PowerPoint'],
    ['Apple Numbers', zipOf({ 'Index/Document.iwa': 'x', 'Index/Tables/DataList.iwa': 'x' }), 'Numbers'],
    ['a zip archive, with 商品/表.xlsx in it', zipOf({ 'a.jpg': 'x', '商品/表.xlsx': 'x' }), '商品/表.xlsx'],
    ['a zip archive without a workbook', zipOf({ 'a.txt': 'x' }), 'zip'],
    [
      'an encrypted workbook',
      compoundOf({ EncryptionInfo: Buffer.alloc(5000), EncryptedPackage: Buffer.alloc(9000) }),
      '加密',
    ],
    ['an old Word document', compoundOf({ WordDocument: Buffer.alloc(5000) }), 'Word'],
    ['an old PowerPoint file', compoundOf({ 'PowerPoint Document': Buffer.alloc(5000) }), 'PowerPoint'],
    ['a compound file (OLE) without a workbook', compoundOf({ Other: Buffer.alloc(5000) }), '复合文档'],
  ])('is named for what it is: %s', async (en, content, zh) => {
    await expect(readHere(content)).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining(en), zh: expect.stringContaining(zh) },
      hint: { en: expect.any(String), zh: expect.any(String) },
    });
  });

  it('learns what a catalogue may be', async () => {
    await expect(readHere('%PDF-1.7 ')).rejects.toMatchObject({
      text: {
        en: 'sheet is a PDF. A catalogue is an .xlsx, .xls, .ods, .csv, .json or .jsonl file, or a web page with a table.',
        zh: 'sheet 是 PDF 文档，而商品表应为 .xlsx、.xls、.ods、.csv、.json、.jsonl 文件或含表格的网页文件。',
      },
    });
  });
});
