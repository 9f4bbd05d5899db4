import { refTo } from '../../../core/refs.ts';
import type { Document, Listing, ListingVariant } from '../../../core/words.ts';
import type { Axis } from '../axes.ts';
import { imageKey, inventoryKey, listingKey, valueRef, variationImagesKey } from '../keys.ts';
import type { VariationImagesBody } from '../wire.ts';

/** Which picture a buyer sees who chooses a value: Etsy ties pictures to the values of one option, not to variants. */
export function variationImagesDocument(
  listing: Listing,
  variants: readonly ListingVariant[],
  axes: readonly Axis[],
): readonly Document<'variationImages', VariationImagesBody>[] {
  if (listing.channel.delivery === 'none') return [];
  const { id } = listing;
  for (const [place, axis] of axes.entries()) {
    const shown = picturesByValue(variants, place);
    if (!shown || shown.size === 0) continue;
    const parent = listingKey(id);
    const images = [...new Set(shown.values())].map((asset) => imageKey(id, asset));
    const pairs = [...shown].map(([value, asset]) => ({
      value_id: refTo(inventoryKey(id), valueRef(axis.property, axis.of(value).values[0] ?? value)),
      image_id: refTo(imageKey(id, asset), 'id'),
    }));
    return [
      {
        key: variationImagesKey(id),
        kind: 'variationImages',
        body: { property_id: axis.property, pairs },
        after: [parent, inventoryKey(id), ...images],
        with: parent,
        listing: id,
        skus: {},
      },
    ];
  }
  return [];
}

/** Undefined: variants of one value show different pictures, so this option does not decide it. */
function picturesByValue(variants: readonly ListingVariant[], place: number): ReadonlyMap<string, string> | undefined {
  const shown = new Map<string, string>();
  for (const { options, pictures } of variants) {
    const value = options[place] ?? '';
    const asset = pictures[0];
    if (asset === undefined) continue;
    if ((shown.get(value) ?? asset) !== asset) return undefined;
    shown.set(value, asset);
  }
  return shown;
}
