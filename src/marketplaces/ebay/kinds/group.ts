import { Rejected } from '../../../core/faults.ts';
import { isRecord } from '../../../core/json.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Outcome, Ready } from '../../../core/words.ts';
import { ask, askWhole, isCode, isMissing } from '../ask.ts';
import { oneByOne, outcomeOf } from '../each.ts';
import { merged } from '../merged.ts';
import { offerOf } from '../offers.ts';
import { answers, type GroupBody, INVENTORY } from '../wire.ts';

const ONE = { covers: '*', sends: 'whole', batch: 1, rate: 'inventory', twice: 'harmless' } as const;

/** The variants of one listing. It is put by our key, so it can be put again. */
export const group: Kind<GroupBody> = {
  create: [{ ...ONE, name: 'put', publish: oneByOne(create) }],
  update: [{ ...ONE, name: 'merge', cost: () => 2, publish: oneByOne(update) }],
  withdraw: [{ ...ONE, name: 'end', cost: () => 2, publish: oneByOne(end) }],
};

type Change = Ready<GroupBody>;

async function create(change: Change, io: Io): Promise<Outcome> {
  return put(change, change.body, io);
}

async function update(change: Change, io: Io): Promise<Outcome> {
  try {
    const theirs = await ask(io, { url: addressOf(change), bucket: 'inventory', answer: answers.record });
    return await put(change, merged(isRecord(theirs) ? theirs : {}, change.body, change.known?.body), io);
  } catch (reason) {
    if (isCode(reason, '25705', '25710', '404')) return { key: change.document.key, is: 'gone' };
    throw reason;
  }
}

type Json = Parameters<typeof merged>[0];

async function put(change: Change, json: Json, io: Io): Promise<Outcome> {
  try {
    return await sent(change, json, io);
  } catch (reason) {
    // A variant was sold alone until now. It is ours: that listing ends, so that it can go on in this one.
    if (!isCode(reason, '25704')) throw reason;
    await endAlone(change, io);
    return sent(change, json, io);
  }
}

async function sent(change: Change, json: Json, io: Io): Promise<Outcome> {
  const url = addressOf(change);
  const { answer, response } = await askWhole(io, {
    method: 'PUT',
    url,
    json,
    bucket: 'inventory',
    answer: answers.warned,
  });
  return outcomeOf(change, [answer], { headers: response.headers, refs: { id: change.body.inventoryItemGroupKey } });
}

async function endAlone({ body }: Change, io: Io): Promise<void> {
  for (const sku of body.variantSKUs) {
    const found = await offerOf({ sku, marketplaceId: io.channel.site }, io);
    if (found?.status !== 'PUBLISHED') continue;
    const url = `${INVENTORY}/offer/${encodeURIComponent(found.offerId)}/withdraw`;
    await ask(io, { method: 'POST', url, bucket: 'inventory', answer: answers.nothing });
  }
}

/** The listing ends, then the group goes; its items and offers stay until their own turn. */
async function end(change: Change, io: Io): Promise<Outcome> {
  const json = { inventoryItemGroupKey: keyOf(change), marketplaceId: io.channel.site };
  const url = `${INVENTORY}/offer/withdraw_by_inventory_item_group`;
  try {
    await ask(io, { method: 'POST', url, json, bucket: 'inventory', answer: answers.nothing });
  } catch (reason) {
    // Not on sale, or not there: whether the group may go is asked next.
    if (!(reason instanceof Rejected)) throw reason;
  }
  try {
    await ask(io, { method: 'DELETE', url: addressOf(change), bucket: 'inventory', answer: answers.nothing });
  } catch (reason) {
    if (!isMissing(reason)) throw reason;
  }
  return { key: change.document.key, is: 'done' };
}

function addressOf(change: Change): string {
  return `${INVENTORY}/inventory_item_group/${encodeURIComponent(keyOf(change))}`;
}

/** What was adopted has no body yet. */
function keyOf({ document }: Change): string {
  const body: GroupBody | null = document.body;
  return body?.inventoryItemGroupKey ?? document.key.slice('group/'.length);
}
