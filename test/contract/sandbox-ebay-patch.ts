import type { Loose } from './sandbox-ebay-spec.ts';

/** reference/marketplaces.md §2, lengths, GPSR and batches; the rest from the specification's own "Max length". */
const LENGTHS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Product: { title: 80, subtitle: 55, description: 4_000, brand: 65, mpn: 65 },
  InventoryItem: { conditionDescription: 1_000 },
  InventoryItemWithSkuLocale: { conditionDescription: 1_000, sku: 50 },
  InventoryItemGroup: { title: 80, subtitle: 55, description: 500_000 },
  Specification: { name: 40 },
  ConditionDescriptor: { additionalInfo: 30 },
  EbayOfferDetailsWithKeys: { sku: 50, merchantLocationKey: 36, listingDescription: 500_000 },
  EbayOfferDetailsWithId: { merchantLocationKey: 36, listingDescription: 500_000 },
  PickupAtLocationAvailability: { merchantLocationKey: 36 },
  PriceQuantity: { sku: 50 },
  Hazmat: { component: 120 },
  ProductSafety: { component: 120 },
  Address: { addressLine1: 128, addressLine2: 128, city: 128, postalCode: 16, stateOrProvince: 128 },
  InventoryLocation: {
    locationAdditionalInformation: 256,
    locationInstructions: 1_000,
    locationWebUrl: 512,
    phone: 36,
  },
  InventoryLocationFull: { locationAdditionalInformation: 256, locationWebUrl: 512, name: 1_000, phone: 36 },
  ...Object.fromEntries(
    ['Manufacturer', 'ResponsiblePerson'].map((name) => [
      name,
      {
        ...{ addressLine1: 180, addressLine2: 180, city: 64, companyName: 100, contactUrl: 250, email: 180, phone: 64 },
        ...{ postalCode: 9, stateOrProvince: 64 },
      },
    ]),
  ),
};
const MOST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  BulkInventoryItem: { requests: 25 },
  BulkGetInventoryItem: { requests: 25 },
  BulkEbayOfferDetailsWithKeys: { requests: 25 },
  BulkOffer: { requests: 25 },
  BulkPriceQuantity: { requests: 25 },
  PriceQuantity: { offers: 25 },
  OfferKeysWithId: { offers: 250 },
  ListingPolicies: { productCompliancePolicyIds: 6 },
  EbayOfferDetailsWithKeys: { storeCategoryNames: 2 },
  EbayOfferDetailsWithId: { storeCategoryNames: 2 },
};
/** "createOffer needs only sku, marketplaceId, format"; the rest is called required by the specification's text. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Amount: ['value', 'currency'],
  EbayOfferDetailsWithKeys: ['sku', 'marketplaceId', 'format'],
  InventoryItemGroup: ['variantSKUs'],
  InventoryItemWithSkuLocale: ['sku', 'locale'],
  Specification: ['name', 'values'],
  OfferKeyWithId: ['offerId'],
  OfferPriceQuantity: ['offerId'],
  PublishByInventoryItemGroupRequest: ['inventoryItemGroupKey', 'marketplaceId'],
  WithdrawByInventoryItemGroupRequest: ['inventoryItemGroupKey', 'marketplaceId'],
  InventoryLocationFull: ['location'],
  BulkInventoryItem: ['requests'],
  BulkGetInventoryItem: ['requests'],
  BulkEbayOfferDetailsWithKeys: ['requests'],
  BulkOffer: ['requests'],
  BulkPriceQuantity: ['requests'],
};
/** Values the specification's text names; of the enumerations it only links to, the form. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Loose>>>> = {
  Amount: { currency: { pattern: '^[A-Z]{3}$' }, value: { pattern: '^\\d+(\\.\\d+)?$' } },
  EbayOfferDetailsWithKeys: {
    format: { enum: ['FIXED_PRICE', 'AUCTION'] },
    marketplaceId: { pattern: '^EBAY_[A-Z]{2}$' },
  },
  PublishByInventoryItemGroupRequest: { marketplaceId: { pattern: '^EBAY_[A-Z]{2}$' } },
  WithdrawByInventoryItemGroupRequest: { marketplaceId: { pattern: '^EBAY_[A-Z]{2}$' } },
  InventoryItemWithSkuLocale: { locale: { pattern: '^[a-z]{2}_[A-Z]{2}$' } },
  ShippingCostOverride: { shippingServiceType: { enum: ['DOMESTIC', 'INTERNATIONAL'] } },
  InventoryLocationFull: { merchantLocationStatus: { enum: ['ENABLED', 'DISABLED'] } },
};

/** What the stored file says wrongly or leaves unsaid, put into its schemas. */
export function patch(schemas: Loose): void {
  // ../shared/specs/README.md §2: typed as text, on the wire an object of lists.
  const aspects = {
    type: 'object',
    propertyNames: { maxLength: 40 },
    additionalProperties: { type: 'array', items: { type: 'string', maxLength: 50 } },
  };
  schemas.Product.properties.aspects = aspects;
  schemas.InventoryItemGroup.properties.aspects = aspects;
  schemas.Specification.properties.values.items.maxLength = 50;
  for (const [name, lengths] of Object.entries(LENGTHS))
    for (const [field, maxLength] of Object.entries(lengths)) schemas[name].properties[field].maxLength = maxLength;
  for (const [name, most] of Object.entries(MOST))
    for (const [field, maxItems] of Object.entries(most)) schemas[name].properties[field].maxItems = maxItems;
  for (const [name, required] of Object.entries(REQUIRED)) schemas[name].required = required;
  for (const [name, values] of Object.entries(VALUES))
    for (const [field, more] of Object.entries(values)) Object.assign(schemas[name].properties[field], more);
}
