import * as bulk from './bulk-offers.ts';
import type { Call, Result } from './call.ts';
import { noSuchResource } from './gateway-errors.ts';
import * as groups from './groups.ts';
import { whoAmI } from './identity.ts';
import * as items from './items.ts';
import { listingFees } from './listing-fees.ts';
import * as locations from './locations.ts';
import * as media from './media.ts';
import * as metadata from './metadata.ts';
import * as offers from './offers.ts';
import * as policies from './policies.ts';
import { bulkUpdatePriceQuantity } from './price-quantity.ts';
import { publishGroup, publishOffer } from './publish.ts';
import { SCOPE } from './scopes.ts';
import * as taxonomy from './taxonomy.ts';
import { withdrawGroup, withdrawOffer } from './withdraw.ts';

type Run = (call: Call) => Result | Promise<Result>;
type Line = readonly [method: string, path: string, run: Run, kind?: 'reads' | 'form'];

const INVENTORY: readonly Line[] = [
  ['PUT', '/inventory_item/{}', items.putItem],
  ['GET', '/inventory_item/{}', items.getItem],
  ['DELETE', '/inventory_item/{}', items.deleteItem],
  ['GET', '/inventory_item', items.listItems],
  ['POST', '/bulk_create_or_replace_inventory_item', items.bulkPutItems],
  ['POST', '/bulk_get_inventory_item', items.bulkGetItems, 'reads'],
  ['POST', '/bulk_update_price_quantity', bulkUpdatePriceQuantity],
  ['PUT', '/inventory_item_group/{}', groups.putItemGroup],
  ['GET', '/inventory_item_group/{}', groups.getItemGroup],
  ['DELETE', '/inventory_item_group/{}', groups.deleteItemGroup],
  ['POST', '/bulk_create_offer', bulk.bulkCreateOffers],
  ['POST', '/bulk_publish_offer', bulk.bulkPublishOffers],
  ['POST', '/offer/get_listing_fees', listingFees, 'reads'],
  ['POST', '/offer/publish_by_inventory_item_group', publishGroup],
  ['POST', '/offer/withdraw_by_inventory_item_group', withdrawGroup],
  ['POST', '/offer', offers.createOffer],
  ['GET', '/offer', offers.listOffers],
  ['PUT', '/offer/{}', offers.updateOffer],
  ['GET', '/offer/{}', offers.getOffer],
  ['DELETE', '/offer/{}', offers.deleteOffer],
  ['POST', '/offer/{}/publish', publishOffer],
  ['POST', '/offer/{}/withdraw', withdrawOffer],
  ['GET', '/location', locations.listLocations],
  ['POST', '/location/{}', locations.createLocation],
  ['GET', '/location/{}', locations.getLocation],
  ['DELETE', '/location/{}', locations.deleteLocation],
  ['POST', '/location/{}/update_location_details', locations.updateLocation],
  ['POST', '/location/{}/enable', (call) => locations.switchLocation(call, 'ENABLED')],
  ['POST', '/location/{}/disable', (call) => locations.switchLocation(call, 'DISABLED')],
];
const ACCOUNT: readonly Line[] = [
  ...(['fulfillment', 'payment', 'return'] as const).flatMap((kind): readonly Line[] => [
    ['GET', `/${kind}_policy`, (call) => policies.listPolicies(call, kind)],
    ['GET', `/${kind}_policy/get_by_policy_name`, (call) => policies.getPolicyByName(call, kind)],
    ['GET', `/${kind}_policy/{}`, (call) => policies.getPolicy(call, kind)],
  ]),
  ['GET', '/program/get_opted_in_programs', policies.optedInPrograms],
  ['GET', '/privilege', policies.privileges],
];
const TAXONOMY: readonly Line[] = [
  ['GET', '/get_default_category_tree_id', taxonomy.defaultTreeId],
  ['GET', '/category_tree/{}', taxonomy.categoryTree],
  ['GET', '/category_tree/{}/get_category_subtree', taxonomy.categorySubtree],
  ['GET', '/category_tree/{}/get_category_suggestions', taxonomy.categorySuggestions],
  ['GET', '/category_tree/{}/get_item_aspects_for_category', taxonomy.aspectsForCategory],
];
const METADATA: readonly Line[] = [
  ['GET', '/marketplace/{}/get_regulatory_policies', metadata.regulatoryPolicies],
  ['GET', '/marketplace/{}/get_item_condition_policies', metadata.conditionPolicies],
  ['GET', '/marketplace/{}/get_listing_structure_policies', metadata.structurePolicies],
  ['GET', '/marketplace/{}/get_category_policies', metadata.categoryPolicies],
  ['GET', '/marketplace/{}/get_currencies', metadata.currencies],
  ['GET', '/marketplace/{}/get_product_safety_labels', metadata.productSafetyLabels],
];
const MEDIA: readonly Line[] = [
  ['POST', '/image/create_image_from_url', media.createImageFromUrl],
  ['POST', '/image/create_image_from_file', media.createImageFromFile, 'form'],
  ['GET', '/image/{}', media.getImage],
];

interface Api {
  readonly root: string;
  readonly lines: readonly Line[];
  /** Any one of these; for reading, those of `readScopes` too. */
  readonly scopes: readonly string[];
  readonly readScopes?: readonly string[];
}

const APIS: readonly Api[] = [
  { root: '/sell/inventory/v1', lines: INVENTORY, scopes: [SCOPE.inventory], readScopes: [SCOPE.inventoryReadonly] },
  { root: '/sell/account/v1', lines: ACCOUNT, scopes: [SCOPE.account], readScopes: [SCOPE.accountReadonly] },
  { root: '/commerce/taxonomy/v1', lines: TAXONOMY, scopes: [SCOPE.public] },
  { root: '/sell/metadata/v1', lines: METADATA, scopes: [SCOPE.public] },
  { root: '/commerce/media/v1_beta', lines: MEDIA, scopes: [SCOPE.inventory] },
  { root: '/commerce/identity/v1', lines: [['GET', '/user', whoAmI]], scopes: [SCOPE.identity] },
];

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly run: Run;
  readonly scopes: readonly string[];
  /** Whether it takes a form and no JSON. */
  readonly takesForm: boolean;
  readonly changes: boolean;
}

/** Paths as in the specifications; a slash at the end makes no difference. */
const ROUTES: readonly Route[] = APIS.flatMap(({ root, lines, scopes, readScopes = [] }) =>
  lines.map(([method, path, run, kind]) => ({
    method,
    path: new RegExp(`^${root}${path.replaceAll('{}', '([^/]+)')}/?$`),
    run,
    scopes: method === 'GET' || kind === 'reads' ? [...scopes, ...readScopes] : scopes,
    takesForm: kind === 'form',
    changes: method !== 'GET' && kind !== 'reads',
  })),
);

/** @throws {EbayError} 404 where there is none */
export function findRoute(method: string, path: string): Route & { readonly ids: readonly string[] } {
  for (const route of ROUTES) {
    const found = route.method === method ? route.path.exec(path) : null;
    if (found) return { ...route, ids: found.slice(1).map(decoded) };
  }
  throw noSuchResource();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
