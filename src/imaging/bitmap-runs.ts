import type { BitmapHeader } from './bitmap-header.ts';
import { NotAnImage } from './probe.ts';

/**
 * Unpacks the runs of a bitmap of 4 or 8 bits to one palette index a pixel, bottom row first ([MS-WMF] 3.1.6).
 * What the runs skip is colour 0. Throws NotAnImage where they end before the picture does.
 */
export function unpackRuns(view: Buffer, { width, height, packing, pixelsAt }: BitmapHeader): Uint8Array {
  const indexes = new Uint8Array(width * height);
  const perByte = packing === 'rle4' ? 2 : 1;
  let [at, x, y] = [pixelsAt, 0, 0];
  const put = (index: number): void => {
    if (x < width && y < height) indexes[y * width + x] = index;
    x++;
  };
  while (y < height) {
    const [count, value] = [view[at], view[at + 1]];
    if (count === undefined || value === undefined) throw new NotAnImage('it ends within its pixels');
    at += 2;
    if (count > 0) for (let n = 0; n < count; n++) put(perByte === 1 ? value : n % 2 === 0 ? value >> 4 : value & 15);
    else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) break;
    else if (value === 2) {
      x += view[at] ?? 0;
      y += view[at + 1] ?? 0;
      at += 2;
    } else {
      for (let n = 0; n < value; n++) {
        const byte = view[at + Math.floor(n / perByte)] ?? 0;
        put(perByte === 1 ? byte : n % 2 === 0 ? byte >> 4 : byte & 15);
      }
      // Runs of single pixels are filled up to a whole word.
      at += 2 * Math.ceil(Math.ceil(value / perByte) / 2);
    }
  }
  return indexes;
}
