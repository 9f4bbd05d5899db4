import { isValues } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { EtsyError } from './etsy-error.ts';
import { existing, type Listing, put, type VariationImage } from './shop.ts';

/**
 * POST: what is sent is all there is afterwards. No duplicates, one property, images and values of this very listing
 * (the spec of updateVariationImages). The sentences are general knowledge.
 */
export function updateVariationImages(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  const sent = Array.isArray(call.body.variation_images) ? call.body.variation_images.filter(isValues) : [];
  const images = sent.map(({ property_id, value_id, image_id }) => ({
    property_id: Number(property_id),
    value_id: Number(value_id),
    image_id: Number(image_id),
  }));
  judge(listing, images);
  return {
    data: view(put(call.shop, { ...listing, variationImages: images })),
    summary: `images of variations of ${listing.id}`,
  };
}

export function getListingVariationImages(call: Call): Result {
  return { data: view(existing(call.shop, call.path.listing_id)) };
}

function judge(listing: Listing, images: readonly VariationImage[]): void {
  if (new Set(images.map(({ property_id }) => property_id)).size > 1)
    throw new EtsyError(400, 'Variation images can only be associated with one property');
  if (new Set(images.map(({ value_id }) => value_id)).size < images.length)
    throw new EtsyError(400, 'Duplicate variation images');
  for (const { property_id, value_id, image_id } of images) {
    if (!listing.images.includes(image_id)) throw new EtsyError(400, `Invalid image_id: ${image_id}`);
    if (valueName(listing, property_id, value_id) === undefined)
      throw new EtsyError(400, `Invalid property_id and value_id: ${property_id}, ${value_id}`);
  }
}

function view(listing: Listing): unknown {
  const results = listing.variationImages.map((one) => ({
    ...one,
    value: valueName(listing, one.property_id, one.value_id) ?? null,
  }));
  return { count: results.length, results };
}

function valueName(listing: Listing, property: number, value: number): string | undefined {
  const all = listing.products.flatMap(({ values }) => values);
  return all.find((one) => one.property_id === property && one.value_ids.includes(value))?.values[0];
}
