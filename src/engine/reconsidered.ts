import type { Planned, Store } from '../core/ports/store.ts';

/** What was refused as it stands may have been refused for what it stands on: once that changes, it is sent again, behind it. */
export function* reconsidered(run: string, channel: string, store: Store): Generator<Planned> {
  const isMoved = (key: string): boolean => {
    const standing = store.standing(run, channel, key);
    return standing !== undefined && standing.held === undefined;
  };
  for (const { held, ...change } of store.changes(run, channel)) {
    if (held === 'still-refused' && change.document.after.some(isMoved)) yield change;
  }
}
