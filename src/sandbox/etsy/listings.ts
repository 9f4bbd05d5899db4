import type { SandboxListing } from '../rehearsal.ts';
import { imagesOf } from './images.ts';
import { stateOf } from './listing-state.ts';
import { divisorOf, type Listing, type Product, type Shop } from './shop.ts';

/** One entry a product, for that is what is sold. */
export function* listings(shop: Shop): Generator<SandboxListing> {
  for (const listing of shop.listings.values())
    for (const product of listing.products) if (isOffered(product)) yield entry(shop, listing, product);
}

/** What only fills the table of combinations, disabled and without a SKU, nobody can buy or find. */
function isOffered(product: Product): boolean {
  return product.isEnabled || product.sku !== '';
}

function entry(shop: Shop, listing: Listing, product: Product): SandboxListing {
  const pictures = imagesOf(shop, listing).map(({ picture }) => picture);
  const divisor = divisorOf(shop.currency);
  const { products: _products, ...shown } = listing;
  return {
    marketplace: 'etsy',
    account: 'sandbox',
    group: String(listing.id),
    sku: product.sku,
    state: seenAs(shop, listing, product),
    title: String(listing.fields.title),
    variant: product.values.flatMap(({ values }) => values).join(' / '),
    price: (product.price / divisor).toFixed(divisor === 1 ? 0 : 2),
    currency: shop.currency,
    stock: product.quantity,
    images: pictures.length,
    pictures,
    body: { listing: shown, product },
  };
}

/** `live` is active with this offering enabled; what is sold out as a whole is found no more. */
function seenAs(shop: Shop, listing: Listing, product: Product): string {
  const state = stateOf(listing, shop.clock.now());
  if (state !== 'active') return state;
  return product.isEnabled ? 'live' : 'disabled';
}
