import { Damage } from '../damage.ts';
/** Reads what lies in a record and its continuations, in which the characters of a text go on with a flag of their own (MS-XLS, 2.5.293). */
export class Continued {
  readonly #parts: readonly Buffer[];
  #part = 0;
  #at = 0;

  constructor(parts: readonly Buffer[]) {
    this.#parts = parts;
  }

  get isAtEnd(): boolean {
    for (; this.#part < this.#parts.length; this.#part++, this.#at = 0)
      if (this.#at < (this.#parts[this.#part]?.length ?? 0)) return false;
    return true;
  }

  byte(): number {
    if (this.isAtEnd) throw new Damage('a text breaks off', '文本中断');
    return this.#parts[this.#part]?.[this.#at++] ?? 0;
  }

  u16(): number {
    return this.byte() + this.byte() * 256;
  }

  u32(): number {
    return this.u16() + this.u16() * 65_536;
  }

  skip(count: number): void {
    for (let left = count; left > 0 && !this.isAtEnd; ) {
      const step = Math.min(left, (this.#parts[this.#part]?.length ?? 0) - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** A text whose length was read before: a byte of flags, then its characters, then what their formats are. */
  text(length: number): string {
    const flags = this.byte();
    const runs = flags & 8 ? this.u16() : 0;
    const phonetic = flags & 4 ? this.u32() : 0;
    const text = this.#characters(length, flags);
    this.skip(runs * 4 + phonetic);
    return text;
  }

  #characters(length: number, flags: number): string {
    let text = '';
    let isWide = (flags & 1) === 1;
    for (let left = length; left > 0; ) {
      const part = this.#parts[this.#part];
      if (!part) throw new Damage('a text breaks off', '文本中断');
      const size = isWide ? 2 : 1;
      const count = Math.min(left, Math.floor((part.length - this.#at) / size));
      const end = this.#at + count * size;
      text += isWide ? wideText(part, this.#at, end) : part.toString('latin1', this.#at, end);
      this.#at += count * size;
      left -= count;
      if (left === 0) break;
      this.#part++;
      this.#at = 0;
      isWide = (this.byte() & 1) === 1;
    }
    return text;
  }
}

/** UTF-16 between two places. Half a character is left out: Node 24 writes beyond its memory for an odd length at an odd address. */
export function wideText(bytes: Buffer, from: number, to: number): string {
  const start = Math.min(from, bytes.length);
  const length = Math.max(0, Math.min(to, bytes.length) - start);
  return bytes.toString('utf16le', start, start + length - (length % 2));
}
