import { convertSize } from '../../../core/measure.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';
import type { ItemBody } from '../wire.ts';
import { aspectsOf } from './aspects.ts';
import type { Axis } from './axes.ts';
import { codesOf } from './product-code.ts';

/**
 * What is sold under one SKU, and how many there are. The quantity stands here and in no offer: it "represents the total quantity
 * available across all marketplaces", is demanded before anything is published, and a listing shows the smaller of the two figures.
 */
export function itemBody(
  listing: Listing,
  variant: ListingVariant,
  { axes, images }: { readonly axes: readonly Axis[]; readonly images: readonly string[] },
): ItemBody {
  const { sku, stock } = variant;
  const { title, brand, model } = listing;
  const measures = measured(variant);
  return {
    sku,
    ...(stock !== undefined && { availability: { shipToLocationAvailability: { quantity: stock } } }),
    condition: 'NEW',
    ...(Object.keys(measures).length > 0 && { packageWeightAndSize: measures }),
    product: {
      title,
      aspects: aspectsOf(listing, variant, axes),
      ...(brand?.trim() && { brand }),
      ...(model?.trim() && { mpn: model }),
      ...codesOf(listing, variant),
      ...(images.length > 0 && { imageUrls: [...images] }),
    },
  };
}

const WEIGHT = { g: 'GRAM', kg: 'KILOGRAM', oz: 'OUNCE', lb: 'POUND' } as const;
const LENGTH = { cm: 'CENTIMETER', m: 'METER', in: 'INCH' } as const;

function measured({ weight, size }: ListingVariant): NonNullable<ItemBody['packageWeightAndSize']> {
  // They know no millimetres.
  const packed = size?.unit === 'mm' ? convertSize(size, 'cm') : size;
  return {
    ...(weight && { weight: { value: Number(weight.value), unit: WEIGHT[weight.unit] } }),
    ...(packed &&
      packed.unit !== 'mm' && {
        dimensions: {
          length: Number(packed.length),
          width: Number(packed.width),
          height: Number(packed.height),
          unit: LENGTH[packed.unit],
        },
      }),
  };
}
