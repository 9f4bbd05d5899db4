import { Ambiguous, Unauthorised, Unavailable } from '../core/faults.ts';
import type { Call } from '../core/ports/marketplace.ts';
import type { Planned, Store } from '../core/ports/store.ts';
import type { Outcome } from '../core/words.ts';
import { forEachConcurrently } from '../lib/streams.ts';
import { type Halt, NOTHING_TO_CALL } from './apply.ts';
import { askPreview, type ReadyEntry } from './ask-preview.ts';
import { batches, type Group } from './batches.ts';
import { alreadyThere } from './deliver.ts';
import { type EngineChannel, redacted } from './lanes.ts';
import { lookUp } from './look-up.ts';
import { withValues } from './ready.ts';

export interface PreviewOptions {
  /** Nothing is written to it. */
  readonly store: Pick<Store, 'waves' | 'next' | 'knownOf' | 'ticketOf' | 'isAttempted'>;
  readonly run: string;
  /** Batches under way at once. */
  readonly width: number;
  /** No new batch is begun once it is aborted. */
  readonly drain?: AbortSignal;
  /** Called once per change that was judged, or that cannot be yet: `blocked`. */
  readonly onOutcome: (change: Planned, outcome: Outcome) => void;
}

/** Previews cost a request an item at most marketplaces: what fits one feed is asked for in parts, so that it can be stopped. */
const AT_ONCE = 20;

/**
 * Asks the marketplace what it would say to the creations and updates of a run. Over there and in the store nothing changes.
 * Resolves with how it ended early, if it did; then what it was not told about has no outcome.
 */
export async function preview(engine: EngineChannel, options: PreviewOptions): Promise<Halt | undefined> {
  const { width, drain } = options;
  let halt: Halt | undefined;
  const isOver = (): boolean => halt !== undefined || drain?.aborted === true;
  await forEachConcurrently(groups(engine, options), width, async (group) => {
    if (isOver()) return;
    try {
      await previewGroup(group, engine, options);
    } catch (reason) {
      if (drain?.aborted && reason instanceof Error && reason.name === 'AbortError') return;
      halt = haltOf(engine, reason);
    }
  });
  return halt;
}

function haltOf({ channel, redact }: EngineChannel, reason: unknown): Halt {
  if (reason instanceof Unauthorised) return { channel: channel.id, is: 'signed-out', message: redact(reason.message) };
  if (reason instanceof Unavailable || reason instanceof Ambiguous)
    return { channel: channel.id, is: 'out-of-order', message: redact(reason.message) };
  throw reason;
}

function* groups(engine: EngineChannel, { store, run }: PreviewOptions): Generator<Group> {
  for (const wave of store.waves(run, engine.lane)) {
    const own = judgeable(store.next(run, engine.lane, wave), engine);
    yield* batches(own, (change) => callOf(change, engine) ?? NOTHING_TO_CALL);
  }
}

/** What ends has nothing to be judged by, and what needs no call nobody to judge it. */
function* judgeable(changes: Iterable<Planned>, engine: EngineChannel): Generator<Planned> {
  for (const change of changes) {
    const isOwn = change.channel === engine.channel.id && change.action !== 'withdraw';
    if (isOwn && callOf(change, engine)) yield change;
  }
}

function callOf({ document, action, call }: Planned, { marketplace }: EngineChannel): Call | undefined {
  const found = marketplace.kinds[document.kind]?.[action].find(({ name }) => name === call);
  return found && { ...found, batch: Math.min(found.batch, AT_ONCE) };
}

async function previewGroup(group: Group, engine: EngineChannel, options: PreviewOptions): Promise<void> {
  const { store, onOutcome } = options;
  const strangers = await strangersIn(group, engine, options);
  const ready: ReadyEntry[] = [];
  for (const change of group.changes) {
    const { key } = change.document;
    const entry = strangers.has(key) ? undefined : await withValues(change, engine, store);
    if (entry?.is === 'ready') ready.push(entry);
    else onOutcome(change, entry?.outcome ?? alreadyThere(key));
  }
  if (ready.length > 0) await judge(ready, engine, options);
}

/** What is to be created, is there already and is not ours: it would be left as it is. */
async function strangersIn(
  { changes }: Group,
  engine: EngineChannel,
  { store }: PreviewOptions,
): Promise<ReadonlySet<string>> {
  const created = changes.flatMap(({ action, document }) => (action === 'create' ? [document] : []));
  const found = created.length > 0 ? await lookUp(engine, created) : undefined;
  return new Set([...(found?.keys() ?? [])].filter((key) => !store.isAttempted(engine.channel.id, key)));
}

async function judge(ready: readonly ReadyEntry[], engine: EngineChannel, options: PreviewOptions): Promise<void> {
  const outcomes = await askPreview(ready, engine, options.run);
  for (const { change } of ready) {
    const outcome = outcomes.find(({ key }) => key === change.document.key);
    if (!outcome) continue;
    const told = outcome.is === 'exists' ? alreadyThere(outcome.key) : outcome;
    options.onOutcome(change, redacted(told, engine.redact));
  }
}
