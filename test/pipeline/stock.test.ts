import { expect, it } from 'vitest';
import { listedStock } from '../../src/pipeline/stock.ts';

it.each([
  [10, { keep: 2, most: 50 }, 8],
  [100, { keep: 2, most: 50 }, 50],
  [1, { keep: 2 }, 0],
  [7, {}, 7],
  [0, { most: 5 }, 0],
])('lists of %s units under %o: %s', (stock, rule, expected) => {
  expect(listedStock(stock, rule)).toBe(expected);
});

it('leaves a blank a blank', () => {
  expect(listedStock(undefined, { keep: 2, most: 50 })).toBeUndefined();
});
