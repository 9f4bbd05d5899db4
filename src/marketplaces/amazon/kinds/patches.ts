import { isRecord, type Json } from '../../../core/json.ts';
import type { Ready } from '../../../core/words.ts';
import type { Entry, ItemBody } from '../wire.ts';

/** One operation of a partial update; only whole attributes can be patched. */
export type Patch = {
  readonly op: 'replace' | 'delete';
  readonly path: string;
  readonly value: readonly Entry[];
};

/** What tells the entries of an attribute apart; by these a deletion names what goes. */
const SELECTORS = [
  'marketplace_id',
  'language_tag',
  'currency',
  'audience',
  'type',
  'aspect',
  'fulfillment_channel_code',
];

/** The attributes that changed, replaced or taken away. Undefined: more than attributes changed, or nobody knows what. */
export function patchesOf({ changed, body, known }: Ready<ItemBody>): readonly Patch[] | undefined {
  const names = new Set(changed.map((path) => /^attributes\.([^.]+)/.exec(path)?.[1]?.replaceAll('%2E', '.')));
  if (names.size === 0 || names.has(undefined)) return undefined;
  const before = isRecord(known?.body) && isRecord(known.body.attributes) ? known.body.attributes : {};
  return [...names].flatMap((name = ''): readonly Patch[] => {
    const path = `/attributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const value = body.attributes[name];
    if (value) return [{ op: 'replace', path, value }];
    return [{ op: 'delete', path, value: selected(before[name]) }];
  });
}

function selected(entries: Json | undefined): readonly Entry[] {
  if (!Array.isArray(entries)) return [];
  return entries
    .filter(isRecord)
    .map((entry) => Object.fromEntries(Object.entries(entry).filter(([name]) => SELECTORS.includes(name))));
}
