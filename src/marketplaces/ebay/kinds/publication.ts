import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready } from '../../../core/words.ts';
import { askWhole, isCode } from '../ask.ts';
import { outcomeOf } from '../each.ts';
import { offerOf } from '../offers.ts';
import { answers, INVENTORY, MOST, type PublicationBody } from '../wire.ts';

const PUBLISH = { covers: '*', sends: 'whole', batch: MOST, rate: 'inventory', twice: 'refused' } as const;

/** The moment a product is on sale. It ends with what it stands on. */
export const publication: Kind<PublicationBody> = {
  create: [{ ...PUBLISH, name: 'publish', publish }],
  update: [{ ...PUBLISH, name: 'publishAgain', publish: again }],
  withdraw: [],
  fallsWithParent: true,
};

type Change = Ready<PublicationBody>;

/** Single offers many at once; a group, which has a parent and so a batch of its own, by its key. */
async function publish({ changes }: Batch<PublicationBody>, io: Io): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = changes.filter(({ body }) => !body.isStocked).map(inWait);
  const stocked = changes.filter(({ body }) => body.isStocked);
  const alone = stocked.filter(({ body }) => body.offerId !== undefined);
  if (alone.length > 0) outcomes.push(...(await publishOffers(alone, io)));
  for (const change of stocked.filter(({ body }) => body.offerId === undefined))
    outcomes.push(await publishGroup(change, io));
  return outcomes;
}

/** Everything stands ready; the plan that finds some of it in stock puts it on sale. What is on sale and sells out stays so. */
function inWait({ document: { key }, known }: Change): Outcome {
  if (known?.refs.id !== undefined) return { key, is: 'done' };
  const message = 'There is none of it in stock, and eBay puts nothing on sale that there is none of.';
  return { key, is: 'done', problems: [{ code: 'NOT_IN_STOCK', message, path: 'quantity', severity: 'warning' }] };
}

async function publishOffers(changes: readonly Change[], io: Io): Promise<readonly Outcome[]> {
  // Twice the same is refused whole (25731): two listings that share a SKU share its offer.
  const ids = [...new Set(changes.map(({ body: { offerId = '' } }) => offerId))];
  const { answer, response } = await askWhole(io, {
    method: 'POST',
    url: `${INVENTORY}/bulk_publish_offer`,
    json: { requests: ids.map((offerId) => ({ offerId })) },
    bucket: 'inventory',
    risky: true,
    answer: answers.bulk,
  });
  return changes.map((change) => {
    const found = answer.responses.filter(({ offerId }) => offerId === change.body.offerId);
    const id = found[0]?.listingId;
    return outcomeOf(change, found, { headers: response.headers, ...(id && { refs: { id } }) });
  });
}

async function publishGroup(change: Change, io: Io): Promise<Outcome> {
  const { inventoryItemGroupKey = '', marketplaceId } = change.body;
  try {
    const { answer, response } = await askWhole(io, {
      method: 'POST',
      url: `${INVENTORY}/offer/publish_by_inventory_item_group`,
      json: { inventoryItemGroupKey, marketplaceId },
      bucket: 'inventory',
      risky: true,
      answer: answers.published,
    });
    const id = answer.listingId;
    return outcomeOf(change, [answer], { headers: response.headers, ...(id && { refs: { id } }) });
  } catch (reason) {
    if (isCode(reason, '25705', '25710')) return { key: change.document.key, is: 'gone' };
    throw reason;
  }
}

/** What is on sale already is not published again: each time counts as a revision, of which there are 250 a day. */
async function again({ changes, ...batch }: Batch<PublicationBody>, io: Io): Promise<readonly Outcome[]> {
  const live: Outcome[] = [];
  const left: Change[] = [];
  for (const change of changes) {
    const id = change.body.isStocked ? await listingOf(change.body, io) : undefined;
    if (id === undefined) left.push(change);
    else live.push({ key: change.document.key, is: 'done', refs: { id } });
  }
  return left.length === 0 ? live : [...live, ...(await publish({ ...batch, changes: left }, io))];
}

/** The listing that shows all of these SKUs; undefined while one of them is not on sale. */
async function listingOf({ skus, marketplaceId }: PublicationBody, io: Io): Promise<string | undefined> {
  const ids = new Set<string>();
  // The last ones are the likeliest to be new.
  for (const sku of skus.toReversed()) {
    const found = await offerOf({ sku, marketplaceId }, io);
    if (found?.status !== 'PUBLISHED' || !found.listing?.listingId) return undefined;
    ids.add(found.listing.listingId);
  }
  const [id, ...others] = ids;
  return others.length === 0 ? id : undefined;
}
