import { Ambiguous, Rejected, Unauthorised, Unavailable } from '../core/faults.ts';
import { contentHash } from '../core/fingerprint.ts';
import type { Call } from '../core/ports/marketplace.ts';
import type { Intent, Planned, Settled, Store } from '../core/ports/store.ts';
import { mergeRefs } from '../core/refs.ts';
import type { Outcome, Ready, Refs } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';
import type { Group } from './batches.ts';
import { fallenWith } from './family.ts';
import { type EngineChannel, redacted } from './lanes.ts';
import { lookUp } from './look-up.ts';
import { oneEach } from './one-each.ts';
import { makeReady, type Readiness } from './ready.ts';

export interface DeliverOptions {
  readonly store: Store;
  readonly run: string;
  readonly clock: Clock;
  /** Called once per settled change. */
  readonly onOutcome: (change: Planned, outcome: Outcome) => void;
}

/** What the walk must know of a delivery. */
export interface Delivery {
  /** Something is to be planned again: it vanished, or turned out to be ours already. */
  readonly replan: boolean;
}

/** A harmless or proven-absent batch is sent again this often, with rests in between. */
const TRIES = 3;
const REST = 1000;

/**
 * Takes one group over the wire: intent before, outcome after, exactly one per change. Throws Unavailable when the other
 * side is out of order, Unauthorised when nobody is signed in; then nothing of the group counts as sent.
 */
export async function deliver(group: Group, engine: EngineChannel, options: DeliverOptions): Promise<Delivery> {
  const readiness = await Promise.all(group.changes.map((change) => makeReady(change, engine, options)));
  settleNow(readiness, engine, options);
  const ready = readiness.flatMap((entry) => (entry.is === 'ready' ? [entry] : []));
  if (ready.length === 0) return { replan: false };
  return deliverReady(ready, { group, engine, options });
}

type ReadyEntry = Extract<Readiness, { is: 'ready' }>;
interface Scene {
  readonly group: Group;
  readonly engine: EngineChannel;
  readonly options: DeliverOptions;
}

/** Whatever cannot go is told at once. */
function settleNow(
  readiness: readonly Readiness[],
  engine: EngineChannel,
  { store, run, onOutcome }: DeliverOptions,
): void {
  for (const entry of readiness) {
    if (entry.is === 'ready') continue;
    store.settle(run, undefined, [
      { channel: engine.channel.id, key: entry.change.document.key, outcome: entry.outcome },
    ]);
    onOutcome(entry.change, entry.outcome);
  }
}

async function deliverReady(ready: readonly ReadyEntry[], scene: Scene): Promise<Delivery> {
  const { engine, options } = scene;
  const intent = intentOf(ready, scene);
  options.store.intend(intent);
  try {
    const outcomes = await published(ready, intent, scene);
    return settled(ready, outcomes, { intent, ...scene });
  } catch (reason) {
    if (reason instanceof Rejected) return refused(reason, ready, { intent, ...scene });
    if (reason instanceof Ambiguous) return unsure(reason, ready, { intent, ...scene });
    if (!(reason instanceof Error) || reason.name === 'AbortError') throw reason;
    // Not applied as far as anybody can tell: nothing is left open, and the changes stay to be done. Should a step of it have
    // arrived all the same, what then exists is ours: it was looked for before.
    if (reason instanceof Unavailable || reason instanceof Unauthorised) {
      options.store.markAttempted(engine.channel.id, creations(ready));
      options.store.dismiss(intent.id);
    }
    reason.message = engine.redact(reason.message);
    throw reason;
  }
}

function creations(ready: readonly ReadyEntry[]): readonly string[] {
  return ready.filter(({ change }) => change.action === 'create').map(({ change }) => change.document.key);
}

