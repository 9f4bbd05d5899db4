import { convertSize } from '../../../core/measure.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';
import { languageOf } from '../sites.ts';
import type { ItemBody } from '../wire.ts';
import { aspectsOf, doesNotApply } from './aspects.ts';
import type { Axis } from './axes.ts';

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
      ...coded(listing, variant),
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

/** Sites of North America ask for the UPC, the others for the EAN. */
const BY_UPC = ['EBAY_US', 'EBAY_MOTORS', 'EBAY_CA'];

function coded(
  { channel, compliance }: Listing,
  { gtin }: ListingVariant,
): Pick<ItemBody['product'], 'ean' | 'upc' | 'isbn'> {
  if (!gtin) {
    if (!compliance.gtinExempt) return {};
    const none = [doesNotApply(languageOf(channel))];
    return BY_UPC.includes(channel.site) ? { upc: none } : { ean: none };
  }
  const code = /^0\d{13}$/.test(gtin) ? gtin.slice(1) : gtin;
  if (/^97[89]\d{10}$/.test(code)) return { isbn: [code] };
  return /^\d{12}$/.test(code) ? { upc: [code] } : { ean: [code] };
}
