import type { Planned, Store } from '../core/ports/store.ts';
import { type Lookup, MissingToken, replaceTokens, tokensIn } from '../core/refs.ts';
import type { Outcome, Ready, Refs } from '../core/words.ts';
import type { DeliverOptions } from './deliver.ts';
import type { EngineChannel } from './lanes.ts';

/** A change with its tokens replaced, or why it cannot go now. */
export type Readiness =
  | { readonly is: 'ready'; readonly change: Planned; readonly ready: Ready; readonly parent?: Refs }
  | { readonly is: 'not'; readonly change: Planned; readonly outcome: Outcome };

/** Looks whether what a change stands on is there, and puts values in place of tokens. */
export async function makeReady(
  change: Planned,
  engine: EngineChannel,
  { store, run }: Pick<DeliverOptions, 'store' | 'run'>,
): Promise<Readiness> {
  const { id } = engine.channel;
  const obstacle = change.action === 'withdraw' ? undefined : obstacleOf(change, (key) => standing(key));
  if (obstacle) return { is: 'not', change, outcome: obstacle };
  return withValues(change, engine, store);

  function standing(key: string): 'there' | 'waiting' | 'not' {
    const outcome = store.standing(run, id, key)?.outcome;
    if (outcome && ['rejected', 'blocked', 'unknown'].includes(outcome.is)) return 'not';
    if (store.ticketOf(id, key) || outcome?.is === 'waiting') return 'waiting';
    return store.knownOf(id, key) ? 'there' : 'not';
  }
}

/** Puts values in place of tokens, whatever the change stands on. Makes and places the pictures that go by address. */
export async function withValues(
  change: Planned,
  engine: EngineChannel,
  store: Pick<Store, 'knownOf' | 'ticketOf'>,
): Promise<Readiness> {
  const { document } = change;
  const { id } = engine.channel;
  const parent = document.with === undefined ? undefined : store.knownOf(id, document.with)?.refs;
  if (change.action === 'withdraw')
    return { is: 'ready', change, ready: { ...change, body: document.body }, ...(parent && { parent }) };
  const addresses = new Map<string, string>();
  for (const asset of tokensIn(document.body).assets) {
    const address = await engine.assetUrl(asset);
    if (address !== undefined) addresses.set(asset, address);
  }
  const lookup: Lookup = {
    ref: (key, name) => (store.knownOf(id, key) ?? store.ticketOf(id, key))?.refs[name],
    asset: (asset) => addresses.get(asset),
  };
  try {
    const body = replaceTokens(document.body, lookup);
    const once = document.once === undefined ? undefined : replaceTokens(document.once, lookup);
    return {
      is: 'ready',
      change,
      ready: { ...change, body, ...(once !== undefined && { once }) },
      ...(parent && { parent }),
    };
  } catch (reason) {
    if (!(reason instanceof MissingToken)) throw reason;
    return { is: 'not', change, outcome: { key: document.key, is: 'blocked', by: reason.token } };
  }
}

function obstacleOf(
  { document }: Planned,
  standing: (key: string) => 'there' | 'waiting' | 'not',
): Outcome | undefined {
  const { key } = document;
  const blocker = document.after.find((parent) => standing(parent) === 'not');
  if (blocker !== undefined) return { key, is: 'blocked', by: blocker };
  const pending = document.after.find((parent) => standing(parent) === 'waiting');
  if (pending !== undefined) return { key, is: 'waiting', for: pending };
  return undefined;
}
