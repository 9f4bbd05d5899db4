import type { Call, Result } from './call.ts';
import { allFeeds, feedStatus } from './feed-status.ts';
import { submitFeed } from './feeds.ts';
import { getSpec } from './get-spec.ts';
import { countGroups, countItems, getItem, listItems, retireItem } from './items.ts';
import * as offer from './offer.ts';
import { partnerProfile } from './partner.ts';
import { issueToken, tokenDetail } from './sign-in.ts';
import * as taxonomy from './taxonomy.ts';

type Run = (call: Call) => Result | Promise<Result>;

/** Method, path with `*` for a gap, bucket of calls, what happens. The first that fits is taken. */
const ROUTES: readonly (readonly [method: string, path: string, bucket: string, run: Run])[] = [
  ['POST', '/v3/token', 'token', issueToken],
  ['GET', '/v3/token/detail', 'token', tokenDetail],
  ['POST', '/v3/feeds', 'feed', submitFeed],
  ['GET', '/v3/feeds', 'read feeds', allFeeds],
  ['GET', '/v3/feeds/*', 'read feeds', feedStatus],
  ['GET', '/v3/items', 'read items', listItems],
  ['POST', '/v3/items/spec', 'spec', getSpec],
  ['GET', '/v3/items/taxonomy', 'other', taxonomy.taxonomy],
  ['GET', '/v3/items/count', 'other', countItems],
  ['GET', '/v3/items/groups/count', 'other', countGroups],
  ['GET', '/v3/items/*', 'read item', getItem],
  ['DELETE', '/v3/items/*', 'retire item', retireItem],
  ['PUT', '/v3/price', 'price', offer.putPrice],
  ['GET', '/v3/inventory', 'inventory', offer.getInventory],
  ['PUT', '/v3/inventory', 'inventory', offer.putInventory],
  ['GET', '/v3/inventories', 'inventory', offer.listNodes],
  ['GET', '/v3/inventories/*', 'inventory', offer.getNodes],
  ['PUT', '/v3/inventories/*', 'inventory', offer.putNodes],
  ['GET', '/v3/utilities/taxonomy', 'other', taxonomy.taxonomy],
  ['GET', '/v3/utilities/taxonomy/departments', 'other', taxonomy.departments],
  ['GET', '/v3/utilities/taxonomy/departments/*', 'other', taxonomy.department],
  ['GET', '/v3/utilities/apiStatus', 'other', taxonomy.apiStatus],
  ['GET', '/v3/settings/partnerprofile', 'other', partnerProfile],
];

export interface Route {
  readonly bucket: string;
  readonly run: Run;
  readonly id: string;
}

/** The route of a request, or whether at least its path is one. */
export function findRoute(method: string, path: string): Route | 'other-method' | undefined {
  const fitting = ROUTES.flatMap(([of, pattern, bucket, run]) => {
    const id = gap(path, pattern);
    return id === undefined ? [] : [{ method: of, bucket, run, id }];
  });
  return fitting.find((one) => one.method === method) ?? (fitting.length > 0 ? 'other-method' : undefined);
}

/** What stands in the gap; empty for a path without one, nothing where they differ. A SKU may hold an escaped slash. */
function gap(path: string, pattern: string): string | undefined {
  if (!pattern.endsWith('/*')) return path === pattern ? '' : undefined;
  const before = pattern.slice(0, -1);
  const rest = path.startsWith(before) ? path.slice(before.length) : '';
  if (rest === '' || rest.includes('/')) return undefined;
  try {
    return decodeURIComponent(rest);
  } catch {
    return undefined;
  }
}
