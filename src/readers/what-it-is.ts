import { Stop } from '../core/faults.ts';
import type { Text } from '../core/text.ts';
import { text } from '../core/text.ts';

/** What a file is that is no catalogue, and what to do. */
export interface Found {
  readonly what: Text;
  readonly remedy: Text;
}

/** Names a file that is no catalogue for what it is, by its first bytes, and says what to do. */
export function whatItIs(head: Uint8Array): Found {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 64)).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFile(head);
  for (const [signature, found] of SIGNATURES) if (signature.test(start)) return found;
  return { what: text('of a kind that is not known here', '无法识别的文件'), remedy: SAVE_AS_XLSX };
}

/** The refusal of a file that is no catalogue. */
export function refusal(file: string, { what, remedy }: Found): Stop {
  return new Stop(
    text(
      `${file} is ${what.en}. A catalogue is an .xlsx, .xls, .ods, .csv, .json or .jsonl file, or a web page with a table.`,
      `${file} 是${what.zh}，而商品表应为 .xlsx、.xls、.ods、.csv、.json、.jsonl 文件或含表格的网页文件。`,
    ),
    { hint: remedy },
  );
}

const SAVE_AS_XLSX = text('Open it in Excel or WPS and save it as .xlsx.', '请用 Excel 或 WPS 打开，并另存为 .xlsx。');
const GIVE_THE_SHEET = text('Give the sheet with the products instead.', '请改为提供商品表格文件。');
const IMAGE_ADVICE = text(
  'Give the sheet with the products; pictures go into its cells or into the images folder.',
  '请提供商品表格；图片请放在单元格中或 images 文件夹里。',
);

/** A document of LibreOffice and its kin that is no spreadsheet, by the element in its body. */
export function openDocument(kind: string): Found {
  const what = {
    text: text('an OpenDocument text', ' OpenDocument 文本文档'),
    presentation: text('an OpenDocument presentation', ' OpenDocument 演示文稿'),
    drawing: text('an OpenDocument drawing', ' OpenDocument 绘图'),
  }[kind];
  return {
    what: what ?? text('an OpenDocument file without a spreadsheet in it', '不含电子表格的 OpenDocument 文件'),
    remedy: GIVE_THE_SHEET,
  };
}

/** A page without a table. */
export const WEB_PAGE: Found = {
  what: text('a web page without a table', '不含表格的网页文件'),
  remedy: GIVE_THE_SHEET,
};

/** A page saved with all its parts in one file. */
export const MHTML: Found = {
  what: text('a web page saved in one file with its pictures (MHTML)', '单个文件网页（MHTML）'),
  remedy: SAVE_AS_XLSX,
};

const SIGNATURES: readonly (readonly [RegExp, Found])[] = [
  [
    /^%PDF/,
    {
      what: text('a PDF', ' PDF 文档'),
      remedy: text('Ask for the sheet it was made from.', '请索取生成它的原始表格。'),
    },
  ],
  [/^\xff\xd8\xff/, { what: text('a JPEG picture', ' JPEG 图片'), remedy: IMAGE_ADVICE }],
  [/^\x89PNG/, { what: text('a PNG picture', ' PNG 图片'), remedy: IMAGE_ADVICE }],
  [/^GIF8/, { what: text('a GIF picture', ' GIF 图片'), remedy: IMAGE_ADVICE }],
  [/^RIFF....WEBP/s, { what: text('a WebP picture', ' WebP 图片'), remedy: IMAGE_ADVICE }],
  [
    /^\x09[\x00\x02\x04\x08]/,
    { what: text('an Excel workbook from before 1997', '1997 年以前的 Excel 工作簿'), remedy: SAVE_AS_XLSX },
  ],
  [
    /^PK/,
    {
      what: text('a zip archive', ' zip 压缩包'),
      remedy: text('Unpack it and give the sheet inside.', '请先解压，再提供其中的表格。'),
    },
  ],
  [
    /^Rar!/,
    {
      what: text('a RAR archive', ' RAR 压缩包'),
      remedy: text('Unpack it and give the sheet inside.', '请先解压，再提供其中的表格。'),
    },
  ],
  [
    /^7z\xbc\xaf/,
    {
      what: text('a 7-Zip archive', ' 7-Zip 压缩包'),
      remedy: text('Unpack it and give the sheet inside.', '请先解压，再提供其中的表格。'),
    },
  ],
  [
    /^\x1f\x8b/,
    {
      what: text('a gzip archive', ' gzip 压缩包'),
      remedy: text('Unpack it and give the sheet inside.', '请先解压，再提供其中的表格。'),
    },
  ],
  [/^SQLite format 3/, { what: text('an SQLite database', ' SQLite 数据库'), remedy: GIVE_THE_SHEET }],
  [/^(?:\xef\xbb\xbf)?\s*<\?xml/i, { what: text('an XML file', ' XML 文件'), remedy: SAVE_AS_XLSX }],
];

/** Compound files (MS-CFB) name their streams in UTF-16LE; the directory of a large one may stand behind the first bytes. */
function compoundFile(head: Uint8Array): Found {
  return compoundKind((name) => names(head, name));
}

function names(bytes: Uint8Array, stream: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, 'utf16le'));
}

/** The same of one that is damaged, where it names a stream that tells; undefined otherwise. */
export function whatBrokenCompoundFileIs(file: string, bytes: Uint8Array): Stop | undefined {
  const isTold = TELLING.some((name) => names(bytes, name)) && !names(bytes, 'Workbook');
  return isTold ? refusal(file, compoundFile(bytes)) : undefined;
}

const TELLING = ['EncryptedPackage', 'WordDocument', 'PowerPoint Document'];

/** What a compound file without a workbook is, by the names of its streams. */
export function whatCompoundFileIs(file: string, names: readonly string[]): Stop {
  return refusal(
    file,
    compoundKind((name) => names.includes(name)),
  );
}

function compoundKind(has: (name: string) => boolean): Found {
  if (has('EncryptedPackage')) {
    return {
      what: text('an encrypted workbook: a password is needed to open it', '加密工作簿，需要密码才能打开'),
      remedy: text(
        'Open it with its password and save a copy without one.',
        '请用密码打开，并另存一份不带密码的副本。',
      ),
    };
  }
  if (has('WordDocument')) return { what: text('an old Word document', '旧版 Word 文档'), remedy: GIVE_THE_SHEET };
  if (has('PowerPoint Document'))
    return { what: text('an old PowerPoint file', '旧版 PowerPoint 文件'), remedy: GIVE_THE_SHEET };
  if (has('__properties_version1.0'))
    return {
      what: text('an Outlook message', ' Outlook 邮件'),
      remedy: text('Save its attachment and give that.', '请保存并提供其中的附件。'),
    };
  return {
    what: text('a compound file (OLE) without a workbook in it', '不含工作簿的复合文档（OLE）'),
    remedy: GIVE_THE_SHEET,
  };
}
