import type { Values } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { addMedia } from './images.ts';
import { paged } from './paged.ts';
import { representMedia } from './represent.ts';
import type { Media, Shop } from './shop.ts';
import { WpError } from './wp-error.ts';

/** POST /wp/v2/media: raw bytes named by Content-Disposition, or a form with the part `file`. */
export async function uploadMedia(call: Call): Promise<Result> {
  const upload = await uploaded(call);
  const taken = await call.shop.pictures.decode(upload.bytes);
  // What is no picture at all fails the same check of type and ending that a shop makes of a script.
  if (taken.is !== 'picture')
    throw new WpError('rest_upload_sideload_error', 'Sorry, you are not allowed to upload this file type.', 500);
  const { fields } = upload;
  const media = addMedia(call.shop, taken.picture, {
    name: upload.name,
    slug: field(fields, 'slug'),
    title: field(fields, 'title'),
    alt: field(fields, 'alt_text'),
    caption: field(fields, 'caption'),
    description: field(fields, 'description'),
  });
  return {
    status: 201,
    headers: { location: `${call.origin}/wp-json/wp/v2/media/${media.id}` },
    data: representMedia(media, call.shop, call.origin),
    summary: 'upload 1 file',
  };
}

export function updateMedia(call: Call): Result {
  const before = existing(call.shop, call.ids[0]);
  const media = {
    ...before,
    title: field(call.body, 'title') || before.title,
    alt: 'alt_text' in call.body ? field(call.body, 'alt_text') : before.alt,
  };
  call.shop.media.set(media.id, media);
  return { data: representMedia(media, call.shop, call.origin), summary: 'update 1 file' };
}

export function getMedia(call: Call): Result {
  return { data: representMedia(existing(call.shop, call.ids[0]), call.shop, call.origin) };
}

export function listMedia(call: Call): Result {
  const search = typeof call.query.search === 'string' ? call.query.search.toLowerCase() : '';
  const slugs = typeof call.query.slug === 'string' ? call.query.slug.split(',') : undefined;
  const found = [...call.shop.media.values()].filter(
    ({ title, file, slug }) =>
      `${title} ${file}`.toLowerCase().includes(search) && (slugs === undefined || slugs.includes(slug)),
  );
  const query = { page: call.query.page ?? 1, per_page: call.query.per_page ?? 10 };
  return paged(found.toReversed(), query, (media) => representMedia(media, call.shop, call.origin));
}

export function deleteMedia(call: Call): Result {
  const media = existing(call.shop, call.ids[0]);
  if (call.query.force !== 'true' && call.query.force !== '1')
    throw new WpError(
      'rest_trash_not_supported',
      "The post does not support trashing. Set 'force=true' to delete.",
      501,
    );
  call.shop.media.delete(media.id);
  return {
    data: { deleted: true, previous: representMedia(media, call.shop, call.origin) },
    summary: 'delete 1 file',
  };
}

interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fields: Values;
}

async function uploaded(call: Call): Promise<Upload> {
  const type = call.headers['content-type'] ?? '';
  if (call.bytes.byteLength === 0) throw new WpError('rest_upload_no_data', 'No data supplied.', 400);
  if (type.startsWith('multipart/form-data')) return inForm(call.bytes, type);
  if (type === '') throw new WpError('rest_upload_no_content_type', 'No Content-Type supplied.', 400);
  const disposition = call.headers['content-disposition'];
  if (!disposition) throw new WpError('rest_upload_no_content_disposition', 'No Content-Disposition supplied.', 400);
  const name = /^\s*attachment\s*;.*filename="?([^";]+)"?/i.exec(disposition)?.[1];
  if (!name)
    throw new WpError(
      'rest_upload_invalid_disposition',
      'Invalid Content-Disposition supplied. Content-Disposition needs to be formatted as `attachment; filename="image.png"` or similar.',
      400,
    );
  return { name, bytes: call.bytes, fields: call.query };
}

async function inForm(bytes: Uint8Array, type: string): Promise<Upload> {
  const form = await new Response(Buffer.from(bytes), { headers: { 'content-type': type } }).formData();
  const file = form.get('file');
  if (!(file instanceof File)) throw new WpError('rest_upload_no_data', 'No data supplied.', 400);
  const fields = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), fields };
}

function existing(shop: Shop, id: number | undefined): Media {
  const media = shop.media.get(id ?? 0);
  if (!media) throw new WpError('rest_post_invalid_id', 'Invalid post ID.', 404);
  return media;
}

function field(fields: Values, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
