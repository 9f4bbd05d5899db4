import type { Call, Result } from './call.ts';
import { EbayError } from './ebay-error.ts';
import { existingGroup } from './groups.ts';
import { inventoryError } from './inventory-errors.ts';
import { endListing } from './listing-life.ts';
import { existingOffer } from './offers.ts';
import { groupOnSite, listingOf } from './publish.ts';
import { readBody } from './read-body.ts';

/** POST /offer/{offerId}/withdraw: ends a listing of one SKU; the offer stays, unpublished. */
export function withdrawOffer(call: Call): Result {
  const { store } = call;
  const offer = existingOffer(store, call.ids[0]);
  const listing = store.listings.get(offer.listing ?? '');
  if (!listing) throw refused('The offer is not published.');
  // Specification: "To end a multiple-variation listing …, the withdrawOfferByInventoryItemGroup method can be used."
  if (listing.group !== null) throw refused('The offer is part of a multiple-variation listing.');
  endListing(store, listing);
  return { status: 200, data: { listingId: listing.id }, summary: 'withdraw 1 offer' };
}

/** POST /offer/withdraw_by_inventory_item_group */
export function withdrawGroup(call: Call): Result {
  const { store } = call;
  const { inventoryItemGroupKey, marketplaceId } = readBody(call, groupOnSite);
  const listing = listingOf(store, existingGroup(store, inventoryItemGroupKey, 400), marketplaceId);
  if (!listing) throw new EbayError(400, inventoryError(25725));
  endListing(store, listing);
  return { status: 204, summary: 'withdraw 1 group' };
}

function refused(additionalInfo: string): EbayError {
  return new EbayError(400, inventoryError(25002, { additionalInfo }));
}
