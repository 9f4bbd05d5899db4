import type { Json } from '../../../core/json.ts';
import type { Ready } from '../../../core/words.ts';
import type { ItemBody } from '../wire.ts';
import { patchesOf } from './patches.ts';

export type Operation = 'UPDATE' | 'PATCH' | 'DELETE';

/** A JSON_LISTINGS_FEED (schema v2): messages are numbered in the order of the changes. */
export function feedOf(
  changes: readonly Ready<ItemBody>[],
  { operation, seller }: { readonly operation: Operation; readonly seller: string },
): Json {
  return {
    header: { sellerId: seller, version: '2.0', issueLocale: 'en_US' },
    messages: changes.map((change, index) => ({
      messageId: index + 1,
      sku: change.body.sku,
      ...(operation === 'DELETE' ? { operationType: 'DELETE' } : submitted(change, operation)),
    })),
  };
}

/** Where nobody knows what changed, all of it goes. */
function submitted(change: Ready<ItemBody>, operation: 'UPDATE' | 'PATCH'): Readonly<Record<string, Json>> {
  const { productType, requirements, attributes } = change.body;
  const patches = operation === 'PATCH' ? patchesOf(change) : undefined;
  if (patches) return { operationType: 'PATCH', productType, patches };
  return { operationType: 'UPDATE', productType, requirements, attributes };
}
