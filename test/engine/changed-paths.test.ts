import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/words.ts';
import { changedPaths, isCovered, valueAt } from '../../src/engine/changed-paths.ts';

describe('what changed', () => {
  it.each<[string, Json, Json, readonly string[]]>([
    ['a member', { a: 1, b: 2 }, { a: 1, b: 3 }, ['b']],
    ['a member within', { size: { l: 1, w: 2 } }, { size: { l: 1, w: 3 } }, ['size.w']],
    ['a member that came or went', { a: 1 }, { b: 1 }, ['a', 'b']],
    ['an item of a list', { tags: ['x', 'y'] }, { tags: ['x', 'z'] }, ['tags.1']],
    ['the length of a list', { tags: ['x'] }, { tags: ['x', 'y'] }, ['tags']],
    [
      'a variant, by its SKU and wherever it stands',
      {
        v: [
          { sku: 'S.1', price: '1' },
          { sku: 'L', price: '2' },
        ],
      },
      {
        v: [
          { sku: 'S.1', price: '3' },
          { sku: 'L', price: '2' },
        ],
      },
      ['v.S%2E1.price'],
    ],
    ['the order of variants', { v: [{ sku: 'S' }, { sku: 'L' }] }, { v: [{ sku: 'L' }, { sku: 'S' }] }, ['v']],
    ['the whole, where nothing was known', null, { a: 1 }, ['']],
  ])('%s', (_, before, after, paths) => {
    expect(changedPaths(before, after)).toEqual(paths);
  });

  it('is nothing between equal bodies, something between others, and each path leads to the difference', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (a, b) => {
        const [before, after] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];

        expect(changedPaths(before, structuredClone(before))).toEqual([]);
        if (
          JSON.stringify(before) !== JSON.stringify(after) &&
          Object.keys(before).length !== Object.keys(after).length
        )
          expect(changedPaths(before, after)).not.toEqual([]);
      }),
    );
    expect(valueAt({ v: [{ sku: 'S.1', price: '3' }] }, 'v.S%2E1.price')).toBe('3');
    expect(valueAt({ a: 1 }, 'b.c')).toBeNull();
  });
});

describe('a call covers', () => {
  it.each([
    ['price', 'price', true],
    ['price.amount', 'price', true],
    ['prices', 'price', false],
    ['variants.S.price', 'variants.*.price', true],
    ['variants.S.title', 'variants.*.price', false],
    ['variants', 'variants.*.price', false],
    ['', 'price', false],
  ])('%j by %j: %s', (path, prefix, isIt) => {
    expect(isCovered(path, prefix)).toBe(isIt);
  });
});
