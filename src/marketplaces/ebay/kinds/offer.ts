import { isRecord, type Json } from '../../../core/json.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready } from '../../../core/words.ts';
import { onlyLocation, onlyPolicies } from '../account.ts';
import { ask, askWhole, isMissing } from '../ask.ts';
import { oneByOne, outcomeOf } from '../each.ts';
import { merged, without } from '../merged.ts';
import { offerOf } from '../offers.ts';
import { problemOf } from '../problems.ts';
import { currencyOf } from '../sites.ts';
import { answers, INVENTORY, MOST, type OfferBody, type PerItem } from '../wire.ts';

const BULK = { batch: MOST, rate: ['inventory', 'account'], sends: 'whole' } as const;

/** A SKU on one site. It is made without going live. */
export const offer: Kind<OfferBody> = {
  // One of a SKU, site and format: a second is refused by the name of the first (25729).
  create: [{ ...BULK, name: 'bulkCreate', covers: '*', twice: 'refused', publish: create }],
  update: [
    {
      ...BULK,
      name: 'bulkPrice',
      rate: 'inventory',
      covers: ['pricingSummary.price'],
      twice: 'harmless',
      publish: setPrices,
    },
    // "There is currently no bulk operation to update multiple offers"; a look goes before each.
    { ...BULK, name: 'merge', covers: '*', batch: 1, cost: () => 2, twice: 'harmless', publish: oneByOne(update) },
  ],
  withdraw: [
    { ...BULK, name: 'delete', rate: 'inventory', covers: '*', batch: 1, twice: 'harmless', publish: oneByOne(remove) },
  ],
  fallsWithParent: true,
};

type Change = Ready<OfferBody>;

async function create({ changes: all }: Batch<OfferBody>, io: Io): Promise<readonly Outcome[]> {
  const { changes, outcomes } = inSiteCurrency(all, io);
  if (changes.length === 0) return outcomes;
  const chosen = await chosenBy(io, changes);
  const requests = changes.map(({ body }) => completed(body, chosen));
  const { answer, response } = await askWhole(io, {
    method: 'POST',
    url: `${INVENTORY}/bulk_create_offer`,
    json: { requests },
    bucket: 'inventory',
    risky: true,
    answer: answers.bulk,
  });
  for (const change of changes) {
    const found = answer.responses.filter(({ sku }) => sku === change.body.sku);
    const id = found[0]?.offerId;
    const outcome = outcomeOf(change, found, { headers: response.headers, ...(id && { refs: { id } }) });
    outcomes.push((await existing(change, found, io)) ?? outcome);
  }
  return outcomes;
}

/** The one that is there already, where that is why it was refused. */
async function existing(
  { body, document: { key } }: Change,
  found: readonly PerItem[],
  io: Io,
): Promise<Outcome | undefined> {
  const said = found.flatMap(({ errors }) => errors ?? []);
  const taken = said.find(
    ({ errorId, message }) => errorId === '25729' || (errorId === '25002' && /already exists/i.test(message)),
  );
  if (!taken) return undefined;
  const named = problemOf(taken, {}).refs?.id ?? (await offerOf(body, io))?.offerId;
  return named === undefined ? undefined : { key, is: 'exists', refs: { id: named } };
}

type Chosen = Pick<OfferBody, 'merchantLocationKey' | 'listingPolicies'>;

/** What the channel's settings leave open. */
async function chosenBy(io: Io, changes: readonly Change[]): Promise<Chosen> {
  const isOpen = (is: (body: OfferBody) => string | undefined) => changes.some(({ body }) => is(body) === undefined);
  const [location, fulfillment, payment, back] = await Promise.all([
    isOpen((body) => body.merchantLocationKey) ? onlyLocation(io) : '',
    isOpen((body) => body.listingPolicies?.fulfillmentPolicyId) ? onlyPolicies.fulfillment(io) : '',
    isOpen((body) => body.listingPolicies?.paymentPolicyId) ? onlyPolicies.payment(io) : '',
    isOpen((body) => body.listingPolicies?.returnPolicyId) ? onlyPolicies.return(io) : '',
  ]);
  return {
    merchantLocationKey: location,
    listingPolicies: { fulfillmentPolicyId: fulfillment, paymentPolicyId: payment, returnPolicyId: back },
  };
}

function completed(body: OfferBody, chosen: Chosen): OfferBody {
  return { ...chosen, ...body, listingPolicies: { ...chosen.listingPolicies, ...body.listingPolicies } };
}

/** A site sells in its own currency; what is said in another goes nowhere. */
function inSiteCurrency(
  all: readonly Change[],
  io: Io,
): { readonly changes: readonly Change[]; readonly outcomes: Outcome[] } {
  const site = currencyOf(io.channel);
  const isForeign = ({ body }: Change) => site !== undefined && body.pricingSummary.price.currency !== site;
  const outcomes = all.filter(isForeign).map(({ document: { key }, body }): Outcome => {
    const message = `${io.channel.site} sells in ${site}, the price is in ${body.pricingSummary.price.currency}.`;
    return { key, is: 'rejected', problems: [{ code: 'CURRENCY_MISMATCH', message, path: 'currency' }] };
  });
  return { changes: all.filter((change) => !isForeign(change)), outcomes };
}

async function setPrices({ changes: all }: Batch<OfferBody>, io: Io): Promise<readonly Outcome[]> {
  const { changes, outcomes } = inSiteCurrency(all, io);
  if (changes.length === 0) return outcomes;
  const requests = changes.map((change) => ({
    offers: [{ offerId: idOf(change), price: change.body.pricingSummary.price }],
  }));
  const { answer, response } = await askWhole(io, {
    method: 'POST',
    url: `${INVENTORY}/bulk_update_price_quantity`,
    json: { requests },
    bucket: 'inventory',
    answer: answers.bulk,
  });
  for (const change of changes) {
    const found = answer.responses.filter(({ offerId }) => offerId === idOf(change));
    outcomes.push(outcomeOf(change, found, { headers: response.headers }));
  }
  return outcomes;
}

/** Answered and never taken, or said by the address. */
const FIXED = ['offerId', 'sku', 'marketplaceId', 'format', 'status', 'listing'];

async function update(change: Change, io: Io): Promise<Outcome> {
  const [foreign] = inSiteCurrency([change], io).outcomes;
  if (foreign) return foreign;
  const { key } = change.document;
  const url = `${INVENTORY}/offer/${encodeURIComponent(idOf(change))}`;
  try {
    const theirs = await ask(io, { url, bucket: 'inventory', answer: answers.record });
    const ours = completed(change.body, await chosenBy(io, [change]));
    const whole = merged(recordOf(theirs), ours, change.known?.body);
    const json = without(whole, ...FIXED);
    const { answer, response } = await askWhole(io, {
      method: 'PUT',
      url,
      json,
      bucket: 'inventory',
      answer: answers.warned,
    });
    return outcomeOf(change, [answer], { headers: response.headers });
  } catch (reason) {
    if (isMissing(reason)) return { key, is: 'gone' };
    throw reason;
  }
}

async function remove(change: Change, io: Io): Promise<Outcome> {
  const url = `${INVENTORY}/offer/${encodeURIComponent(idOf(change))}`;
  try {
    await ask(io, { method: 'DELETE', url, bucket: 'inventory', answer: answers.nothing });
  } catch (reason) {
    if (!isMissing(reason)) throw reason;
  }
  return { key: change.document.key, is: 'done' };
}

function idOf({ known }: Change): string {
  return String(known?.refs.id ?? '');
}

function recordOf(value: unknown): Readonly<Record<string, Json>> {
  return isRecord(value) ? value : {};
}
