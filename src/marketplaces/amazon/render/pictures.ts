import { assetUrl } from '../../../core/refs.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';
import type { Here } from '../sites.ts';
import type { Attributes } from '../wire.ts';

/** One main picture and eight others. */
const MOST = 9;

/** Pictures by address: those of one SKU first, or of the whole family for its parent. */
export function pictures(listing: Listing, variant: ListingVariant | undefined, here: Here): Attributes {
  if (listing.channel.delivery !== 'by-address') return {};
  const locator = (asset: string) => [{ media_location: assetUrl(asset), marketplace_id: here.marketplaceId }];
  const others = new Set(listing.variants.filter((one) => one !== variant).flatMap((one) => one.pictures));
  const swatch = listing.pictures.find(({ role }) => role === 'swatch')?.asset;
  const own = variant?.pictures ?? [];
  const all = [...listing.pictures]
    .sort((a, b) => Number(b.role === 'main') - Number(a.role === 'main'))
    .filter(({ role }) => role !== 'swatch')
    .map(({ asset }) => asset);
  // A red mug shows no blue one, unless there is nothing else to show.
  const shared = variant ? all.filter((asset) => !others.has(asset)) : all;
  const shown = own.length + shared.length > 0 ? [...own, ...shared] : all;
  const [main, ...rest] = [...new Set(shown)].slice(0, MOST);
  return {
    ...(main !== undefined && { main_product_image_locator: locator(main) }),
    ...Object.fromEntries(rest.map((asset, place) => [`other_product_image_locator_${place + 1}`, locator(asset)])),
    ...(swatch !== undefined && { swatch_product_image_locator: locator(swatch) }),
  };
}
