import type { Io } from '../../core/ports/marketplace.ts';
import { ask, isMissing } from './ask.ts';
import { answers, type FoundOffer, INVENTORY } from './wire.ts';

/** The offer of a SKU on a site; undefined where there is none. They know no look at several SKUs at once. */
export async function offerOf(
  { sku, marketplaceId }: { readonly sku: string; readonly marketplaceId: string },
  io: Io,
): Promise<FoundOffer | undefined> {
  const url = `${INVENTORY}/offer?sku=${encodeURIComponent(sku)}&marketplace_id=${marketplaceId}&format=FIXED_PRICE`;
  try {
    const { offers } = await ask(io, { url, bucket: 'inventory', answer: answers.offers });
    return offers.find((offer) => offer.sku === sku && offer.marketplaceId === marketplaceId);
  } catch (reason) {
    // 25713: a SKU without an offer is refused instead of answered with none.
    if (isMissing(reason)) return undefined;
    throw reason;
  }
}

/** From taken to live, or held back. */
export function stateOf({ status, listing }: FoundOffer): 'accepted' | 'live' | 'suppressed' | 'ended' {
  if (status !== 'PUBLISHED' || !listing?.listingId) return 'accepted';
  if (listing.listingOnHold) return 'suppressed';
  return listing.listingStatus === 'ENDED' || listing.listingStatus === 'INACTIVE' ? 'ended' : 'live';
}
