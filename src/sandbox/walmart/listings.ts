import type { SandboxListing } from '../rehearsal.ts';
import type { Catalogue, Item } from './catalogue.ts';
import { publicationOf } from './publication.ts';
import { text } from './values.ts';
import { variantOf } from './variants.ts';

/** One entry an item. What is retired nobody finds; what has no stock is found and cannot be bought. */
export function* listings(catalogue: Catalogue): Generator<SandboxListing> {
  for (const item of catalogue.items.values()) if (!item.isRetired) yield entry(item, catalogue);
}

function entry(item: Item, catalogue: Catalogue): SandboxListing {
  const { orderable, visible, productType } = item;
  return {
    marketplace: 'walmart',
    account: 'sandbox',
    group: text(visible, 'variantGroupId') || item.sku,
    sku: item.sku,
    state: publicationOf(item, catalogue).status === 'PUBLISHED' ? 'live' : 'unpublished',
    title: text(visible, 'productName'),
    variant: variantOf(visible),
    price: item.price.toFixed(2),
    currency: catalogue.currency,
    stock: item.stock ?? 0,
    images: item.pictures.length,
    pictures: item.pictures,
    body: { Orderable: orderable, Visible: { [productType]: visible }, wpid: item.wpid, itemId: item.itemId },
  };
}
