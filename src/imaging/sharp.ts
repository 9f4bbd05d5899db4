import type { Sharp, SharpOptions } from 'sharp';

/** More pixels than any product photograph: a bomb is refused from its header. */
const MOST_PIXELS = 100_000_000;
/** Loaders that run programs, fetch, or can run for minutes (sharp decodes SVG unless told otherwise). */
const BLOCKED = ['VipsForeignLoadSvg', 'VipsForeignLoadPdf', 'VipsForeignLoadMagick', 'VipsForeignLoadMagick7'];

let loaded: Promise<typeof import('sharp')> | undefined;

/** A picture in sharp's hands, set up once: one thread a picture, nothing cached, dangerous loaders shut. */
export async function opened(bytes: Uint8Array, options: SharpOptions = {}): Promise<Sharp> {
  const sharp = await sharpModule();
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', ...options });
}

async function sharpModule(): Promise<typeof import('sharp')['default']> {
  loaded ??= import('sharp').then((module) => {
    module.default.concurrency(1);
    module.default.cache(false);
    module.default.block({ operation: BLOCKED });
    return module;
  });
  return (await loaded).default;
}
