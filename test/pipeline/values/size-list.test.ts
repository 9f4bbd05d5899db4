import { describe, expect, it } from 'vitest';
import { readSizeList } from '../../../src/pipeline/values/size-list.ts';
import { normalised, table } from '../normalise-table.ts';

describe('readSizeList', () => {
  it.each([
    'S/M/L',
    'M/L/XL/XXL/3XL',
    's/m/l',
    'XS/S/M/L/XL/2XL/均码',
    '2L/3L/4L',
    '小号/中号/大号',
    '大/中/小',
    '36/37/38',
    '39/38.5/38',
    '90/100/110/120',
    'S/L',
    'M/XXL',
  ])('%s is a list', (text) => {
    expect(readSizeList(text)).toEqual(text.split('/'));
  });

  it.each(['S／M ／ L', ' S / M / L '])('%j is a list of sizes without blanks', (text) => {
    expect(readSizeList(text)).toEqual(['S', 'M', 'L']);
  });

  it.each([
    ['S/M', 'neighbours'],
    ['L/XL', 'neighbours'],
    ['XL/2XL', 'neighbours'],
    ['大号/中号', 'neighbours'],
    ['36/37', 'two numbers'],
    ['32/34', 'a waist and a length'],
    ['36/38', 'two numbers'],
    ['XXL/2XL', 'one size in two words'],
    ['均码/F', 'one size in two words'],
    ['M/均码', 'one size in two words'],
    ['XXL/2XL/3XL', 'one of them twice'],
    ['170/92A', 'a height and a chest'],
    ['EU38/US7', 'two countries'],
    ['S/36/8', 'two scales'],
    ['26/03/01', 'a date'],
    ['2026/03/01', 'a date'],
    ['10/200/30', 'sides'],
    ['S/M/', 'with one missing'],
    ['红/S/M', 'a colour and sizes'],
    ['50/60Hz', 'hertz'],
    ['S', 'alone'],
    ['', 'blank'],
  ])('%s is one value: %s', (text) => {
    expect(readSizeList(text)).toBeUndefined();
  });
});

describe('sizes with slashes between', () => {
  it('are a variant each where the row is the whole product', async () => {
    const { products } = await normalised(
      table(['sku', 'title', 'option.color', 'option.size', 'price'], [['V1', '衬衫', '红/蓝', 'S/M/L', '39']]),
    );

    expect(products[0]?.options.map(({ values }) => values)).toEqual([
      ['红', '蓝'],
      ['S', 'M', 'L'],
    ]);
    expect(products[0]?.variants).toHaveLength(6);
  });

  it('are sizes beside others that commas separate, where they are more than neighbours', async () => {
    const { products } = await normalised(table(['sku', 'title', 'option.size'], [['V1', '衬衫', 'S/M/L, XL/2XL']]));

    expect(products[0]?.options[0]?.values).toEqual(['S', 'M', 'L', 'XL/2XL']);
  });

  it('have the prices and SKUs of their lists', async () => {
    const { products } = await normalised(
      table(['sku', 'title', 'option.size', 'price'], [['V1,V2,V3', '衬衫', 'S/M/L', '39/40/41']]),
    );

    expect(products[0]?.variants.map(({ sku, price }) => `${sku} ${price?.amount}`)).toEqual([
      'V1 39.00',
      'V2 40.00',
      'V3 41.00',
    ]);
  });

  it('stay one where the row is one of several of its product', async () => {
    const { products } = await normalised(
      table(
        ['sku', 'parent', 'title', 'option.size'],
        [
          ['A-1', 'A', '衣', 'S/M/L'],
          ['A-2', 'A', '衣', 'XL'],
        ],
      ),
    );

    expect(products[0]?.options[0]?.values).toEqual(['S/M/L', 'XL']);
  });
});
