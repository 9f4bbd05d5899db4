import type { Guard } from '../core/ports/rule.ts';
import type { Planned, Staged, Store } from '../core/ports/store.ts';
import type { Change, Known, Report } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';
import { bucketsOf, chooseCall } from './choose-call.ts';
import { crowdsOf } from './crowds.ts';
import { type Difference, diff } from './diff.ts';
import { guard } from './guard.ts';
import type { EngineChannel } from './lanes.ts';
import { reconsidered } from './reconsidered.ts';

export interface PlanOptions {
  readonly store: Store;
  readonly run: string;
  readonly channels: readonly EngineChannel[];
  readonly guards: readonly Guard[];
  /** Ids of guards that are overruled. */
  readonly allow: ReadonlySet<string>;
  /** What becomes of a listing that is no longer in the files. */
  readonly missing: 'keep' | 'withdraw';
  /** 'part': rows were filtered, or a file was not read whole; then nothing counts as absent. */
  readonly extent: 'whole' | 'part';
  readonly clock: Clock;
  readonly report: Report;
}

export interface PlanSummary {
  create: number;
  update: number;
  withdraw: number;
  unchanged: number;
  missing: number;
  held: number;
  pending: number;
  requests: number;
  seconds: number;
}

/**
 * What would change: staged documents against what is known, written to the store as changes in waves, guarded.
 * Memory does not grow with the catalogue. A second call within a run plans again what is not settled.
 */
export function plan(options: PlanOptions): PlanSummary {
  const { store, run, channels } = options;
  const summary: PlanSummary = {
    create: 0,
    update: 0,
    withdraw: 0,
    unchanged: 0,
    missing: 0,
    held: 0,
    pending: 0,
    requests: 0,
    seconds: 0,
  };
  for (const channel of channels) {
    store.propose(run, proposals(channel, options, summary));
    proposeDependents(channel, options);
    store.propose(run, reconsidered(run, channel.channel.id, store));
  }
  store.layer(run);
  guard(store, run, { ...options, channels: channels.map(({ channel }) => channel.id) });
  count(options, summary);
  return summary;
}

function* proposals(engine: EngineChannel, options: PlanOptions, summary: PlanSummary): Generator<Planned> {
  const { store, run, clock } = options;
  const { id } = engine.channel;
  const unsettled = unsettledCreations(engine, store);
  const crowd = crowdsOf(engine, options);
  for (const difference of diff(store.staged(run, id), store.known(id), clock.now())) {
    if (difference.is === 'same') summary.unchanged++;
    else if (isAnswered(store, run, id, keyOf(difference))) continue;
    else if (store.ticketOf(id, keyOf(difference)) || unsettled.has(keyOf(difference))) summary.pending++;
    else if (difference.is === 'changed')
      yield planned(engine, difference.change, { ...options, crowd }, difference.staged);
    else yield* absences(engine, difference.known, options, summary);
  }
}

/** Answered in this run already, and not in a way that asks for another plan; or held back, which has been said. */
function isAnswered(store: Store, run: string, channel: string, key: string): boolean {
  const standing = store.standing(run, channel, key);
  if (standing?.held !== undefined) return true;
  return standing?.outcome !== undefined && ['rejected', 'unknown', 'pending'].includes(standing.outcome.is);
}

/** What an earlier run may have made, where nobody can look and a repeat would double it: it waits for a person. */
function unsettledCreations({ channel, marketplace, lane }: EngineChannel, store: Store): ReadonlySet<string> {
  if (marketplace.list) return new Set();
  return new Set(
    store.open(lane).flatMap((intent) =>
      intent.channel !== channel.id
        ? []
        : intent.changes.flatMap(({ key, kind, action }) => {
            const call = marketplace.kinds[kind]?.[action].find(({ name }) => name === intent.call);
            return action === 'create' && call?.twice === 'duplicates' ? [key] : [];
          }),
    ),
  );
}

function keyOf(difference: Exclude<Difference, { is: 'same' }>): string {
  return difference.is === 'changed' ? difference.staged.document.key : difference.known.key;
}

function* absences(
  engine: EngineChannel,
  known: Known,
  options: PlanOptions,
  summary: PlanSummary,
): Generator<Planned> {
  if (options.extent === 'part') return;
  const isSkusOwn = Object.keys(known.skus).length > 0;
  const isRead = known.listing !== undefined && options.store.isPresent(options.run, engine.channel.id, known.listing);
  // A listing that was read and held back keeps all it has; only what the channel owns and nobody names goes without asking.
  if (isRead && isHeldBack(engine, known, options)) return;
  if (known.listing !== undefined && (isSkusOwn || !isRead)) {
    summary.missing++;
    if (options.missing === 'keep') return;
  }
  // It ends together with its parent, and the parent is on this list too.
  if (!isRead && engine.marketplace.kinds[known.kind]?.fallsWithParent) return;
  if (known.listing === undefined && isAnythingHeldBack(engine, options)) return;
  yield planned(engine, withdrawal(known), options);
}

