import type { Call, Result } from './call.ts';
import type { CatalogueItem } from './catalogue.ts';
import { gtin14 } from './gtin.ts';
import { KEYS } from './lwa.ts';
import { choice, csv, csvOf, pageOf, pageSize, sitesOf } from './query.ts';
import { findListing, type Shop } from './shop.ts';
import type { Site } from './sites.ts';
import { badRequest, SpError } from './sp-error.ts';
import { textOf, type Values } from './values.ts';

const DATA = [
  'attributes',
  'classifications',
  'dimensions',
  'identifiers',
  'images',
  'productTypes',
  'relationships',
  'salesRanks',
  'summaries',
  'vendorDetails',
] as const;
type CatalogData = (typeof DATA)[number];
const IDENTIFIER_TYPES = ['ASIN', 'EAN', 'GTIN', 'ISBN', 'JAN', 'MINSAN', 'SKU', 'UPC'] as const;

export function searchCatalogItems({ shop, query }: Call): Result {
  const [site] = sitesOf(query, 1);
  const identifiers = csv(query, 'identifiers');
  const keywords = csv(query, 'keywords');
  const type = choice(query, 'identifiersType', IDENTIFIER_TYPES);
  const includedData = dataOf(query);
  // The notes of these parameters.
  if (identifiers.length > 0 === keywords.length > 0) throw badRequest("Provide either 'identifiers' or 'keywords'.");
  if (identifiers.length > 20 || keywords.length > 20)
    throw badRequest("'identifiers' and 'keywords' take 20 at most.");
  if (identifiers.length > 0 && !type)
    throw badRequest("'identifiersType' is required when 'identifiers' is in the request.");
  if (type === 'SKU' && query.get('sellerId') !== KEYS.SELLER_ID)
    throw badRequest("'sellerId' is required when 'identifiersType' is SKU.");
  if (identifiers.length > 0 && ['brandNames', 'classificationIds', 'keywordsLocale'].some((name) => query.has(name)))
    throw badRequest("'brandNames', 'classificationIds' and 'keywordsLocale' cannot be used with 'identifiers'.");
  const size = pageSize(query, 20);
  if (!site) throw badRequest("'marketplaceIds' is required.");
  const found = type ? named(shop, site, { type, identifiers }) : worded(shop, site, keywords);
  const { items, pagination } = pageOf(found, { size, token: query.get('pageToken') });
  return {
    data: {
      numberOfResults: found.length,
      pagination,
      items: items.map((item) => catalogView(item, [site], includedData)),
    },
  };
}

export function getCatalogItem({ shop, query, parts }: Call): Result {
  const sites = sitesOf(query, Number.POSITIVE_INFINITY);
  const includedData = dataOf(query);
  const item = shop.catalogue.get(parts[0]);
  if (!item || !sites.some(({ id }) => item.facts[id]))
    throw new SpError(
      404,
      'NOT_FOUND',
      `Requested item '${parts[0]}' not found in marketplace(s) ${sites.map(({ id }) => id).join(', ')}.`,
    );
  return { data: catalogView(item, sites, includedData) };
}

function dataOf(query: URLSearchParams): readonly CatalogData[] {
  const asked = csvOf(query, 'includedData', DATA);
  return asked.length > 0 ? asked : ['summaries'];
}

function named(
  shop: Shop,
  site: Site,
  { type, identifiers }: { type: (typeof IDENTIFIER_TYPES)[number]; identifiers: readonly string[] },
): readonly CatalogueItem[] {
  const items = identifiers.flatMap((one) => {
    if (type === 'ASIN') return shop.catalogue.get(one) ?? [];
    if (type === 'SKU') return shop.catalogue.get(findListing(shop, site.id, one)?.asin) ?? [];
    return shop.catalogue.withGtin(gtin14('gtin', one)) ?? [];
  });
  return [...new Set(items)].filter(({ facts }) => facts[site.id]);
}

function worded({ catalogue }: Shop, site: Site, keywords: readonly string[]): readonly CatalogueItem[] {
  const words = keywords.map((word) => word.toLowerCase());
  return catalogue.all().filter(({ facts }) => {
    const title = textOf(facts[site.id]?.attributes ?? {}, 'item_name').toLowerCase();
    return title !== '' && words.every((word) => title.includes(word));
  });
}

function catalogView(item: CatalogueItem, sites: readonly Site[], includedData: readonly CatalogData[]): Values {
  const here = sites.filter(({ id }) => item.facts[id]).map(({ id }) => id);
  const parts: Readonly<Record<CatalogData, () => unknown>> = {
    summaries: () => here.map((id) => summaryOf(item, id)),
    identifiers: () => here.map((marketplaceId) => ({ marketplaceId, identifiers: identifiersOf(item) })),
    productTypes: () => here.map((marketplaceId) => ({ marketplaceId, productType: item.productType })),
    attributes: () => item.facts[here[0] ?? '']?.attributes ?? {},
    images: () => here.map((marketplaceId) => ({ marketplaceId, images: [] })),
    classifications: () => [],
    dimensions: () => [],
    relationships: () => here.map((marketplaceId) => ({ marketplaceId, relationships: [] })),
    salesRanks: () => [],
    vendorDetails: () => [],
  };
  return { asin: item.asin, ...Object.fromEntries(includedData.map((name) => [name, parts[name]()])) };
}

function summaryOf({ facts }: CatalogueItem, marketplaceId: string): Values {
  const attributes = facts[marketplaceId]?.attributes ?? {};
  const texts = {
    brand: 'brand',
    color: 'color',
    size: 'size',
    itemName: 'item_name',
    modelNumber: 'model_number',
    partNumber: 'part_number',
  };
  const told = Object.entries(texts).map(([name, attribute]) => [name, textOf(attributes, attribute)] as const);
  return {
    marketplaceId,
    ...Object.fromEntries(told.filter(([, text]) => text !== '')),
    itemClassification: textOf(attributes, 'parentage_level') === 'parent' ? 'VARIATION_PARENT' : 'BASE_PRODUCT',
  };
}

function identifiersOf({ gtins }: CatalogueItem): readonly Values[] {
  return gtins.map((gtin) => {
    const bare = gtin.replace(/^0{1,2}/, '');
    return bare.length === 12
      ? { identifierType: 'UPC', identifier: bare }
      : { identifierType: 'EAN', identifier: gtin.replace(/^0/, '') };
  });
}
