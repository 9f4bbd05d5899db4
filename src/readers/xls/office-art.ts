/** A record of Office's drawings (MS-ODRAW, 2.2.1): boxes in boxes. */
export interface ArtRecord {
  readonly type: number;
  readonly instance: number;
  readonly isBox: boolean;
  readonly body: Buffer;
  /** Where it ends, counted from the beginning of the whole drawing. */
  readonly end: number;
}

const HEADER = 8;
const BOX = 0xf;

/** The records that lie side by side in `bytes`, which begin at `offset` of the drawing; a last one that is cut off is given as far as it goes. */
export function* artRecords(bytes: Buffer, offset = 0): Generator<ArtRecord, void, undefined> {
  for (let at = 0; at + HEADER <= bytes.length; ) {
    const first = bytes.readUInt16LE(at);
    const length = bytes.readUInt32LE(at + 4);
    const end = Math.min(at + HEADER + length, bytes.length);
    yield {
      type: bytes.readUInt16LE(at + 2),
      instance: first >> 4,
      isBox: (first & 0xf) === BOX,
      body: bytes.subarray(at + HEADER, end),
      end: offset + end,
    };
    at = end;
  }
}

/** What lies in a box. */
export function inside(box: ArtRecord): Generator<ArtRecord, void, undefined> {
  return artRecords(box.body, box.end - box.body.length);
}
