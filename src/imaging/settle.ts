import { NotAnImage } from './probe.ts';
import { recognise } from './recognise.ts';
import { opened } from './sharp.ts';

/** What is to be done with the bytes of a picture. */
export type Settled =
  | { readonly is: 'picture'; readonly bytes: Uint8Array }
  /** A drawing: it has no pixels until a program draws it. */
  | { readonly is: 'vector'; readonly format: string }
  /** A picture of a kind that is not decoded here. */
  | { readonly is: 'unread'; readonly format: string };

/** Bitmaps become PNG, the same one each time; what sharp reads stays as it is. Throws NotAnImage for a bitmap that does not decode. */
export async function settle(bytes: Uint8Array): Promise<Settled> {
  const found = recognise(bytes);
  switch (found.is) {
    case 'other':
      return { is: 'picture', bytes };
    case 'bitmap':
      return { is: 'picture', bytes: await asPng(bytes) };
    default:
      return found;
  }
}

async function asPng(bytes: Uint8Array): Promise<Uint8Array> {
  const { decodeBitmap } = await import('./bitmap.ts');
  const bitmap = decodeBitmap(bytes);
  if (bitmap.is === 'wrapped') return bitmap.bytes;
  const { pixels, width, height, channels } = bitmap;
  try {
    const drawn = await opened(pixels, { raw: { width, height, channels } });
    return await drawn.png({ compressionLevel: 6 }).toBuffer();
  } catch (reason) {
    throw new NotAnImage(reason instanceof Error ? reason.message : String(reason));
  }
}
