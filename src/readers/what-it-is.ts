import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { COPY_AGAIN, type Found, GIVE_THE_SHEET, SAVE_AS_XLSX, SIGNATURES, TEXTS } from './file-signatures.ts';
import { looksLikeText } from './looks-like-text.ts';

/** Names a file that is no catalogue for what it is, by its first bytes, and says what to do. */
export function whatItIs(head: Uint8Array): Found {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 64)).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFile(head);
  const found = whatTextIs(head) ?? SIGNATURES.find(({ signature }) => signature.test(start));
  if (found) return found;
  const isBlank = head.every((byte) => byte === 0);
  const what = isBlank
    ? text('made of nothing but zero bytes: a copy or download that failed', '全是零字节的文件，复制或下载失败')
    : text('of a kind that is not known here', '无法识别的文件');
  return { what, remedy: isBlank ? COPY_AGAIN : SAVE_AS_XLSX };
}

/** What a text is that is certainly no table, though it could be cut at its commas; undefined for any other. */
export function whatTextIs(head: Uint8Array): Found | undefined {
  const start = looksLikeText(head);
  return start === undefined ? undefined : TEXTS.find(({ signature }) => signature.test(start));
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

/** What a zip is that holds no workbook, by the names of its parts in small letters. */
export function whatZipIs(file: string, parts: Iterable<string>): Stop {
  return refusal(file, zipKind([...parts]));
}

function zipKind(parts: readonly string[]): Found {
  const has = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  if (has(/^word\/document/)) return { what: text('a Word document', ' Word 文档'), remedy: GIVE_THE_SHEET };
  if (has(/^ppt\/presentation/))
    return { what: text('a PowerPoint presentation', ' PowerPoint 演示文稿'), remedy: GIVE_THE_SHEET };
  if (has(/^index\/.*\.iwa$|^index\.zip$/))
    return {
      what: text('a document of Apple Numbers, Pages or Keynote', ' Apple Numbers、Pages 或 Keynote 文档'),
      remedy: text('Open it in Numbers and export it as Excel.', '请用 Numbers 打开并导出为 Excel。'),
    };
  const sheet = parts.find((part) => /\.(?:xlsx|xlsm|xlsb|xls|ods|csv|tsv|json|jsonl)$/.test(part));
  if (sheet !== undefined)
    return {
      what: text(`a zip archive, with ${sheet} in it`, ` zip 压缩包，其中有 ${sheet}`),
      remedy: text('Unpack it and give the sheet inside.', '请先解压，再提供其中的表格。'),
    };
  return {
    what: text('a zip archive without a workbook in it', '不含工作簿的 zip 压缩包'),
    remedy: GIVE_THE_SHEET,
  };
}
