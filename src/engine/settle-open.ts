import { Unavailable } from '../core/faults.ts';
import type { Intent, Store } from '../core/ports/store.ts';
import type { Known } from '../core/words.ts';
import type { EngineChannel } from './lanes.ts';
import { lookUp } from './look-up.ts';

/**
 * Intents that an earlier run left without an outcome: a look decides what is there. What was being created and is there
 * is ours; what was being changed counts as not certain, so that the next plan sends it. An intent stays open only where
 * nobody can look.
 */
export async function settleOpen(
  lane: string,
  channels: readonly EngineChannel[],
  options: { store: Store; run: string },
): Promise<void> {
  const { store, run } = options;
  for (const intent of store.open(lane)) {
    const engine = channels.find(({ channel }) => channel.id === intent.channel);
    if (!engine || intent.run === run) continue;
    await settleIntent(intent, engine, store).catch((reason: unknown) => {
      // Nobody answers now: it stays open for the next run.
      if (!(reason instanceof Unavailable)) throw reason;
    });
  }
}

async function settleIntent(intent: Intent, engine: EngineChannel, store: Store): Promise<void> {
  const { id } = engine.channel;
  const created = intent.changes.filter(({ action }) => action === 'create');
  // First of all: should nobody answer now, what a later look finds is still known for ours.
  store.markAttempted(
    id,
    created.map(({ key }) => key),
  );
  const found =
    created.length === 0
      ? new Map()
      : await lookUp(
          engine,
          created.map(({ document }) => document),
        );
  if (!found) return;
  for (const { key, action, document, origins } of intent.changes) {
    const known = store.knownOf(id, key);
    if (action !== 'create') {
      if (known) store.remember(id, uncertain(known));
      continue;
    }
    const refs = found.get(key);
    if (known || !refs) continue;
    const { kind, skus, after, listing } = document;
    store.remember(id, {
      key,
      kind,
      fingerprint: '',
      refs,
      skus,
      after,
      body: null,
      origins,
      ...(document.with !== undefined && { with: document.with }),
      ...(listing !== undefined && { listing }),
    });
  }
  store.dismiss(intent.id);
}

function uncertain(known: Known): Known {
  return { ...known, fingerprint: '' };
}
