import type { Call, Result } from './call.ts';
import { contentLocale } from './content-language.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { descriptionOf } from './item-checks.ts';
import { skuOf } from './items.ts';
import { leaveListing, revise } from './listing-life.ts';
import { quantityOf } from './offer-checks.ts';
import { type OfferFields, offerShape, offerUpdateShape } from './offer-shape.ts';
import { checkTerms } from './offer-terms.ts';
import { page } from './page-of.ts';
import { readBody } from './read-body.ts';
import { MARKETPLACE_IDS } from './sites.ts';
import { type Offer, offersOf, putGroup, putOffer, removeOffer, type Store } from './store.ts';

/** POST /offer: one for each SKU, site and format, and nothing of it is on sale yet. */
export function createOffer(call: Call): Result {
  contentLocale(call.headers);
  const fields = readBody(call, offerShape);
  const twin = twinOf(call.store, fields);
  // The specification lists no 25729 for this call, only for the bulk one. What this one says is what sellers' programs publish.
  if (twin)
    throw new EbayError(400, {
      ...inventoryError(25002, { additionalInfo: 'Offer entity already exists.' }),
      parameters: [{ name: 'offerId', value: twin.id }],
    });
  const { id } = addOffer(call, fields);
  return { status: 201, data: { offerId: id }, summary: 'create 1 offer' };
}

/** @throws {EbayError} 400 */
export function addOffer(call: Call, fields: OfferFields): Offer {
  const { store } = call;
  if (!store.items.has(fields.sku)) throw new EbayError(400, inventoryError(25702, { additionalInfo: fields.sku }));
  checkTerms(fields, { now: call.clock.now(), isInGroup: store.groupBySku.has(fields.sku) });
  const offer: Offer = {
    id: String(5_000_000_000 + store.nextId()),
    fields: { includeCatalogProductDetails: true, ...fields },
    listing: null,
  };
  putOffer(store, offer);
  return offer;
}

export function twinOf(store: Store, fields: OfferFields): Offer | undefined {
  return offersOf(store, fields.sku).find(
    (one) => one.fields.marketplaceId === fields.marketplaceId && one.fields.format === fields.format,
  );
}

/** PUT /offer/{offerId}: a complete replacement of all but SKU, site and format. */
export async function updateOffer(call: Call): Promise<Result> {
  const { store } = call;
  contentLocale(call.headers);
  const before = existingOffer(store, call.ids[0]);
  const { sku, marketplaceId, format } = before.fields;
  const fields = {
    includeCatalogProductDetails: true,
    ...readBody(call, offerUpdateShape),
    sku,
    marketplaceId,
    format,
  };
  checkTerms(fields, { now: call.clock.now(), isInGroup: store.groupBySku.has(sku) });
  const offer = { ...before, fields };
  // Specification: "For published offers, the listingDescription field is also required"; a group's offers should have none.
  const listing = store.listings.get(before.listing ?? '');
  if (listing?.group === null && !fields.listingDescription)
    throw new EbayError(400, inventoryError(25017, { additionalInfo: 'listingDescription is missing.' }));
  await revise(call, { offer }, () => putOffer(store, offer));
  return { status: 200, data: { offerId: offer.id }, summary: 'replace 1 offer' };
}

export function getOffer(call: Call): Result {
  return { status: 200, data: offerView(call.store, existingOffer(call.store, call.ids[0])) };
}

/** GET /offer?sku=: without a SKU it is refused, although the specification calls it optional: seen on the real one. */
export function listOffers(call: Call): Result {
  const { store, query } = call;
  const sku = skuOf(query.get('sku') ?? undefined);
  const [site, format] = [query.get('marketplace_id'), query.get('format')];
  if (site !== null && !MARKETPLACE_IDS.includes(site))
    throw new EbayError(400, inventoryError(25709, { additionalInfo: 'marketplace_id' }));
  if (format !== null && !['FIXED_PRICE', 'AUCTION'].includes(format))
    throw new EbayError(400, inventoryError(25709, { additionalInfo: 'format' }));
  const found = offersOf(store, sku).filter(
    ({ fields }) =>
      (site ?? fields.marketplaceId) === fields.marketplaceId && (format ?? fields.format) === fields.format,
  );
  if (found.length === 0) throw new EbayError(404, inventoryError(25713, { additionalInfo: sku }));
  const { shown, ...envelope } = page(found, query, { path: '/sell/inventory/v1/offer', limit: 100, most: 200 });
  return { status: 200, data: { ...envelope, offers: shown.map((offer) => offerView(store, offer)) } };
}

/** Specification: a published one ends its listing, or leaves it and its group. */
export function deleteOffer(call: Call): Result {
  const { store } = call;
  const offer = existingOffer(store, call.ids[0]);
  const group = store.groups.get(store.listings.get(offer.listing ?? '')?.group ?? '');
  leaveListing(store, offer.id);
  if (group) {
    const variantSKUs = group.fields.variantSKUs.filter((sku) => sku !== offer.fields.sku);
    putGroup(store, { ...group, fields: { ...group.fields, variantSKUs } });
  }
  removeOffer(store, offer);
  return { status: 204, summary: 'delete 1 offer' };
}

/** @throws {EbayError} 404 25713 */
export function existingOffer(store: Store, id: string | undefined): Offer {
  const offer = store.offers.get(id ?? '');
  if (offer) return offer;
  throw new EbayError(404, inventoryError(25713, { additionalInfo: id ?? '' }));
}

function offerView(store: Store, offer: Offer): Readonly<Record<string, unknown>> {
  const { id: offerId, fields } = offer;
  const listing = store.listings.get(offer.listing ?? '');
  const item = store.items.get(fields.sku);
  if (!listing || !item) return { offerId, ...fields, status: 'UNPUBLISHED' };
  const group = listing.group === null ? undefined : store.groups.get(listing.group);
  const quantity = quantityOf({ offer, item }) ?? 0;
  return {
    offerId,
    ...fields,
    availableQuantity: quantity,
    listingDescription: descriptionOf({ offer, item }, group ? { group } : {}),
    status: 'PUBLISHED',
    listing: { listingId: listing.id, listingStatus: quantity > 0 ? 'ACTIVE' : 'OUT_OF_STOCK', soldQuantity: 0 },
  };
}
