import { z } from 'zod';
import type { StoredPicture } from '../pictures.ts';
import type { Call, Result } from './call.ts';
import { checkContentType } from './content-language.ts';
import { type Defect, EbayError } from './ebay-error.ts';
import { addEps, findEps } from './eps.ts';
import { isAllowedAddress, unfitness } from './pictures-taken.ts';
import { readBody } from './read-body.ts';
import type { EpsImage } from './store.ts';

/**
 * The image resource of the Media API: younger than the stored specification, so from eBay's pages on createImageFromUrl,
 * createImageFromFile and getImage (read 2026-11-25). The numbers of its errors are made up there where those pages leave them out.
 */
const fromUrl = z.object({ imageUrl: z.string() });

/** POST /image/create_image_from_url: "the provided URL must be secured using HTTPS". */
export async function createImageFromUrl(call: Call): Promise<Result> {
  checkContentType(call.headers);
  const { imageUrl } = readBody(call, fromUrl);
  if (!isAllowedAddress(imageUrl)) throw refused(190202, 'The imageUrl is invalid. It must use HTTPS.');
  const taken = await call.pictures.fetch(imageUrl);
  if (taken.is === 'picture') return stored(call, taken.picture);
  if (taken.is === 'not-a-picture') throw refused(190204, 'The image format is not supported.');
  if (taken.is === 'too-large') throw refused(190205, 'The image exceeds the maximum size.');
  throw refused(190203, `The image could not be downloaded. ${taken.why}`);
}

/** POST /image/create_image_from_file: multipart/form-data with the file under `image`. */
export async function createImageFromFile(call: Call): Promise<Result> {
  const type = call.headers['content-type'] ?? '';
  if (!/^multipart\/form-data;.*boundary=/.test(type))
    throw refused(190201, 'Missing or invalid Content-Type. It must be multipart/form-data.');
  const file = await imageIn(call.bytes, type);
  if (!file) throw refused(190200, 'Missing image.');
  const taken = await call.pictures.decode(file);
  if (taken.is === 'picture') return stored(call, taken.picture);
  if (taken.is === 'too-large') throw refused(190205, 'The image exceeds the maximum size.');
  throw refused(190204, 'The image format is not supported.');
}

/** GET /image/{image_id}: "If … the EPS image associated with that ID has expired, … a 404". */
export function getImage(call: Call): Result {
  const image = findEps(call.store, `/z/${call.ids[0]}/`, { now: call.clock.now() });
  if (!image) throw new EbayError(404, mediaError(190206, 'The specified image_id does not exist.'));
  return { status: 200, data: view(call, image) };
}

function stored(call: Call, picture: StoredPicture): Result {
  const why = unfitness(picture);
  if (why !== undefined) throw refused(190205, `The image ${why}`);
  const image = addEps(call.store, picture, { now: call.clock.now() });
  const location = `${call.origin}/commerce/media/v1_beta/image/${image.id}`;
  return { status: 201, headers: { location }, data: view(call, image), summary: 'create 1 image' };
}

function view(call: Call, image: EpsImage) {
  return { imageUrl: call.origin + image.path, expirationDate: new Date(image.expires).toISOString() };
}

async function imageIn(bytes: Uint8Array, type: string): Promise<Uint8Array | undefined> {
  try {
    const form = await new Response(Buffer.from(bytes), { headers: { 'content-type': type } }).formData();
    const file = form.get('image');
    return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

function refused(errorId: number, message: string): EbayError {
  return new EbayError(400, mediaError(errorId, message));
}

function mediaError(errorId: number, message: string): Defect {
  return { errorId, domain: 'API_MEDIA', category: 'REQUEST', message };
}
