import { describe, expect, it } from 'vitest';
import { normalised, table } from '../normalise-table.ts';

describe('a price for each option in one cell', () => {
  it.each([
    ['大号,小号', '大35小32', ['35.00', '32.00']],
    ['红色,蓝色', '蓝:13;红:12.5', ['12.50', '13.00']],
    ['S,M', 'S 12，M 13', ['12.00', '13.00']],
    ['红色,蓝色', '红色￥12.5元、蓝色￥13元', ['12.50', '13.00']],
  ])('is given by its name: %s at %s', async (options, price, amounts) => {
    const { products, findings } = await normalised(
      table(['sku', 'title', 'option.color', 'price'], [['A', '衣', options, price]]),
    );

    expect(products[0]?.variants.map((variant) => variant.price?.amount)).toEqual(amounts);
    expect(findings).toEqual([]);
  });

  it.each([
    ['中号,大号', '大35小32'],
    ['大号,中号,小号', '大35小32'],
    ['大号,小号', '大35小32特大40'],
  ])('is not guessed where a name is missing or over: %s at %s', async (options, price) => {
    const { products, findings } = await normalised(
      table(['sku', 'title', 'option.color', 'price'], [['A', '衣', options, price]]),
    );

    expect(products[0]?.variants.every((variant) => variant.price === undefined)).toBe(true);
    expect(findings.map(({ severity }) => severity)).toContain('error');
  });
});
