import type { SandboxListing } from '../rehearsal.ts';
import { parentOf, themeOf } from './families.ts';
import { isParent, type Listing, picturesOf, priceOf, quantityOf, statusOf } from './listing.ts';
import type { Shop } from './shop.ts';
import { textOf } from './values.ts';

/** One entry a sellable SKU and marketplace, as a buyer would find it. Parents cannot be bought. */
export function* listings(shop: Shop): Generator<SandboxListing> {
  const now = shop.clock.now();
  for (const listing of shop.listings.values()) {
    const isGone = listing.goneAt !== undefined && now >= listing.goneAt;
    if (isGone || isParent(listing)) continue;
    yield entry(shop, listing);
  }
}

function entry(shop: Shop, listing: Listing): SandboxListing {
  const { attributes, sku, asin, marketplaceId } = listing;
  const now = shop.clock.now();
  const pictures = (picturesOf(listing, now) ?? []).flatMap(({ picture }) => picture ?? []);
  const price = priceOf(listing);
  const parent = parentOf(shop, listing);
  const facts = shop.catalogue.get(asin)?.facts[marketplaceId]?.attributes ?? {};
  return {
    marketplace: 'amazon',
    account: marketplaceId,
    group: parent?.sku ?? sku,
    sku,
    state: stateOf(listing, now),
    title: textOf(attributes, 'item_name') || textOf(facts, 'item_name'),
    variant: parent ? (themeOf(listing)?.attributes ?? []).map((name) => textOf(attributes, name)).join(' / ') : '',
    price: price ? String(price.amount) : '',
    currency: price?.currency ?? '',
    stock: quantityOf(listing) ?? null,
    images: pictures.length,
    pictures,
    body: { asin, productType: listing.productType, ...attributes },
  };
}

/** `live` is BUYABLE; what is sold out or not yet judged is named apart from what Amazon took off sale. */
function stateOf(listing: Listing, now: number): string {
  if (listing.goneAt !== undefined) return 'deleting';
  if (now < listing.visibleAt || picturesOf(listing, now) === undefined) return 'accepted';
  const status = statusOf(listing, now);
  if (status.includes('BUYABLE')) return 'live';
  if (!status.includes('DISCOVERABLE')) return 'suppressed';
  return priceOf(listing) && quantityOf(listing) === 0 ? 'out-of-stock' : 'inactive';
}
