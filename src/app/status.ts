import type { Store } from '../core/ports/store.ts';
import type { Outcome } from '../core/words.ts';
import type { Shop } from './shop.ts';

/** How one channel of a shop stands, as far as the last run knows. */
export interface ChannelStatus {
  readonly channel: string;
  readonly marketplace: string;
  readonly documents: number;
  readonly skus: number;
  readonly pending: number;
  readonly refused: readonly { readonly key: string; readonly why: string }[];
  /** Sent, and nobody knows what became of it: the next apply looks. */
  readonly unknown: number;
}

/** What is live, pending and refused, from the store alone. */
export function statusOf({ store, composed }: Pick<Shop, 'store' | 'composed'>): readonly ChannelStatus[] {
  return composed.map(({ channel, marketplace }) => ({
    channel: channel.id,
    marketplace: marketplace.manifest.id,
    ...liveIn(store, channel.id),
    pending: store.tickets().filter((ticket) => ticket.channel === channel.id).length,
    refused: store.refusals(channel.id).map(({ key, outcome }) => ({ key, why: why(outcome) })),
    unknown: store
      .open()
      .filter((intent) => intent.channel === channel.id)
      .flatMap((intent) => intent.changes).length,
  }));
}

function liveIn(store: Store, channel: string): { documents: number; skus: number } {
  const skus = new Set<string>();
  let documents = 0;
  for (const known of store.known(channel)) {
    documents++;
    for (const sku of Object.keys(known.skus)) skus.add(sku);
  }
  return { documents, skus: skus.size };
}

function why(outcome: Outcome): string {
  return outcome.is === 'rejected'
    ? outcome.problems.map(({ code, message }) => `${code}: ${message}`).join('; ')
    : outcome.is;
}
