import type { StoredPicture } from '../pictures.ts';
import { isValues, type Values } from './arguments.ts';
import type { Media, Shop } from './shop.ts';
import { slugOf } from './slug.ts';
import { WpError } from './wp-error.ts';

/** What WordPress allows as an image upload, by the ending of its name. */
const ENDINGS = /\.(jpe?g|jpe|gif|png|bmp|tiff?|webp|ico|heic|avif)$/i;
const ENDING_OF: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};
const NOT_ALLOWED = 'Sorry, you are not allowed to upload this file type.';

/**
 * Attaches images to a product. Every `src` is downloaded on the spot and becomes a new file of the media library,
 * whether or not it is there already (reference/marketplaces.md §6: "Re-sending src duplicates media: send id on update").
 * @throws {WpError} woocommerce_…_image_upload_error; files that came down before it stay in the library.
 */
export async function attachImages(
  shop: Shop,
  images: readonly unknown[],
  of: 'product' | 'variation',
): Promise<number[]> {
  const ids: number[] = [];
  for (const image of images) {
    if (!isValues(image)) continue;
    let id = typeof image.id === 'number' ? image.id : 0;
    if (id === 0 && typeof image.src === 'string') id = (await sideload(shop, image.src, of)).id;
    const media = shop.media.get(id);
    if (!media) throw new WpError(`woocommerce_${of}_invalid_image_id`, `#${id} is an invalid image ID.`, 400);
    shop.media.set(id, { ...media, ...labels(image) });
    ids.push(id);
  }
  return ids;
}

async function sideload(shop: Shop, src: string, of: 'product' | 'variation'): Promise<Media> {
  const refused = (why: string) => new WpError(`woocommerce_${of}_image_upload_error`, why, 400);
  if (!URL.canParse(src)) throw refused(`Invalid URL ${src}.`);
  const taken = await shop.pictures.fetch(src);
  if (taken.is === 'not-a-picture') throw refused(`Invalid image: ${NOT_ALLOWED}`);
  if (taken.is !== 'picture') throw refused(`Error getting remote image ${src}. Error: ${taken.why}`);
  const last = decodeURIComponent(new URL(src).pathname.split('/').pop() ?? '');
  // A name without an ending gets the one of what came; a wrong ending is refused.
  const name = last.includes('.') ? last : `${last || 'image'}.${ENDING_OF[taken.picture.type] ?? 'bin'}`;
  if (!ENDINGS.test(name)) throw refused(`Invalid image: ${NOT_ALLOWED}`);
  return addMedia(shop, taken.picture, { name });
}

/** A new file in the library: two of the same name are told apart by a number, as WordPress does. */
export function addMedia(
  shop: Shop,
  picture: StoredPicture,
  options: { name: string; slug?: string; title?: string; alt?: string; caption?: string; description?: string },
): Media {
  if (!ENDINGS.test(options.name)) throw new WpError('rest_upload_sideload_error', NOT_ALLOWED, 500);
  const id = shop.nextId();
  const clean = options.name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const at = clean.lastIndexOf('.');
  const media: Media = {
    id,
    created: shop.clock.now(),
    file: `${clean.slice(0, at)}-${id}${clean.slice(at)}`,
    slug: freeSlug(shop, slugOf(options.slug || options.title || clean.slice(0, at))),
    title: options.title || clean.slice(0, at),
    alt: options.alt ?? '',
    caption: options.caption ?? '',
    description: options.description ?? '',
    picture: picture.id,
  };
  shop.media.set(id, media);
  return media;
}

/** As wp_unique_post_slug: the second of a name gets -2. */
function freeSlug(shop: Shop, wanted: string): string {
  const taken = new Set([...shop.media.values()].map(({ slug }) => slug));
  let slug = wanted;
  for (let n = 2; taken.has(slug); n++) slug = `${wanted}-${n}`;
  return slug;
}

function labels(image: Values): Partial<Pick<Media, 'alt' | 'title'>> {
  return {
    ...(typeof image.alt === 'string' && image.alt !== '' ? { alt: image.alt } : {}),
    ...(typeof image.name === 'string' && image.name !== '' ? { title: image.name } : {}),
  };
}
