import { Rejected } from '../../../core/faults.ts';
import type { HttpResponse, Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Outcome, Ready } from '../../../core/words.ts';
import { mediaSlug } from '../media-slug.ts';
import { API, media, type PictureBody } from '../wire.ts';

const ONE = { covers: '*', sends: 'whole', batch: 1, rate: 'media' } as const;

/** An upload of our own to the WordPress media library, which any product may then show. */
export const picture: Kind<PictureBody> = {
  // Nothing refuses the same picture again; `list` finds it by its slug.
  create: [{ ...ONE, name: 'upload', twice: 'duplicates', publish: ({ changes }, io) => eachOf(changes, io, upload) }],
  // Its bytes never change: a look tells whether it is still there.
  update: [{ ...ONE, name: 'look', twice: 'harmless', publish: ({ changes }, io) => eachOf(changes, io, look) }],
  withdraw: [{ ...ONE, name: 'delete', twice: 'harmless', publish: ({ changes }, io) => eachOf(changes, io, remove) }],
};

type Errand = (change: Ready<PictureBody>, io: Io) => Promise<Outcome>;

async function eachOf(changes: readonly Ready<PictureBody>[], io: Io, errand: Errand): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await errand(change, io));
  return outcomes;
}

async function upload({ body, document: { key } }: Ready<PictureBody>, io: Io): Promise<Outcome> {
  const { bytes, type } = await io.openAsset(body.asset);
  const slug = mediaSlug(body.asset);
  const mime = type.includes('/') ? type : `image/${type}`;
  const response = await io.http.send({
    method: 'POST',
    url: `${API}/wp/v2/media?slug=${slug}`,
    headers: {
      'Content-Disposition': `attachment; filename="${slug}.${mime.slice('image/'.length).replace('jpeg', 'jpg')}"`,
    },
    body: { is: 'bytes', bytes, type: mime },
    bucket: 'media',
    harmless: false,
    auth: 'wordpress',
  });
  return stored(key, response);
}

async function look({ known, document: { key } }: Ready<PictureBody>, io: Io): Promise<Outcome> {
  try {
    return stored(key, await request(io, 'GET', `${known?.refs.id ?? 0}?context=view`));
  } catch (reason) {
    if (isGone(reason)) return { key, is: 'gone' };
    throw reason;
  }
}

async function remove({ known, document: { key } }: Ready<PictureBody>, io: Io): Promise<Outcome> {
  try {
    // Attachments know no trash: without force the answer is rest_trash_not_supported.
    await request(io, 'DELETE', `${known?.refs.id ?? 0}?force=true`);
  } catch (reason) {
    if (!isGone(reason)) throw reason;
  }
  return { key, is: 'done' };
}

function request({ http }: Io, method: 'GET' | 'DELETE', rest: string): Promise<HttpResponse> {
  return http.send({ method, url: `${API}/wp/v2/media/${rest}`, bucket: 'media', harmless: true, auth: 'wordpress' });
}

function stored(key: string, response: HttpResponse): Outcome {
  const answer = media.safeParse(response.json).data;
  if (!answer) return { key, is: 'unknown', why: 'the shop’s answer names no upload' };
  return { key, is: 'done', refs: { id: answer.id } };
}

function isGone(reason: unknown): boolean {
  return reason instanceof Rejected && reason.problems.some((problem) => problem.code === 'rest_post_invalid_id');
}
