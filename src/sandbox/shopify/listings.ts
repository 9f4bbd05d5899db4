import type { SandboxListing } from '../rehearsal.ts';
import { statusOf } from './file-view.ts';
import { LOCATIONS, type Product, PUBLICATIONS, type Store, type Variant } from './store.ts';
import { availableOf, filesOf, titleOf, variantsOf } from './views.ts';

/** One entry a variant, for that is what is sold. */
export function* listings(store: Store): Generator<SandboxListing> {
  for (const product of store.products.values())
    for (const variant of variantsOf(store, product)) yield entry(store, product, variant);
}

function entry(store: Store, product: Product, variant: Variant): SandboxListing {
  const item = store.items.get(variant.item);
  const ready = filesOf(store, product).filter((file) => statusOf(store, file) === 'READY');
  const ordered = [...ready].sort((a, b) => Number(b.id === variant.file) - Number(a.id === variant.file));
  const pictures = ordered.flatMap(({ picture }) => picture ?? []);
  const { variants: _variants, ...shown } = product;
  return {
    marketplace: 'shopify',
    account: 'sandbox',
    group: String(product.id),
    sku: variant.sku ?? '',
    state: stateOf(product),
    title: product.title,
    variant: product.options[0]?.name === 'Title' ? '' : titleOf(variant),
    price: variant.price,
    currency: store.currency,
    stock: item?.tracked ? availableOf(store, variant) : null,
    images: pictures.length,
    pictures,
    body: {
      product: {
        ...shown,
        publications: PUBLICATIONS.filter(({ id }) => product.publications.includes(id)).map(({ name }) => name),
      },
      variant,
      inventory: item && {
        ...item,
        levels: LOCATIONS.map(({ id, name }) => ({ location: name, quantity: item.levels[id] ?? null })),
      },
    },
  };
}

/** `live` is active and published somewhere; active alone is seen by nobody. */
function stateOf(product: Product): string {
  if (product.status !== 'ACTIVE') return product.status.toLowerCase();
  return product.publications.length > 0 ? 'live' : 'unpublished';
}
