import type { Sharp } from 'sharp';
import type { Recipe } from '../core/asset.ts';
import { NotAnImage, type PictureFacts, probe } from './probe.ts';
import { opened } from './sharp.ts';

export interface Made {
  readonly bytes: Uint8Array;
  /** `jpeg` or `png`. */
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

const WHITE = { r: 255, g: 255, b: 255 };
const BEST = 85;
/** Quality is lowered in these steps until the picture fits its bytes, then its sides are. */
const LOWER = [75, 65, 50, 35];
const SCALES = [1, 0.8, 0.64, 0.5, 0.4, 0.3];

/**
 * Makes of a picture what a recipe asks for: upright, sRGB, without camera data, on white, of the ratio wanted, no larger than
 * `maxSide`, enlarged only to `minSide`, within `maxBytes`. What fits already passes as it is. The same input gives the same
 * output. Throws NotAnImage when it does not decode wholly, or cannot be made to fit.
 */
export async function make(source: Uint8Array, recipe: Recipe): Promise<Made> {
  const facts = await probe(source);
  try {
    if (await fits(source, facts, recipe))
      return { bytes: source, type: facts.type, width: facts.width, height: facts.height };
    return await encoded(await shaped(source, facts, recipe), recipe);
  } catch (reason) {
    throw reason instanceof NotAnImage
      ? reason
      : new NotAnImage(reason instanceof Error ? reason.message : String(reason));
  }
}

/** Nothing to change, nothing to hide: only then are the merchant's own bytes good enough. */
async function fits(source: Uint8Array, facts: PictureFacts, recipe: Recipe): Promise<boolean> {
  if ((facts.type !== 'jpeg' && facts.type !== 'png') || !recipe.types.includes(facts.type)) return false;
  if (facts.hasAlpha || facts.pages > 1 || facts.bytes > recipe.maxBytes) return false;
  const [width, height] = target(facts, recipe);
  if (width !== facts.width || height !== facts.height || isOffRatio(facts, recipe)) return false;
  const { exif, xmp, iptc, icc, orientation, space } = await (await opened(source)).metadata();
  // A colour profile may be a wide one that shops show washed out.
  return !exif && !xmp && !iptc && !icc && (orientation ?? 1) === 1 && space === 'srgb' && (await decodes(source));
}

async function decodes(source: Uint8Array): Promise<boolean> {
  await (await opened(source)).stats();
  return true;
}

function isOffRatio({ width, height }: PictureFacts, { ratio }: Recipe): boolean {
  return ratio !== undefined && Math.abs(width / height - ratio) > 0.01;
}

/** The size the picture itself is brought to, before any padding. */
function target({ width, height }: PictureFacts, { minSide, maxSide }: Recipe): readonly [number, number] {
  const shrink = Math.min(1, maxSide / Math.max(width, height));
  const grow = Math.max(1, minSide / Math.min(width, height));
  const scale = shrink < 1 ? shrink : Math.min(grow, maxSide / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

async function shaped(source: Uint8Array, facts: PictureFacts, recipe: Recipe): Promise<Sharp> {
  const [width, height] = target(facts, recipe);
  const picture = (await opened(source))
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: WHITE });
  if (recipe.ratio === undefined) return picture;
  const canvas = {
    width: Math.max(width, Math.round(height * recipe.ratio)),
    height: Math.max(height, Math.round(width / recipe.ratio)),
  };
  const left = Math.floor((canvas.width - width) / 2);
  const top = Math.floor((canvas.height - height) / 2);
  const padded = await picture
    .extend({ left, right: canvas.width - width - left, top, bottom: canvas.height - height - top, background: WHITE })
    .png({ compressionLevel: 1 })
    .toBuffer();
  // Padding may have carried it past the largest side.
  return (await opened(padded)).resize({
    width: recipe.maxSide,
    height: recipe.maxSide,
    fit: 'inside',
    withoutEnlargement: true,
  });
}

/** JPEG where it is taken, of the best quality that fits; a picture that is still too heavy becomes smaller, never below `minSide`. */
async function encoded(picture: Sharp, recipe: Recipe): Promise<Made> {
  const drawn = await picture.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  const { width, height } = drawn.info;
  for (const scale of SCALES) {
    if (scale < 1 && Math.min(width, height) * scale < recipe.minSide) break;
    const smaller = (await opened(drawn.data)).resize({ width: Math.round(width * scale), withoutEnlargement: true });
    const made = recipe.types.includes('jpeg') ? await asJpeg(smaller, recipe) : await asPng(smaller);
    if (made.bytes.byteLength <= recipe.maxBytes) return made;
  }
  throw new NotAnImage(`it does not fit into ${recipe.maxBytes} bytes`);
}

async function asJpeg(picture: Sharp, recipe: Recipe): Promise<Made> {
  let last = await made(picture.clone().jpeg({ quality: BEST }), 'jpeg');
  for (const quality of LOWER) {
    if (last.bytes.byteLength <= recipe.maxBytes) break;
    last = await made(picture.clone().jpeg({ quality }), 'jpeg');
  }
  return last;
}

function asPng(picture: Sharp): Promise<Made> {
  return made(picture.png({ compressionLevel: 9 }), 'png');
}

async function made(picture: Sharp, type: string): Promise<Made> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { bytes: data, type, width: info.width, height: info.height };
}
