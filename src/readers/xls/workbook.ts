import { Damage } from '../damage.ts';
import { builtInStyle, type NumberStyle, styleOf } from '../number-style.ts';
import { guessedLabel, labelOf } from './code-pages.ts';
import { BOF, EOF, LABEL, LABEL_2, Records, RICH_LABEL, u16 } from './records.ts';
import { Continued } from './wide-text.ts';

/** What a workbook says once for all its sheets. */
export interface Workbook {
  readonly version: Version;
  readonly sheets: readonly SheetPlace[];
  readonly is1904: boolean;
  /** By cell format. */
  readonly styles: readonly NumberStyle[];
  readonly strings: readonly string[];
  /** What texts of one byte a letter are written in; in BIFF8 only odd writers have such. */
  readonly label: string;
  /** The code page of texts that cannot be decoded for certain. */
  readonly unknownCodePage?: number | undefined;
  /** The pictures of all sheets, as Office's drawings hold them. */
  readonly drawings: Buffer;
}

export interface SheetPlace {
  readonly name: string;
  /** Where its stream of records begins. */
  readonly at: number;
  readonly isHidden: boolean;
}

export type Version = 2 | 3 | 4 | 5 | 8;

/** Thrown for a workbook that a password locks. */
export class Locked extends Error {}

const BOUND_SHEET = 0x85;
const CODE_PAGE = 0x42;
const DATE_MODE = 0x22;
const FILE_PASS = 0x2f;
const STRINGS = 0xfc;
const DRAWINGS = 0xeb;
const FORMATS: ReadonlySet<number> = new Set([0x1e, 0x41e]);
const CELL_FORMATS: ReadonlySet<number> = new Set([0x43, 0x243, 0x443, 0xe0]);
const GLOBALS = 0x0005;
const WIDE = 1200;
const WORKSHEET = 0;
const MACRO_SHEET = 1;

/** The table of contents. `encoding`: the user's word on texts of one byte a letter. Throws Locked, or Error where it is damaged. */
export function openWorkbook(bytes: Buffer, encoding: string | undefined): Workbook {
  const records = new Records(bytes);
  if (!records.goTo(0) || !BOF.has(records.type))
    throw new Damage('it does not begin like a workbook', '开头不是工作簿');
  const version = versionOf(records);
  const isBare = u16(bytes, records.start + 2) !== GLOBALS;
  const globals = new Globals(version);
  while (records.next() && records.type !== EOF) globals.take(records);
  const label = globals.label(encoding, bytes);
  const decoder = new TextDecoder(label);
  const sheets = isBare
    ? [{ name: 'Sheet1', at: 0, isHidden: false }]
    : globals.sheets(bytes, (name) => decoder.decode(name));
  return {
    version,
    sheets,
    is1904: globals.is1904,
    styles: globals.styles((code) => decoder.decode(code)),
    strings: globals.strings,
    label,
    ...(version < 8 && !encoding && globals.hasUnknownCodePage && { unknownCodePage: globals.codePage }),
    drawings: Buffer.concat(globals.drawings),
  };
}

function versionOf({ type, bytes, start }: Records): Version {
  if (type === 0x0009) return 2;
  if (type === 0x0209) return 3;
  if (type === 0x0409) return 4;
  return u16(bytes, start) === 0x0600 ? 8 : 5;
}

class Globals {
  readonly #version: Version;
  readonly #places: Buffer[] = [];
  readonly #formats: Buffer[] = [];
  readonly #cellFormats: number[] = [];
  readonly drawings: Buffer[] = [];
  strings: readonly string[] = [];
  is1904 = false;
  codePage: number | undefined;

  constructor(version: Version) {
    this.#version = version;
  }

  take(records: Records): void {
    const { type, bytes, start } = records;
    const body = bytes.subarray(start, records.end);
    if (type === FILE_PASS) throw new Locked();
    if (type === BOUND_SHEET) this.#places.push(body);
    else if (type === CODE_PAGE) this.codePage = u16(body, 0);
    else if (type === DATE_MODE) this.is1904 = u16(body, 0) === 1;
    else if (FORMATS.has(type)) this.#formats.push(body);
    else if (CELL_FORMATS.has(type)) this.#cellFormats.push(formatOf(body, this.#version));
    else if (type === STRINGS) this.strings = sharedStrings(records.whole());
    else if (type === DRAWINGS) this.drawings.push(...records.whole());
  }

