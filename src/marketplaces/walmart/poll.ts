import type { Io } from '../../core/ports/marketplace.ts';
import type { Outcome, Problem, Ticket } from '../../core/words.ts';
import { ask } from './ask.ts';
import { ingestionProblems } from './errors.ts';
import { isMissing } from './kinds/one-by-one.ts';
import { activeSkus } from './list.ts';
import { answers, type Ingested } from './wire.ts';

/** Entries a page of a feed's details. */
const PAGE = 50;

/** What became of entries of feeds: each feed is asked for those pages alone on which entries of ours stand. */
export async function poll(tickets: readonly Ticket[], io: Io): Promise<readonly Outcome[]> {
  const feeds = Map.groupBy(tickets, ({ id }) => id);
  const outcomes: Outcome[] = [];
  for (const [feed, own] of feeds) outcomes.push(...(await ofFeed(feed, own, io)));
  return outcomes;
}

async function ofFeed(feed: string, tickets: readonly Ticket[], io: Io): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  try {
    for (const [page, own] of Map.groupBy(tickets, (ticket) => Math.floor(placeOf(ticket) / PAGE))) {
      const status = await statusOf(feed, page, io);
      // Nothing of it has been read yet: the other pages say the same.
      if (status.isUnread) return tickets.map((ticket) => ({ key: ticket.key, is: 'pending', ticket }));
      for (const ticket of own) outcomes.push(await fate(ticket, status, io));
    }
    return outcomes;
  } catch (reason) {
    if (!isMissing(reason)) throw reason;
    return lost(tickets, feed, io);
  }
}

interface Status {
  readonly isUnread: boolean;
  readonly isOver: boolean;
  /** By SKU. */
  readonly entries: ReadonlyMap<string, Ingested>;
  /** What is wrong with the feed as a whole. */
  readonly problems: readonly Problem[];
}

async function statusOf(feed: string, page: number, io: Io): Promise<Status> {
  const { feedStatus, itemsReceived, itemsProcessing, ingestionErrors, itemDetails } = await ask(
    io,
    {
      method: 'GET',
      path: `/v3/feeds/${encodeURIComponent(feed)}?includeDetails=true&offset=${page * PAGE}&limit=${PAGE}`,
      bucket: 'feed-status',
    },
    { answer: answers.feedStatus },
  );
  const isWorking = feedStatus === 'INPROGRESS' && itemsReceived === itemsProcessing && itemsReceived !== undefined;
  return {
    isUnread: feedStatus === 'RECEIVED' || isWorking,
    isOver: feedStatus === 'ERROR',
    entries: new Map((itemDetails?.itemIngestionStatus ?? []).map((entry) => [entry.sku ?? '', entry])),
    problems: ingestionProblems(ingestionErrors, feed),
  };
}

async function fate(ticket: Ticket, { entries, isOver, problems }: Status, io: Io): Promise<Outcome> {
  const { key, id: feed } = ticket;
  const entry = entries.get(skuOf(ticket));
  if (entry) return verdict(ticket, entry, io);
  if (!isOver) return { key, is: 'pending', ticket };
  return { key, is: 'rejected', problems: problems.length > 0 ? problems : [failed(feed)] };
}

async function verdict(ticket: Ticket, { ingestionStatus, ingestionErrors, wpid }: Ingested, io: Io): Promise<Outcome> {
  const { key, id: feed } = ticket;
  const problems = ingestionProblems(ingestionErrors, feed);
  switch (ingestionStatus) {
    case 'SUCCESS':
      return {
        key,
        is: 'done',
        refs: { id: skuOf(ticket), ...(wpid && { wpid }) },
        ...(problems.length > 0 && { problems: problems.map((one) => ({ ...one, severity: 'warning' as const })) }),
      };
    case 'DATA_ERROR':
      if (problems.some(isNoItem)) return goneOr(ticket, problems, io);
      return { key, is: 'rejected', problems };
    case 'SYSTEM_ERROR':
    case 'TIMEOUT_ERROR':
      return goneOr(ticket, [{ ...failed(feed, ingestionStatus), ...problems[0], code: ingestionStatus }], io);
    default:
      return { key, is: 'pending', ticket };
  }
}

/** What is not there is set up again by the next plan; for what is there, a person decides. */
async function goneOr(ticket: Ticket, problems: readonly Problem[], io: Io): Promise<Outcome> {
  const { key } = ticket;
  const there = await activeSkus([skuOf(ticket)], io);
  return there.size === 0 ? { key, is: 'gone' } : { key, is: 'rejected', problems };
}

/** Seen where a feed changes an item that was retired. */
function isNoItem({ code, message }: Problem): boolean {
  return code === 'ERR_EXT_DATA_0101110' || /not an active item|item (?:does not exist|not found)/i.test(message);
}

/** Feeds are forgotten over there after a month or so. */
async function lost(tickets: readonly Ticket[], feed: string, io: Io): Promise<readonly Outcome[]> {
  const problem: Problem = { code: 'FEED_LOST', message: `no feed is found for ${feed}`, request: feed };
  const outcomes: Outcome[] = [];
  for (const ticket of tickets) outcomes.push(await goneOr(ticket, [problem], io));
  return outcomes;
}

function failed(feed: string, code = 'SYSTEM_ERROR'): Problem {
  return { code, message: 'the feed could not be processed', request: feed };
}

/** `12/SKU-1`: the place in the feed, and what stands there. */
function placeOf({ item = '' }: Ticket): number {
  return Number(item.slice(0, item.indexOf('/'))) || 0;
}

function skuOf({ item = '' }: Ticket): string {
  return item.slice(item.indexOf('/') + 1);
}
