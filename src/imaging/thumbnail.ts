import { NotAnImage } from './probe.ts';
import { opened } from './sharp.ts';

const SIDE = 240;
const QUALITIES = [70, 55, 40, 25];

/** A small JPEG of at most `maxBytes`, on white. Throws NotAnImage. */
export async function thumbnail(source: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    const small = (await opened(source))
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside' })
      .flatten({ background: '#ffffff' });
    let last: Uint8Array = new Uint8Array();
    for (const quality of QUALITIES) {
      last = await small.clone().jpeg({ quality, mozjpeg: true }).toBuffer();
      if (last.byteLength <= maxBytes) break;
    }
    return last;
  } catch (reason) {
    throw new NotAnImage(reason instanceof Error ? reason.message : String(reason));
  }
}
