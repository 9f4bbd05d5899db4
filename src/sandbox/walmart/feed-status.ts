import type { Call, Result } from './call.ts';
import type { Catalogue, Feed, Verdict } from './catalogue.ts';
import { stateOf } from './ingesting.ts';
import { listedParameter, numberParameter } from './parameters.ts';
import { PARTNER_ID } from './partner.ts';
import { Refusal } from './refusal.ts';
import { inner, text, type Values } from './values.ts';

/** feeds spec, limit: "It cannot be more than 50 entities". More is not refused: 50 come. */
const MOST = 50;

/** @throws {Refusal} 404 for a feed that is not there */
export function feedStatus(call: Call): Result {
  const { catalogue, query } = call;
  const feed = catalogue.feeds.get(call.id);
  if (!feed) throw new Refusal('CONTENT_NOT_FOUND', 'GMP_FEED_API', `No feed found for feedId ${call.id}`, 'feedId');
  const isDetailed = listedParameter(query, 'includeDetails', ['true', 'false'], 'GMP_FEED_API') === 'true';
  const offset = numberParameter(query, 'offset', 0, 'GMP_FEED_API');
  const limit = Math.min(numberParameter(query, 'limit', MOST, 'GMP_FEED_API'), MOST);
  const details = isDetailed ? detailsOf(feed, catalogue, { offset, limit }) : [];
  return {
    data: {
      feedId: feed.id,
      feedStatus: stateOf(feed, catalogue.clock.now()),
      feedSubmissionDate: feed.received,
      ...(feed.error ? { ingestionErrors: { ingestionError: [{ type: 'DATA_ERROR', ...feed.error }] } } : {}),
      ...countsOf(feed),
      offset,
      limit,
      itemDetails: { itemIngestionStatus: details },
    },
    root: 'PartnerFeedResponse',
  };
}

/** The newest first. */
export function allFeeds(call: Call): Result {
  const { catalogue, query } = call;
  const offset = numberParameter(query, 'offset', 0, 'GMP_FEED_API');
  const limit = Math.min(numberParameter(query, 'limit', MOST, 'GMP_FEED_API'), MOST);
  const asked = query.get('feedId');
  const found = [...catalogue.feeds.values()].reverse().filter((feed) => asked === null || feed.id === asked);
  return {
    data: {
      totalResults: found.length,
      offset,
      limit,
      results: {
        feed: found.slice(offset, offset + limit).map((feed) => ({
          feedId: feed.id,
          feedSource: 'MARKETPLACE_PARTNER',
          feedType: feed.type,
          partnerId: PARTNER_ID,
          ...countsOf(feed),
          feedStatus: stateOf(feed, catalogue.clock.now()),
          feedDate: feed.received,
          modifiedDtm: Math.min(feed.due, catalogue.clock.now()),
        })),
      },
    },
    root: 'FeedRecordResponse',
  };
}

function countsOf(feed: Feed): Values {
  const received = feed.verdicts?.length ?? feed.entries.length;
  const succeeded = feed.verdicts?.filter(({ status }) => status === 'SUCCESS').length ?? 0;
  return {
    itemsReceived: received,
    itemsSucceeded: succeeded,
    itemsFailed: feed.verdicts ? received - succeeded : 0,
    itemsProcessing: feed.verdicts ? 0 : received,
  };
}

function detailsOf(feed: Feed, catalogue: Catalogue, page: { offset: number; limit: number }): Values[] {
  const end = page.offset + page.limit;
  const waiting = feed.entries.slice(page.offset, end).map((entry, place) => ({
    martId: 0,
    sku: text(inner(entry, 'Orderable'), 'sku') || text(entry, 'sku'),
    index: page.offset + place,
    ingestionStatus: 'INPROGRESS',
  }));
  const judged = (feed.verdicts ?? []).slice(page.offset, end);
  return [...waiting, ...judged.map((verdict, place) => detail(verdict, page.offset + place, catalogue))];
}

/** `field` stands in no stored spec; live answers have it. */
function detail(verdict: Verdict, index: number, catalogue: Catalogue): Values {
  const item = catalogue.items.get(verdict.sku);
  return {
    martId: 0,
    sku: verdict.sku,
    ...(item ? { wpid: item.wpid, itemid: item.itemId } : {}),
    index,
    ingestionStatus: verdict.status,
    ...(verdict.errors.length > 0
      ? { ingestionErrors: { ingestionError: verdict.errors.map((error) => ({ type: verdict.status, ...error })) } }
      : {}),
  };
}
