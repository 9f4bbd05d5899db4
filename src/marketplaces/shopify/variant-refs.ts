import type { Io } from '../../core/ports/marketplace.ts';
import type { Refs } from '../../core/words.ts';
import { ask } from './ask.ts';
import { OPERATIONS } from './graphql.ts';
import { answers, LONGEST, type Variants } from './wire.ts';

/** `variant:<SKU>` and `inventoryItem:<SKU>` of a product, whose first page was answered already. */
export async function variantRefs(
  product: { readonly id: string; readonly variants: Variants },
  io: Io,
): Promise<Refs> {
  const refs: Record<string, string> = {};
  let page: Variants | undefined = product.variants;
  while (page) {
    for (const { id, sku, inventoryItem } of page.nodes) {
      if (!sku) continue;
      refs[`variant:${sku}`] = id;
      refs[`inventoryItem:${sku}`] = inventoryItem.id;
    }
    page = page.pageInfo.hasNextPage ? await nextPage(product.id, page.pageInfo.endCursor ?? null, io) : undefined;
  }
  return refs;
}

async function nextPage(id: string, after: string | null, io: Io): Promise<Variants | undefined> {
  const { product } = await ask(io, OPERATIONS.variants, {
    variables: { id, after },
    cost: 3 + 2 * LONGEST,
    answer: answers.variants,
  });
  return product?.variants;
}
