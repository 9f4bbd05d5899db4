import type { Io } from '../../core/ports/marketplace.ts';
import type { Document, Remote } from '../../core/words.ts';
import { ask } from './ask.ts';
import { isMissing } from './kinds/one-by-one.ts';
import { answers, bodies, type ListedItem } from './wire.ts';

/** Items a page. */
const PAGE = 50;

/** Every item that is set up, or those that have the SKUs of these documents. What was retired is not there. */
export async function* list(io: Io, of?: readonly Document[]): AsyncGenerator<Remote, void, undefined> {
  if (!of) return yield* everything(io);
  const skus = of.flatMap(({ kind, body }) => {
    const sku = kind === 'item' ? bodies.item.safeParse(body).data?.Orderable.sku : undefined;
    return sku === undefined ? [] : [sku];
  });
  for (const found of (await activeItems(skus, io)).values()) yield remote(found);
}

/** Those of the SKUs under which an item is set up. */
export async function activeSkus(skus: readonly string[], io: Io): Promise<ReadonlySet<string>> {
  return new Set((await activeItems(skus, io)).keys());
}

/** One question a SKU: there is none for many. */
async function activeItems(skus: readonly string[], io: Io): Promise<ReadonlyMap<string, ListedItem>> {
  const found = new Map<string, ListedItem>();
  for (const sku of new Set(skus)) {
    const { ItemResponse } = await page(io, `/${encodeURIComponent(sku)}?productIdType=SKU`, 'item');
    const own = ItemResponse.find((one) => one.sku === sku && isActive(one));
    if (own) found.set(sku, own);
  }
  return found;
}

async function* everything(io: Io): AsyncGenerator<Remote> {
  for (let cursor: string | undefined = '*'; cursor; ) {
    const { ItemResponse, nextCursor } = await page(
      io,
      `?nextCursor=${encodeURIComponent(cursor)}&limit=${PAGE}`,
      'item-list',
    );
    for (const item of ItemResponse) if (isActive(item)) yield remote(item);
    cursor = ItemResponse.length === 0 ? undefined : (nextCursor ?? undefined);
  }
}

/** An account without items, and a SKU without an item, are answered as something that could not be found. */
async function page(io: Io, rest: string, bucket: string) {
  try {
    return await ask(io, { method: 'GET', path: `/v3/items${rest}`, bucket }, { answer: answers.items });
  } catch (reason) {
    if (isMissing(reason)) return { ItemResponse: [], nextCursor: undefined };
    throw reason;
  }
}

function isActive({ lifecycleStatus }: ListedItem): boolean {
  return !/^(?:RETIRED|ARCHIVED)$/i.test(lifecycleStatus ?? '');
}

/** A SKU is theirs as it is ours, so the key is certain. */
function remote({ sku, wpid, publishedStatus }: ListedItem): Remote {
  return {
    key: `item/${sku}`,
    sku,
    refs: { id: sku, ...(wpid && { wpid }) },
    state: STATES[publishedStatus ?? ''] ?? 'accepted',
  };
}

/** READY_TO_PUBLISH, IN_PROGRESS and STAGE are on their way. */
const STATES: Readonly<Record<string, string>> = {
  PUBLISHED: 'live',
  UNPUBLISHED: 'suppressed',
  SYSTEM_PROBLEM: 'suppressed',
};
