import { Rejected } from '../../../core/faults.ts';
import type { Json } from '../../../core/json.ts';
import type { Io } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome } from '../../../core/words.ts';
import { demandCurrency, sellerOf } from '../account.ts';
import { ask } from '../ask.ts';
import { aimOf } from '../fate.ts';
import { hereOf } from '../sites.ts';
import { createdFeed, feedDocument, type ItemBody } from '../wire.ts';
import { feedOf, type Operation } from './feed-messages.ts';

const API = '/feeds/2021-06-30';
const TYPE = 'application/json; charset=UTF-8';

/** Thousands of items in one file, judged minutes later: each gets a ticket for its message. */
export async function feed(batch: Batch<ItemBody>, io: Io, operation: Operation): Promise<readonly Outcome[]> {
  // One wrong among many refuses them all; the engine then sends each by itself.
  for (const { body } of operation === 'DELETE' ? [] : batch.changes) demandCurrency(io, body);
  const content = feedOf(batch.changes, { operation, seller: decodeURIComponent(sellerOf(io)) });
  const inputFeedDocumentId = await stored(content, io);
  const { feedId } = await ask(io, `${API}/feeds`, {
    method: 'POST',
    bucket: 'feed',
    json: {
      feedType: 'JSON_LISTINGS_FEED',
      marketplaceIds: [hereOf(io.channel).marketplaceId],
      inputFeedDocumentId,
    },
    answer: createdFeed,
  });
  return batch.changes.map(({ document: { key }, body }, index): Outcome => {
    const aim = operation === 'DELETE' ? 'gone' : aimOf(body);
    const item = `${index + 1} ${aim} ${body.sku}`;
    return { key, is: 'pending', refs: { id: body.sku }, ticket: { key, id: feedId, item, patience: 'feed' } };
  });
}

/** The content behind an address of theirs, which ends after five minutes: a busy line may need a second one. */
async function stored(content: Json, io: Io): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  for (let tries = 1; ; tries++) {
    const { feedDocumentId, url } = await ask(io, `${API}/documents`, {
      method: 'POST',
      bucket: 'feedDocument',
      json: { contentType: TYPE },
      answer: feedDocument,
    });
    try {
      const body = { is: 'bytes', bytes, type: TYPE } as const;
      await io.http.send({ method: 'PUT', url, body, bucket: 'storage', harmless: true, auth: 'none' });
      return feedDocumentId;
    } catch (reason) {
      if (tries > 1 || !(reason instanceof Rejected)) throw reason;
    }
  }
}
