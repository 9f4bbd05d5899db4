import { Ambiguous, Rejected } from '../../../core/faults.ts';
import { contentHash } from '../../../core/fingerprint.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Outcome, Ready } from '../../../core/words.ts';
import { ask, askWhole } from '../ask.ts';
import { oneByOne } from '../each.ts';
import { answers, MEDIA, type PictureBody } from '../wire.ts';

const ONE = { covers: '*', sends: 'whole', batch: 1, rate: 'media', twice: 'harmless' } as const;

/**
 * A picture at eBay's own picture service, under an address that only listings of ours name. What no listing shows runs out by
 * itself after thirty days, so a repeat leaves nothing behind, and nothing can or need be deleted.
 */
export const picture: Kind<PictureBody> = {
  create: [{ ...ONE, name: 'upload', publish: oneByOne(upload) }],
  // Its bytes never change: a look tells whether it is still there, and for how long.
  update: [{ ...ONE, name: 'look', publish: oneByOne(look) }],
  withdraw: [],
};

async function upload({ body, document: { key } }: Ready<PictureBody>, io: Io): Promise<Outcome> {
  const { bytes, type } = await io.openAsset(body.asset);
  const mime = type.includes('/') ? type : `image/${type}`;
  const filename = `${contentHash(body.asset)}.${mime.slice('image/'.length).replace('jpeg', 'jpg')}`;
  const { answer, response } = await askWhole(io, {
    method: 'POST',
    url: `${MEDIA}/image/create_image_from_file`,
    body: { is: 'multipart', parts: [{ name: 'image', value: bytes, filename, type: mime }] },
    bucket: 'media',
    answer: answers.image,
  });
  const id = response.headers.location?.split('?', 1)[0]?.split('/').filter(Boolean).at(-1);
  if (id === undefined) throw new Ambiguous('eBay named no picture');
  // Older versions answer the place alone.
  const image = answer.imageUrl === undefined ? await imageOf(id, io) : answer;
  return stored(key, id, image);
}

async function look({ known, document: { key } }: Ready<PictureBody>, io: Io): Promise<Outcome> {
  const id = String(known?.refs.id ?? '');
  try {
    const image = await imageOf(id, io);
    const outcome = stored(key, id, image);
    // Its day came and it is still there: a listing shows it, and it lasts as long as that does.
    const isKept = outcome.is === 'done' && outcome.expires !== undefined && outcome.expires === known?.expires;
    return isKept ? { key, is: 'done', refs: outcome.refs ?? {} } : outcome;
  } catch (reason) {
    // Whatever they call it: a picture that cannot be had cannot be shown.
    if (reason instanceof Rejected) return { key, is: 'gone' };
    throw reason;
  }
}

interface Image {
  readonly imageUrl?: string | undefined;
  readonly expirationDate?: string | null | undefined;
}

function imageOf(id: string, io: Io): Promise<Image> {
  return ask(io, { url: `${MEDIA}/image/${encodeURIComponent(id)}`, bucket: 'media', answer: answers.image });
}

function stored(key: string, id: string, { imageUrl, expirationDate }: Image): Outcome {
  if (imageUrl === undefined) return { key, is: 'unknown', why: 'eBay’s answer names no address of the picture' };
  const expires = Date.parse(expirationDate ?? '');
  return { key, is: 'done', refs: { id, url: imageUrl }, ...(Number.isFinite(expires) && { expires }) };
}
