import { compareMoney } from '../../../core/money.ts';
import type { Listing, ListingVariant, Money } from '../../../core/words.ts';
import { showsStrikePrice } from '../sites.ts';
import type { OfferBody } from '../wire.ts';
import { described } from './description.ts';
import { regulatoryOf } from './regulatory.ts';

/** One SKU on one site: its price, its category, and by which of the account's policies it is sold. */
export function offerBody(listing: Listing, variant: ListingVariant, place: 'alone' | 'member'): OfferBody {
  const { channel, category } = listing;
  const { location, fulfillmentPolicy, paymentPolicy, returnPolicy } = channel.settings;
  const policies = {
    ...(fulfillmentPolicy && { fulfillmentPolicyId: fulfillmentPolicy }),
    ...(paymentPolicy && { paymentPolicyId: paymentPolicy }),
    ...(returnPolicy && { returnPolicyId: returnPolicy }),
  };
  const regulatory = regulatoryOf(listing);
  return {
    sku: variant.sku,
    marketplaceId: channel.site,
    format: 'FIXED_PRICE',
    listingDuration: 'GTC',
    // A group's members are described by the group: sent with each of them, a new word would revise every offer.
    ...(place === 'alone' && { listingDescription: described(listing) }),
    ...(category && { categoryId: category.id }),
    ...(location && { merchantLocationKey: location }),
    ...(Object.keys(policies).length > 0 && { listingPolicies: policies }),
    pricingSummary: priced(listing, variant),
    ...(regulatory && { regulatory }),
  };
}

/** Where and when the old price was asked is a claim that nobody made, so it is not sent (originallySoldForRetailPriceOn). */
function priced({ channel }: Listing, { price, strike }: ListingVariant): OfferBody['pricingSummary'] {
  const isSale = strike?.currency === price.currency && compareMoney(strike, price) > 0;
  return {
    price: amount(price),
    ...(isSale && showsStrikePrice(channel) && { originalRetailPrice: amount(strike) }),
  };
}

function amount({ amount: value, currency }: Money): { value: string; currency: string } {
  return { value, currency };
}
