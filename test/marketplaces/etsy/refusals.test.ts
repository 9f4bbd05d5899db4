import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { refusals } from '../../../src/marketplaces/etsy/refusals.ts';
import { listing, mugs, variant } from './listings.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('Etsy refuses', () => {
  it.each<[string, Listing, string, string]>([
    ['an emoji in a title', listing({ title: 'Mug 🎁' }), 'text/odd-sign', '🎁'],
    ['a fraction in a title', listing({ title: 'Mug ½ l' }), 'text/odd-sign', '½'],
    ['a sign twice', listing({ title: 'Tea & milk & mug' }), 'text/sign-twice', '&'],
    [
      'parentheses in a value',
      mugs({ variants: [variant({ options: ['Red (dark)'] })] }),
      'text/parenthesis',
      'Red (dark)',
    ],
    ['a thousand of one', listing({ variants: [variant({ stock: 1000 })] }), 'stock/too-many', '1000'],
    ['a price of ten cents', listing({ variants: [variant({ price: usd('0.10') })] }), 'price/out-of-range', '0.10'],
    [
      'a price of a house',
      listing({ variants: [variant({ price: usd('50000.01') })] }),
      'price/out-of-range',
      '50000.01',
    ],
    ['71 values of an option', sized(71), 'variants/too-many-values', 'Size'],
  ])('%s', (_name, given, id, piece) => {
    expect(refused(given)).toEqual([[id, piece]]);
  });

  it.each<[string, Listing]>([
    ['every sign that it names, once', listing({ title: '杯 “Größe”: 100% tea & milk + ™ © ® = ½'.replace('½', '5') })],
    ['999 of one and 70 values', sized(70)],
    ['the least and the most', mugs({ variants: [variant({ price: usd('0.20') }), variant({ price: usd('50000') })] })],
    ['prices of other currencies, of which Etsy itself knows the measure', listing({ variants: [yen()] })],
  ])('nothing of %s', (_name, given) => {
    expect(refused(given)).toEqual([]);
  });
});

function refused(given: Listing): readonly (readonly [string, string])[] {
  return refusals.flatMap((refusal) => {
    const piece = refusal.find(given);
    return piece === undefined ? [] : [[refusal.id, piece] as const];
  });
}

function sized(many: number): Listing {
  const values = Array.from({ length: many }, (_, n) => `size ${n}`);
  return listing({
    options: [{ name: 'Size', values }],
    variants: values.map((value) => variant({ sku: value, options: [value], stock: 999 })),
  });
}

function yen() {
  return variant({ price: { amount: '90000', currency: 'JPY' } });
}
