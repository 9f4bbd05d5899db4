import { codeTable, type DoubleByte } from './text-double-byte.ts';
import { EVERYDAY } from './text-everyday.ts';

/** How unlikely it is that bytes which read as this text in this encoding were meant so; the lowest of several readings wins. Tenths of a nat, roughly. */
export function unlikelihood(text: string, label: string): number {
  return label === 'windows-1252' ? western(text) : eastern(text, costs(label)) + (SELDOM[label] ?? 0);
}

/** What an ASCII character costs in every reading. */
export const ASCII_COST = 30;
const HOLE = 250;
const CONTROL = 150;
/** A character of a Chinese word hardly ever stands between two small letters, and seldom beside one; an accented one does. */
const INSIDE_A_WORD = 40;
const BESIDE_A_LETTER = 10;
/** Where little speaks for either, the encoding that most of the files have. */
const SELDOM: Readonly<Record<string, number>> = { big5: 15, shift_jis: 15 };

function eastern(text: string, cost: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    sum += cost[code] ?? 0;
    if (code < 0x3400 || code >= 0xe000) continue;
    const before = isSmall(text.charCodeAt(i - 1));
    const behind = isSmall(text.charCodeAt(i + 1));
    if (before && behind) sum += INSIDE_A_WORD;
    else if (before || behind) sum += BESIDE_A_LETTER;
  }
  return sum;
}

/** Accents stand within words of ASCII letters, signs alone; long runs of either are some other encoding's bytes. */
function western(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) sum += isControl(code) ? CONTROL : ASCII_COST;
    else if (code >= 0x80 && code < 0xa0) sum += HOLE;
    else if (isAccented(code)) {
      const isWithin = isLetter(text.charCodeAt(i - 1)) || isLetter(text.charCodeAt(i + 1));
      if (!isHigh(text.charCodeAt(i - 1))) sum += isWithin ? 38 : 80;
      // The second of two in a row, as in coração.
      else sum += isWithin || isLetter(text.charCodeAt(i - 2)) ? 58 : 100;
    } else sum += isHigh(text.charCodeAt(i - 1)) || isHigh(text.charCodeAt(i + 1)) ? 85 : 50;
  }
  return sum;
}

const known = new Map<string, Uint8Array>();

function costs(label: string): Uint8Array {
  const made = known.get(label) ?? costTable(label);
  known.set(label, made);
  return made;
}

function costTable(label: string): Uint8Array {
  const isUnicode = label === 'utf-8';
  const isJapanese = label === 'shift_jis';
  const cost = new Uint8Array(0x10000).fill(150);
  cost.fill(ASCII_COST, 0x20, 0x7f);
  for (const code of [0x09, 0x0a, 0x0d]) cost[code] = ASCII_COST;
  cost.fill(200, 0x80, 0xa0);
  cost.fill(isUnicode ? 50 : 110, 0xa0, 0x250);
  cost.fill(70, 0x2010, 0x2040);
  cost.fill(90, 0x2040, 0x2700);
  cost.fill(60, 0x3000, 0x3012);
  cost.fill(60, 0xff01, 0xff5f);
  cost.fill(isJapanese ? 50 : isUnicode ? 60 : 110, 0x3041, 0x3100);
  cost.fill(isJapanese ? 85 : 120, 0xff61, 0xffa0);
  cost.fill(60, 0xd800, 0xe000);
  cost.fill(180, 0xe000, 0xf900);
  for (const [from, to, price] of levels(label)) for (const code of charactersOf(label, from, to)) cost[code] = price;
  for (const code of EVERYDAY) cost[code] = 64;
  cost[0xfffd] = HOLE;
  return cost;
}

/** Where the encodings keep the characters that are used often, and those that are seldom: ranges of lead bytes. */
function levels(label: string): readonly (readonly [from: number, to: number, cost: number])[] {
  if (label === 'big5')
    return [
      [0xc9, 0xf9, 120],
      [0xa4, 0xc6, 85],
    ];
  if (label === 'shift_jis')
    return [
      [0x99, 0x9f, 120],
      [0xe0, 0xea, 120],
      [0x89, 0x97, 85],
    ];
  return [
    [0xd8, 0xf7, 120],
    [0xb0, 0xd7, 85],
  ];
}

function* charactersOf(label: string, from: number, to: number): Generator<number> {
  const { pairs } = codeTable(isDoubleByte(label) ? label : 'gb18030');
  // GB2312 has trails from 0xA1 on; those below it are the rare characters that GBK added.
  const first = label === 'big5' || label === 'shift_jis' ? 0x40 : 0xa1;
  for (let lead = from; lead <= to; lead++) {
    for (let trail = first; trail <= 0xfe; trail++) {
      const code = pairs[(lead << 8) | trail] ?? 0;
      if (code >= 0x3400 && code < 0xe000) yield code;
    }
  }
}

function isDoubleByte(label: string): label is DoubleByte {
  return label === 'gb18030' || label === 'big5' || label === 'shift_jis';
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isLetter(code: number): boolean {
  return isSmall(code | 0x20);
}

function isHigh(code: number): boolean {
  return code >= 0x80;
}

function isControl(code: number): boolean {
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
}

function isAccented(code: number): boolean {
  return (code >= 0xc0 && code <= 0xff && code !== 0xd7 && code !== 0xf7) || (code >= 0x152 && code <= 0x178);
}
