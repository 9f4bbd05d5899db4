import { POLICIES, type PolicyKind, policyIdOf } from './account.ts';
import { categoryOf } from './categories.ts';
import type { Composition, Part } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import type { Site } from './sites.ts';
import type { Store } from './store.ts';

/** What createOffer did not ask for and publish does. reference/marketplaces.md §2, prerequisites and sequence. */
export function offerDefects(store: Store, part: Part, whole: Composition): readonly Defect[] {
  const { fields } = part.offer;
  return [
    ...categoryDefects(fields.categoryId),
    ...policyDefects(fields.listingPolicies ?? {}, whole.site),
    ...locationDefects(store, fields.merchantLocationKey),
    ...priceDefects(part, whole.site),
    ...quantityDefects(part, whole),
    ...durationDefects(part),
  ];
}

function categoryDefects(id: string | undefined): readonly Defect[] {
  if (id === undefined) return [inventoryError(25005, { additionalInfo: 'The category is missing.' })];
  const category = categoryOf(id);
  if (!category) return [inventoryError(25005, { additionalInfo: `The category ${id} is not valid.` })];
  if (!category.leaf) return [inventoryError(25005, { additionalInfo: `The category ${id} is not a leaf category.` })];
  return [];
}

const POLICY_ERRORS = { fulfillment: 25007, payment: 25008, return: 25009 } as const;

function policyDefects(
  given: {
    readonly fulfillmentPolicyId?: string | undefined;
    readonly paymentPolicyId?: string | undefined;
    readonly returnPolicyId?: string | undefined;
  },
  site: Site,
): readonly Defect[] {
  const asked: readonly (readonly [PolicyKind, string | undefined])[] = [
    ['fulfillment', given.fulfillmentPolicyId],
    ['payment', given.paymentPolicyId],
    ['return', given.returnPolicyId],
  ];
  return asked.flatMap(([kind, id]) => {
    if (id === undefined)
      return inventoryError(POLICY_ERRORS[kind], { additionalInfo: `The ${kind} policy is missing.` });
    const isThere = POLICIES[kind].some(
      (policy) => policyIdOf(kind, policy) === id && policy.marketplaceId === site.id,
    );
    if (isThere) return [];
    return inventoryError(POLICY_ERRORS[kind], { additionalInfo: `No ${kind} policy ${id} on ${site.id}.` });
  });
}

/** The words for a missing location, which do not name it, are what sellers' programs publish. */
function locationDefects(store: Store, key: string | undefined): readonly Defect[] {
  if (key === undefined)
    return [
      inventoryError(25002, {
        additionalInfo: 'No <Item.Country> exists or <Item.Country> is specified as an empty tag in the request.',
      }),
    ];
  const location = store.locations.get(key);
  if (location?.status === 'ENABLED') return [];
  return [inventoryError(25012, { additionalInfo: location ? `${key} is disabled.` : `${key} was not found.` })];
}

/** The lowest price of a fixed-price listing is general knowledge: 0.99 in the site's currency, 1.00 in EUR. */
function priceDefects({ offer }: Part, site: Site): readonly Defect[] {
  const price = offer.fields.pricingSummary?.price ?? offer.fields.pricingSummary?.auctionStartPrice;
  if (!price) return [inventoryError(25003, { additionalInfo: 'The price is missing.' })];
  if (price.currency !== site.currency)
    return [inventoryError(25003, { additionalInfo: `The currency of ${site.id} is ${site.currency}.` })];
  const least = site.currency === 'EUR' ? 1 : 0.99;
  if (Number(price.value) < least)
    return [inventoryError(25003, { additionalInfo: `The price must be at least ${least.toFixed(2)}.` })];
  if (!/^\d+(\.\d{1,2}0*)?$/.test(price.value))
    return [inventoryError(25003, { additionalInfo: 'The price has more than two decimal places.' })];
  return [];
}

/**
 * A new listing has something to sell; one that is live may run out and stays, which is eBay's out-of-stock control. A variation
 * may be out of stock as long as one is not. General knowledge.
 */
function quantityDefects(part: Part, whole: Composition): readonly Defect[] {
  const quantity = quantityOf(part);
  if (quantity === undefined) return [inventoryError(25004, { additionalInfo: 'The quantity is missing.' })];
  if (whole.listing || whole.parts.some((one) => (quantityOf(one) ?? 0) > 0)) return [];
  return [inventoryError(25004, { additionalInfo: 'The quantity must be a valid number greater than 0.' })];
}

/** "the quantity specified on a listing will be the minimum value": specification, ShipToLocationAvailability.quantity. */
export function quantityOf({ offer, item }: Part): number | undefined {
  const all = item.fields.availability?.shipToLocationAvailability?.quantity;
  const here = offer.fields.availableQuantity;
  return all === undefined || here === undefined ? all : Math.min(all, here);
}

/** Specification, listingDuration: "must be set to GTC" at a fixed price, and "is required before an offer can be published". */
function durationDefects({ offer }: Part): readonly Defect[] {
  const { format, listingDuration } = offer.fields;
  if (listingDuration === undefined) return [inventoryError(25017, { additionalInfo: 'listingDuration is missing.' })];
  if (format === 'AUCTION' || listingDuration === 'GTC') return [];
  return [inventoryError(25016, { fieldName: 'listingDuration', additionalInfo: 'A fixed price listing takes GTC.' })];
}
