import type { Kind } from '../core/ports/marketplace.ts';
import { crowdOf, fittingCalls } from './choose-call.ts';
import { diff } from './diff.ts';
import type { EngineChannel } from './lanes.ts';
import type { PlanOptions } from './plan.ts';

/** How many changes the same calls would do for; looked through beforehand only where a call is judged later than another. */
export function crowdsOf(
  { channel, marketplace }: EngineChannel,
  { store, run, clock }: PlanOptions,
): (calls: string) => number {
  const crowds = new Map<string, number>();
  if (Object.values(marketplace.kinds).some(isCrowdHeeded)) {
    for (const difference of diff(store.staged(run, channel.id), store.known(channel.id), clock.now())) {
      if (difference.is !== 'changed') continue;
      const { change } = difference;
      const kind = marketplace.kinds[change.document.kind];
      if (!kind) continue;
      const name = crowdOf(change, fittingCalls(kind, change));
      crowds.set(name, (crowds.get(name) ?? 0) + 1);
    }
  }
  return (calls) => crowds.get(calls) ?? 1;
}

/** Whether the number of changes has a say: some call is judged later than another. */
function isCrowdHeeded(kind: Kind): boolean {
  return [kind.create, kind.update, kind.withdraw].some(
    (calls) => new Set(calls.map(({ settles = 0 }) => settles)).size > 1,
  );
}
