import { convertSize, convertWeight, type Size, type Weight } from '../../core/measure.ts';
import type { Channel, ListingVariant } from '../../core/words.ts';
import type { Sellable } from './wire.ts';

const WEIGHT: Readonly<Record<string, Weight['unit']>> = { kg: 'kg', g: 'g', lbs: 'lb', oz: 'oz' };
const DIMENSION: Readonly<Record<string, Size['unit']>> = { cm: 'cm', mm: 'mm', m: 'm', in: 'in' };

/** Weight and size as bare numbers in the units that the shop is set to. */
export function inShopUnits(
  { weight, size }: ListingVariant,
  settings: Channel['settings'],
): Pick<Sellable, 'weight' | 'dimensions'> {
  const dimensions = size && convertSize(size, DIMENSION[settings.dimension_unit ?? 'cm'] ?? 'cm');
  return {
    ...(weight && { weight: convertWeight(weight, WEIGHT[settings.weight_unit ?? 'kg'] ?? 'kg').value }),
    ...(dimensions && {
      dimensions: { length: dimensions.length, width: dimensions.width, height: dimensions.height },
    }),
  };
}
