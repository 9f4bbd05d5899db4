import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetId, recipeOf, sourceOf } from '../../src/core/asset.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import { checkDigit, isGtin } from '../../src/core/gtin.ts';
import type { Json } from '../../src/core/json.ts';
import { columnLetter } from '../../src/core/mapping.ts';
import { convertSize, convertWeight } from '../../src/core/measure.ts';
import { compareMoney, exponent, money, priceMove } from '../../src/core/money.ts';
import { assetUrl, looksLikeToken, MissingToken, refTo, replaceTokens, tokensIn } from '../../src/core/refs.ts';
import { emojiIn, htmlIn } from '../../src/core/refusals.ts';
import type { Listing } from '../../src/core/words.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

describe('money', () => {
  it('has exactly the minor digits of its currency', () => {
    expect(money('12.5', 'EUR')).toEqual({ amount: '12.50', currency: 'EUR' });
    expect(money('1234.5', 'JPY').amount).toBe('1235');
    expect(money('1.0005', 'KWD').amount).toBe('1.001');
    for (const [currency, digits] of Object.entries({ USD: 2, CNY: 2, TWD: 2, KRW: 0, CLP: 0, ISK: 0, BHD: 3 }))
      expect([currency, exponent(currency)]).toEqual([currency, digits]);
  });

  it('rounds as it is told, never twice', () => {
    expect(money('2.345', 'EUR').amount).toBe('2.35');
    expect(money('2.349', 'EUR', 'down').amount).toBe('2.34');
    expect(money('2.341', 'EUR', 'up').amount).toBe('2.35');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(money(money(amount, 'EUR').amount, 'EUR', 'up').amount).toBe(amount);
      }),
    );
  });

  it('never passes through a float', () => {
    expect(money('0.1', 'USD').amount).toBe('0.10');
    expect(money('99999999999999999.99', 'USD').amount).toBe('99999999999999999.99');
  });

  it('is compared in one currency only', () => {
    expect(compareMoney(money('2', 'EUR'), money('10', 'EUR'))).toBe(-1);
    expect(() => compareMoney(money('2', 'EUR'), money('10', 'USD'))).toThrow(RangeError);
  });

  it('tells how far a price moved', () => {
    expect(priceMove(money('10', 'EUR'), money('14', 'EUR'))).toBeCloseTo(0.4);
    expect(priceMove(money('0', 'EUR'), money('1', 'EUR'))).toBe(Number.POSITIVE_INFINITY);
    expect(priceMove(money('1', 'EUR'), money('1', 'USD'))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('measures', () => {
  it('are converted exactly, without trailing zeros', () => {
    expect(convertWeight({ value: '350', unit: 'g' }, 'kg').value).toBe('0.35');
    expect(convertWeight({ value: '1', unit: 'lb' }, 'g').value).toBe('453.592');
    expect(convertSize({ length: '10', width: '2.54', height: '1', unit: 'cm' }, 'in')).toMatchObject({
      length: '3.94',
      width: '1',
      unit: 'in',
    });
  });
});

describe('a GTIN', () => {
  it('is right with its check digit and wrong with any other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), fc.integer({ min: 1, max: 9 }), (digits, off) => {
        const good = digits + checkDigit(digits);
        const bad = digits + String((Number(checkDigit(digits)) + off) % 10);
        expect(isGtin(good)).toBe(true);
        expect(isGtin(bad)).toBe(false);
      }),
    );
  });

  it('follows the published example', () => {
    expect(isGtin('4006381333931')).toBe(true);
    expect(isGtin('400638133393')).toBe(false);
  });
});

describe('tokens', () => {
  const anything = fc.string({ minLength: 1 });

  it('carry any key and name there and back', () => {
    fc.assert(
      fc.property(anything, anything, (key, name) => {
        const asked: string[][] = [];
        const ref = (...which: [string, string]): number => {
          asked.push(which);
          return 7;
        };
        const body = replaceTokens({ at: [refTo(key, name)] }, { ref, asset: () => undefined });
        expect(body).toEqual({ at: [7] });
        expect(asked).toEqual([[key, name]]);
        expect(tokensIn({ at: refTo(key, name) }).keys).toEqual([key]);
      }),
    );
  });

  it('say which one nothing answers', () => {
    expect(() => replaceTokens({ a: assetUrl('x') }, { ref: () => undefined, asset: () => undefined })).toThrow(
      MissingToken,
    );
  });

  it('leave all other values as they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const body = value as Json;
        expect(replaceTokens(body, { ref: () => undefined, asset: () => undefined })).toEqual(body);
      }),
    );
  });

  it('are recognised in merchants’ text', () => {
    expect(looksLikeToken(refTo('a', 'b'))).toBe(true);
    expect(looksLikeToken('urn:isbn:1')).toBe(false);
  });
});

describe('a fingerprint', () => {
  it('does not mind the order of members, and minds everything else', () => {
    expect(fingerprint({ body: { a: 1, b: { c: 2, d: 3 } }, after: [] })).toBe(
      fingerprint({ body: { b: { d: 3, c: 2 }, a: 1 }, after: [] }),
    );
    expect(fingerprint({ body: { a: 1 }, after: [] })).not.toBe(fingerprint({ body: { a: 2 }, after: [] }));
    expect(fingerprint({ body: { a: 1 }, after: [] })).not.toBe(fingerprint({ body: { a: 1 }, after: ['x'] }));
    expect(fingerprint({ body: [1, 2], after: [] })).not.toBe(fingerprint({ body: [2, 1], after: [] }));
  });
});

describe('a refusal', () => {
  const about = (title: string, description = ''): Listing => exampleListing({ title, description });

  it.each([
    ['emoji', emojiIn('title'), about('Mug 🎁 for you'), '🎁'],
    ['no emoji', emojiIn('title'), about('Mug No. 5 — ™ 杯'), undefined],
    ['HTML', htmlIn('description'), about('', 'a <b class="x">mug</b>'), '<b class="x">'],
    ['a comparison', htmlIn('description'), about('', '3 < 5 > 4'), undefined],
  ])('of %s names the piece', (_, refusal, listing, piece) => {
    expect(refusal.find(listing)).toBe(piece);
  });
});

describe('an asset', () => {
  it('is its source and every figure that shapes it', () => {
    const limits = { min: 0, max: 9, minSide: 300, types: ['jpeg'], delivery: [] };
    const id = assetId('abc', recipeOf(limits));
    expect(sourceOf(id)).toBe('abc');
    expect(assetId('abc', recipeOf({ ...limits, maxBytes: 1_000_000 }))).not.toBe(id);
    expect(assetId('abc', recipeOf({ ...limits, ratio: 1 }))).not.toBe(id);
  });
});

describe('a column', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ] as const)('%i is %s', (index, letter) => {
    expect(columnLetter(index)).toBe(letter);
  });
});
