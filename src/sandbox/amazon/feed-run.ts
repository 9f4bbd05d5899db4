import { gzipSync } from 'node:zlib';
import { remove } from './accept.ts';
import type { Feed } from './feed.ts';
import { type FeedMessage, messageOf } from './feed-message.ts';
import { newFeedDocumentId } from './ids.ts';
import type { Issue } from './issue.ts';
import { ITEM_DATA, itemView } from './item-view.ts';
import { KEYS } from './lwa.ts';
import { findListing, type Shop } from './shop.ts';
import { SITES } from './sites.ts';
import { submitPatches, submitWhole } from './submit.ts';
import { isValues, parseJson, type Values } from './values.ts';

const MOST_MESSAGES = 25_000;
/** Number from general knowledge. */
const BAD_FORM = '4000000';

interface ReportIssue {
  readonly messageId?: number;
  readonly sku?: string;
  readonly code: string;
  readonly severity: Issue['severity'];
  readonly message: string;
  readonly attributeName?: string;
}

/** Works off the feeds whose time has come, the oldest first. They are judged when somebody asks, by the clock. */
export async function runDueFeeds(shop: Shop): Promise<void> {
  const due = [...shop.feeds.values()].filter(({ end, endsAt }) => end === undefined && shop.clock.now() >= endsAt);
  for (const feed of due.sort((one, other) => one.endsAt - other.endsAt)) await runFeed(shop, feed);
}

async function runFeed(shop: Shop, feed: Feed): Promise<void> {
  const content = shop.documents.get(feed.inputDocument)?.content;
  // Created before its document was uploaded.
  if (content === undefined) return void shop.feeds.set(feed.id, { ...feed, end: 'FATAL' });
  const given = parseJson(Buffer.from(content, 'base64'));
  const wrong = faultOf(given);
  const report = wrong === undefined ? await runMessages(shop, feed, given) : refused(feed, wrong);
  const document = newFeedDocumentId(shop.random);
  shop.documents.set(document, {
    id: document,
    contentType: 'application/json; charset=UTF-8',
    compression: 'GZIP',
    content: gzipSync(JSON.stringify(report)).toString('base64'),
  });
  shop.feeds.set(feed.id, { ...feed, end: wrong === undefined ? 'DONE' : 'FATAL', resultDocument: document });
}

function faultOf(given: unknown): string | undefined {
  if (!isValues(given)) return 'The feed is not a JSON document.';
  const { header, messages } = given;
  if (!isValues(header)) return "'header' is required but not supplied.";
  if (header.sellerId !== KEYS.SELLER_ID) return "The 'sellerId' of the header is not the one that submits the feed.";
  if (header.version !== '2.0') return "The 'version' of the header must be '2.0'.";
  if (header.issueLocale !== undefined && typeof header.issueLocale !== 'string')
    return "'issueLocale' must be a string.";
  if (header.report !== undefined && !isReport(header.report)) return "The 'report' of the header is not valid.";
  if (!Array.isArray(messages) || messages.length === 0) return "'messages' must have at least one message.";
  return messages.length > MOST_MESSAGES ? `'messages' has at most ${MOST_MESSAGES} messages.` : undefined;
}

function isReport(report: unknown): boolean {
  const names: readonly unknown[] = ITEM_DATA;
  if (!isValues(report) || report.apiVersion !== '2021-08-01' || !Array.isArray(report.includedData)) return false;
  return report.includedData.length > 0 && report.includedData.every((name) => names.includes(name));
}

function refused(feed: Feed, message: string): Values {
  const issues: readonly ReportIssue[] = [{ code: BAD_FORM, severity: 'ERROR', message }];
  return reportOf(feed, issues, { processed: 0, accepted: 0, invalid: 0 });
}

