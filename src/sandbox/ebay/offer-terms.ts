import { EbayError } from './ebay-error.ts';
import { type InventoryErrorId, inventoryError } from './inventory-errors.ts';
import type { OfferFields } from './offer-shape.ts';

/** What an offer may not be in itself, published or not. The codes are those of createOffer. @throws {EbayError} 400 */
export function checkTerms(fields: OfferFields, options: { readonly now: number; readonly isInGroup: boolean }): void {
  const { auctionStartPrice, auctionReservePrice } = fields.pricingSummary ?? {};
  const isAuction = fields.format === 'AUCTION';
  if (isAuction && options.isInGroup) throw refused(25756);
  if (isAuction && fields.listingDuration === undefined) throw refused(25755);
  if (isAuction && !auctionStartPrice) throw refused(25757);
  if (!isAuction && (auctionStartPrice || auctionReservePrice)) throw refused(25758);
  const start = fields.listingStartDate;
  if (start !== undefined && !(Date.parse(start) > options.now)) throw refused(25752);
}

function refused(id: InventoryErrorId): EbayError {
  return new EbayError(400, inventoryError(id));
}
