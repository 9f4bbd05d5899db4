import { NotAnImage } from './probe.ts';
import { opened } from './sharp.ts';

const QUALITIES = [70, 50, 30];
/** Tried in turn until the picture is light enough. A busy one ends up small rather than smeared. */
const SIDES = [240, 160, 96, 48];

/** A small JPEG on white, of at most `maxBytes` (from 2,000 on). Throws NotAnImage, also when the picture is torn. */
export async function thumbnail(source: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    const large = await (await opened(source))
      .autoOrient()
      .resize({ width: 240, height: 240, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .png({ compressionLevel: 1 })
      .toBuffer();
    for (const side of SIDES) {
      const small = (await opened(large)).resize({
        width: side,
        height: side,
        fit: 'inside',
        withoutEnlargement: true,
      });
      for (const quality of QUALITIES) {
        const made = await small.clone().jpeg({ quality, mozjpeg: true }).toBuffer();
        if (made.byteLength <= maxBytes) return made;
      }
    }
    throw new NotAnImage(`it does not fit into ${maxBytes} bytes`);
  } catch (reason) {
    if (reason instanceof NotAnImage) throw reason;
    throw new NotAnImage(reason instanceof Error ? reason.message : String(reason));
  }
}
