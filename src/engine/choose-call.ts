import type { Call, Kind, Rate } from '../core/ports/marketplace.ts';
import type { Change } from '../core/words.ts';
import { isCovered } from './changed-paths.ts';

/**
 * The call that covers what changed and gets it judged soonest, at the documented rates: `crowd` says how many changes the same calls
 * would do for, since a feed that is judged in minutes is slow for one and fast for thousands.
 * Undefined: the kind has no call for this action. Throws when no call covers the change, which is a fault of the adapter.
 */
export function chooseCall(
  kind: Kind,
  change: Change,
  {
    rates,
    crowd = () => 1,
  }: { readonly rates: Readonly<Record<string, Rate>>; readonly crowd?: (calls: string) => number },
): Call | undefined {
  const fitting = fittingCalls(kind, change);
  const [first, ...others] = fitting;
  if (!first) {
    if (kind[change.action].length === 0) return undefined;
    throw new Error(`${change.document.kind}: no call covers ${change.changed.join(', ')}`);
  }
  const many = others.length === 0 ? 1 : Math.max(1, crowd(crowdOf(change, fitting)));
  const seconds = (call: Call): number => secondsFor(many, call, { change, rates });
  return others.reduce((best, call) => (seconds(call) < seconds(best) ? call : best), first);
}

/** What a change has in common with those that the same calls would do for. */
export function crowdOf({ document, action }: Change, calls: readonly Call[]): string {
  return `${document.kind}/${action}/${calls.map(({ name }) => name).join('+')}`;
}

/** The calls that cover what changed. */
export function fittingCalls(kind: Kind, change: Change): readonly Call[] {
  return kind[change.action].filter((call) => covers(call, change));
}

function covers(call: Call, change: Change): boolean {
  const { covers: covered } = call;
  if (covered === '*' || change.action !== 'update') return true;
  return (
    change.changed.length > 0 &&
    change.changed.every((path) => path !== 'after' && covered.some((prefix) => isCovered(path, prefix)))
  );
}

/** Seconds that so many changes take of the slowest bucket, and until they are judged. */
function secondsFor(
  many: number,
  call: Call,
  { change, rates }: { readonly change: Change; readonly rates: Readonly<Record<string, Rate>> },
): number {
  const one = call.cost?.([change]) ?? 1 / call.batch;
  const cost = call.cost || many === 1 ? many * one : Math.ceil(many / call.batch);
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
