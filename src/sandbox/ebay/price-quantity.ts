import { type Call, type Entry, multiStatus, type Result } from './call.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { attempt, named, save } from './items.ts';
import { revise } from './listing-life.ts';
import { conform, readEntries } from './read-body.ts';
import { type PriceQuantity, priceQuantityShape } from './shapes.ts';
import { type Offer, putOffer } from './store.ts';

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
  if (shipToLocationAvailability) await setStock(call, sku, shipToLocationAvailability);
  if (offers.length === 0) return [{ statusCode: 200 }];
  const entries: Entry[] = [];
  for (const change of offers) {
    const entry = await attempt(async () => {
      await applyTo(call, change, sku);
      return { statusCode: 200 };
    });
    entries.push({ ...entry, ...{ offerId: change.offerId } });
  }
  return entries;
}

async function setStock(
  call: Call,
  sku: string | undefined,
  shipToLocationAvailability: NonNullable<PriceQuantity['shipToLocationAvailability']>,
): Promise<void> {
  const item = call.store.items.get(sku ?? '');
  if (!item) throw new EbayError(404, inventoryError(25702, { additionalInfo: sku ?? '' }));
  const availability = { ...item.fields.availability, shipToLocationAvailability };
  await save(call, { ...item, fields: { ...item.fields, availability } });
}

async function applyTo(
  call: Call,
  change: NonNullable<PriceQuantity['offers']>[number],
  sku: string | undefined,
): Promise<void> {
  const { price, availableQuantity } = change;
  const before = call.store.offers.get(change.offerId);
  if (!before) throw new EbayError(404, inventoryError(25713, { additionalInfo: change.offerId }));
  if (sku !== undefined && before.fields.sku !== sku) throw bad('The offer belongs to another SKU.');
  if (price === undefined && availableQuantity === undefined)
    throw bad('Either availableQuantity or price is required.');
  // Specification, PriceQuantity.offers: "This call is not designed to work with unpublished offers."
  if (before.listing === null) throw bad('The offer is not published.');
  const offer: Offer = {
    ...before,
    fields: {
      ...before.fields,
      ...(availableQuantity === undefined ? {} : { availableQuantity }),
      ...(price === undefined ? {} : { pricingSummary: { ...before.fields.pricingSummary, price } }),
    },
  };
  await revise(call, { offer }, () => putOffer(call.store, offer));
}

function bad(additionalInfo: string): EbayError {
  return new EbayError(400, inventoryError(25002, { additionalInfo }));
}
