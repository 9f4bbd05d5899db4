import { z } from 'zod';
import type { Call, Result } from './call.ts';
import { listingsOfGroup, type Part, partOf } from './composition.ts';
import { EbayError } from './ebay-error.ts';
import { existingGroup } from './groups.ts';
import { inventoryError, systemWarning } from './inventory-errors.ts';
import { goLive } from './listing-life.ts';
import { existingOffer } from './offers.ts';
import { readBody } from './read-body.ts';
import { MARKETPLACE_IDS, siteOf } from './sites.ts';
import { type Group, type Listing, offersOf, type Store } from './store.ts';

export const groupOnSite = z.object({
  inventoryItemGroupKey: z.string(),
  marketplaceId: z.enum(MARKETPLACE_IDS),
});

/** POST /offer/{offerId}/publish */
export async function publishOffer(call: Call): Promise<Result> {
  const listing = await publishOne(call, call.ids[0]);
  return { status: 200, data: { listingId: listing.id }, summary: 'publish 1 offer' };
}

/** @throws {EbayError} with everything that is missing or wrong */
export async function publishOne(call: Call, offerId: string | undefined): Promise<Listing> {
  const { store } = call;
  const offer = existingOffer(store, offerId);
  if (store.groupBySku.has(offer.fields.sku)) throw new EbayError(400, inventoryError(25732));
  // General knowledge: only what is unpublished can be published.
  if (offer.listing !== null)
    throw new EbayError(400, {
      ...inventoryError(25002, { additionalInfo: 'The offer is already published.' }),
      parameters: [{ name: 'listingId', value: offer.listing }],
    });
  const part = partOf(store, offer);
  if (!part) throw new EbayError(400, inventoryError(25702, { additionalInfo: offer.fields.sku }));
  return goLive(call, { site: siteFor(offer.fields.marketplaceId), parts: [part] });
}

/**
 * POST /offer/publish_by_inventory_item_group. Specification: members that lack data or an offer are left out and the listing is
 * made without them; members with wrong data fail it whole. Again, for a group that is live: members that were added go live.
 */
export async function publishGroup(call: Call): Promise<Result> {
  const { store } = call;
  const { inventoryItemGroupKey, marketplaceId } = readBody(call, groupOnSite);
  const group = existingGroup(store, inventoryItemGroupKey, 400);
  const site = siteFor(marketplaceId);
  const candidates = group.fields.variantSKUs.map((sku) => [sku, candidateOf(store, sku, marketplaceId)] as const);
  const parts = candidates.flatMap(([, part]) => part ?? []);
  if (parts.length === 0)
    throw new EbayError(400, inventoryError(25002, { additionalInfo: 'No offer of the group can be published.' }));
  const live = listingOf(store, group, marketplaceId);
  const listing = await goLive(call, { site, group, parts, ...(live ? { listing: live } : {}) });
  const left = candidates.filter(([, part]) => !part).map(([sku]) => sku);
  const warnings = left.length > 0 ? [systemWarning(`Left out for missing data or offers: ${left.join(', ')}`)] : [];
  return {
    status: 200,
    data: { listingId: listing.id, ...(warnings.length > 0 ? { warnings } : {}) },
    summary: 'publish 1 group',
  };
}

/** The live listing of a group on one site. */
export function listingOf(store: Store, group: Group, marketplaceId: string): Listing | undefined {
  return listingsOfGroup(store, group).find((listing) => listing.marketplaceId === marketplaceId);
}

/** A member that has all it takes; what is missing keeps it out, what is wrong does not. */
function candidateOf(store: Store, sku: string, marketplaceId: string): Part | undefined {
  const offer = offersOf(store, sku).find(({ fields }) => fields.marketplaceId === marketplaceId);
  const part = offer && partOf(store, offer);
  const isThere = part?.offer.fields.pricingSummary?.price && part.item.fields.availability?.shipToLocationAvailability;
  return isThere ? part : undefined;
}

function siteFor(marketplaceId: string) {
  const site = siteOf(marketplaceId);
  if (site) return site;
  throw new EbayError(400, inventoryError(25002, { additionalInfo: `This seller does not sell on ${marketplaceId}.` }));
}
