import { Ambiguous, Rejected } from '../core/faults.ts';
import type { OpenTicket, Planned, Settled, Store } from '../core/ports/store.ts';
import type { Outcome } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';
import { fallenWith } from './family.ts';
import { type EngineChannel, redacted } from './lanes.ts';

export interface FollowOptions {
  readonly store: Store;
  readonly run: string;
  readonly clock: Clock;
  /** Tickets due within this many milliseconds are waited for. */
  readonly patience: number;
  readonly onOutcome: (change: Planned, outcome: Outcome) => void;
  readonly drain?: AbortSignal;
}

/** Polls this many tickets a call. */
const MANY = 250;

/** Polls a channel's tickets while some are due soon. True when something was settled: what waited for it may go now. */
export async function followDue(engine: EngineChannel, options: FollowOptions): Promise<boolean> {
  const { store, clock, drain } = options;
  let isAnySettled = false;
  const deadline = clock.now() + options.patience;
  for (;;) {
    const tickets = store.tickets(engine.lane).filter(({ channel }) => channel === engine.channel.id);
    const next = tickets.reduce((earliest, { due }) => Math.min(earliest, due), Number.POSITIVE_INFINITY);
    if (!engine.marketplace.poll || next > deadline || drain?.aborted) return isAnySettled;
    if (!(await slept(clock, next, drain))) return isAnySettled;
    const due = tickets.filter((ticket) => ticket.due <= clock.now()).slice(0, MANY);
    if (await pollOnce(engine, due, options)) isAnySettled = true;
  }
}

/** False when the run was called off meanwhile. */
async function slept(clock: Clock, until: number, drain: AbortSignal | undefined): Promise<boolean> {
  try {
    await clock.sleep(Math.max(0, until - clock.now()), drain);
    return true;
  } catch (reason) {
    if (drain?.aborted) return false;
    throw reason;
  }
}

async function pollOnce(
  engine: EngineChannel,
  due: readonly OpenTicket[],
  { store, run, clock, onOutcome }: FollowOptions,
): Promise<boolean> {
  const { channel } = engine;
  const outcomes = await polled(engine, due);
  const answers = new Map(outcomes.map((outcome) => [outcome.key, redacted(outcome, engine.redact)]));
  const entries: Settled[] = [];
  for (const ticket of due) {
    const outcome = answers.get(ticket.key);
    if (!isVerdict(outcome)) {
      store.postpone(channel.id, ticket.key, clock.now() + restOf(ticket, engine), ticket.polls + 1);
      continue;
    }
    const isOver = outcome.is === 'gone' || (outcome.is === 'done' && ticket.action === 'withdraw');
    entries.push({
      channel: channel.id,
      key: ticket.key,
      outcome,
      ...(isOver && { fallen: fallenWith(ticket.document, store, engine) }),
    });
  }
  const changes = new Map(due.map((ticket) => [ticket.key, ticketChange(ticket)]));
  store.settle(run, undefined, entries);
  for (const { key, outcome } of entries) {
    const change = changes.get(key);
    if (change) onOutcome(change, outcome);
  }
  return entries.length > 0;
}

/** Whatever else a poll says is no end: it is asked for again. */
function isVerdict(outcome: Outcome | undefined): outcome is Outcome & { is: 'done' | 'rejected' | 'gone' } {
  return outcome !== undefined && ['done', 'rejected', 'gone'].includes(outcome.is);
}

/** An answer that nobody understands tells nothing yet: those tickets are asked for again. */
async function polled({ marketplace, io }: EngineChannel, due: readonly OpenTicket[]): Promise<readonly Outcome[]> {
  try {
    return (await marketplace.poll?.(due, io)) ?? [];
  } catch (reason) {
    if (reason instanceof Ambiguous || reason instanceof Rejected) return [];
    throw reason;
  }
}

function restOf(ticket: OpenTicket, { channel }: EngineChannel): number {
  const patience = channel.limits.patience?.[ticket.patience] ?? [60_000];
  return patience[Math.min(ticket.polls + 1, patience.length - 1)] ?? 60_000;
}

/** What a ticket stands for, as a change. */
export function ticketChange(ticket: OpenTicket): Planned {
  const { document, action, channel, lane, fingerprint, origins, made } = ticket;
  return {
    document,
    action,
    changed: [],
    cause: 'file',
    channel,
    lane,
    fingerprint,
    origins,
    wave: 0,
    call: '',
    ...(made && { made }),
  };
}
