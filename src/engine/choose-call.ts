import type { Call, Kind, Rate } from '../core/ports/marketplace.ts';
import type { Change } from '../core/words.ts';
import { isCovered } from './changed-paths.ts';

/**
 * The call that covers what changed and gets it judged soonest, per change and at the documented rates.
 * Undefined: the kind has no call for this action. Throws when no call covers the change, which is a fault of the adapter.
 */
export function chooseCall(kind: Kind, change: Change, rates: Readonly<Record<string, Rate>>): Call | undefined {
  const calls = kind[change.action];
  if (calls.length === 0) return undefined;
  const fitting = calls.filter((call) => covers(call, change));
  const [first, ...others] = fitting;
  if (!first) throw new Error(`${change.document.kind}: no call covers ${change.changed.join(', ')}`);
  return others.reduce(
    (best, call) => (seconds(call, change, rates) < seconds(best, change, rates) ? call : best),
    first,
  );
}

function covers(call: Call, change: Change): boolean {
  const { covers: covered } = call;
  if (covered === '*' || change.action !== 'update') return true;
  return (
    change.changed.length > 0 &&
    change.changed.every((path) => path !== 'after' && covered.some((prefix) => isCovered(path, prefix)))
  );
}

/** Seconds that one change takes of its slowest bucket, and until it is judged. */
function seconds(call: Call, change: Change, rates: Readonly<Record<string, Rate>>): number {
  const cost = call.cost?.([change]) ?? 1 / call.batch;
  const slowest = Math.max(
    0,
    ...bucketsOf(call).map((bucket) => cost / (rates[bucket]?.perSecond ?? Number.POSITIVE_INFINITY)),
  );
  return slowest + (call.settles ?? 0) / 1000;
}

/** Names of the buckets that a call draws on. */
export function bucketsOf(call: Call): readonly string[] {
  return typeof call.rate === 'string' ? [call.rate] : call.rate;
}