function intentOf(ready: readonly ReadyEntry[], { group, engine, options }: Scene): Intent {
  const content = ready.map(({ change }) => [change.document.key, change.fingerprint, change.action]);
  return {
    id: contentHash(JSON.stringify([options.run, engine.channel.id, group.call.name, content])),
    run: options.run,
    channel: engine.channel.id,
    lane: engine.lane,
    call: group.call.name,
    at: options.clock.now(),
    changes: ready.map(({ change }) => ({
      key: change.document.key,
      kind: change.document.kind,
      action: change.action,
      document: change.document,
      origins: change.origins,
    })),
  };
}

async function published(
  ready: readonly ReadyEntry[],
  intent: Intent,
  { group, engine }: Scene,
): Promise<readonly Outcome[]> {
  const [first] = ready;
  const batch = {
    id: intent.id,
    ...(first?.parent && { with: first.parent }),
    changes: ready.map((entry) => trimmed(entry.ready, group.call)),
  };
  const outcomes = await group.call.publish(batch, engine.io);
  return oneEach(
    batch.changes.map(({ document }) => document.key),
    outcomes,
  ).map((outcome) => redacted(outcome, engine.redact));
}

/** 'changed' calls get the top-level members that changed and nothing else; all of it where nobody knows which did. */
function trimmed(change: Ready, call: Call): Ready {
  if (call.sends === 'whole' || change.action !== 'update') return change;
  if (change.changed.some((path) => path === '' || path === 'after')) return change;
  const members = new Set(change.changed.map((path) => path.split('.', 1)[0]));
  const body = Object.fromEntries(Object.entries(change.body ?? {}).filter(([name]) => members.has(name)));
  return { ...change, body };
}

function settled(
  ready: readonly ReadyEntry[],
  outcomes: readonly Outcome[],
  { intent, engine, options }: Scene & { intent: Intent },
): Delivery {
  const { store, run, clock, onOutcome } = options;
  const { id, limits } = engine.channel;
  let replan = false;
  const told: [Planned, Outcome][] = [];
  const entries: Settled[] = [];
  for (const outcome of outcomes) {
    const change = ready.find((entry) => entry.change.document.key === outcome.key)?.change;
    if (!change) continue;
    const final = judged(change, outcome, { engine, options });
    if (final === 'replan') {
      replan = true;
      continue;
    }
    const due =
      final.is === 'pending' ? clock.now() + (limits.patience?.[final.ticket.patience]?.[0] ?? 60_000) : undefined;
    const isOver = final.is === 'gone' || (final.is === 'done' && change.action === 'withdraw');
    if (final.is === 'gone') doubtParent(change, { engine, options });
    entries.push({
      channel: id,
      key: outcome.key,
      outcome: final,
      ...(due !== undefined && { due }),
      ...(isOver && { fallen: fallenWith(change.document, store, engine) }),
    });
    if (final.is === 'gone') replan = true;
    else told.push([change, final]);
  }
  store.settle(run, intent, entries);
  for (const [change, outcome] of told) onOutcome(change, outcome);
  return { replan };
}

/** What falls with its parent and is gone may have gone with it: the parent counts as not certain, so that the next plan asks. */
function doubtParent({ document }: Planned, { engine, options }: Pick<Scene, 'engine' | 'options'>): void {
  if (!engine.marketplace.kinds[document.kind]?.fallsWithParent) return;
  const parent = document.with ?? document.after[0];
  const known = parent === undefined ? undefined : options.store.knownOf(engine.channel.id, parent);
  if (known) options.store.remember(engine.channel.id, { ...known, fingerprint: '' });
}

/** What an adapter's word means here: an end that was wished for is done; what exists is ours, or in the way. */
function judged(
  change: Planned,
  outcome: Outcome,
  { engine, options }: Pick<Scene, 'engine' | 'options'>,
): Outcome | 'replan' {
  if (outcome.is === 'gone' && change.action === 'withdraw') return { key: outcome.key, is: 'done' };
  if (outcome.is !== 'exists') return outcome;
  if (!options.store.isAttempted(engine.channel.id, outcome.key)) return alreadyThere(outcome.key);
  adopt(change, outcome.refs ?? {}, options.store);
  return 'replan';
}

