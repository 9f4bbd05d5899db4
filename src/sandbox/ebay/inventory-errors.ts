import type { Defect } from './ebay-error.ts';

/** The Inventory API's own words, from `x-response-codes` of its specification; where codes have several, those of publishOffer. */
const WORDS = {
  25002: 'A user error has occurred. {additionalInfo}',
  25003:
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid price. {additionalInfo}',
  25004:
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid quantity. {additionalInfo}',
  25005:
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid category ID. {additionalInfo}',
  25007:
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid data in the associated Fulfillment policy. {additionalInfo}',
  25008:
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid data in the associated Payment policy. {additionalInfo}',
  25009:
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid data in the associated Return policy. {additionalInfo}',
  25012: 'Invalid inventory location. {additionalInfo}',
  // Several messages, from the page on error details that the specification names.
  25013: 'Invalid data in the Inventory Item Group. {additionalInfo}',
  25014:
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid pictures. {additionalInfo}',
  25015:
    'The eBay listing associated with the inventory item, or the unpublished offer has an invalid picture URL. {additionalInfo}',
  25016: 'The {fieldName} value is invalid. {additionalInfo}',
  25017: 'Missing information in fields. {additionalInfo}',
  25019: 'Cannot revise listing. {additionalInfo}',
  25021:
    'The eBay listing associated with the inventory item, or the unpublished offer has invalid item condition information. {additionalInfo}',
  25029: '{field} is required for this category.',
  25080: 'The value of the {0} field is invalid. Field must not exceed {1} characters.',
  25088: 'The email address provided is formatted incorrectly.',
  25108: 'Product Safety structure incorrect for {0}. Max allowed number of entries is {1}.',
  25109: 'Product safety information incomplete. Your listing must include pictograms or safety statements.',
  25110:
    'Manufacturer address information is incomplete. When providing the address, please provide the street, city, postal code and country',
  25111: 'Manufacturer information is incomplete. Please provide the company name.',
  25112: 'Responsible Person structure incorrect for {0}. Max allowed number of entries is {1}.',
  25113:
    'Responsible Person address information is incomplete. When providing the address, please provide the street, city, postal code and country',
  25114: 'Responsible Person information is incomplete. Please provide the company name.',
  25115: 'Either the Manufacturer or at least one of the Responsible Persons must be located in the EU.',
  25116: 'Please provide a minimum of {0} and a maximum of {1} types for a Responsible Person.',
  25118:
    'Seller must provide at least one form of contact info for Manufacturer - either address, email, contact URL or phone.',
  25119:
    'Seller must provide at least one form of contact info for Responsible Person - either address, email, contact URL or phone.',
  25122: 'The contact URL is incorrectly formatted. Please update the formatting.',
  25601: '{fieldName} is an invalid attribute.',
  25701: 'These SKU(s) are not in the system',
  25702: 'SKU {additionalInfo} is not available in the system',
  25703: 'The following SKU is already a member of another group. SKU : {skuValue} groupId : {inventoryItemGroupKey}',
  25704: 'The following SKU is already listed as a single SKU listing. SKU : {skuValue} Listing ID : {listingId}',
  25705: 'The Inventory Item Group named {inventoryItemGroupKey} could not be found or is not available in the system.',
  25706: 'You have provided invalid pagination values.  {additionalInfo}.',
  25707: 'Invalid sku. sku has to be alphanumeric with upto 50 characters in length',
  25709: 'Invalid request. Invalid value for field {additionalInfo}',
  25710: "We didn't find the resource/entity you are requesting. Please verify the request",
  25713: 'This Offer is not available : {additionalInfo}.',
  25725: 'No offer found',
  25727: 'The number of InventoryItems in the request cannot exceed {additionalInfo}.',
  25728: 'InventoryItems should be unique in the request.',
  25729: 'The combination of SKU, marketplaceId and format should be unique.',
  25730: 'The number of offers in the request cannot exceed {additionalInfo}',
  25731: 'OfferId should be unique in the request.',
  25732: 'Offers associated with SKUs that are part of a variation group cannot be published using this endpoint.',
  25733: 'Valid SKU and locale information are required for all the InventoryItems in the request.',
  25734: 'SKU should be unique in the request.',
  25735: 'Invalid SKU, marketplaceId or format.',
  25752: 'listingStartDate provided is invalid.',
  25754:
    'One or more provided offerId(s) are invalid. All offerId(s) in the request should belong to an inventoryItem or inventoryItemGroup for a specific marketplaceId and format.',
  25755: 'listingDuration is required for auction offer.',
  25756: 'Auction format is not permitted with a SKU that is part of an InventoryItemGroup.',
  25757: 'auctionStartPrice is required for auction offer.',
  25758: 'auctionStartPrice and auctionReservePrice are not supported for fixed price offer.',
  25800: 'Invalid {fieldName}.',
  25801: 'Missing field {fieldName}.',
  25802: 'Input error. {additionalInfo}',
  25803: '{fieldName} already exists.',
  25804: 'Input error. {additionalInfo}',
  25805: '{fieldName} Not Found.',
} as const;

export type InventoryErrorId = keyof typeof WORDS;

/** A defect in eBay's own words; what fills their braces comes along as parameters, in that order, and so does what fills none. */
export function inventoryError(errorId: InventoryErrorId, values: Readonly<Record<string, string>> = {}): Defect {
  const message = WORDS[errorId].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trim();
  const parameters = Object.entries(values).map(([name, value]) => ({ name, value }));
  return {
    errorId,
    domain: 'API_INVENTORY',
    subdomain: 'Selling',
    category: 'REQUEST',
    message,
    ...(parameters.length > 0 ? { parameters } : {}),
  };
}

/** Not refused, but said: code 25402, for what was left out or passed over. */
export function systemWarning(additionalInfo: string): Defect {
  return {
    errorId: 25402,
    domain: 'API_INVENTORY',
    subdomain: 'Selling',
    category: 'APPLICATION',
    message: `System warning. ${additionalInfo}`,
    parameters: [{ name: 'additionalInfo', value: additionalInfo }],
  };
}
