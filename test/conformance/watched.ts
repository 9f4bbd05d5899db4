import type { Call, Io, Kind, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Action, Batch, Outcome } from '../../src/core/words.ts';

/** One call of the adapter, as it was asked and as it answered. */
export interface Watched {
  readonly kind: string;
  readonly action: Action;
  readonly call: Call;
  readonly keys: readonly string[];
  /** Names of the buckets that its requests drew on. */
  readonly buckets: ReadonlySet<string>;
  /** Undefined while it is under way, and where it threw. */
  outcomes?: readonly Outcome[];
}

/** The adapter, with every call of it written down before the engine can mend what it answers. */
export function watched(marketplace: Marketplace, calls: Watched[]): Marketplace {
  const kinds = Object.fromEntries(
    Object.entries(marketplace.kinds).map(([name, kind]): [string, Kind] => [
      name,
      {
        ...kind,
        create: kind.create.map((call) => watchedCall(call, { kind: name, action: 'create' }, calls)),
        update: kind.update.map((call) => watchedCall(call, { kind: name, action: 'update' }, calls)),
        withdraw: kind.withdraw.map((call) => watchedCall(call, { kind: name, action: 'withdraw' }, calls)),
      },
    ]),
  );
  return { ...marketplace, kinds };
}

function watchedCall(call: Call, about: { kind: string; action: Action }, calls: Watched[]): Call {
  return {
    ...call,
    async publish(batch: Batch, io: Io) {
      const buckets = new Set<string>();
      const entry: Watched = { ...about, call, keys: batch.changes.map(({ document }) => document.key), buckets };
      calls.push(entry);
      const send: Io['http']['send'] = (request) => {
        buckets.add(request.bucket);
        return io.http.send(request);
      };
      entry.outcomes = await call.publish(batch, { ...io, http: { send } });
      return entry.outcomes;
    },
  };
}
