import { describe, expect, it } from 'vitest';
import { isClearMarker } from '../../../src/pipeline/values/clear-marker.ts';
import { normalised, table } from '../normalise-table.ts';

describe('isClearMarker', () => {
  it.each([
    ['[清空]', true],
    ['［清空］', true],
    ['【清空】', true],
    ['[clear]', true],
    [' ［ CLEAR ］ ', true],
    ['clear', false],
    ['清空', false],
    ['(clear)', false],
    ['[clear, red]', false],
    ['颜色 [clear]', false],
    ['', false],
  ])('%j: %s', (cell, expected) => {
    expect(isClearMarker(cell)).toBe(expected);
  });
});

describe('a cell that empties its field', () => {
  it('is said of the product by the names of its origins, and a blank cell is not', async () => {
    const rows = table(
      ['sku', 'title', 'price', 'description', 'brand', 'weight', 'stock', 'pictures', 'origin', 'keywords', 'gtin'],
      [['A', '杯', '9', '[清空]', '［clear］', '【清空】', '[清空]', '[清空]', '[清空]', '', '']],
    );

    const { products, findings } = await normalised(rows);

    expect(findings).toEqual([]);
    expect(products[0]?.cleared).toEqual(['description', 'brand', 'origin', 'pictures', 'A/stock', 'A/weight']);
    expect(products[0]).toMatchObject({ description: '', pictures: [], compliance: {} });
    expect(products[0]?.variants[0]).toEqual({
      sku: 'A',
      options: [],
      pictures: [],
      price: { amount: '9.00', currency: 'CNY' },
    });
  });

  it('gives way to a value in another row of the product', async () => {
    const rows = table(
      ['sku', 'parent', 'title', 'option.color', 'brand'],
      [
        ['A-1', 'A', '杯', '红', '[清空]'],
        ['A-2', 'A', '杯', '蓝', '山水'],
      ],
    );

    const { products } = await normalised(rows);

    expect(products[0]).toMatchObject({ brand: '山水' });
    expect(products[0]).not.toHaveProperty('cleared');
  });

  it.each([
    [['A', '[清空]', '9', '红'], 'B2', 'A'],
    [['A', '杯', '[清空]', '红'], 'C2', 'A'],
    [['A', '杯', '9', '[clear]'], 'D2', 'A'],
    [['[清空]', '杯', '9', '红'], 'A2', undefined],
  ])('is an error where no listing can be without it: %j', async (cells, cell, sku) => {
    const { findings } = await normalised(table(['sku', 'title', 'price', 'option.color'], [cells]));

    expect(findings.map((one) => [one.id, one.severity, one.where?.cell, one.sku])).toEqual([
      ['cell/clear-of-vital', 'error', cell, sku],
    ]);
  });

  it('names no SKU after the model where the SKU itself is to be emptied', async () => {
    const { products } = await normalised(table(['sku', 'model', 'title'], [['[清空]', 'A026', '杯']]));

    expect(products).toEqual([]);
  });
});
