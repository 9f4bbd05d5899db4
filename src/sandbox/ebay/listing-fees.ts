import { z } from 'zod';
import type { Call, Result } from './call.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { readBody } from './read-body.ts';
import { siteOf } from './sites.ts';

const asked = z.object({
  offers: z
    .array(z.object({ offerId: z.string() }))
    .min(1)
    .max(250),
});

/** POST /offer/get_listing_fees: this seller's listings are free, and only unpublished offers may be asked for. */
export function listingFees(call: Call): Result {
  const offers = readBody(call, asked).offers.map(({ offerId }) => call.store.offers.get(offerId));
  if (offers.some((offer) => !offer || offer.listing !== null)) throw new EbayError(400, inventoryError(25754));
  const sites = [...new Set(offers.flatMap((offer) => offer?.fields.marketplaceId ?? []))];
  const feeSummaries = sites.map((marketplaceId) => {
    const amount = { value: '0.0', currency: siteOf(marketplaceId)?.currency ?? 'USD' };
    return { marketplaceId, fees: [{ feeType: 'InsertionFee', amount, promotionalDiscount: amount }] };
  });
  return { status: 200, data: { feeSummaries } };
}
