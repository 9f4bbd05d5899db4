import { Rejected } from '../core/faults.ts';
import { contentHash } from '../core/fingerprint.ts';
import type { Outcome } from '../core/words.ts';
import type { EngineChannel } from './lanes.ts';
import { oneEach } from './one-each.ts';
import type { Readiness } from './ready.ts';

export type ReadyEntry = Extract<Readiness, { is: 'ready' }>;

/**
 * What the marketplace's own preview says, one outcome per change. Where the whole request is refused, each half is asked
 * again, so that one bad listing harms no other. Throws what `preview` throws, Rejected excepted.
 */
export async function askPreview(
  ready: readonly ReadyEntry[],
  engine: EngineChannel,
  run: string,
): Promise<readonly Outcome[]> {
  const keys = ready.map(({ change }) => change.document.key);
  const parent = ready[0]?.parent;
  const id = contentHash(JSON.stringify([run, engine.channel.id, 'preview', keys]));
  const batch = { id, ...(parent && { with: parent }), changes: ready.map((entry) => entry.ready) };
  try {
    return oneEach(keys, (await engine.marketplace.preview?.(batch, engine.io)) ?? []);
  } catch (reason) {
    if (!(reason instanceof Rejected)) throw reason;
    const [key] = keys;
    if (ready.length === 1 && key !== undefined) return [{ key, is: 'rejected', problems: reason.problems }];
    const middle = Math.ceil(ready.length / 2);
    const left = await askPreview(ready.slice(0, middle), engine, run);
    return [...left, ...(await askPreview(ready.slice(middle), engine, run))];
  }
}
