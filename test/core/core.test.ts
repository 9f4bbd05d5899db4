import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetId, recipeOf, sourceOf } from '../../src/core/asset.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import { checkDigit, isGtin } from '../../src/core/gtin.ts';
import type { Json } from '../../src/core/json.ts';
import { columnLetter } from '../../src/core/mapping.ts';
import { convertSize, convertWeight } from '../../src/core/measure.ts';
import { compareMoney, money, priceMove } from '../../src/core/money.ts';
import { assetUrl, looksLikeToken, MissingToken, refTo, replaceTokens, tokensIn } from '../../src/core/refs.ts';

describe('money', () => {
  it('has exactly the minor digits of its currency', () => {
    expect(money('12.5', 'EUR')).toEqual({ amount: '12.50', currency: 'EUR' });
    expect(money('1234.5', 'JPY').amount).toBe('1235');
    expect(money('1.0005', 'KWD').amount).toBe('1.001');
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
