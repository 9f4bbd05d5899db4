import { isRecord, type Json } from '../../../core/json.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready } from '../../../core/words.ts';
import { ask, askWhole, isMissing } from '../ask.ts';
import { oneByOne, outcomeOf } from '../each.ts';
import { merged, without } from '../merged.ts';
import { languageOf } from '../sites.ts';
import { answers, INVENTORY, type ItemBody, MOST, type PerItem } from '../wire.ts';

const BULK = { batch: MOST, rate: 'inventory', sends: 'whole', twice: 'harmless' } as const;

/** What is sold under a SKU. It is put by its SKU, so it can be put again. */
export const item: Kind<ItemBody> = {
  create: [{ ...BULK, name: 'bulkPut', covers: '*', publish: create }],
  update: [
    { ...BULK, name: 'bulkQuantity', covers: ['availability'], publish: setQuantities },
    // A look at what is there goes before it.
    { ...BULK, name: 'bulkMerge', covers: '*', cost: ({ length }) => (2 * length) / MOST, publish: update },
  ],
  // Its offers end with it, and so does what they are sold as.
  withdraw: [{ ...BULK, name: 'delete', covers: '*', batch: 1, publish: oneByOne(remove) }],
};

type Items = Batch<ItemBody>;
type Change = Ready<ItemBody>;

function create({ changes }: Items, io: Io): Promise<readonly Outcome[]> {
  return put(changes, ({ body }) => body, io);
}

/** What vanished over there is not made again behind the back of its offers. */
async function update({ changes }: Items, io: Io): Promise<readonly Outcome[]> {
  const { answer } = await bulk(io, 'bulk_get_inventory_item', {
    requests: changes.map(({ body: { sku } }) => ({ sku })),
  });
  const there = new Map(answer.responses.map((one) => [one.sku ?? '', one.inventoryItem]));
  const lost = changes.filter(({ body }) => !there.get(body.sku));
  const left = changes.filter(({ body }) => there.get(body.sku));
  const outcomes =
    left.length === 0 ? [] : await put(left, (change) => replacing(change, there.get(change.body.sku)), io);
  return [...lost.map(({ document: { key } }): Outcome => ({ key, is: 'gone' })), ...outcomes];
}

/** The quantity goes back as it is now, unless the sheet's is what changed: what was sold since must not come back. */
function replacing(change: Change, record: Json | undefined): Json {
  const theirs = isRecord(record) ? record : {};
  const { availability, ...rest } = change.body;
  const isCounted = availability && change.changed.some((path) => /^(?:$|availability)/.test(path));
  const ours = isCounted || !theirs.availability ? change.body : rest;
  const whole = merged(without(theirs, 'groupIds', 'inventoryItemGroupKeys', 'locale'), ours, change.known?.body);
  return { ...whole, ...(whole.availability !== undefined && { availability: takeable(whole.availability) }) };
}

/** How a quantity is shared out by format is answered and not taken. */
function takeable(availability: Json): Json {
  if (!isRecord(availability) || !isRecord(availability.shipToLocationAvailability)) return availability;
  const shipToLocationAvailability = without(availability.shipToLocationAvailability, 'allocationByFormat');
  return { ...availability, shipToLocationAvailability };
}

async function put(changes: readonly Change[], bodyOf: (change: Change) => Json, io: Io): Promise<readonly Outcome[]> {
  // Written with an underscore here and with a hyphen in the header.
  const locale = languageOf(io.channel).replace('-', '_');
  const requests = changes.map((change) => ({ ...asRecord(bodyOf(change)), sku: change.body.sku, locale }));
  const { answer, response } = await bulk(io, 'bulk_create_or_replace_inventory_item', { requests });
  return changes.map((change) => {
    const { sku } = change.body;
    return outcomeOf(change, bySku(answer.responses, sku), { headers: response.headers, refs: { id: sku } });
  });
}

async function setQuantities({ changes }: Items, io: Io): Promise<readonly Outcome[]> {
  const counted = changes.filter(({ body }) => body.availability);
  const requests = counted.map(({ body: { sku, availability } }) => ({ sku, ...availability }));
  if (requests.length === 0) return changes.map(kept);
  const { answer, response } = await bulk(io, 'bulk_update_price_quantity', { requests });
  return changes.map((change) =>
    change.body.availability
      ? outcomeOf(change, bySku(answer.responses, change.body.sku), { headers: response.headers })
      : kept(change),
  );
}

/** A blank quantity means the last one. */
function kept({ document: { key } }: Change): Outcome {
  return { key, is: 'done' };
}

function bySku(responses: readonly PerItem[], wanted: string): readonly PerItem[] {
  return responses.filter(({ sku }) => sku === wanted);
}

function bulk(io: Io, call: string, json: Json) {
  return askWhole(io, { method: 'POST', url: `${INVENTORY}/${call}`, json, bucket: 'inventory', answer: answers.bulk });
}

async function remove({ document: { key, body } }: Change, io: Io): Promise<Outcome> {
  const url = `${INVENTORY}/inventory_item/${encodeURIComponent(skuOf(body, key))}`;
  try {
    await ask(io, { method: 'DELETE', url, bucket: 'inventory', answer: answers.nothing });
  } catch (reason) {
    if (!isMissing(reason)) throw reason;
  }
  return { key, is: 'done' };
}

/** What was adopted has no body yet. */
function skuOf(body: ItemBody | null, key: string): string {
  return body?.sku ?? key.slice('item/'.length);
}

function asRecord(body: Json): Readonly<Record<string, Json>> {
  return isRecord(body) ? body : {};
}
