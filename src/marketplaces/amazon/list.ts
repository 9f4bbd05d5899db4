import type { Io } from '../../core/ports/marketplace.ts';
import type { Document, Remote } from '../../core/words.ts';
import { askListings } from './ask.ts';
import { lookAt } from './look.ts';
import { hereOf } from './sites.ts';
import { found, type Item, itemBody } from './wire.ts';

const PAGE = '20';
const DATA = 'summaries';

/** All that the seller has on the site, or what has the SKUs of these documents. A SKU is one item, whoever made it. */
export async function* list(io: Io, of?: readonly Document[]): AsyncGenerator<Remote, void, undefined> {
  const { marketplaceId } = hereOf(io.channel);
  if (of) {
    const skus = of.flatMap(({ body }) => itemBody.safeParse(body).data?.sku ?? []);
    for (const item of (await lookAt(io, skus, DATA)).values()) yield remote(item, marketplaceId);
    return;
  }
  for await (const item of everything(io)) yield remote(item, marketplaceId);
}

/** A search ends after a thousand items, so the next one begins with the day on which the last of them was made. */
async function* everything(io: Io): AsyncGenerator<Item> {
  const seen = new Set<string>();
  for (let since = ''; ; ) {
    const before = seen.size;
    let last = since;
    for await (const item of pages(io, since)) {
      last = item.summaries[0]?.createdDate || last;
      if (seen.has(item.sku)) continue;
      seen.add(item.sku);
      yield item;
    }
    if (seen.size === before || last === since) return;
    since = last;
  }
}

async function* pages(io: Io, since: string): AsyncGenerator<Item> {
  for (let token: string | undefined = ''; token !== undefined; ) {
    const query: Record<string, string> = {
      includedData: DATA,
      sortBy: 'createdDate',
      sortOrder: 'ASC',
      pageSize: PAGE,
      ...(since && { createdAfter: encodeURIComponent(since) }),
      ...(token && { pageToken: encodeURIComponent(token) }),
    };
    const { items, pagination } = await askListings(io, undefined, { bucket: 'search', query, answer: found });
    yield* items;
    token = pagination?.nextToken;
  }
}

function remote({ sku, summaries }: Item, marketplaceId: string): Remote {
  const summary = summaries.find((one) => one.marketplaceId === marketplaceId);
  const refs = { id: sku, ...(summary?.asin && { asin: summary.asin }) };
  const status = summary?.status ?? [];
  return { key: `item/${sku}`, sku, refs, state: status.length > 0 ? status.join(' ').toLowerCase() : 'inactive' };
}
