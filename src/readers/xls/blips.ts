import { inflateSync } from 'node:zlib';
import { type ArtRecord, artRecords, inside } from './office-art.ts';

const STORE = 0xf001;
const STORE_ENTRY = 0xf007;
const GROUP = 0xf000;
/** An entry's own fields, before its name and the picture itself. */
const ENTRY_FIELDS = 36;

const EMF = 0xf01a;
const PICT = 0xf01c;
const DIB = 0xf01f;
/** Records whose header has a second fingerprint say so in their instance (MS-ODRAW, 2.2.24 and following). */
const TWO_FINGERPRINTS: ReadonlySet<number> = new Set([0x3d5, 0x217, 0x543, 0x46b, 0x6e3, 0x6e1, 0x7a9, 0x6e5]);
const MOST_INFLATED = 64 * 1024 ** 2;

/** The pictures that a workbook's drawings refer to, by number from 1; undefined for one that is only linked to, or damaged. */
export class BlipStore {
  readonly #entries: readonly ArtRecord[];

  constructor(drawings: Buffer) {
    const group = [...artRecords(drawings)].find((one) => one.type === GROUP);
    const store = group && [...inside(group)].find((one) => one.type === STORE);
    this.#entries = store ? [...inside(store)] : [];
  }

  /** Numbers of the pictures that are really in the file. */
  numbers(): number[] {
    return this.#entries.flatMap((entry, i) => (blipIn(entry) ? [i + 1] : []));
  }

  /** A file's bytes as other programs read it: JPEG, PNG, TIFF, BMP, EMF or WMF. */
  load(number: number): Uint8Array | undefined {
    const entry = this.#entries[number - 1];
    const blip = entry && blipIn(entry);
    return blip && pictureIn(blip);
  }
}

function blipIn(entry: ArtRecord): ArtRecord | undefined {
  if (entry.type !== STORE_ENTRY) return entry.type >= EMF ? entry : undefined;
  const named = entry.body[33] ?? 0;
  const [blip] = artRecords(entry.body.subarray(ENTRY_FIELDS + named));
  return blip && blip.type >= EMF && blip.body.length > 17 ? blip : undefined;
}

function pictureIn({ type, instance, body }: ArtRecord): Uint8Array | undefined {
  const behind = TWO_FINGERPRINTS.has(instance) ? 32 : 16;
  if (type <= PICT) return metafile(body, behind);
  const bytes = body.subarray(behind + 1);
  return type === DIB ? bitmapFile(bytes) : bytes;
}

/** Behind a header of 34 bytes, the last but one of which says whether it is packed. */
function metafile(body: Buffer, at: number): Uint8Array | undefined {
  const bytes = body.subarray(at + 34);
  if (body[at + 32] !== 0) return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_INFLATED });
  } catch {
    return undefined;
  }
}

const FILE_HEADER = 14;

/** A bitmap in memory has no file header: what a .bmp begins with is put before it. */
function bitmapFile(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 40) return undefined;
  const size = bytes.readUInt32LE(0);
  const bits = size === 12 ? bytes.readUInt16LE(10) : bytes.readUInt16LE(14);
  const said = size === 12 ? 0 : bytes.readUInt32LE(32);
  const masks = size === 40 && bytes.readUInt32LE(16) === 3 ? 12 : 0;
  const colours = (bits <= 8 ? said || 2 ** bits : said) * (size === 12 ? 3 : 4);
  const header = Buffer.alloc(FILE_HEADER);
  header.write('BM', 'latin1');
  header.writeUInt32LE(FILE_HEADER + bytes.length, 2);
  header.writeUInt32LE(Math.min(FILE_HEADER + size + masks + colours, 0xffff_ffff), 10);
  return Buffer.concat([header, bytes]);
}
