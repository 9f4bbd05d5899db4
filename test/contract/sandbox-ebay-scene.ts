import { expect } from 'vitest';
import {
  type Ask,
  type EbayAnswer,
  type EbaySeller,
  mug,
  mugGroup,
  mugOffer,
  POLICY_IDS,
  publishGroup,
  sellMug,
} from '../sandbox/ebay/ebay-client.ts';
import { fullBody } from './sandbox-ebay-mutants.ts';
import { type Loose, OPERATIONS, type Operation } from './sandbox-ebay-spec.ts';

/** A request of many is refused where one of its entries is. */
export function isRefused({ status, data }: EbayAnswer): boolean {
  if (status === 207) return data.responses.some(({ statusCode }: Loose) => statusCode >= 400);
  return status >= 400 && status < 500;
}

/** A right request. */
export interface Base {
  readonly operation: Operation;
  readonly path: string;
  readonly body: Loose;
  /** Makes room for the same request again. */
  readonly undo: () => Promise<void>;
}

/** A right request of each operation with a body, every property of its schema in it; each is taken as it is. */
export async function mutableRequests(seller: EbaySeller, picture: string): Promise<readonly Base[]> {
  const { offerId } = await sellMug(seller, 'MUG', picture);
  await mugGroup(seller, 'G', ['Red', 'Blue'], picture);
  await seller.inventory('PUT', '/inventory_item/NEW', mug(picture));
  const british = {
    ...{ marketplaceId: 'EBAY_GB', listingPolicies: POLICY_IDS(1) },
    pricingSummary: { price: { value: '12.00', currency: 'GBP' } },
  };
  const draft = await seller.inventory('POST', '/offer', mugOffer('NEW', british));
  const given = { ...GIVEN, imageUrls: [picture], offerId, variantSKUs: ['G-Red', 'G-Blue'] };
  const paths: Readonly<Record<string, readonly [path: string, more: Readonly<Record<string, Loose>>]>> = {
    createOrReplaceInventoryItem: ['/inventory_item/MUG', {}],
    bulkCreateOrReplaceInventoryItem: ['/bulk_create_or_replace_inventory_item', {}],
    bulkGetInventoryItem: ['/bulk_get_inventory_item', {}],
    bulkUpdatePriceQuantity: ['/bulk_update_price_quantity', {}],
    createOrReplaceInventoryItemGroup: ['/inventory_item_group/G', {}],
    createOffer: ['/offer', { sku: 'NEW' }],
    updateOffer: [`/offer/${offerId}`, {}],
    bulkCreateOffer: ['/bulk_create_offer', { sku: 'NEW', marketplaceId: 'EBAY_CA' }],
    bulkPublishOffer: ['/bulk_publish_offer', { offerId: draft.data.offerId }],
    getListingFees: ['/offer/get_listing_fees', { offerId: draft.data.offerId }],
    publishOfferByInventoryItemGroup: ['/offer/publish_by_inventory_item_group', {}],
    createInventoryLocation: ['/location/berlin', {}],
    updateInventoryLocation: ['/location/rehearsal-warehouse', {}],
    withdrawOfferByInventoryItemGroup: ['/offer/withdraw_by_inventory_item_group', {}],
  };
  const removeOffer = async (site: string) => {
    const { data } = await seller.inventory('GET', `/offer?sku=NEW&marketplace_id=${site}`);
    await seller.inventory('DELETE', `/offer/${data.offers[0].offerId}`);
  };
  const undos: Readonly<Record<string, () => Promise<void>>> = {
    createOffer: () => removeOffer('EBAY_US'),
    bulkCreateOffer: () => removeOffer('EBAY_CA'),
    bulkPublishOffer: async () => void (await seller.inventory('POST', `/offer/${draft.data.offerId}/withdraw`)),
    createInventoryLocation: async () => void (await seller.inventory('DELETE', '/location/berlin')),
    withdrawOfferByInventoryItemGroup: async () => void (await publishGroup(seller, 'G')),
  };
  const base = Object.entries(paths).map(([id, [path, more]]) => {
    const operation = OPERATIONS.find((one) => one.id === id);
    if (!operation) throw new Error(`no ${id}`);
    const body = fullBody(operation.body, { ...given, ...more });
    const whole = `/sell/inventory/v1${path}${id === 'updateInventoryLocation' ? '/update_location_details' : ''}`;
    return { operation, path: whole, body, undo: undos[id] ?? (async () => undefined) };
  });
  for (const { operation, path, body, undo } of base) {
    const answer = await seller.ask(operation.method, path, { body });
    expect(isRefused(answer), `${operation.id} ${JSON.stringify(answer.data)}`).toBe(false);
    await undo();
  }
  return base;
}

