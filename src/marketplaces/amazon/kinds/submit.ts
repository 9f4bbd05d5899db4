import { Rejected } from '../../../core/faults.ts';
import type { Io } from '../../../core/ports/marketplace.ts';
import type { Outcome, Ready } from '../../../core/words.ts';
import { demandCurrency } from '../account.ts';
import { askListings } from '../ask.ts';
import { aimOf } from '../fate.ts';
import { isAbsent, lookAt, lookAtOne } from '../look.ts';
import { type ItemBody, submission } from '../wire.ts';
import { patchesOf } from './patches.ts';

type Errand = (change: Ready<ItemBody>, io: Io) => Promise<Outcome>;

/** The whole item: what it does not name is taken away over there. */
export const put: Errand = async (change, io) => {
  demandCurrency(io, change.body);
  const { productType, requirements, attributes } = await withLiveQuantity(change, io);
  const json = { productType, requirements, attributes };
  await askListings(io, change.body.sku, { method: 'PUT', bucket: 'put', json, answer: submission });
  return accepted(change);
};

/** The attributes that changed. */
export const patch: Errand = async (change, io) => {
  const patches = patchesOf(change);
  if (!patches) return put(change, io);
  demandCurrency(io, change.body);
  const { sku, productType } = change.body;
  const { key } = change.document;
  try {
    const json = { productType, patches };
    await askListings(io, sku, { method: 'PATCH', bucket: 'patch', json, answer: submission });
    return accepted(change);
  } catch (reason) {
    if (isAbsent(reason)) return { key, is: 'gone' };
    // Of a SKU that is not there a part is refused for all that it lacks: whether it is there tells which it was.
    if (reason instanceof Rejected && !(await lookAt(io, [sku], 'summaries')).has(sku)) return { key, is: 'gone' };
    throw reason;
  }
};

export const remove: Errand = async ({ body, document: { key } }, io) => {
  try {
    await askListings(io, body.sku, { method: 'DELETE', bucket: 'delete', answer: submission });
  } catch (reason) {
    if (isAbsent(reason)) return { key, is: 'done' };
    throw reason;
  }
  return { key, is: 'pending', ticket: { key, id: body.sku, item: 'gone', patience: 'item' } };
};

/** Accepted is queued: whether it can be bought shows later. */
function accepted({ document: { key }, body, known, changed }: Ready<ItemBody>): Outcome {
  const { sku } = body;
  // Until other pictures are taken in, what is shown and can be bought is the listing as it was.
  const isShown = known !== undefined && changed.some((path) => path === '' || path.includes('_image_locator'));
  const patience = isShown ? 'pictures' : 'item';
  return { key, is: 'pending', refs: { id: sku }, ticket: { key, id: sku, item: aimOf(body), patience } };
}

const STOCK = 'fulfillment_availability';

/**
 * The body with the quantity that is there now, where the sheet's is not what changed: what was sold meanwhile must not come
 * back. What was adopted has no last body, and gets the sheet's quantity once.
 */
async function withLiveQuantity({ body, changed, known }: Ready<ItemBody>, io: Io): Promise<ItemBody> {
  const isMeant = changed.length === 0 || changed.some((path) => path === '' || path.startsWith(`attributes.${STOCK}`));
  if (!known || isMeant || !body.attributes[STOCK]) return body;
  const live = await lookAtOne(io, body.sku, 'fulfillmentAvailability');
  const quantity = live?.fulfillmentAvailability.find((one) => one.fulfillmentChannelCode === 'DEFAULT')?.quantity;
  if (quantity === undefined) return body;
  return {
    ...body,
    attributes: { ...body.attributes, [STOCK]: [{ fulfillment_channel_code: 'DEFAULT', quantity }] },
  };
}
