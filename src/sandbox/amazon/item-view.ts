import { childrenOf, parentOf, themeOf } from './families.ts';
import type { Issue } from './issue.ts';
import { issuesOf, type Listing, picturesOf, priceOf, statusOf } from './listing.ts';
import type { Shop } from './shop.ts';
import { listOf, textOf, type Values } from './values.ts';

export const ITEM_DATA = [
  'summaries',
  'attributes',
  'issues',
  'offers',
  'fulfillmentAvailability',
  'procurement',
  'relationships',
  'productTypes',
] as const;
export type ItemData = (typeof ITEM_DATA)[number];

/** A SKU's listings on the asked marketplaces, in the form of `Item`. */
export function itemView(
  shop: Shop,
  listings: readonly Listing[],
  { includedData, origin }: { includedData: readonly ItemData[]; origin: string },
): Values {
  const now = shop.clock.now();
  const there = listings.filter(({ visibleAt }) => now >= visibleAt);
  const parts: Readonly<Record<ItemData, () => unknown>> = {
    summaries: () => there.map((one) => summary(shop, one, origin)),
    attributes: () => attributesOf(listings),
    issues: () => issues(there, now),
    offers: () => there.flatMap(offersOf),
    fulfillmentAvailability: () => availability(there),
    // Only vendors are paid for by Amazon.
    procurement: () => [],
    relationships: () =>
      there.map((one) => ({ marketplaceId: one.marketplaceId, relationships: relationships(shop, one) })),
    productTypes: () => listings.map(({ marketplaceId, productType }) => ({ marketplaceId, productType })),
  };
  return {
    sku: listings[0]?.sku ?? '',
    ...Object.fromEntries(ITEM_DATA.filter((name) => includedData.includes(name)).map((name) => [name, parts[name]()])),
  };
}

function summary(shop: Shop, listing: Listing, origin: string): Values {
  const { attributes, marketplaceId, asin, productType, createdAt, updatedAt } = listing;
  const now = shop.clock.now();
  const main = picturesOf(listing, now)?.find(({ attribute }) => attribute === 'main_product_image_locator')?.picture;
  const picture = main === undefined ? undefined : shop.pictures.find(main);
  const condition = textOf(attributes, 'condition_type');
  const name =
    textOf(attributes, 'item_name') ||
    textOf(shop.catalogue.get(asin)?.facts[marketplaceId]?.attributes ?? {}, 'item_name');
  return {
    marketplaceId,
    asin,
    productType,
    ...(condition ? { conditionType: condition } : {}),
    status: statusOf(listing, now),
    ...(name ? { itemName: name } : {}),
    createdDate: new Date(createdAt).toISOString(),
    lastUpdatedDate: new Date(updatedAt).toISOString(),
    ...(picture
      ? { mainImage: { link: `${origin}/_/pictures/${picture.id}`, height: picture.height, width: picture.width } }
      : {}),
  };
}

/** Instances of all asked marketplaces side by side; those that belong to no marketplace once. */
function attributesOf(listings: readonly Listing[]): Values {
  const all: Record<string, Values[]> = {};
  for (const { attributes } of listings)
    for (const [name, instances] of Object.entries(attributes)) {
      const known = all[name] ?? [];
      const fresh = instances.filter((one) => !known.some((old) => JSON.stringify(old) === JSON.stringify(one)));
      all[name] = [...known, ...fresh];
    }
  return all;
}

function issues(listings: readonly Listing[], now: number): readonly (Issue & { marketplaceIds: readonly string[] })[] {
  const found = new Map<string, { one: Issue; ids: string[] }>();
  for (const listing of listings)
    for (const one of issuesOf(listing, now)) {
      const key = JSON.stringify(one);
      const known = found.get(key) ?? { one, ids: [] };
      known.ids.push(listing.marketplaceId);
      found.set(key, known);
    }
  return [...found.values()].map(({ one, ids }) => ({ ...one, marketplaceIds: ids }));
}

function offersOf(listing: Listing): readonly Values[] {
  const { marketplaceId } = listing;
  const audiences = [
    { audience: 'ALL', offerType: 'B2C', displayName: 'Sell on Amazon' },
    { audience: 'B2B', offerType: 'B2B', displayName: 'Amazon Business' },
  ];
  return audiences.flatMap(({ audience, offerType, displayName }) => {
    const price = priceOf(listing, audience);
    if (!price) return [];
    return [
      {
        marketplaceId,
        offerType,
        price: { currencyCode: price.currency, amount: price.amount.toFixed(2) },
        audience: { value: audience, displayName },
      },
    ];
  });
}

function availability(listings: readonly Listing[]): readonly Values[] {
  const [first] = listings
    .map(({ attributes }) => listOf(attributes.fulfillment_availability))
    .filter((one) => one.length > 0);
  return (first ?? []).map(({ fulfillment_channel_code, quantity }) => ({
    fulfillmentChannelCode: fulfillment_channel_code,
    ...(quantity === undefined ? {} : { quantity }),
  }));
}

function relationships(shop: Shop, listing: Listing): readonly Values[] {
  const theme = themeOf(listing);
  const told = theme ? { variationTheme: theme } : {};
  const parent = parentOf(shop, listing);
  if (parent) return [{ parentSkus: [parent.sku], ...told, type: 'VARIATION' }];
  const children = childrenOf(shop, listing);
  if (children.length === 0) return [];
  return [{ childSkus: children.map(({ sku }) => sku), ...told, type: 'VARIATION' }];
}
