import { z } from 'zod';
import type { Call, Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome } from '../../../core/words.ts';
import { ask } from '../ask.ts';
import type { StockBody } from '../wire.ts';
import { FEED_BYTES, submit } from './feed.ts';
import { oneByOne } from './one-by-one.ts';

/** As many are sent one by one, within a minute; more go as a feed, which takes one request and a quarter of an hour. */
const FEW = 60;

const send: Call<StockBody> = {
  name: 'inventory',
  covers: '*',
  sends: 'whole',
  batch: 1000,
  bytes: FEED_BYTES,
  rate: ['inventory', 'inventory-feed'],
  twice: 'harmless',
  publish: sendStock,
};

/** How many of a SKU there are; what is sent takes the place of what was. */
export const stock: Kind<StockBody> = {
  create: [send],
  update: [send],
  // It ends with the item; while that is for sale, a blank quantity leaves theirs alone.
  withdraw: [],
  fallsWithParent: true,
};

async function sendStock({ changes }: Batch<StockBody>, io: Io): Promise<readonly Outcome[]> {
  const entries = changes.map(({ document: { key }, body }) => {
    const { shipNode, ...says } = body;
    return { key, sku: body.sku, says, query: shipNode === undefined ? {} : { shipNode } };
  });
  // All documents of a channel name the same node.
  if (entries.length > FEW) return submit('inventory', entries, { io, query: entries[0]?.query ?? {} });
  return oneByOne(entries, ({ sku, says, query }) =>
    ask(
      io,
      {
        method: 'PUT',
        path: `/v3/inventory?sku=${encodeURIComponent(sku)}&${new URLSearchParams(query)}`.replace(/&$/, ''),
        body: { is: 'json', json: says },
        bucket: 'inventory',
      },
      { answer: z.object({ sku: z.string() }) },
    ),
  );
}