/** What a property of that name holds in a right request; undefined leaves it out. */
const GIVEN: Readonly<Record<string, Loose>> = {
  ...{ sku: 'MUG', locale: 'en_US', marketplaceId: 'EBAY_US', format: 'FIXED_PRICE', categoryId: '20696' },
  ...{
    condition: 'NEW',
    currency: 'USD',
    value: undefined,
    country: 'DE',
    email: 'a@b.example',
    listingDuration: 'GTC',
  },
  ...{ contactUrl: 'https://a.example/', types: ['EUResponsiblePerson'], merchantLocationKey: 'rehearsal-warehouse' },
  ...{ inventoryItemGroupKey: 'G', packageType: 'LETTER', availabilityType: 'IN_STOCK', isbn: [], upc: [], ean: [] },
  ...{ listingStartDate: '2026-12-24T00:00:00Z', originallySoldForRetailPriceOn: 'ON_EBAY', pricingVisibility: 'NONE' },
  ...{ auctionStartPrice: undefined, auctionReservePrice: undefined, instance: undefined },
  ...{ fulfillmentTime: { unit: 'DAY', value: 1 }, weight: { unit: 'GRAM', value: 1 } },
  ...{ dimensions: { unit: 'CENTIMETER', height: 1, length: 1, width: 1 }, price: { value: '12.00', currency: 'USD' } },
  ...Object.fromEntries(
    'minimumAdvertisedPrice originalRetailPrice autoAcceptPrice autoDeclinePrice ecoParticipationFee shippingCost surcharge additionalShippingCost'
      .split(' ')
      .map((name) => [name, { value: '1.00', currency: 'USD' }]),
  ),
  ...POLICY_IDS(0),
  aspects: { Brand: ['Unbranded'], Color: ['Red'] },
  variesBy: { aspectsImageVariesBy: ['Color'], specifications: [{ name: 'Color', values: ['Red', 'Blue'] }] },
  shippingServiceType: 'DOMESTIC',
  locationTypes: ['WAREHOUSE'],
  operatingHours: [{ dayOfWeekEnum: 'MONDAY', intervals: [{ open: '09:00:00', close: '17:00:00' }] }],
  specialHours: [{ date: '2026-12-24T00:00:00Z', intervals: [{ open: '09:00:00', close: '12:00:00' }] }],
  fulfillmentCenterSpecifications: undefined,
};

/** Required headers and query parameters left out, bodies left out, a SKU of 51 characters. */
export function wrongParameters(base: readonly Base[]) {
  const headers = base.flatMap(({ operation, path, body }) => [
    ...operation.parameters
      .filter((one) => one.in === 'header' && one.required)
      .map(({ name }) => ({
        ...{ operation, path, what: `without ${name}` },
        ask: { body, headers: { [name.toLowerCase()]: undefined } } as Ask,
      })),
    ...(operation.isBodyRequired ? [{ operation, path, what: 'without a body', ask: {} as Ask }] : []),
  ]);
  const READS: Readonly<Record<string, readonly [path: string, query: Readonly<Record<string, string>>]>> = {
    getFulfillmentPolicies: ['', { marketplace_id: 'EBAY_US' }],
    getPaymentPolicies: ['', { marketplace_id: 'EBAY_US' }],
    getReturnPolicies: ['', { marketplace_id: 'EBAY_US' }],
    getFulfillmentPolicyByName: ['', { marketplace_id: 'EBAY_US', name: 'Rehearsal shipping' }],
    getPaymentPolicyByName: ['', { marketplace_id: 'EBAY_US', name: 'Rehearsal payment' }],
    getReturnPolicyByName: ['', { marketplace_id: 'EBAY_US', name: 'Rehearsal returns' }],
    getDefaultCategoryTreeId: ['', { marketplace_id: 'EBAY_US' }],
    getCategorySuggestions: ['0', { q: 'mug' }],
    getCategorySubtree: ['0', { category_id: '20625' }],
    getItemAspectsForCategory: ['0', { category_id: '20696' }],
  };
  const queries = Object.entries(READS).flatMap(([id, [part, query]]) => {
    const operation = OPERATIONS.find(
      (one) => one.id === id && one.method === 'GET' && !one.path.includes('marketplace/'),
    );
    if (!operation) throw new Error(`no ${id}`);
    return operation.parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name }) => {
        const rest = Object.entries(query).filter(([key]) => key !== name);
        const path = `${operation.path.replace(/\{\w+\}/, part)}?${new URLSearchParams(rest)}`;
        return { operation, path, what: `without ${name}`, ask: {} as Ask };
      });
  });
  const [item] = base;
  const long = item ? [{ ...item, path: `/sell/inventory/v1/inventory_item/${'x'.repeat(51)}` }] : [];
  return [
    ...headers,
    ...queries,
    ...long.map(({ operation, path, body }) => ({ operation, path, what: 'a SKU of 51', ask: { body } as Ask })),
  ];
}