async function runMessages(shop: Shop, feed: Feed, given: unknown): Promise<Values> {
  const { header, messages } = isValues(given) ? given : {};
  const issues: ReportIssue[] = [];
  const skus = new Set<string>();
  const ids = new Set<number>();
  let accepted = 0;
  const all: readonly unknown[] = Array.isArray(messages) ? messages : [];
  for (const one of all) {
    const message = messageOf(one);
    const found =
      typeof message === 'string' ? [badForm(one, message)] : await runMessage(shop, feed, { message, ids });
    issues.push(...found);
    if (typeof message !== 'string') skus.add(message.sku);
    if (!found.some(({ severity }) => severity === 'ERROR')) accepted += 1;
  }
  const counts = { processed: all.length, accepted, invalid: all.length - accepted };
  const report = isValues(header) && isValues(header.report) ? header.report : undefined;
  return {
    ...reportOf(feed, issues, counts, report),
    ...(report ? { items: itemsOf(shop, feed, { skus, report }) } : {}),
  };
}

function badForm(given: unknown, message: string): ReportIssue {
  const { messageId, sku } = isValues(given) ? given : {};
  return {
    ...(typeof messageId === 'number' && Number.isInteger(messageId) && messageId > 0 ? { messageId } : {}),
    ...(typeof sku === 'string' && sku !== '' ? { sku } : {}),
    code: BAD_FORM,
    severity: 'ERROR',
    message,
  };
}

async function runMessage(
  shop: Shop,
  feed: Feed,
  { message, ids }: { message: FeedMessage; ids: Set<number> },
): Promise<readonly ReportIssue[]> {
  if (ids.has(message.id))
    return [
      badForm(
        { messageId: message.id, sku: message.sku },
        `The message identifier ${message.id} is not unique in this feed.`,
      ),
    ];
  ids.add(message.id);
  const issues: Issue[] = [];
  for (const marketplaceId of feed.marketplaceIds) issues.push(...(await apply(shop, message, marketplaceId)));
  return issues.map(({ code, severity, message: words, attributeNames }) => ({
    messageId: message.id,
    sku: message.sku,
    code,
    severity,
    message: words,
    ...(attributeNames?.[0] ? { attributeName: attributeNames[0] } : {}),
  }));
}

async function apply(shop: Shop, message: FeedMessage, marketplaceId: string): Promise<readonly Issue[]> {
  const site = SITES.get(marketplaceId);
  if (!site) return [];
  const { sku } = message;
  switch (message.is) {
    case 'UPDATE':
      return (await submitWhole(shop, { sku, site }, message, 'save')).issues;
    case 'PATCH':
      return (await submitPatches(shop, { sku, site }, message, 'save')).issues;
    case 'DELETE':
      remove(shop, { sku, marketplaceId });
      return [];
  }
}

function reportOf(
  feed: Feed,
  issues: readonly ReportIssue[],
  { processed, accepted, invalid }: { processed: number; accepted: number; invalid: number },
  report?: Values,
): Values {
  return {
    header: { sellerId: KEYS.SELLER_ID, version: '2.0', feedId: feed.id, ...(report ? { report } : {}) },
    issues,
    summary: {
      errors: issues.filter(({ severity }) => severity === 'ERROR').length,
      warnings: issues.filter(({ severity }) => severity === 'WARNING').length,
      messagesProcessed: processed,
      messagesAccepted: accepted,
      messagesInvalid: invalid,
    },
  };
}

function itemsOf(
  shop: Shop,
  feed: Feed,
  { skus, report }: { skus: ReadonlySet<string>; report: Values },
): readonly Values[] {
  const asked = Array.isArray(report.includedData) ? report.includedData : [];
  const includedData = ITEM_DATA.filter((name) => asked.includes(name));
  return [...skus].flatMap((sku) => {
    const listings = feed.marketplaceIds.flatMap((id) => findListing(shop, id, sku) ?? []);
    return listings.length === 0 ? [] : [itemView(shop, listings, { includedData, origin: 'https://www.example.com' })];
  });
}
