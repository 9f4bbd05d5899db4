import { EtsyError, problem } from './etsy-error.ts';
import { fourMonthsAfter, stateOf } from './listing-state.ts';
import type { Listing } from './shop.ts';
import { propertiesOf } from './taxonomy-properties.ts';

/**
 * The listing as it is once it is on sale. Publishing, and taking back from sold out or expired, costs the fee
 * (reference/marketplaces.md §4, flow: "US$0.20 fee, needs ≥ 1 image"); taking back from inactive does not.
 * @throws {EtsyError} 400 with the first thing that it lacks
 */
export function activate(listing: Listing, now: number): Listing {
  judgeReady(listing);
  switch (stateOf(listing, now)) {
    case 'active':
      return listing;
    case 'inactive':
      return { ...listing, state: 'active', stateSince: now };
    case 'sold_out':
      // "will update the quantity to 1 and renew the listing" (the spec, state).
      return renewed({ ...listing, products: listing.products.map((one) => ({ ...one, quantity: 1 })) }, now);
    default:
      return renewed(listing, now);
  }
}

function renewed(listing: Listing, now: number): Listing {
  return { ...listing, state: 'active', stateSince: now, ending: fourMonthsAfter(now), fees: listing.fees + 1 };
}

function judgeReady({ fields, images, products, attributes }: Listing): void {
  // The words of etsy/open-api issue 472.
  if (images.length === 0) throw problem('/images', 'cannot be less than 1 items');
  // "Draft digital listings that are not made to order must have a file upload" (the spec of updateListing): none has here.
  if (fields.type === 'download' && fields.when_made !== 'made_to_order')
    throw new EtsyError(400, 'Digital listings must have at least one file.');
  if (fields.type !== 'download') {
    if (!fields.shipping_profile_id) throw new EtsyError(400, 'Shipping profile required');
    // "Required for active physical listings" (the spec, return_policy_id); the words are quoted by publishers' tools.
    if (!fields.return_policy_id) throw problem('/return/policy', 'cannot be null');
    if (products.some(({ readiness }) => readiness === null))
      throw new EtsyError(400, 'A readiness_state_id is required for physical listings.');
  }
  const given = new Set([
    ...Object.keys(attributes).map(Number),
    ...products.flatMap(({ values }) => values.map(({ property_id }) => property_id)),
  ]);
  const missing = propertiesOf(fields.taxonomy_id).find((one) => one.is_required && !given.has(one.property_id));
  // "listings assigned eligible taxonomy IDs require this property" (the spec, is_required); the words are general knowledge.
  if (missing) throw problem('/attributes', `${missing.display_name} is required`);
}
