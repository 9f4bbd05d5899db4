/** A record of the stream, at its place; the same object walks on. */
export class Records {
  readonly bytes: Buffer;
  type = 0;
  /** Where the record itself begins, its contents begin and end. */
  at = 0;
  start = 0;
  end = 0;
  /** It says that it is longer than what is left of the file. */
  isCut = false;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Goes to the record at a place; false where there is none. */
  goTo(at: number): boolean {
    const { bytes } = this;
    if (at + 4 > bytes.length) return false;
    this.at = at;
    this.type = bytes.readUInt16LE(at);
    this.start = at + 4;
    const end = this.start + bytes.readUInt16LE(at + 2);
    this.isCut = end > bytes.length;
    this.end = Math.min(end, bytes.length);
    return true;
  }

  next(): boolean {
    return this.goTo(this.end);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** The record's contents and those of the CONTINUE records behind it, onto the last of which this goes. */
  whole(): Buffer[] {
    const parts = [this.bytes.subarray(this.start, this.end)];
    while (this.end + 4 <= this.bytes.length && this.bytes.readUInt16LE(this.end) === CONTINUE && this.next())
      parts.push(this.bytes.subarray(this.start, this.end));
    return parts;
  }
}

/** Zero where the record is too short for the field: damaged and odd files have such. */
export function u16(bytes: Buffer, at: number): number {
  return at + 2 <= bytes.length ? bytes.readUInt16LE(at) : 0;
}

export const CONTINUE = 0x003c;

/** Record types (MS-XLS, 2.3.2); the same thing has another number in older versions. */
export const BOF: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
export const EOF = 0x000a;
export const LABEL_2 = 0x0004;
export const LABEL = 0x0204;
export const RICH_LABEL = 0x00d6;
