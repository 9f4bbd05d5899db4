import { isAscii } from 'node:buffer';
import {
  type CodeTable,
  codeTable,
  DOUBLE_BYTE,
  type DoubleByte,
  FOURS_BEYOND,
  fourBytes,
  LEAD,
} from './text-double-byte.ts';

/** Bytes that come in pieces → text. A character may be cut anywhere; what has no meaning becomes U+FFFD. */
export interface PieceDecoder {
  decode(bytes: Uint8Array): string;
  /** What the last piece left open. */
  end(): string;
}

/** A decoder for a label of the WHATWG Encoding Standard; drops a byte order mark. Throws RangeError for an unknown one. */
export function pieceDecoder(label: string): PieceDecoder {
  const native = new TextDecoder(label);
  // The runtime takes twice the time for GB18030, and shows bytes that mean nothing in Big5 as characters of nobody's.
  const doubleByte = DOUBLE_BYTE.find((one) => one === (native.encoding === 'gbk' ? 'gb18030' : native.encoding));
  if (doubleByte) return new DoubleByteDecoder(doubleByte);
  return { decode: (bytes) => native.decode(bytes, { stream: true }), end: () => native.decode() };
}

const REPLACEMENT = 0xfffd;
const BYTE_ORDER_MARK = 0xfeff;

/** By table. After a lead byte without meaning the byte behind it is looked at again if it is ASCII, as the standard has it. */
class DoubleByteDecoder implements PieceDecoder {
  readonly #table: CodeTable;
  #open: Uint8Array = new Uint8Array(0);
  #units = new Uint16Array(0);
  /** The units as bytes, for the runtime to make a string of. */
  #made = Buffer.alloc(0);
  #isStart = true;

  constructor(label: DoubleByte) {
    this.#table = codeTable(label);
  }

  decode(piece: Uint8Array): string {
    if (this.#open.length === 0 && isAscii(piece)) {
      if (piece.length > 0) this.#isStart = false;
      return asBuffer(piece).toString('latin1');
    }
    const bytes = this.#open.length === 0 ? piece : Buffer.concat([this.#open, piece]);
    this.#reserve(bytes.length);
    const { units, used } = this.#walk(bytes, 'more to come');
    this.#open = Uint8Array.from(bytes.subarray(used));
    return this.#text(units);
  }

  end(): string {
    this.#reserve(this.#open.length);
    const { units } = this.#walk(this.#open, 'the end');
    this.#open = new Uint8Array(0);
    return this.#text(units);
  }

  /** No byte becomes more than one unit. */
  #reserve(length: number): void {
    if (this.#units.length >= length) return;
    this.#units = new Uint16Array(length);
    this.#made = Buffer.from(this.#units.buffer);
  }

  #text(units: number): string {
    const from = this.#isStart && this.#units[0] === BYTE_ORDER_MARK ? 1 : 0;
    if (units > 0) this.#isStart = false;
    return this.#made.toString('utf16le', from * 2, units * 2);
  }

  #walk(bytes: Uint8Array, then: 'more to come' | 'the end'): { readonly units: number; readonly used: number } {
    const { singles, pairs } = this.#table;
    const units = this.#units;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const length = bytes.length;
    const last = length - 1;
    let to = 0;
    let at = 0;
    while (at < length) {
      let byte = bytes[at] ?? 0;
      while (byte < 0x80) {
        units[to++] = byte;
        if (++at === length) return { units: to, used: at };
        byte = bytes[at] ?? 0;
      }
      while (at < last) {
        const pair = pairs[view.getUint16(at)] ?? 0;
        if (pair === 0) break;
        units[to++] = pair;
        at += 2;
      }
      if (at === length) break;
      byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      const single = singles[byte] ?? REPLACEMENT;
      if (single < 0xfffe) {
        units[to++] = single;
        at++;
        continue;
      }
      if (single === LEAD && then === 'more to come' && this.#isCut(bytes, at)) break;
      const four = single === LEAD ? this.#four(bytes, at) : undefined;
      if (four === undefined) {
        units[to++] = REPLACEMENT;
        at += single === LEAD && at + 1 < length && (bytes[at + 1] ?? 0) >= 0x80 ? 2 : 1;
        continue;
      }
      if (four >= 0x10000) {
        units[to++] = 0xd800 | ((four - 0x10000) >> 10);
        units[to++] = 0xdc00 | ((four - 0x10000) & 0x3ff);
      } else units[to++] = four;
      at += 4;
    }
    return { units: to, used: at };
  }

  /** The bytes that are there may be the beginning of a character. */
  #isCut(bytes: Uint8Array, at: number): boolean {
    if (at + 1 === bytes.length) return true;
    if (!isDigit(bytes[at + 1]) || !this.#table.fours()) return false;
    if (at + 2 === bytes.length) return true;
    return isHigh(bytes[at + 2]) && at + 3 === bytes.length;
  }

  /** The character that four bytes are. */
  #four(bytes: Uint8Array, at: number): number | undefined {
    if (!isDigit(bytes[at + 1]) || !isHigh(bytes[at + 2]) || !isDigit(bytes[at + 3])) return undefined;
    const table = this.#table.fours();
    if (!table) return undefined;
    const number = fourBytes(bytes, at);
    if (number >= FOURS_BEYOND && number < FOURS_BEYOND + 0x100000) return number - FOURS_BEYOND + 0x10000;
    return table[number] || REPLACEMENT;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x81 && byte <= 0xfe;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
