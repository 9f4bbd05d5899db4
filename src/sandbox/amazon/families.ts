import { parentSkuOf } from './judge.ts';
import { isParent, type Listing } from './listing.ts';
import { PRODUCT_TYPES } from './product-types/index.ts';
import { findListing, type Shop } from './shop.ts';
import { listOf } from './values.ts';

/** The parent under which shoppers find this child; undefined until both are there. */
export function parentOf(shop: Shop, child: Listing): Listing | undefined {
  const sku = parentSkuOf(child.attributes);
  const parent = sku ? findListing(shop, child.marketplaceId, sku) : undefined;
  if (!parent || !isParent(parent) || parent.productType !== child.productType) return undefined;
  return isThere(shop, parent) && isThere(shop, child) ? parent : undefined;
}

export function childrenOf(shop: Shop, parent: Listing): readonly Listing[] {
  return [...shop.listings.values()].filter(
    (one) =>
      one.marketplaceId === parent.marketplaceId &&
      parentSkuOf(one.attributes) === parent.sku &&
      parentOf(shop, one) !== undefined,
  );
}

export function themeOf({
  attributes,
  productType,
}: Listing): { theme: string; attributes: readonly string[] } | undefined {
  const theme = listOf(attributes.variation_theme)[0]?.name;
  if (typeof theme !== 'string') return undefined;
  return { theme, attributes: PRODUCT_TYPES.get(productType)?.themes[theme] ?? [] };
}

function isThere({ clock }: Shop, { visibleAt, goneAt }: Listing): boolean {
  return clock.now() >= visibleAt && goneAt === undefined;
}
