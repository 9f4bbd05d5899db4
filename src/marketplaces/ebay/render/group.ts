import type { Listing, ListingVariant } from '../../../core/words.ts';
import type { GroupBody } from '../wire.ts';
import { commonAspects } from './aspects.ts';
import { type Axis, axesOf } from './axes.ts';
import { described } from './description.ts';

/** What the variants of a listing have in common, and what they differ in. */
export function groupBody(listing: Listing, variants: readonly ListingVariant[], images: readonly string[]): GroupBody {
  const axes = axesOf(listing, variants);
  return {
    inventoryItemGroupKey: listing.id,
    title: listing.title,
    description: described(listing),
    aspects: commonAspects(listing, variants, axes),
    ...(images.length > 0 && { imageUrls: [...images] }),
    variantSKUs: variants.map(({ sku }) => sku),
    variesBy: {
      aspectsImageVariesBy: [shownBy(variants, axes)],
      specifications: axes.map(({ name, values }) => ({
        name,
        values: [...new Set(variants.map(({ sku }) => values[sku] ?? '-'))],
      })),
    },
  };
}

/** The first axis along which the pictures change, and no other way; else the first: one has to be named before it goes live. */
function shownBy(variants: readonly ListingVariant[], axes: readonly Axis[]): string {
  const pictures = (sku: string) => JSON.stringify(variants.find((one) => one.sku === sku)?.pictures ?? []);
  const found = axes.find(({ values }) => {
    const pairs = new Set(variants.map(({ sku }) => JSON.stringify([values[sku], pictures(sku)])));
    return (
      pairs.size === new Set(Object.values(values)).size && new Set(variants.map(({ sku }) => pictures(sku))).size > 1
    );
  });
  return (found ?? axes[0])?.name ?? 'Variation';
}
