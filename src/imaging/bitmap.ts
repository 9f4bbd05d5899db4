import { type BitmapHeader, type Masks, readBitmapHeader } from './bitmap-header.ts';
import { unpackRuns } from './bitmap-runs.ts';
import { NotAnImage } from './probe.ts';

/** Pixels from the top left, three bytes each, four with alpha; or a picture of another kind that the bitmap only wraps. */
export type Bitmap =
  | {
      readonly is: 'pixels';
      readonly width: number;
      readonly height: number;
      readonly channels: 3 | 4;
      readonly pixels: Uint8Array;
    }
  | { readonly is: 'wrapped'; readonly bytes: Uint8Array };

/**
 * Decodes a Windows or OS/2 bitmap, with or without its file header: 1, 4, 8, 16, 24 and 32 bits, runs, masks, either way up.
 * Throws NotAnImage.
 */
export function decodeBitmap(bytes: Uint8Array): Bitmap {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readBitmapHeader(view);
  const { width, height, packing, masks } = header;
  if (packing === 'png-or-jpeg') return { is: 'wrapped', bytes: view.subarray(header.pixelsAt) };
  const brush = brushOf(view, header);
  const channels = masks.alpha === 0 ? 3 : 4;
  const pixels = new Uint8Array(width * height * channels);
  paint(pixels, header, brush);
  return { is: 'pixels', width, height, channels, pixels };
}

/** Writes the colour of column `x` of the file's row `row` to `pixels` from `at` on. */
type Brush = (x: number, row: number, pixels: Uint8Array, at: number) => void;

function brushOf(view: Buffer, header: BitmapHeader): Brush {
  const { width, height, bits, packing, pixelsAt } = header;
  if (packing !== 'plain') return indexed(unpackRuns(view, header), header);
  const stride = Math.ceil((width * bits) / 32) * 4;
  // The last row may lack its filling.
  if (view.length < pixelsAt + stride * (height - 1) + Math.ceil((width * bits) / 8))
    throw new NotAnImage('it ends within its pixels');
  return bits > 8 ? coloured(view, header, stride) : packed(view, header, stride);
}

function paint(pixels: Uint8Array, { width, height, isTopDown, masks }: BitmapHeader, brush: Brush): void {
  const channels = masks.alpha === 0 ? 3 : 4;
  for (let y = 0; y < height; y++) {
    const row = isTopDown ? y : height - 1 - y;
    for (let x = 0; x < width; x++) brush(x, row, pixels, (y * width + x) * channels);
  }
}

function indexed(indexes: Uint8Array, { width, palette }: BitmapHeader): Brush {
  return (x, row, pixels, at) => {
    const from = (indexes[row * width + x] ?? 0) * 3;
    for (let part = 0; part < 3; part++) pixels[at + part] = palette[from + part] ?? 0;
  };
}

function packed(view: Buffer, { bits, palette, pixelsAt }: BitmapHeader, stride: number): Brush {
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  return (x, row, pixels, at) => {
    const byte = view[pixelsAt + row * stride + Math.floor(x / perByte)] ?? 0;
    const from = ((byte >> (8 - bits * ((x % perByte) + 1))) & mask) * 3;
    for (let part = 0; part < 3; part++) pixels[at + part] = palette[from + part] ?? 0;
  };
}

function coloured(view: Buffer, { bits, masks, pixelsAt }: BitmapHeader, stride: number): Brush {
  const start = (row: number, x: number): number => pixelsAt + row * stride + (x * bits) / 8;
  if (bits === 24)
    return (x, row, pixels, at) => {
      const from = start(row, x);
      for (let part = 0; part < 3; part++) pixels[at + part] = view[from + 2 - part] ?? 0;
    };
  const parts = partsOf(masks);
  return (x, row, pixels, at) => {
    const from = start(row, x);
    const value = bits === 16 ? view.readUInt16LE(from) : view.readUInt32LE(from);
    for (const [place, { mask, shift, most }] of parts.entries())
      pixels[at + place] = Math.round((((value & mask) >>> shift) * 255) / most);
  };
}

interface Part {
  readonly mask: number;
  readonly shift: number;
  readonly most: number;
}

function partsOf({ red, green, blue, alpha }: Masks): readonly Part[] {
  return [red, green, blue, ...(alpha === 0 ? [] : [alpha])].map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { mask, shift, most: Math.max(1, mask >>> shift) };
  });
}
