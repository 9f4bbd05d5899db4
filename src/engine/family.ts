import type { Store } from '../core/ports/store.ts';
import type { Document } from '../core/words.ts';
import type { EngineChannel } from './lanes.ts';

/** Keys of what the marketplace ended along with a document, at any depth: kinds that fall with their parent. */
export function fallenWith(
  document: Pick<Document, 'key' | 'listing'>,
  store: Store,
  { channel, marketplace }: EngineChannel,
): readonly string[] {
  if (document.listing === undefined) return [];
  const family = store
    .family(channel.id, document.listing)
    .filter(({ kind }) => marketplace.kinds[kind]?.fallsWithParent);
  const fallen = new Set<string>();
  const parents = [document.key];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const child of family) {
      if ((child.with ?? child.after[0]) !== parent || fallen.has(child.key)) continue;
      fallen.add(child.key);
      parents.push(child.key);
    }
  }
  return [...fallen];
}
