import { contentHash } from '../core/fingerprint.ts';
import { isRecord, type Json } from '../core/json.ts';
import type { Blobs, Notes } from '../core/ports/store.ts';
import type { SourcePicture, Where } from '../core/words.ts';
import {
  formatNotRead,
  noAnswer,
  notAnImage,
  notFetched,
  type PictureFlaw,
  tooLarge,
  vector,
} from './picture-findings.ts';

/** What is read of a picture's header; throws when the bytes are none. */
export type Probe = (
  bytes: Uint8Array,
) => Promise<{ readonly type: string; readonly width: number; readonly height: number }>;

/** Bytes as they go on, or what they are that cannot: see imaging/settle. Throws when they are broken. */
export type Settle = (
  bytes: Uint8Array,
) => Promise<
  { readonly is: 'picture'; readonly bytes: Uint8Array } | { readonly is: 'vector' | 'unread'; readonly format: string }
>;

export interface PictureDesk {
  readonly blobs: Blobs;
  readonly notes: Notes;
  readonly probe: Probe;
  readonly settle: Settle;
  /** Absent: nothing is fetched. Throws with a reason for people. */
  readonly fetch?: (url: string) => Promise<Uint8Array>;
  /** What is not fetched because nothing may be: 'hold' makes it an error, so that no listing loses a picture by being planned offline. */
  readonly unfetched?: 'note' | 'hold';
  /** Addresses being fetched: products beside each other often share a picture. */
  readonly underWay: Map<string, Promise<Uint8Array>>;
}

export interface Origin {
  readonly where: Where;
  readonly from?: string;
}

export type Looked =
  | { readonly is: 'picture'; readonly picture: SourcePicture }
  | { readonly is: 'flaw'; readonly flaw: PictureFlaw };

/** Looks at the bytes of a picture and keeps them by their content: the same ones are kept once. */
export async function looked(bytes: Uint8Array, { where, from }: Origin, desk: PictureDesk): Promise<Looked> {
  try {
    const settled = await settledOnce(bytes, desk);
    if (settled.is !== 'picture')
      return { is: 'flaw', flaw: (settled.is === 'vector' ? vector : formatNotRead)(from, settled.format) };
    const hash = contentHash(settled.bytes);
    const facts = await factsOf(hash, settled.bytes, desk);
    await desk.blobs.put(hash, settled.bytes);
    const origin = { where, ...(from !== undefined && { from }) };
    return { is: 'picture', picture: { hash, ...facts, bytes: settled.bytes.byteLength, ...origin } };
  } catch (reason) {
    return { is: 'flaw', flaw: notAnImage(from, reason) };
  }
}

/** What was decoded once is not decoded again: its bytes are ours. */
async function settledOnce(bytes: Uint8Array, { blobs, notes, settle }: PictureDesk): ReturnType<Settle> {
  const hash = contentHash(bytes);
  const noted = notes.get('decoded', hash);
  const kept = typeof noted === 'string' ? await blobs.get(noted) : undefined;
  if (kept) return { is: 'picture', bytes: kept };
  const settled = await settle(bytes);
  if (settled.is === 'picture' && settled.bytes !== bytes) notes.set('decoded', hash, contentHash(settled.bytes));
  return settled;
}

async function factsOf(
  hash: string,
  bytes: Uint8Array,
  { notes, probe }: PictureDesk,
): Promise<{ type: string; width: number; height: number }> {
  const noted = notes.get('picture', hash);
  if (isRecord(noted)) return { type: String(noted.type), width: Number(noted.width), height: Number(noted.height) };
  const { type, width, height } = await probe(bytes);
  const facts = { type, width, height };
  notes.set('picture', hash, facts satisfies Json);
  return facts;
}

/** An address is fetched once; from then on its bytes are ours. */
export async function fetched(url: string, where: Where, desk: PictureDesk): Promise<Looked> {
  const origin = { where, from: url };
  const noted = desk.notes.get('fetched', url);
  const kept = typeof noted === 'string' ? await desk.blobs.get(noted) : undefined;
  if (kept) return looked(kept, origin, desk);
  if (!desk.fetch) return { is: 'flaw', flaw: notFetched(url, desk.unfetched) };
  try {
    const bytes = await fetchedOnce(url, desk.fetch, desk);
    return await looked(bytes, origin, desk);
  } catch (reason) {
    return { is: 'flaw', flaw: isTooLarge(reason) ? tooLarge(url, reason) : noAnswer(url, reason) };
  }
}

function fetchedOnce(url: string, load: (url: string) => Promise<Uint8Array>, desk: PictureDesk): Promise<Uint8Array> {
  const already = desk.underWay.get(url);
  if (already) return already;
  const started = remembered(url, load, desk).finally(() => desk.underWay.delete(url));
  desk.underWay.set(url, started);
  return started;
}

/** Noted before it stops being under way, so that nobody asks in between. What is no image is not noted: it may be mended. */
async function remembered(
  url: string,
  load: (url: string) => Promise<Uint8Array>,
  desk: PictureDesk,
): Promise<Uint8Array> {
  const bytes = await load(url);
  const seen = await looked(bytes, { where: { file: url } }, desk);
  if (seen.is === 'picture') desk.notes.set('fetched', url, seen.picture.hash);
  return bytes;
}

export function isTooLarge(reason: unknown): boolean {
  return reason instanceof Error && 'is' in reason && reason.is === 'too-large';
}
