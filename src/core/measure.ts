import { Big } from 'big.js';

/** Decimal text with a unit: `{ value: '0.35', unit: 'kg' }`. */
export interface Weight {
  readonly value: string;
  readonly unit: 'g' | 'kg' | 'oz' | 'lb';
}

/** Three decimal texts and one unit, as packed: length ≥ width is not promised. */
export interface Size {
  readonly length: string;
  readonly width: string;
  readonly height: string;
  readonly unit: 'mm' | 'cm' | 'm' | 'in';
}

/** Exact by definition (international yard and pound agreement of 1959): 1 oz = 28.349523125 g, 1 in = 2.54 cm. */
const GRAMS = { g: '1', kg: '1000', oz: '28.349523125', lb: '453.59237' } as const;
const CENTIMETRES = { mm: '0.1', cm: '1', m: '100', in: '2.54' } as const;

/** The same weight in another unit, at most `digits` decimals (3 unless told), without trailing zeros. */
export function convertWeight(weight: Weight, unit: Weight['unit'], digits = 3): Weight {
  return { value: scaled(weight.value, GRAMS[weight.unit], GRAMS[unit], digits), unit };
}

/** The same size in another unit, at most `digits` decimals (2 unless told). */
export function convertSize(size: Size, unit: Size['unit'], digits = 2): Size {
  const from = CENTIMETRES[size.unit];
  const to = CENTIMETRES[unit];
  return {
    length: scaled(size.length, from, to, digits),
    width: scaled(size.width, from, to, digits),
    height: scaled(size.height, from, to, digits),
    unit,
  };
}

function scaled(value: string, from: string, to: string, digits: number): string {
  if (from === to) return value;
  return new Big(value).times(from).div(to).round(digits).toString();
}
