import type { Call, Result } from './call.ts';
import { FEED_STATUSES, type Feed, type FeedStatus } from './feed.ts';
import { newFeedDocumentId } from './ids.ts';
import { presign } from './presigned.ts';
import { choice, csv, csvOf, moment, siteOf } from './query.ts';
import type { Shop } from './shop.ts';
import { invalidInput, SpError } from './sp-error.ts';
import { isValues, type Values } from './values.ts';

/** Addresses of feed documents end after five minutes: the description of `url`. */
const FIVE_MINUTES = 300;
const FEED_TYPES = ['JSON_LISTINGS_FEED'];
/** Milliseconds in the queue and under way; general knowledge: some minutes, longer under load. */
const QUEUED = { least: 20_000, most: 60_000 };
const RUNNING = { least: 60_000, most: 180_000 };
const NINETY_DAYS = 90 * 24 * 3600 * 1000;

export function createFeedDocument({ shop, body, origin }: Call): Result {
  const { contentType } = present(body, ['contentType']);
  if (typeof contentType !== 'string' || !contentType.includes('/')) throw invalidInput('Invalid Input');
  const id = newFeedDocumentId(shop.random);
  shop.documents.set(id, { id, contentType });
  const url = presign(origin, `uploads/${id}`, { now: shop.clock.now(), seconds: FIVE_MINUTES });
  return { status: 201, data: { feedDocumentId: id, url } };
}

/** `enableContentEncodingUrlHeader` lets the address say gzip of itself, so that HTTP clients unpack it. */
export function getFeedDocument({ shop, query, parts, origin }: Call): Result {
  const isEncoded = choice(query, 'enableContentEncodingUrlHeader', ['true', 'false']) === 'true';
  const document = shop.documents.get(parts[0] ?? '');
  if (!document) throw invalidInput('Invalid request parameters', 'feedDocumentId');
  const { id, compression } = document;
  const url = presign(origin, `${isEncoded ? 'encoded' : 'results'}/${id}`, {
    now: shop.clock.now(),
    seconds: FIVE_MINUTES,
  });
  return { data: { feedDocumentId: id, url, ...(compression ? { compressionAlgorithm: compression } : {}) } };
}

export function createFeed({ shop, body }: Call): Result {
  const { feedType, marketplaceIds, inputFeedDocumentId, feedOptions } = present(body, [
    'marketplaceIds',
    'feedType',
    'inputFeedDocumentId',
  ]);
  const ids = Array.isArray(marketplaceIds) ? marketplaceIds : [];
  if (ids.length < 1 || ids.length > 25 || !ids.every((id) => typeof id === 'string')) throw invalidParameters();
  if (typeof feedType !== 'string' || !FEED_TYPES.includes(feedType)) throw invalidParameters();
  if (typeof inputFeedDocumentId !== 'string' || !shop.documents.has(inputFeedDocumentId)) throw invalidParameters();
  if (feedOptions !== undefined && !isTexts(feedOptions)) throw invalidParameters();
  const now = shop.clock.now();
  const startsAt = now + between(shop, QUEUED);
  const feed: Feed = {
    id: String(50_000_020_000 + shop.feeds.size),
    type: feedType,
    marketplaceIds: ids.map((id) => siteOf(id, () => invalidParameters()).id),
    inputDocument: inputFeedDocumentId,
    createdAt: now,
    startsAt,
    endsAt: startsAt + between(shop, RUNNING),
  };
  shop.feeds.set(feed.id, feed);
  return { status: 202, data: { feedId: feed.id }, summary: `feed ${feed.id}` };
}

export function getFeed({ shop, parts }: Call): Result {
  const feed = shop.feeds.get(parts[0] ?? '');
  if (!feed) throw new SpError(404, 'NotFound', 'The feed does not exist.', parts[0]);
  return { data: feedView(feed, shop.clock.now()), summary: statusOfFeed(feed, shop.clock.now()) };
}

