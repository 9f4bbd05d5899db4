import { opened } from './sharp.ts';

export interface PictureFacts {
  /** What the bytes are: `jpeg`, `png`, `webp`, `gif`, `tiff`, `avif` … */
  readonly type: string;
  /** As a person sees it: after the orientation that the camera noted. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** More than one: animated, or several pages. */
  readonly pages: number;
  readonly bytes: number;
}

/** The bytes are no picture that can be read, or one with too many pixels. */
export class NotAnImage extends Error {}

/** Looks at a picture's header. Throws NotAnImage. Whether it decodes wholly is found out by `make`. */
export async function probe(bytes: Uint8Array): Promise<PictureFacts> {
  try {
    const picture = await opened(bytes);
    const { format, width, height, orientation = 1, hasAlpha, pages = 1 } = await picture.metadata();
    if (!format || !width || !height) throw new NotAnImage('it has no size');
    const isTurned = orientation >= 5;
    return {
      type: format === 'heif' ? 'avif' : format,
      width: isTurned ? height : width,
      height: isTurned ? width : height,
      hasAlpha: hasAlpha === true,
      pages,
      bytes: bytes.byteLength,
    };
  } catch (reason) {
    if (reason instanceof NotAnImage) throw reason;
    throw new NotAnImage(reason instanceof Error ? reason.message : String(reason));
  }
}
