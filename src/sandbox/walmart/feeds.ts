import type { Call, Result } from './call.ts';
import { type Catalogue, type Feed, signs } from './catalogue.ts';
import { FEED_KINDS, OTHER_FEED_TYPES, readFeed } from './feed-kinds.ts';
import { addressesOf, look } from './item-pictures.ts';
import { listedParameter, neededParameter } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { inner, isValues } from './values.ts';

/** §5, limits: "< 10 MB recommended (25/26 MB hard) … 413 payload". */
const MAX_BYTES = 25 * 1024 * 1024;
const MINUTE = 60_000;

/** Takes a feed in. Whatever is wrong inside of it is told later, by its status. @throws {Refusal} 400, 413, 415 */
export async function submitFeed(call: Call): Promise<Result> {
  const { catalogue } = call;
  const type = neededParameter(call.query, 'feedType', 'GMP_FEED_API');
  listedParameter(call.query, 'feedType', [...Object.keys(FEED_KINDS), ...OTHER_FEED_TYPES], 'GMP_FEED_API');
  const file = await fileOf(call);
  const { entries, error } = readFeed(type, file);
  const now = catalogue.clock.now();
  const minutes = FEED_KINDS[type]?.minutes(entries.length) ?? 0;
  // The sign in the middle must be escaped in an address (feed status, path parameter).
  const id = `${signs(catalogue.random, 32, '0123456789ABCDEF')}@AXkBBgA`;
  catalogue.feeds.set(id, { id, type, received: now, due: now + minutes * MINUTE, entries, error, verdicts: null });
  return { data: { feedId: id }, root: 'FeedAcknowledgement', summary: `feed ${type} of ${entries.length}` };
}

/** Judges the feeds whose time has come, in the order of it. One call at a time: hand each the promise of the last. */
export async function judgeDue(catalogue: Catalogue): Promise<void> {
  const now = catalogue.clock.now();
  const due = [...catalogue.feeds.values()].filter((feed) => !feed.verdicts && !feed.error && feed.due <= now);
  for (const feed of due.sort((a, b) => a.due - b.due)) await judge(feed, catalogue);
}

async function judge(feed: Feed, catalogue: Catalogue): Promise<void> {
  const kind = FEED_KINDS[feed.type];
  if (!kind) return;
  const shown = feed.entries.flatMap((entry) => Object.values(inner(entry, 'Visible')).filter(isValues));
  const shots = await look(kind.hasPictures ? shown.flatMap(addressesOf) : [], catalogue.pictures);
  const verdicts = feed.entries.map((entry) => kind.judge(entry, catalogue, shots));
  catalogue.feeds.set(feed.id, { ...feed, entries: [], verdicts });
}

async function fileOf(call: Call): Promise<string> {
  if (call.bytes.byteLength > MAX_BYTES)
    throw new Refusal('PAYLOAD_TOO_LARGE', 'GMP_GATEWAY_API', 'The feed is larger than 25 MB.');
  const type = call.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'GMP_FEED_API', 'HTTP 415 Unsupported Media Type');
  let form: FormData;
  try {
    form = await new Response(Buffer.from(call.bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Refusal('MALFORMED_REQUEST_CONTENT', 'GMP_FEED_API', 'The request body is not a form.');
  }
  const file = form.get('file');
  if (file === null) throw new Refusal('INVALID_REQUEST_CONTENT', 'GMP_FEED_API', 'The form has no file.', 'file');
  return typeof file === 'string' ? file : file.text();
}
