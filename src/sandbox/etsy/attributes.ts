import type { Call, Result } from './call.ts';
import { EtsyError } from './etsy-error.ts';
import { attributeValue } from './property-values.ts';
import { existing, type PropertyValue, put } from './shop.ts';

export function updateListingProperty(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  const id = Number(call.path.property_id);
  const value = attributeValue(listing, id, call.body);
  put(call.shop, { ...listing, attributes: { ...listing.attributes, [id]: value } });
  return { data: value, summary: `set property ${id} of ${listing.id}` };
}

export function deleteListingProperty(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  const { [Number(call.path.property_id)]: gone, ...attributes } = listing.attributes;
  if (!gone) throw missing(call);
  put(call.shop, { ...listing, attributes });
  return { data: undefined, summary: `delete property ${gone.property_id} of ${listing.id}` };
}

export function getListingProperties(call: Call): Result {
  const results = Object.values(existing(call.shop, call.path.listing_id).attributes);
  return { data: { count: results.length, results } };
}

export function getListingProperty(call: Call): Result {
  const { attributes } = existing(call.shop, call.path.listing_id);
  const value: PropertyValue | undefined = attributes[Number(call.path.property_id)];
  if (!value) throw missing(call);
  return { data: value };
}

function missing(call: Call): EtsyError {
  return new EtsyError(404, `Could not find a property with property_id = ${call.path.property_id}`);
}
