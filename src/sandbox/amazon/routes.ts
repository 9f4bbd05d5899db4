import type { Call, Result } from './call.ts';
import { getCatalogItem, searchCatalogItems } from './catalog-items.ts';
import { getDefinitionsProductType, searchDefinitionsProductTypes } from './definitions.ts';
import * as feeds from './feeds.ts';
import { getListingsItem, searchListingsItems } from './listings-read.ts';
import { deleteListingsItem, patchListingsItem, putListingsItem } from './listings-write.ts';
import type { Operation } from './quota.ts';
import { getAccount, getMarketplaceParticipations } from './sellers.ts';

export interface Route {
  readonly operation: Operation;
  readonly run: (call: Call) => Result | Promise<Result>;
  /** Parts of the path, decoded. */
  readonly parts: readonly string[];
}

type Line = readonly [method: string, path: RegExp, operation: Operation, run: Route['run']];

const LISTING = /^\/listings\/2021-08-01\/items\/([^/]+)\/([^/]+)$/;

/** Operation names are those of the official models: quotas go by them. */
const LINES: readonly Line[] = [
  ['PUT', LISTING, 'putListingsItem', putListingsItem],
  ['PATCH', LISTING, 'patchListingsItem', patchListingsItem],
  ['DELETE', LISTING, 'deleteListingsItem', deleteListingsItem],
  ['GET', LISTING, 'getListingsItem', getListingsItem],
  ['GET', /^\/listings\/2021-08-01\/items\/([^/]+)$/, 'searchListingsItems', searchListingsItems],
  ['POST', /^\/feeds\/2021-06-30\/documents$/, 'createFeedDocument', feeds.createFeedDocument],
  ['GET', /^\/feeds\/2021-06-30\/documents\/([^/]+)$/, 'getFeedDocument', feeds.getFeedDocument],
  ['POST', /^\/feeds\/2021-06-30\/feeds$/, 'createFeed', feeds.createFeed],
  ['GET', /^\/feeds\/2021-06-30\/feeds$/, 'getFeeds', feeds.getFeeds],
  ['GET', /^\/feeds\/2021-06-30\/feeds\/([^/]+)$/, 'getFeed', feeds.getFeed],
  ['DELETE', /^\/feeds\/2021-06-30\/feeds\/([^/]+)$/, 'cancelFeed', feeds.cancelFeed],
  ['GET', /^\/definitions\/2020-09-01\/productTypes$/, 'searchDefinitionsProductTypes', searchDefinitionsProductTypes],
  ['GET', /^\/definitions\/2020-09-01\/productTypes\/([^/]+)$/, 'getDefinitionsProductType', getDefinitionsProductType],
  ['GET', /^\/catalog\/2022-04-01\/items$/, 'searchCatalogItems', searchCatalogItems],
  ['GET', /^\/catalog\/2022-04-01\/items\/([^/]+)$/, 'getCatalogItem', getCatalogItem],
  ['GET', /^\/sellers\/v1\/marketplaceParticipations$/, 'getMarketplaceParticipations', getMarketplaceParticipations],
  ['GET', /^\/sellers\/v1\/account$/, 'getAccount', getAccount],
];

export function findRoute(method: string, path: string): Route | undefined {
  for (const [verb, pattern, operation, run] of LINES) {
    const found = verb === method ? pattern.exec(path) : null;
    if (found) return { operation, run, parts: found.slice(1).map(decoded) };
  }
  return undefined;
}

/** A broken escape is no reason to fall over: it names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
