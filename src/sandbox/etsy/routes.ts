import {
  APPLICATION_ID,
  PROCESSING_PROFILE,
  PRODUCTION_PARTNER,
  READINESS_STATE_ID,
  RETURN_POLICY,
  RETURN_POLICY_ID,
  SHIPPING_PROFILE_ID,
  SHOP_ID,
  SHOP_SECTION,
  shippingProfile,
  shopView,
  USER_ID,
  USER_VIEW,
} from './account.ts';
import * as attributes from './attributes.ts';
import type { Call, Result } from './call.ts';
import { EtsyError } from './etsy-error.ts';
import * as images from './images.ts';
import * as inventory from './inventory.ts';
import type { OperationId } from './operations.ts';
import * as read from './read-listings.ts';
import * as save from './save-listing.ts';
import { findNode, NODES } from './taxonomy.ts';
import { propertiesOf } from './taxonomy-properties.ts';
import * as translations from './translations.ts';
import * as variationImages from './variation-images.ts';

/** `tokenScopes` is answered where the tokens are. */
export const ROUTES: Readonly<Record<Exclude<OperationId, 'tokenScopes'>, (call: Call) => Result | Promise<Result>>> = {
  ping: () => ({ data: { application_id: APPLICATION_ID } }),
  getMe: () => ({ data: { user_id: USER_ID, shop_id: SHOP_ID } }),
  getUser: (call) => one(USER_VIEW, call.path.user_id === USER_ID),
  getShop: (call) => one(shopView(call.shop), call.path.shop_id === SHOP_ID),
  getShopByOwnerUserId: (call) => one(shopView(call.shop), call.path.user_id === USER_ID),
  getSellerTaxonomyNodes: () => all(NODES),
  getPropertiesByTaxonomyId: (call) => {
    if (!findNode(call.path.taxonomy_id)) throw notFound();
    return all(propertiesOf(call.path.taxonomy_id));
  },
  getShopReturnPolicies: () => all([RETURN_POLICY]),
  getShopReturnPolicy: (call) => one(RETURN_POLICY, call.path.return_policy_id === RETURN_POLICY_ID),
  getShopReadinessStateDefinitions: (call) => paged(call, [PROCESSING_PROFILE]),
  getShopReadinessStateDefinition: (call) =>
    one(PROCESSING_PROFILE, call.path.readiness_state_definition_id === READINESS_STATE_ID),
  getShopShippingProfiles: (call) => all([shippingProfile(call.shop)]),
  getShopShippingProfile: (call) =>
    one(shippingProfile(call.shop), call.path.shipping_profile_id === SHIPPING_PROFILE_ID),
  getShopSections: () => all([SHOP_SECTION]),
  getShopProductionPartners: () => all([PRODUCTION_PARTNER]),
  ...read,
  ...save,
  uploadListingImage: images.uploadListingImage,
  deleteListingImage: images.deleteListingImage,
  getListingImages: images.getListingImages,
  getListingImage: images.getListingImage,
  ...inventory,
  ...attributes,
  createListingTranslation: translations.createListingTranslation,
  updateListingTranslation: translations.updateListingTranslation,
  getListingTranslation: translations.getListingTranslation,
  ...variationImages,
};

function all(results: readonly unknown[]): Result {
  return { data: { count: results.length, results } };
}

function paged(call: Call, results: readonly unknown[]): Result {
  const offset = Number(call.query.offset ?? 0);
  return { data: { count: results.length, results: results.slice(offset, offset + Number(call.query.limit ?? 25)) } };
}

function one(data: unknown, isThere: unknown): Result {
  if (isThere !== true) throw notFound();
  return { data };
}

function notFound(): EtsyError {
  return new EtsyError(404, 'Resource not found');
}
