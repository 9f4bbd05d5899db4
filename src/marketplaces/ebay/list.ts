import type { Io } from '../../core/ports/marketplace.ts';
import type { Document, Remote } from '../../core/words.ts';
import { chunked } from '../../lib/streams.ts';
import { ask, isMissing } from './ask.ts';
import { offerOf, stateOf } from './offers.ts';
import { answers, bodies, INVENTORY, MOST } from './wire.ts';

/** Items a page: their most. */
const PAGE = 200;

/**
 * All items of the account with their offers on the channel's site, or what could be these documents: items, groups and offers by
 * our keys, publications by what is on sale. Pictures cannot be looked for.
 */
export async function* list(io: Io, of?: readonly Document[]): AsyncGenerator<Remote, void, undefined> {
  if (!of) return yield* everything(io);
  const items = of.flatMap(({ kind, body, key }) => (kind === 'item' ? [{ key, ...bodies.item.parse(body) }] : []));
  for await (const some of chunked(items, MOST)) yield* itemsThere(some, io);
  for (const document of of) yield* thingThere(document, io);
}

async function* everything(io: Io): AsyncGenerator<Remote> {
  for (let page = 0; ; page++) {
    const url = `${INVENTORY}/inventory_item?limit=${PAGE}&offset=${page}`;
    const { inventoryItems, total } = await ask(io, { url, bucket: 'inventory', answer: answers.items });
    for (const { sku } of inventoryItems) {
      yield { key: `item/${sku}`, sku, refs: { id: sku }, state: 'accepted' };
      yield* offerThere({ key: `offer/${sku}/${io.channel.site}`, sku, marketplaceId: io.channel.site }, io);
    }
    if (inventoryItems.length === 0 || (page + 1) * PAGE >= total) return;
  }
}

interface Wanted {
  readonly key: string;
  readonly sku: string;
}

async function* itemsThere(wanted: readonly Wanted[], io: Io): AsyncGenerator<Remote> {
  const { responses } = await ask(io, {
    method: 'POST',
    url: `${INVENTORY}/bulk_get_inventory_item`,
    json: { requests: wanted.map(({ sku }) => ({ sku })) },
    bucket: 'inventory',
    answer: answers.bulk,
  });
  for (const { sku, inventoryItem } of responses) {
    const one = wanted.find((candidate) => candidate.sku === sku);
    if (one && inventoryItem) yield { key: one.key, sku: one.sku, refs: { id: one.sku }, state: 'accepted' };
  }
}

async function* thingThere({ kind, body, key }: Document, io: Io): AsyncGenerator<Remote> {
  if (kind === 'offer') {
    const { sku, marketplaceId } = bodies.offer.parse(body);
    yield* offerThere({ key, sku, marketplaceId }, io);
  }
  if (kind === 'group') yield* groupThere(key, bodies.group.parse(body).inventoryItemGroupKey, io);
  if (kind === 'publication') yield* publicationThere(key, bodies.publication.parse(body), io);
}

async function* offerThere(
  { key, sku, marketplaceId }: Wanted & { readonly marketplaceId: string },
  io: Io,
): AsyncGenerator<Remote> {
  const found = await offerOf({ sku, marketplaceId }, io);
  if (found) yield { key, sku, refs: { id: found.offerId }, state: stateOf(found) };
}

async function* groupThere(key: string, id: string, io: Io): AsyncGenerator<Remote> {
  const url = `${INVENTORY}/inventory_item_group/${encodeURIComponent(id)}`;
  try {
    await ask(io, { url, bucket: 'inventory', answer: answers.nothing });
    yield { key, refs: { id }, state: 'accepted' };
  } catch (reason) {
    if (!isMissing(reason)) throw reason;
  }
}

/** On sale is what shows one of its SKUs: the publication that is sent again brings in the others. */
async function* publicationThere(
  key: string,
  { skus, marketplaceId }: { readonly skus: readonly string[]; readonly marketplaceId: string },
  io: Io,
): AsyncGenerator<Remote> {
  const [sku] = skus;
  const found = sku === undefined ? undefined : await offerOf({ sku, marketplaceId }, io);
  const id = found?.status === 'PUBLISHED' ? found.listing?.listingId : undefined;
  if (found && id) yield { key, refs: { id }, state: stateOf(found) };
}
