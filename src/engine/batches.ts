import type { Call } from '../core/ports/marketplace.ts';
import type { Planned } from '../core/ports/store.ts';

/** Changes that leave together: one channel, one call, one parent. */
export interface Group {
  readonly channel: string;
  readonly call: Call;
  readonly with?: string;
  readonly changes: readonly Planned[];
}

/** Cuts an ordered stream of changes into groups that a call can carry. Holds one group at a time. */
export function* batches(changes: Iterable<Planned>, callOf: (change: Planned) => Call): Generator<Group> {
  let group: Planned[] = [];
  let call: Call | undefined;
  let bytes = 0;
  for (const change of changes) {
    const next = callOf(change);
    const size = next.bytes === undefined ? 0 : Buffer.byteLength(JSON.stringify(change.document.body));
    const [first] = group;
    const fits =
      first &&
      call &&
      isTogether(first, change) &&
      call.name === next.name &&
      group.length < call.batch &&
      bytes + size <= (call.bytes ?? Number.POSITIVE_INFINITY);
    if (!fits && call && group.length > 0) {
      yield grouped(group, call);
      group = [];
      bytes = 0;
    }
    group.push(change);
    call = next;
    bytes += size;
  }
  if (call && group.length > 0) yield grouped(group, call);
}

function isTogether(a: Planned, b: Planned): boolean {
  return (
    a.channel === b.channel &&
    a.document.kind === b.document.kind &&
    a.action === b.action &&
    a.document.with === b.document.with
  );
}

function grouped(changes: readonly Planned[], call: Call): Group {
  const [first] = changes;
  const parent = first?.document.with;
  return { channel: first?.channel ?? '', call, changes, ...(parent !== undefined && { with: parent }) };
}
