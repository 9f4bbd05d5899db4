import type { SandboxListing } from '../rehearsal.ts';
import { isValues } from './arguments.ts';
import { represent } from './represent.ts';
import { isReachable } from './save-product.ts';
import { type Product, type Shop, text, variationsOf } from './shop.ts';

/** One entry a sellable SKU: a variable product stands for its variations, and alone only while it has none. */
export function* listings(shop: Shop): Generator<SandboxListing> {
  for (const product of shop.products.values()) {
    if (product.kind === 'variation') continue;
    const variations = variationsOf(shop, product);
    if (variations.length === 0) yield entry(shop, product, product);
    for (const variation of variations) yield entry(shop, variation, product);
  }
}

function entry(shop: Shop, sold: Product, product: Product): SandboxListing {
  const pictures = [...new Set([...sold.images, ...product.images])].flatMap((id) => shop.media.get(id)?.picture ?? []);
  const counted = sold.fields.manage_stock === true ? sold : product;
  const stock = counted.fields.stock_quantity;
  return {
    marketplace: 'woocommerce',
    account: 'sandbox',
    group: String(product.id),
    sku: text(sold, 'sku'),
    state: stateOf(sold, product),
    title: text(product, 'name'),
    variant: sold === product ? '' : chosen(sold),
    price: text(sold, 'sale_price') || text(sold, 'regular_price'),
    currency: shop.currency,
    stock: typeof stock === 'number' ? stock : null,
    images: pictures.length,
    pictures,
    body: represent(shop, sold, ''),
  };
}

/** `live` is what they call publish; otherwise their status, `incomplete` where a variable product has nothing to choose, `unreachable` where no choice leads to it. */
function stateOf(sold: Product, product: Product): string {
  const status = text(product, 'status') || 'publish';
  if (status !== 'publish') return status;
  if (sold === product) return text(product, 'type') === 'variable' ? 'incomplete' : 'live';
  if (!isReachable(product, sold)) return 'unreachable';
  const own = text(sold, 'status') || 'publish';
  return own === 'publish' ? 'live' : own;
}

function chosen(variation: Product): string {
  const attributes = Array.isArray(variation.fields.attributes) ? variation.fields.attributes.filter(isValues) : [];
  return attributes.map(({ option }) => String(option)).join(' / ');
}
