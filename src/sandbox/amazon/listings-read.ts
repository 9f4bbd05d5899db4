import type { Call, Result } from './call.ts';
import { identifierOf } from './catalogue.ts';
import { gtin14 } from './gtin.ts';
import { ITEM_DATA, itemView } from './item-view.ts';
import { parentSkuOf } from './judge.ts';
import { issuesOf, type Listing, statusOf } from './listing.ts';
import { sellerOf } from './listings-write.ts';
import { choice, csv, csvOf, moment, pageOf, pageSize, sitesOf } from './query.ts';
import { findListing } from './shop.ts';
import { badRequest, SpError } from './sp-error.ts';

const STATUSES = ['BUYABLE', 'DISCOVERABLE'] as const;
const IDENTIFIER_TYPES = ['ASIN', 'EAN', 'FNSKU', 'GTIN', 'ISBN', 'JAN', 'MINSAN', 'SKU', 'UPC'] as const;

export function getListingsItem(call: Call): Result {
  const { shop, query, origin } = call;
  const [, sku = ''] = call.parts;
  sellerOf(call);
  const sites = sitesOf(query, Number.POSITIVE_INFINITY);
  const includedData = dataOf(query);
  const listings = sites.flatMap(({ id }) => findListing(shop, id, sku) ?? []);
  if (listings.length === 0)
    throw new SpError(
      404,
      'NOT_FOUND',
      `SKU '${sku}' not found in marketplace ${sites.map(({ id }) => id).join(', ')}`,
    );
  return { data: itemView(shop, listings, { includedData, origin }) };
}

/** Finds by at most 20 identifiers, or all that the filters let through, page by page. */
export function searchListingsItems(call: Call): Result {
  const { shop, query, origin } = call;
  sellerOf(call);
  const sites = sitesOf(query, Number.POSITIVE_INFINITY).map(({ id }) => id);
  const includedData = dataOf(query);
  const passes = filterOf(call);
  const sort = sorting(query);
  const size = pageSize(query, 20);
  const families = new Map<string, Listing[]>();
  for (const listing of shop.listings.values()) {
    const isThere = findListing(shop, listing.marketplaceId, listing.sku) && shop.clock.now() >= listing.visibleAt;
    if (!isThere || !sites.includes(listing.marketplaceId) || !passes(listing)) continue;
    families.set(listing.sku, [...(families.get(listing.sku) ?? []), listing]);
  }
  const found = [...families.values()].sort(([one], [other]) => (one && other ? sort(one, other) : 0));
  const { items, pagination } = pageOf(found, { size, token: query.get('pageToken') });
  return {
    data: {
      numberOfResults: found.length,
      pagination,
      items: items.map((listings) => itemView(shop, listings, { includedData, origin })),
    },
  };
}

function dataOf(query: URLSearchParams): readonly (typeof ITEM_DATA)[number][] {
  const asked = csvOf(query, 'includedData', ITEM_DATA);
  return asked.length > 0 ? asked : ['summaries'];
}

function filterOf({ shop, query }: Call): (listing: Listing) => boolean {
  const now = shop.clock.now();
  const isNamed = identifierFilter(query);
  const severities: readonly string[] = csvOf(query, 'withIssueSeverity', ['WARNING', 'ERROR']);
  const wanted = csvOf(query, 'withStatus', STATUSES);
  const unwanted = csvOf(query, 'withoutStatus', STATUSES);
  const [createdAfter, createdBefore] = [moment(query, 'createdAfter'), moment(query, 'createdBefore')];
  const [updatedAfter, updatedBefore] = [moment(query, 'lastUpdatedAfter'), moment(query, 'lastUpdatedBefore')];
  return (listing) => {
    const status = statusOf(listing, now);
    return (
      isNamed(listing) &&
      lies(listing.createdAt, createdAfter, createdBefore) &&
      lies(listing.updatedAt, updatedAfter, updatedBefore) &&
      wanted.every((one) => status.includes(one)) &&
      !unwanted.some((one) => status.includes(one)) &&
      (severities.length === 0 || issuesOf(listing, now).some(({ severity }) => severities.includes(severity)))
    );
  };
}

/** Identifiers, a parent and a package exclude one another: the notes of these parameters. */
function identifierFilter(query: URLSearchParams): (listing: Listing) => boolean {
  const identifiers = csv(query, 'identifiers');
  const type = choice(query, 'identifiersType', IDENTIFIER_TYPES);
  const parent = query.get('variationParentSku');
  const box = query.get('packageHierarchySku');
  if (identifiers.length > 20) throw badRequest("'identifiers' takes 20 at most.");
  if (identifiers.length > 0 && !type)
    throw badRequest("'identifiersType' is required when 'identifiers' is provided.");
  if (type && identifiers.length === 0)
    throw badRequest("'identifiers' is required when 'identifiersType' is provided.");
  if ([identifiers.length > 0, parent !== null, box !== null].filter(Boolean).length > 1)
    throw badRequest("'identifiers', 'variationParentSku' and 'packageHierarchySku' exclude one another.");
  if (parent !== null) return (listing) => parentSkuOf(listing.attributes) === parent;
  if (box !== null) return () => false;
  if (type === undefined) return () => true;
  if (type === 'SKU') return ({ sku }) => identifiers.includes(sku);
  if (type === 'ASIN') return ({ asin }) => identifiers.includes(asin);
  const gtins = identifiers.map((one) => gtin14('gtin', one));
  return ({ attributes }) => {
    const gtin = identifierOf(attributes)?.gtin;
    return gtin !== undefined && gtins.includes(gtin);
  };
}

function lies(at: number, after: number | undefined, before: number | undefined): boolean {
  return (after === undefined || at >= after) && (before === undefined || at <= before);
}

function sorting(query: URLSearchParams): (one: Listing, other: Listing) => number {
  const by = choice(query, 'sortBy', ['sku', 'createdDate', 'lastUpdatedDate']) ?? 'lastUpdatedDate';
  const sign = (choice(query, 'sortOrder', ['ASC', 'DESC']) ?? 'DESC') === 'ASC' ? 1 : -1;
  const bySku = (one: Listing, other: Listing) => (one.sku < other.sku ? -1 : 1);
  if (by === 'sku') return (one, other) => sign * bySku(one, other);
  const at = by === 'createdDate' ? 'createdAt' : 'updatedAt';
  return (one, other) => sign * (one[at] - other[at] || bySku(one, other));
}
