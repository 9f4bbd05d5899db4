import { type Call, type Entry, multiStatus, type Result } from './call.ts';
import { type Defect, EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { attempt, named } from './items.ts';
import { revise } from './listing-life.ts';
import { conform, readEntries } from './read-body.ts';
import { type PriceQuantity, priceQuantityShape } from './shapes.ts';
import { type Item, type Offer, putOffer } from './store.ts';

/** reference/marketplaces.md §2, batches: up to 25 entries, each of one SKU and up to 25 of its offers. */
const MOST = 25;

/** POST /bulk_update_price_quantity: price and stock alone, of offers that are published. */
export async function bulkUpdatePriceQuantity(call: Call): Promise<Result> {
  const requests = readEntries(call, 'requests');
  if (requests.length > MOST) throw new EbayError(400, inventoryError(25709, { additionalInfo: 'requests' }));
  const responses: Entry[] = [];
  for (const request of requests) {
    const sku = named(request, 'sku');
    const key = sku === undefined ? {} : { sku };
    const done = await attempt(async () => ({
      statusCode: 200,
      entries: await update(call, conform(request, priceQuantityShape)),
    }));
    if ('entries' in done) responses.push(...done.entries.map((entry) => ({ ...key, ...entry })));
    else responses.push({ ...key, ...done });
  }
  return multiStatus(responses, `update price or quantity of ${requests.length} SKUs`);
}

async function update(call: Call, asked: PriceQuantity): Promise<readonly Entry[]> {
  const { sku, shipToLocationAvailability, offers = [] } = asked;
  const ids = offers.map(({ offerId }) => offerId);
  // Specification: "An issue will occur if duplicate offerId values are passed", and without a SKU there is no stock to set.
  if (new Set(ids).size < ids.length) throw bad('offerId should be unique.');
  if (offers.length === 0 && !shipToLocationAvailability) throw bad('Nothing to update.');
  const item = shipToLocationAvailability && stocked(call, sku, shipToLocationAvailability);
  // Stock and price of one listing are one revision; that stock goes first where there are several listings is ours.
  const isTogether = item !== undefined && offers.length === 1;
  if (item && !isTogether) await carry(call, { item });
  if (offers.length === 0) return [{ statusCode: 200 }];
  const entries: (Entry & { offerId: string })[] = [];
  for (const change of offers) {
    const entry = await attempt(async () => {
      const offer = changed(call, change, sku);
      await carry(call, isTogether ? { item, offer } : { offer });
      return { statusCode: 200 };
    });
    entries.push({ ...entry, offerId: change.offerId });
  }
  return entries;
}

/** The specification gives this call no code but 25002 for what a listing may not be. */
async function carry(call: Call, draft: { readonly item?: Item; readonly offer?: Offer }): Promise<void> {
  try {
    await revise(call, draft, () => {
      if (draft.item) call.store.items.set(draft.item.sku, draft.item);
      if (draft.offer) putOffer(call.store, draft.offer);
    });
  } catch (error) {
    if (!(error instanceof EbayError)) throw error;
    throw new EbayError(400, ...error.defects.map(({ message }) => userError(message)));
  }
}

function stocked(
  call: Call,
  sku: string | undefined,
  shipToLocationAvailability: NonNullable<PriceQuantity['shipToLocationAvailability']>,
): Item {
  const item = call.store.items.get(sku ?? '');
  if (!item) throw new EbayError(404, inventoryError(25702, { additionalInfo: sku ?? '' }));
  const availability = { ...item.fields.availability, shipToLocationAvailability };
  return { ...item, fields: { ...item.fields, availability } };
}

function changed(call: Call, change: NonNullable<PriceQuantity['offers']>[number], sku: string | undefined): Offer {
  const { price, availableQuantity } = change;
  const before = call.store.offers.get(change.offerId);
  if (!before) throw new EbayError(404, inventoryError(25713, { additionalInfo: change.offerId }));
  if (sku !== undefined && before.fields.sku !== sku) throw bad('The offer belongs to another SKU.');
  if (price === undefined && availableQuantity === undefined)
    throw bad('Either availableQuantity or price is required.');
  // Specification, PriceQuantity.offers: "This call is not designed to work with unpublished offers."
  if (before.listing === null) throw bad('The offer is not published.');
  return {
    ...before,
    fields: {
      ...before.fields,
      ...(availableQuantity === undefined ? {} : { availableQuantity }),
      ...(price === undefined ? {} : { pricingSummary: { ...before.fields.pricingSummary, price } }),
    },
  };
}

function bad(additionalInfo: string): EbayError {
  return new EbayError(400, userError(additionalInfo));
}

function userError(additionalInfo: string): Defect {
  return inventoryError(25002, { additionalInfo });
}
