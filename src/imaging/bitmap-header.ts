import { NotAnImage } from './probe.ts';

/** How the bits of a pixel of 16 or 32 bits are shared out. */
export interface Masks {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export type Packing = 'plain' | 'rle8' | 'rle4' | 'png-or-jpeg';

export interface BitmapHeader {
  readonly width: number;
  readonly height: number;
  /** The first row in the file is the top one; else the bottom one, which is the rule. */
  readonly isTopDown: boolean;
  readonly bits: number;
  readonly packing: Packing;
  readonly masks: Masks;
  /** Three bytes a colour: red, green, blue. */
  readonly palette: Uint8Array;
  readonly pixelsAt: number;
}

/** As sharp refuses from the header what is larger. */
const MOST_PIXELS = 50_000_000;
const NO_MASKS: Masks = { red: 0, green: 0, blue: 0, alpha: 0 };
const PACKINGS: Readonly<Record<number, Packing>> = {
  0: 'plain',
  1: 'rle8',
  2: 'rle4',
  3: 'plain',
  4: 'png-or-jpeg',
  5: 'png-or-jpeg',
  6: 'plain',
};
const MASKED = [3, 6];

/**
 * Reads the headers of a BMP file, or of a device-independent bitmap without one ([MS-WMF] 2.2.2.3–2.2.2.9).
 * Throws NotAnImage where they make no sense or promise too many pixels.
 */
export function readBitmapHeader(view: Buffer): BitmapHeader {
  const hasFileHeader = view.toString('latin1', 0, 2) === 'BM';
  const at = hasFileHeader ? 14 : 0;
  if (view.length < at + 12) throw new NotAnImage('it ends within its header');
  const size = view.readUInt32LE(at);
  if (view.length < at + size) throw new NotAnImage('it ends within its header');
  const isOld = size === 12;
  const width = isOld ? view.readUInt16LE(at + 4) : view.readInt32LE(at + 4);
  const tall = isOld ? view.readUInt16LE(at + 6) : view.readInt32LE(at + 8);
  const bits = view.readUInt16LE(at + (isOld ? 10 : 14));
  const compression = isOld ? 0 : view.readUInt32LE(at + 16);
  const packing = PACKINGS[compression];
  const height = Math.abs(tall);
  if (width < 1 || height < 1 || width * height > MOST_PIXELS)
    throw new NotAnImage(`${width} × ${height} pixels are not read`);
  if (!packing || (packing !== 'png-or-jpeg' && ![1, 4, 8, 16, 24, 32].includes(bits)))
    throw new NotAnImage(`${bits} bits a pixel, packed by method ${compression}, are not read`);
  // Masks are part of the longer headers and stand behind the short one.
  const loose = MASKED.includes(compression) && size === 40 ? (compression === 6 ? 16 : 12) : 0;
  const masksAt = at + 40;
  const masks = MASKED.includes(compression)
    ? readMasks(view, masksAt, size >= 56 || compression === 6)
    : usualMasks(bits);
  const paletteAt = at + size + loose;
  const entry = isOld ? 3 : 4;
  const said = isOld ? 0 : view.readUInt32LE(at + 32);
  const colours = bits > 8 ? said : said === 0 ? 2 ** bits : Math.min(said, 2 ** bits);
  const pixelsAt = hasFileHeader ? view.readUInt32LE(10) : paletteAt + colours * entry;
  const palette = bits > 8 ? new Uint8Array() : readPalette(view, { from: paletteAt, entry, colours });
  return { width, height, isTopDown: tall < 0, bits, packing, masks, palette, pixelsAt };
}

function readMasks(view: Buffer, at: number, hasAlpha: boolean): Masks {
  if (view.length < at + (hasAlpha ? 16 : 12)) throw new NotAnImage('it ends within its header');
  return {
    red: view.readUInt32LE(at),
    green: view.readUInt32LE(at + 4),
    blue: view.readUInt32LE(at + 8),
    alpha: hasAlpha ? view.readUInt32LE(at + 12) : 0,
  };
}

function usualMasks(bits: number): Masks {
  if (bits === 16) return { red: 0x7c00, green: 0x3e0, blue: 0x1f, alpha: 0 };
  // The fourth byte is said to be empty; programs that lay an alpha there say so in the longer header.
  return bits === 32 ? { red: 0xff0000, green: 0xff00, blue: 0xff, alpha: 0 } : NO_MASKS;
}

function readPalette(
  view: Buffer,
  { from, entry, colours }: { from: number; entry: number; colours: number },
): Uint8Array {
  const palette = new Uint8Array(256 * 3);
  for (let colour = 0; colour < colours && from + colour * entry + 2 < view.length; colour++) {
    for (let part = 0; part < 3; part++) palette[colour * 3 + part] = view[from + colour * entry + 2 - part] ?? 0;
  }
  return palette;
}
