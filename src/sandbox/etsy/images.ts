import type { Call, Result } from './call.ts';
import { EtsyError, problem } from './etsy-error.ts';
import { imageView } from './image-view.ts';
import { stateOf } from './listing-state.ts';
import { existing, type Image, type Listing, put, type Shop } from './shop.ts';

/** reference/marketplaces.md §4, content: "images ≤ 20; … JPG/PNG/GIF ≤ 10 MB". */
const MOST = 20;
const BYTES = 10 * 1024 * 1024;
const TYPES = ['image/jpeg', 'image/png', 'image/gif'];
/** reference/marketplaces.md §4, flow: "alt_text ≤ 500". */
const ALT = 500;

/** POST …/images: bytes in the part `image`, or the id of an image that Etsy still has; bytes come first where both are given. */
export async function uploadListingImage(call: Call): Promise<Result> {
  const { shop, body } = call;
  const id = call.path.listing_id;
  existing(shop, id);
  const alt = typeof body.alt_text === 'string' ? body.alt_text : undefined;
  if (alt && [...alt].length > ALT) throw problem('/alt_text', `cannot be more than ${ALT} characters`);
  const image = await imageOf(call, alt);
  // Looked up anew: decoding takes its time, and two uploads may come at once.
  const listing = existing(shop, id);
  // The declared default: an image without a rank goes to the front.
  const rank = Math.max(1, typeof body.rank === 'number' ? body.rank : 1);
  const images = placed(listing.images, image.id, { rank, at: body.overwrite === true ? 'replace' : 'insert' });
  if (images.length > MOST) throw problem('/images', `cannot be more than ${MOST} items`);
  shop.images.set(image.id, image);
  const after = put(shop, tidied({ ...listing, images }));
  return { status: 201, data: imageView(call, after, image), summary: `upload image ${image.id}` };
}

/** "A copy of the file remains on our servers" (the spec). */
export function deleteListingImage(call: Call): Result {
  const { listing, image } = found(call);
  const images = listing.images.filter((id) => id !== image.id);
  // What is on sale shows a picture; the words are general knowledge.
  if (images.length === 0 && stateOf(listing, call.shop.clock.now()) === 'active')
    throw problem('/images', 'cannot be less than 1 items');
  put(call.shop, tidied({ ...listing, images }));
  return { data: undefined, summary: `delete image ${image.id}` };
}

export function getListingImages(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  const results = imagesOf(call.shop, listing).map((image) => imageView(call, listing, image));
  return { data: { count: results.length, results } };
}

export function getListingImage(call: Call): Result {
  const { listing, image } = found(call);
  return { data: imageView(call, listing, image) };
}

/**
 * `image_ids` of a listing: images that Etsy has, in their order; what is not named goes.
 * @throws {EtsyError} 400
 */
export function chosenImages(call: Call, ids: unknown): readonly number[] | undefined {
  if (!Array.isArray(ids)) return undefined;
  if (ids.length > MOST) throw problem('/images', `cannot be more than ${MOST} items`);
  const unknown = ids.find((id) => !call.shop.images.has(id));
  if (unknown !== undefined) throw new EtsyError(400, `Invalid image_id: ${unknown}`);
  return [...new Set(ids)];
}

export function imagesOf(shop: Shop, listing: Listing): Image[] {
  return listing.images.flatMap((id) => shop.images.get(id) ?? []);
}

async function imageOf(call: Call, alt: string | undefined): Promise<Image> {
  const { shop, body, file } = call;
  if (file) return uploaded(shop, file, alt ?? '');
  // What a form without either gets is general knowledge.
  if (body.listing_image_id === undefined) throw new EtsyError(400, 'Missing Input Parameter: [image]');
  const known = shop.images.get(Number(body.listing_image_id));
  if (!known) throw new EtsyError(404, `Could not find an image with listing_image_id = ${body.listing_image_id}`);
  return { ...known, alt: alt ?? known.alt };
}

async function uploaded(shop: Shop, bytes: Uint8Array, alt: string): Promise<Image> {
  // That these are refused is in the reference; the words are general knowledge.
  if (bytes.byteLength > BYTES) throw new EtsyError(400, 'The uploaded file is too large. The maximum size is 10MB.');
  const taken = await shop.pictures.decode(bytes);
  if (taken.is !== 'picture' || !TYPES.includes(taken.picture.type))
    throw new EtsyError(400, 'The uploaded file is not a valid image. Images must be JPG, PNG or GIF.');
  return { id: shop.nextId(), created: shop.clock.now(), alt, picture: taken.picture.id };
}

function placed(
  images: readonly number[],
  id: number,
  { rank, at }: { rank: number; at: 'insert' | 'replace' },
): readonly number[] {
  const others = images.filter((one) => one !== id);
  const index = Math.min(rank - 1, others.length);
  return [...others.slice(0, index), id, ...others.slice(at === 'replace' ? index + 1 : index)];
}

/** Variations show none of the images that are gone. */
function tidied(listing: Listing): Listing {
  const variationImages = listing.variationImages.filter(({ image_id }) => listing.images.includes(image_id));
  return { ...listing, variationImages };
}

function found(call: Call): { readonly listing: Listing; readonly image: Image } {
  const listing = existing(call.shop, call.path.listing_id);
  const image = imagesOf(call.shop, listing).find(({ id }) => id === call.path.listing_image_id);
  if (image) return { listing, image };
  throw new EtsyError(404, `Could not find an image with listing_image_id = ${call.path.listing_image_id}`);
}
