import { type Text, text } from '../core/text.ts';

/** What a file is that is no catalogue, and what to do. */
export interface Found {
  readonly what: Text;
  readonly remedy: Text;
}

interface Signature extends Found {
  /** Of the beginning, a character a byte. */
  readonly signature: RegExp;
}

export const SAVE_AS_XLSX = text(
  'Open it in Excel or WPS and save it as .xlsx.',
  '请用 Excel 或 WPS 打开，并另存为 .xlsx。',
);
export const GIVE_THE_SHEET = text('Give the sheet with the products instead.', '请改为提供商品表格文件。');
export const COPY_AGAIN = text('Copy or download it again.', '请重新复制或下载。');
const UNPACK = text('Unpack it and give the sheet inside.', '请先解压，再提供其中的表格。');
const IMAGE_ADVICE = text(
  'Give the sheet with the products; pictures go into its cells or into the images folder.',
  '请提供商品表格；图片请放在单元格中或 images 文件夹里。',
);

/** Files that are no text. */
export const SIGNATURES: readonly Signature[] = [
  {
    signature: /^%PDF/,
    what: text('a PDF', ' PDF 文档'),
    remedy: text('Ask for the sheet it was made from.', '请索取生成它的原始表格。'),
  },
  picture(/^\xff\xd8\xff/, 'JPEG', 'a'),
  picture(/^\x89PNG/, 'PNG', 'a'),
  picture(/^GIF8/, 'GIF', 'a'),
  picture(/^RIFF....WEBP/s, 'WebP', 'a'),
  picture(/^BM.{4}\0\0\0\0/s, 'BMP', 'a'),
  picture(/^(?:II\*\0|MM\0\*)/, 'TIFF', 'a'),
  picture(/^.{4}ftyp(?:heic|heix|mif1|msf1)/s, 'HEIC', 'a'),
  picture(/^.{4}ftypavif/s, 'AVIF', 'an'),
  picture(/^8BPS/, 'Photoshop', 'a'),
  { signature: /^.{4}ftyp|^\x1a\x45\xdf\xa3/s, what: text('a video', '视频文件'), remedy: GIVE_THE_SHEET },
  {
    // A guard program of companies, 亿赛通, encrypts whatever leaves the office.
    signature: /E-SafeNet/,
    what: text('encrypted by E-SafeNet', '由亿赛通（E-SafeNet）加密的文件'),
    remedy: text(
      'Have it decrypted by whoever sent it, or copy its cells into a new workbook.',
      '请让发送方解密，或将内容复制到新的工作簿中。',
    ),
  },
  { signature: /^PK/, what: text('a zip archive', ' zip 压缩包'), remedy: UNPACK },
  { signature: /^Rar!/, what: text('a RAR archive', ' RAR 压缩包'), remedy: UNPACK },
  { signature: /^7z\xbc\xaf/, what: text('a 7-Zip archive', ' 7-Zip 压缩包'), remedy: UNPACK },
  { signature: /^\x1f\x8b/, what: text('a gzip archive', ' gzip 压缩包'), remedy: UNPACK },
  { signature: /^(?:BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)/, what: text('a packed file', '压缩文件'), remedy: UNPACK },
  {
    signature: /^SQLite format 3/,
    what: text('an SQLite database', ' SQLite 数据库'),
    remedy: GIVE_THE_SHEET,
  },
  {
    signature: /^\0\x01\0\0Standard (?:Jet|ACE) DB/,
    what: text('an Access database', ' Access 数据库'),
    remedy: GIVE_THE_SHEET,
  },
  {
    signature: /^(?:MZ|\x7fELF|\xcf\xfa\xed\xfe)/,
    what: text('a program', '程序文件'),
    remedy: text('Do not run it; ask for the sheet.', '请勿运行，并索取商品表格。'),
  },
];

/** Texts that are certainly no table, though they could be cut at their commas. */
export const TEXTS: readonly Signature[] = [
  {
    signature: /^\s*(?:(?:mime-version|from|subject|date|x-[\w-]+):[^\n]*\n\s*)+content-type:\s*multipart\/related/i,
    what: text('a web page saved in one file with its pictures (MHTML)', '单个文件网页（MHTML）'),
    remedy: SAVE_AS_XLSX,
  },
  { signature: /^\{\\rtf/, what: text('an RTF document', ' RTF 文档'), remedy: GIVE_THE_SHEET },
  { signature: /^ID;P/, what: text('a SYLK sheet (.slk)', ' SYLK 表格（.slk）'), remedy: SAVE_AS_XLSX },
  {
    signature: /^TABLE\r?\n0,1\r?\n"/,
    what: text('a sheet in the Data Interchange Format (.dif)', ' DIF 格式的表格（.dif）'),
    remedy: SAVE_AS_XLSX,
  },
  { signature: /^%!PS/, what: text('a PostScript document', ' PostScript 文档'), remedy: GIVE_THE_SHEET },
  {
    signature: /^(?:<\?xml[^>]*\?>|<!--.*?-->|<!doctype svg[^>]*>|\s)*<svg[\s>]/is,
    what: text('an SVG picture', ' SVG 图片'),
    remedy: IMAGE_ADVICE,
  },
  { signature: /^\s*<\?xml/i, what: text('an XML file', ' XML 文件'), remedy: SAVE_AS_XLSX },
];

function picture(signature: RegExp, kind: string, article: string): Signature {
  return { signature, what: text(`${article} ${kind} picture`, ` ${kind} 图片`), remedy: IMAGE_ADVICE };
}
