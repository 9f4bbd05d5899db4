import { compareMoney } from '../../../core/money.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';
import type { Here } from '../sites.ts';
import type { Attributes } from '../wire.ts';

/** What makes one SKU a thing to buy: its code, its condition, its price and how many there are. */
export function sold(listing: Listing, variant: ListingVariant, here: Here): Attributes {
  const place = { marketplace_id: here.marketplaceId };
  return {
    ...code(listing, variant, here),
    condition_type: [{ value: 'new_new', ...place }],
    ...offer(variant, here),
    ...(variant.stock !== undefined && {
      fulfillment_availability: [{ fulfillment_channel_code: 'DEFAULT', quantity: variant.stock }],
    }),
  };
}

/** A code of GS1, or the word that Amazon has agreed to do without one. */
function code({ compliance }: Listing, { gtin }: ListingVariant, here: Here): Attributes {
  const place = { marketplace_id: here.marketplaceId };
  if (gtin) {
    const type = gtin.length === 12 ? 'upc' : gtin.length === 14 ? 'gtin' : 'ean';
    return { externally_assigned_product_identifier: [{ type, value: gtin, ...place }] };
  }
  if (!compliance.gtinExempt) return {};
  return { supplier_declared_has_product_identifier_exemption: [{ value: true, ...place }] };
}

function offer({ price, strike }: ListingVariant, here: Here): Attributes {
  const place = { marketplace_id: here.marketplaceId };
  const amount = Number(price.amount);
  const list = strike?.currency === price.currency && compareMoney(strike, price) > 0 ? Number(strike.amount) : amount;
  return {
    purchasable_offer: [
      {
        currency: price.currency,
        audience: 'ALL',
        our_price: [{ schedule: [{ value_with_tax: amount }] }],
        ...place,
      },
    ],
    // Some sites have it with tax, some without: what a product type does not know is left out.
    list_price: [{ currency: price.currency, value: list, value_with_tax: list, ...place }],
  };
}
