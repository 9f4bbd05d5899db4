import { isAscii } from 'node:buffer';
import { type CodeTable, codeTable, type DoubleByte, FOURS_BEYOND, fourBytes, LEAD } from './text-double-byte.ts';

/** Whether every byte of a text that comes in pieces has a meaning in a double-byte encoding; makes no text of them. */
export class WholeCheck {
  readonly #table: CodeTable;
  #open: Uint8Array = new Uint8Array(0);

  constructor(label: DoubleByte) {
    this.#table = codeTable(label);
  }

  /** False at the first byte without meaning. */
  take(piece: Uint8Array): boolean {
    if (this.#open.length === 0) return this.#walk(piece);
    // The character that was cut is put together from a few bytes; the piece is not copied for it.
    const seam = Buffer.concat([this.#open, piece.subarray(0, 4 - this.#open.length)]);
    const length = this.#lengthAt(seam, 0);
    if (length === 0) return false;
    if (length > seam.length) {
      this.#open = seam;
      return true;
    }
    const used = length - this.#open.length;
    this.#open = new Uint8Array(0);
    return this.#walk(piece.subarray(used));
  }

  end(): boolean {
    return this.#open.length === 0;
  }

  #walk(bytes: Uint8Array): boolean {
    const { pairs } = this.#table;
    if (isAscii(bytes)) return true;
    // One byte is left for the table below to look behind the last lead.
    const last = bytes.length - 1;
    let at = 0;
    while (at < last) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) at++;
      else if (pairs[(byte << 8) | (bytes[at + 1] ?? 0)] !== 0) at += 2;
      else {
        const length = this.#lengthAt(bytes, at);
        if (length === 0) return false;
        if (at + length > bytes.length) break;
        at += length;
      }
    }
    if (at >= bytes.length) return true;
    const length = this.#lengthAt(bytes, at);
    if (length === 0) return false;
    if (at + length > bytes.length) this.#open = Uint8Array.from(bytes.subarray(at));
    return true;
  }

  /** How many bytes the character there has, more than there are where it may go on; 0 where it is none. */
  #lengthAt(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? 0;
    const single = this.#table.singles[byte] ?? 0;
    if (single < 0xfffe) return 1;
    if (single !== LEAD) return 0;
    if (at + 1 >= bytes.length) return 2;
    if (this.#table.pairs[(byte << 8) | (bytes[at + 1] ?? 0)] !== 0) return 2;
    const table = this.#table.fours();
    if (!table || !isDigit(bytes[at + 1])) return 0;
    if (at + 2 >= bytes.length) return 4;
    if (!isHigh(bytes[at + 2])) return 0;
    if (at + 3 >= bytes.length) return 4;
    if (!isDigit(bytes[at + 3])) return 0;
    const number = fourBytes(bytes, at);
    if (number >= FOURS_BEYOND && number < FOURS_BEYOND + 0x100000) return 4;
    return (table[number] ?? 0) === 0 ? 0 : 4;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isHigh(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x81 && byte <= 0xfe;
}