/** "Only feeds with `processingStatus=IN_QUEUE` can be cancelled." */
export function cancelFeed({ shop, parts }: Call): Result {
  const feed = shop.feeds.get(parts[0] ?? '');
  if (!feed) throw new SpError(404, 'NotFound', 'The feed does not exist.', parts[0]);
  const now = shop.clock.now();
  if (statusOfFeed(feed, now) !== 'IN_QUEUE') throw invalidInput('Only feeds that are IN_QUEUE can be cancelled.');
  shop.feeds.set(feed.id, { ...feed, end: 'CANCELLED', startsAt: now, endsAt: now });
  return { summary: `cancelled ${feed.id}` };
}

export function getFeeds({ shop, query }: Call): Result {
  const token = query.get('nextToken');
  const asked = token === null ? query : tokenQuery(token, query);
  const types = csv(asked, 'feedTypes');
  const statuses = csvOf(asked, 'processingStatuses', FEED_STATUSES);
  const marketplaces = csv(asked, 'marketplaceIds');
  if (types.length < 1 || types.length > 10 || marketplaces.length > 10) throw invalidParameters();
  for (const name of ['marketplaceIds', 'processingStatuses'])
    if (asked.has(name) && csv(asked, name).length === 0) throw invalidParameters();
  const size = sizeOf(asked.get('pageSize'));
  const now = shop.clock.now();
  const since = moment(asked, 'createdSince') ?? now - NINETY_DAYS;
  const until = moment(asked, 'createdUntil') ?? now;
  const from = Number(asked.get('from') ?? 0);
  const found = [...shop.feeds.values()]
    .filter(({ createdAt, type }) => types.includes(type) && createdAt >= since && createdAt <= until)
    .filter((feed) => statuses.length === 0 || statuses.includes(statusOfFeed(feed, now)))
    .filter(({ marketplaceIds }) => marketplaces.length === 0 || marketplaceIds.some((id) => marketplaces.includes(id)))
    .reverse();
  const more = from + size < found.length;
  return {
    data: {
      feeds: found.slice(from, from + size).map((feed) => feedView(feed, now)),
      ...(more ? { nextToken: tokenOf(asked, from + size) } : {}),
    },
  };
}

function feedView(feed: Feed, now: number): Values {
  const status = statusOfFeed(feed, now);
  return {
    feedId: feed.id,
    feedType: feed.type,
    marketplaceIds: feed.marketplaceIds,
    createdTime: time(feed.createdAt),
    processingStatus: status,
    ...(status === 'IN_QUEUE' ? {} : { processingStartTime: time(feed.startsAt) }),
    ...(feed.end ? { processingEndTime: time(feed.endsAt) } : {}),
    ...(feed.resultDocument ? { resultFeedDocumentId: feed.resultDocument } : {}),
  };
}

function statusOfFeed({ end, startsAt }: Feed, now: number): FeedStatus {
  if (end) return end;
  return now < startsAt ? 'IN_QUEUE' : 'IN_PROGRESS';
}

function time(moment: number): string {
  return new Date(moment).toISOString().replace('Z', '+00:00');
}

/** As the servers word it, see the public threads on createFeed. */
function invalidParameters(): SpError {
  return invalidInput('Invalid request parameters');
}

function present(body: unknown, names: readonly string[]): Values {
  const given = isValues(body) ? body : {};
  const missing = names.filter((name) => given[name] === undefined || given[name] === null);
  if (missing.length > 0)
    throw invalidInput('One or more required parameters missing', missing.map((one) => `${one};`).join(''));
  return given;
}

function isTexts(options: unknown): boolean {
  return isValues(options) && Object.values(options).every((value) => typeof value === 'string');
}

function sizeOf(given: string | null): number {
  const size = given === null ? 10 : Number(given);
  if (!Number.isInteger(size) || size < 1 || size > 100) throw invalidParameters();
  return size;
}

function tokenOf(query: URLSearchParams, from: number): string {
  const next = new URLSearchParams(query);
  next.set('from', String(from));
  return Buffer.from(`next ${next}`).toString('base64url');
}

/** "Include this token as the only parameter." */
function tokenQuery(token: string, query: URLSearchParams): URLSearchParams {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (query.size > 1 || !text.startsWith('next ')) throw invalidParameters();
  return new URLSearchParams(text.slice('next '.length));
}

function between({ random }: Shop, span: { least: number; most: number }): number {
  return Math.round(span.least + random() * (span.most - span.least));
}