  label(encoding: string | undefined, bytes: Buffer): string {
    if (encoding) return new TextDecoder(encoding).encoding;
    const { codePage = 0 } = this;
    // UTF-16 is that of wide texts.
    if (codePage === 0 || codePage === WIDE) return this.#version === 8 ? 'windows-1252' : guessedLabel(textsIn(bytes));
    return labelOf(codePage) ?? 'windows-1252';
  }

  get hasUnknownCodePage(): boolean {
    return this.codePage !== undefined && this.codePage !== 0 && labelOf(this.codePage) === undefined;
  }

  sheets(bytes: Buffer, decode: (name: Buffer) => string): readonly SheetPlace[] {
    const beginnings = this.#places.length > 0 ? sheetBeginnings(bytes) : [];
    return this.#places.flatMap((body, i) => {
      const kind = body[5] ?? 0;
      if (kind !== WORKSHEET && kind !== MACRO_SHEET) return [];
      const said = body.length >= 4 ? body.readUInt32LE(0) : 0;
      const at = beginnings.includes(said) ? said : beginnings[i];
      if (at === undefined) throw new Damage('a sheet that it lists is not in it', '目录中列出的工作表不在文件中');
      const name = body.subarray(7);
      return [{ name: this.#name(name, body[6] ?? 0, decode), at, isHidden: ((body[4] ?? 0) & 3) !== 0 }];
    });
  }

  styles(decode: (code: Buffer) => string): readonly NumberStyle[] {
    const styles = new Map<number, NumberStyle>();
    for (const [i, body] of this.#formats.entries()) {
      // Before BIFF5 formats have no number: they are counted.
      const id = this.#version >= 5 ? u16(body, 0) : i;
      styles.set(id, styleOf(this.#code(body, decode)));
    }
    return this.#cellFormats.map((id) => styles.get(id) ?? builtInStyle(id));
  }

  #name(bytes: Buffer, length: number, decode: (name: Buffer) => string): string {
    if (this.#version === 8) return new Continued([bytes]).text(length);
    return decode(bytes.subarray(0, length));
  }

  #code(body: Buffer, decode: (code: Buffer) => string): string {
    if (this.#version === 8) return codeIn(body.subarray(4), u16(body, 2));
    const at = this.#version >= 4 ? 2 : 0;
    return decode(body.subarray(at + 1, at + 1 + (body[at] ?? 0)));
  }
}

/** Some writers count the letters of a format's code wrong. */
function codeIn(body: Buffer, length: number): string {
  try {
    return new Continued([body]).text(length);
  } catch {
    return '';
  }
}

/** Which number format a cell format has. */
function formatOf(body: Buffer, version: Version): number {
  if (version >= 5) return u16(body, 2);
  return version === 2 ? (body[2] ?? 0) & 0x3f : (body[1] ?? 0);
}

function sharedStrings(parts: readonly Buffer[]): readonly string[] {
  const reader = new Continued(parts);
  reader.skip(4);
  const count = reader.u32();
  const strings: string[] = [];
  while (strings.length < count && !reader.isAtEnd) strings.push(reader.text(reader.u16()));
  return strings;
}

/** Where streams of records begin that lie in no other. */
function sheetBeginnings(bytes: Buffer): readonly number[] {
  const records = new Records(bytes);
  const places: number[] = [];
  let depth = 0;
  for (let isThere = records.goTo(0); isThere; isThere = records.next()) {
    if (BOF.has(records.type)) {
      if (depth++ === 0) places.push(records.at);
    } else if (records.type === EOF) depth = Math.max(0, depth - 1);
  }
  return places.slice(1);
}

const MOST_LOOKED_AT = 10_000;

/** Texts of cells, for guessing what they are written in. */
function textsIn(bytes: Buffer): readonly Buffer[] {
  const records = new Records(bytes);
  const texts: Buffer[] = [];
  for (let isThere = records.goTo(0); isThere && texts.length < MOST_LOOKED_AT; isThere = records.next()) {
    const { type, start } = records;
    if (type === LABEL || type === RICH_LABEL) texts.push(narrow(bytes, start + 8, u16(bytes, start + 6)));
    else if (type === LABEL_2) texts.push(narrow(bytes, start + 8, bytes[start + 7] ?? 0));
  }
  return texts;
}

function narrow(bytes: Buffer, from: number, length: number): Buffer {
  return bytes.subarray(from, from + length);
}
