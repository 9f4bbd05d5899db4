import { contentHash } from '../../src/core/fingerprint.ts';
import type { Planned, Store } from '../../src/core/ports/store.ts';

/** A store whose plans come in another order: what may leave together still stands together, and nothing else is promised. */
export function scrambled(store: Store, order: string): Store {
  return { ...store, next: (run, lane, wave) => shuffled([...store.next(run, lane, wave)], order) };
}

function shuffled(changes: readonly Planned[], order: string): readonly Planned[] {
  const place = (name: string): string => contentHash(`${order} ${name}`);
  const key = (change: Planned): string => `${place(together(change))} ${place(change.document.key)}`;
  return [...changes].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function together({ channel, document, call, action }: Planned): string {
  return [channel, document.kind, call, action, document.with ?? ''].join(' ');
}
