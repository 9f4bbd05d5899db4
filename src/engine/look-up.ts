import { Ambiguous, Rejected, Unavailable } from '../core/faults.ts';
import type { Document, Refs } from '../core/words.ts';
import type { EngineChannel } from './lanes.ts';

/**
 * The refs of those documents that are really there, by key. Undefined: there is no way to look. Throws Unavailable where
 * nobody answers now, a look that is refused included: it tells nothing about what is there.
 */
export async function lookUp(
  engine: EngineChannel,
  documents: readonly Document[],
): Promise<ReadonlyMap<string, Refs> | undefined> {
  const { marketplace, io } = engine;
  if (!marketplace.list) return undefined;
  const wanted = new Set(documents.map(({ key }) => key));
  const found = new Map<string, Refs>();
  try {
    for await (const remote of marketplace.list(io, documents)) {
      if (remote.key !== undefined && wanted.has(remote.key)) found.set(remote.key, remote.refs);
    }
    return found;
  } catch (reason) {
    throw reason instanceof Ambiguous || reason instanceof Rejected ? new Unavailable(reason.message) : reason;
  }
}