/** What is over there was made by an attempt of ours whose answer was lost: from now on it is known, and due for an update. */
export function adopt(change: Planned, refs: Outcome['refs'], store: Pick<Store, 'remember'>): void {
  const { document, origins } = change;
  store.remember(change.channel, {
    key: document.key,
    kind: document.kind,
    fingerprint: '',
    refs: mergeRefs(undefined, refs),
    skus: document.skus,
    after: document.after,
    ...(document.with !== undefined && { with: document.with }),
    ...(document.listing !== undefined && { listing: document.listing }),
    body: null,
    origins,
  });
}

/** The refusal of a listing that is there and was not made by us. */
export function alreadyThere(key: string): Outcome {
  return {
    key,
    is: 'rejected',
    problems: [{ code: 'listing/exists-already', message: 'it exists already and was not made by listwright' }],
  };
}

/** The whole request was refused. Of many, each is asked alone, so that one bad listing harms no other. */
async function refused(
  reason: Rejected,
  ready: readonly ReadyEntry[],
  scene: Scene & { intent: Intent },
): Promise<Delivery> {
  const [first] = ready;
  if (ready.length === 1 && first) {
    return settled(
      ready,
      [redacted({ key: first.change.document.key, is: 'rejected', problems: reason.problems }, scene.engine.redact)],
      scene,
    );
  }
  scene.options.store.dismiss(scene.intent.id);
  const middle = Math.ceil(ready.length / 2);
  const left = await deliverReady(ready.slice(0, middle), scene);
  const right = await deliverReady(ready.slice(middle), scene);
  return { replan: left.replan || right.replan };
}

/** Nobody knows whether it was applied. Harmless: again. Otherwise a look decides; without one it stays unknown. */
async function unsure(
  reason: Ambiguous,
  ready: readonly ReadyEntry[],
  scene: Scene & { intent: Intent },
): Promise<Delivery> {
  const { group, engine, options } = scene;
  let last: Error = reason;
  for (let tries = 1; tries <= TRIES; tries++) {
    options.store.markAttempted(
      engine.channel.id,
      ready.map(({ change }) => change.document.key),
    );
    await options.clock.sleep(REST * 2 ** (tries - 1));
    const found = group.call.twice === 'harmless' ? new Map<string, Refs>() : await lookedUp(ready, engine);
    if (!found) break;
    const left = ready.filter(({ change }) => !isThere(change, found));
    for (const { change } of ready)
      if (isThere(change, found)) adopt(change, found.get(change.document.key), options.store);
    if (left.length === 0) {
      options.store.dismiss(scene.intent.id);
      return { replan: true };
    }
    const isAnyAdopted = left.length < ready.length;
    try {
      const { replan } = settled(left, await published(left, scene.intent, scene), scene);
      return { replan: replan || isAnyAdopted };
    } catch (again) {
      if (again instanceof Rejected) {
        const { replan } = await refused(again, left, scene);
        return { replan: replan || isAnyAdopted };
      }
      if (!(again instanceof Ambiguous)) throw again;
      last = again;
    }
  }
  const why = engine.redact(last.message);
  return settled(
    ready,
    ready.map(({ change }) => ({ key: change.document.key, is: 'unknown' as const, why })),
    scene,
  );
}

/** Undefined: nobody can tell now. */
async function lookedUp(
  ready: readonly ReadyEntry[],
  engine: EngineChannel,
): Promise<ReadonlyMap<string, Refs> | undefined> {
  try {
    return await lookUp(
      engine,
      ready.map(({ change }) => change.document),
    );
  } catch (reason) {
    if (reason instanceof Unavailable) return undefined;
    throw reason;
  }
}

function isThere(change: Planned, found: ReadonlyMap<string, Outcome['refs']>): boolean {
  return change.action === 'create' && found.has(change.document.key);
}
