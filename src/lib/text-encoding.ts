import { isUtf8 } from 'node:buffer';
import { fileBytes } from './file-bytes.ts';
import { type PieceDecoder, pieceDecoder } from './text-decoder.ts';
import type { DoubleByte } from './text-double-byte.ts';
import { ASCII_COST, unlikelihood } from './text-likelihood.ts';
import { beyondAscii, sampled } from './text-sample.ts';
import { WholeCheck } from './text-whole.ts';
import { wideWithoutMark } from './text-wide.ts';

/** What a text file is written in. */
export interface Encoding {
  /** A label of the WHATWG Encoding Standard: `utf-8`, `gb18030`, `utf-16le` … */
  readonly label: string;
  /** Every byte of the file was seen to have its meaning in it; false where nobody looked, or one has none. */
  readonly isStrict: boolean;
}

/** What a text lost: characters that stand for bytes without meaning, counted while it is decoded. */
export interface Lost {
  characters: number;
}

/**
 * Finds the encoding of a text file: a byte order mark, then UTF-16 by its zero bytes, then UTF-8 if all of the file is;
 * of what is left the reading that is likeliest on samples from the whole file, if every byte of the file has a meaning in it,
 * else the next likeliest of which that is true. A file that none allows is taken for the likeliest: it is damaged.
 */
export async function detectEncoding(path: string, head: Uint8Array): Promise<Encoding> {
  const wide = byteOrderMark(head) ?? wideWithoutMark(head);
  if (wide !== undefined && wide !== 'utf-8') return { label: wide, isStrict: false };
  const strange = await firstBeyondUtf8(path);
  if (strange === undefined) return { label: 'utf-8', isStrict: true };
  if (wide === 'utf-8') return { label: 'utf-8', isStrict: false };
  const windows = await sampled(path, strange);
  if (isPlainlyChinese(windows)) return { label: 'gb18030', isStrict: false };
  const ranking = ranked(windows, CANDIDATES);
  const [best, second] = ranking;
  if (best && second && best.cost * BEYOND_DOUBT < second.cost && best.cost > MUCH)
    return { label: best.label, isStrict: false };
  for (const { label, cost } of ranking) {
    if (label === 'utf-8' || (best && cost > best.cost * STILL_LIKELY)) continue;
    if (label === 'windows-1252' || (await isWhole(path, label))) return { label, isStrict: true };
  }
  return { label: best?.label ?? 'windows-1252', isStrict: false };
}

/**
 * The file's text, in pieces, without its byte order mark; what cannot be decoded is U+FFFD, and counted in `lost`.
 * Throws RangeError for an unknown label.
 */
export async function* decodedText(
  path: string,
  label: string,
  lost: Lost = { characters: 0 },
): AsyncGenerator<string, void, undefined> {
  const decoder = pieceDecoder(label);
  for await (const bytes of fileBytes(path)) {
    for (let at = 0; at < bytes.length; ) {
      const end = pieceEnd(bytes, at);
      yield counted(decoder.decode(bytes.subarray(at, end)), lost);
      at = end;
    }
  }
  yield counted(decoder.end(), lost);
}

/** Small pieces stay in the processor's cache, and whoever keeps a value of one keeps little. */
const PIECE = 16 * 1024;
/** A reading that costs more than this many times the best one's is no candidate: better a hole than another language. */
const STILL_LIKELY = 1.1;
/** Where so much text speaks so clearly, no byte elsewhere in the file could make it another language: nobody looks at each. */
const BEYOND_DOUBT = 1.5;
const MUCH = 20_000;
/** Of a character of two bytes; what the commonest 3,755 characters cost is 85, everyday ones less. */
const PLAIN_COST = 85;
const PLAIN_BYTES = 2000;
const CANDIDATES = ['gb18030', 'big5', 'shift_jis', 'windows-1252', 'utf-8'] as const;
type Label = (typeof CANDIDATES)[number];

/** Behind a line's end, where there is one: whoever reads lines has nothing to join then. */
function pieceEnd(bytes: Uint8Array, from: number): number {
  const most = Math.min(from + PIECE, bytes.length);
  const line = bytes.lastIndexOf(0x0a, most - 1);
  return line > from ? line + 1 : most;
}

function counted(text: string, lost: Lost): string {
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) lost.characters++;
  return text;
}

/** Much text in everyday Chinese: no other encoding's text reads so well in this one, and the others need not be tried. */
function isPlainlyChinese(windows: readonly Uint8Array[]): boolean {
  const wide = beyondAscii(windows);
  const [chinese] = ranked(windows, ['gb18030']);
  return chinese !== undefined && wide >= PLAIN_BYTES && chinese.cost <= (wide / 2) * PLAIN_COST;
}

/** The readings of the windows, the likeliest first. What all of them have in common, the ASCII, is left out. */
function ranked<Of extends Label>(windows: readonly Uint8Array[], labels: readonly Of[]) {
  let common = 0;
  for (const window of windows) for (const byte of window) if (byte < 0x80) common += ASCII_COST;
  const ranking = labels.map((label) => {
    let cost = -common;
    for (const window of windows) cost += unlikelihood(wholeText(pieceDecoder(label), window), label);
    return { label, cost };
  });
  return ranking.sort((one, other) => one.cost - other.cost);
}

function wholeText(decoder: PieceDecoder, bytes: Uint8Array): string {
  return decoder.decode(bytes) + decoder.end();
}

function byteOrderMark(head: Uint8Array): string | undefined {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return 'utf-8';
  if (starts(0xff, 0xfe)) return 'utf-16le';
  if (starts(0xfe, 0xff)) return 'utf-16be';
  return undefined;
}

/** Where a piece of the file begins that is no UTF-8; characters that the reading cut in two are put together. */
async function firstBeyondUtf8(path: string): Promise<number | undefined> {
  let open: Uint8Array = new Uint8Array(0);
  let at = 0;
  for await (const bytes of fileBytes(path)) {
    const seam = open.length === 0 ? 0 : continuing(bytes);
    if (!isUtf8(Buffer.concat([open, bytes.subarray(0, seam)]))) return at;
    const end = bytes.length - unfinished(bytes);
    if (!isUtf8(bytes.subarray(seam, Math.max(seam, end)))) return at + seam;
    open = Uint8Array.from(bytes.subarray(Math.max(seam, end)));
    at += bytes.length;
  }
  return open.length === 0 ? undefined : Math.max(0, at - open.length);
}

/** How many bytes at the beginning go on with a character that began before. */
function continuing(bytes: Uint8Array): number {
  let count = 0;
  while (count < 3 && ((bytes[count] ?? 0) & 0xc0) === 0x80) count++;
  return count;
}

/** How many bytes at the end begin a character that goes on behind. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

async function isWhole(path: string, label: DoubleByte): Promise<boolean> {
  const check = new WholeCheck(label);
  for await (const bytes of fileBytes(path)) if (!check.take(bytes)) return false;
  return check.end();
}
