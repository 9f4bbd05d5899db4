import type { DocumentOf } from '../../core/ports/marketplace.ts';
import { refTo } from '../../core/refs.ts';
import type { Document, Finding, Listing, ListingVariant } from '../../core/words.ts';
import { axesOf } from './axes.ts';
import { activationKey, imageKey, listingKey } from './keys.ts';
import { inventoryDocument } from './render/inventory.ts';
import { listingDocument } from './render/listing.ts';
import { picturesOf } from './render/pictures.ts';
import { propertyDocuments } from './render/properties.ts';
import { remarks } from './render/remarks.ts';
import { variationImagesDocument } from './render/variation-images.ts';
import type { EtsyKinds, ImageBody } from './wire.ts';

/**
 * A draft, its pictures, its attributes, what can be bought of it, and the moment it goes on sale. Nothing goes on sale of which
 * nothing is in stock: Etsy refuses an inventory of zeros, so such a listing stays a draft or is deactivated.
 */
export function render(listing: Listing): {
  documents: readonly DocumentOf<EtsyKinds>[];
  findings: readonly Finding[];
} {
  const variants = distinct(listing.variants);
  const axes = axesOf(listing, variants);
  const pictures = picturesOf(listing);
  const images = pictures.map(({ asset, alt }, place) => imageDocument(listing, { asset, alt }, place + 1));
  const base: readonly DocumentOf<EtsyKinds>[] = [
    listingDocument(listing, variants),
    ...images,
    ...propertyDocuments(listing, axes),
    inventoryDocument(listing, variants, axes),
    ...variationImagesDocument(listing, variants, axes),
  ];
  const isInStock = variants.some(({ stock }) => stock === undefined || stock > 0);
  const activation: Document<'activation', EtsyKinds['activation']> = {
    ...child(listing, activationKey(listing.id)),
    kind: 'activation',
    body: { image_ids: images.map(({ key }) => refTo(key, 'id')) },
    after: [listingKey(listing.id), ...base.slice(1).map(({ key }) => key)],
  };
  return { documents: isInStock ? [...base, activation] : base, findings: remarks(listing, isInStock) };
}

/** A SKU that stands twice in one listing is a finding elsewhere; here the first one counts. */
function distinct(variants: readonly ListingVariant[]): readonly ListingVariant[] {
  return [...new Map(variants.toReversed().map((variant) => [variant.sku, variant])).values()].reverse();
}

function imageDocument(listing: Listing, body: ImageBody, rank: number): Document<'image', ImageBody> {
  const { id } = listing;
  return { ...child(listing, imageKey(id, body.asset)), kind: 'image', body, once: { rank } };
}

/** What hangs on the draft and ends with it. */
function child({ id }: Listing, key: string) {
  return { key, after: [listingKey(id)], with: listingKey(id), listing: id, skus: {} };
}