/** Read in this run, and not one document of it was staged. */
function isHeldBack(engine: EngineChannel, known: Known, { store, run }: PlanOptions): boolean {
  return known.listing !== undefined && !store.isStaged(run, engine.channel.id, known.listing);
}

function isAnythingHeldBack(engine: EngineChannel, { store, run }: PlanOptions): boolean {
  return store.hasUnstaged(run, engine.channel.id);
}

function withdrawal(known: Known): Change {
  const { key, kind, body, after, listing, skus } = known;
  const document = {
    key,
    kind,
    body,
    after,
    skus,
    ...(known.with !== undefined && { with: known.with }),
    ...(listing !== undefined && { listing }),
  };
  return { document, action: 'withdraw', known, changed: [], cause: 'file' };
}

function planned(
  engine: EngineChannel,
  change: Change,
  options: PlanOptions & { readonly crowd?: (calls: string) => number },
  staged?: Staged,
): Planned {
  const { channel, marketplace, lane } = engine;
  const kind = marketplace.kinds[change.document.kind];
  if (!kind) throw new Error(`${marketplace.manifest.id}: no kind is called ${change.document.kind}`);
  const { crowd } = options;
  const call = chooseCall(kind, change, { rates: channel.limits.rates, ...(crowd && { crowd }) });
  const fingerprint = staged?.fingerprint ?? '';
  const isRefused =
    staged !== undefined && options.store.refusal(channel.id, change.document.key, fingerprint) !== undefined;
  return {
    ...change,
    channel: channel.id,
    lane,
    fingerprint,
    origins: staged?.origins ?? change.known?.origins ?? {},
    ...(staged && { made: staged.made }),
    wave: 0,
    call: call?.name ?? '',
    ...(isRefused && { held: 'still-refused' }),
  };
}

/** What stands after a document that is being created is changed too: its parent gets a new id. */
function proposeDependents(engine: EngineChannel, options: PlanOptions): void {
  const { store, run } = options;
  const { id } = engine.channel;
  for (;;) {
    const fresh = store
      .dependents(run, id)
      .filter((staged) => !store.ticketOf(id, staged.document.key))
      .map((staged) => planned(engine, dependent(engine, staged, store), options, staged));
    if (fresh.length === 0) return;
    store.propose(run, fresh);
  }
}

function dependent(engine: EngineChannel, { document }: Staged, store: Store): Change {
  const { id } = engine.channel;
  const known = store.knownOf(id, document.key);
  const hasFallen = engine.marketplace.kinds[document.kind]?.fallsWithParent === true;
  if (known && !hasFallen) return { document, action: 'update', known, changed: ['after'], cause: 'remote' };
  if (known) store.forget(id, [document.key]);
  return { document, action: 'create', changed: [], cause: 'remote' };
}

function count({ store, run, channels }: PlanOptions, summary: PlanSummary): void {
  for (const { channel, marketplace } of channels) {
    const perCall = new Map<string, { n: number; batch: number; points: number; perSecond: number }>();
    for (const change of store.changes(run, channel.id)) {
      if (change.held !== undefined) summary.held++;
      else summary[change.action]++;
      const call = marketplace.kinds[change.document.kind]?.[change.action].find(({ name }) => name === change.call);
      if (!call || change.held !== undefined) continue;
      const group = `${change.call}/${call.batch > 1 ? (change.document.with ?? '') : ''}`;
      const entry = perCall.get(group) ?? {
        n: 0,
        batch: call.batch,
        points: 0,
        perSecond: slowest(bucketsOf(call).map((bucket) => channel.limits.rates[bucket]?.perSecond)),
      };
      perCall.set(group, {
        ...entry,
        n: entry.n + 1,
        points: entry.points + (call.cost?.([change]) ?? 1 / call.batch),
      });
    }
    for (const { n, batch, points, perSecond } of perCall.values()) {
      summary.requests += Math.ceil(n / batch);
      summary.seconds += points / perSecond;
    }
  }
  summary.seconds = Math.ceil(summary.seconds);
}

function slowest(rates: readonly (number | undefined)[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...rates.map((rate) => rate ?? Number.POSITIVE_INFINITY));
}
