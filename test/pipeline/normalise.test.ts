import { describe, expect, it } from 'vitest';
import { normalised, table } from './normalise-table.ts';

const ids = (findings: readonly { id: string; where?: { cell?: string } }[]): string[] =>
  findings.map((one) => `${one.id}@${one.where?.cell ?? ''}`);

describe('normalise', () => {
  it('makes a product of a row, with each value as meant and its cell kept', async () => {
    const rows = table(
      [
        'sku',
        'title',
        'price',
        'stock',
        { header: '重量(g)', field: 'weight', unit: 'g' },
        'dimensions',
        'description',
        'gtin',
      ],
      [['A-1', ' 保温杯 ', '¥12.5', '1,200', '350', '10*20×30cm', '一<二\n\n三', '6901234567892']],
    );

    const { products, findings } = await normalised(rows);

    expect(findings).toEqual([]);
    expect(products).toHaveLength(1);
    expect(products[0]).toMatchObject({
      id: 'A-1',
      language: 'zh-CN',
      title: '保温杯',
      description: '<p>一&lt;二</p><p>三</p>',
      options: [],
      variants: [
        {
          sku: 'A-1',
          gtin: '6901234567892',
          price: { amount: '12.50', currency: 'CNY' },
          stock: 1200,
          weight: { value: '350', unit: 'g' },
          size: { length: '10', width: '20', height: '30', unit: 'cm' },
          options: [],
          pictures: [],
        },
      ],
    });
    expect(products[0]?.origins.title).toEqual({
      file: 't.xlsx',
      sheet: 'S',
      row: 2,
      column: 'B',
      cell: 'B2',
      header: 'title',
    });
    expect(products[0]?.origins['A-1/price']?.cell).toBe('C2');
  });

  it('takes the main picture in a variant’s own row for that variant, unless every row has the same', async () => {
    const own = table(
      [
        'sku',
        'parent',
        'title',
        { header: '颜色', field: 'option.color', option: '颜色' },
        { header: '主图', field: 'main-picture' },
      ],
      [
        ['A-1', 'A', '杯', '红', 'red.jpg'],
        ['A-2', 'A', '杯', '蓝', 'blue.jpg'],
      ],
    );
    const shared = table(
      [
        'sku',
        'parent',
        'title',
        { header: '颜色', field: 'option.color', option: '颜色' },
        { header: '主图', field: 'main-picture' },
      ],
      [
        ['A-1', 'A', '杯', '红', 'a.jpg'],
        ['A-2', 'A', '杯', '蓝', 'a.jpg'],
      ],
    );

    const { products: each } = await normalised(own);
    const { products: all } = await normalised(shared);

    expect(each[0]?.pictures.map((one) => one.is === 'name' && one.name)).toEqual(['red.jpg', 'blue.jpg']);
    expect(each[0]?.variants.map(({ pictures }) => pictures)).toEqual([[0], [1]]);
    expect(all[0]?.pictures).toHaveLength(1);
    expect(all[0]?.variants.map(({ pictures }) => pictures)).toEqual([[], []]);
  });

  it('points at the cell of a bad number, and lets the product carry the rest', async () => {
    const rows = table(['sku', 'title', 'price', 'stock'], [['A', '杯', '面议', '几个']]);

    const { products, findings } = await normalised(rows);

    expect(ids(findings)).toEqual(['price/not-a-number@C2', 'stock/not-a-number@D2']);
    expect(findings.every((one) => one.severity === 'error' && one.sku === 'A')).toBe(true);
    expect(products[0]?.variants[0]).toEqual({ sku: 'A', options: [], pictures: [] });
  });

  it('takes the number of 中号70 with a warning at the cell', async () => {
    const { products, findings } = await normalised(table(['sku', 'title', 'cost'], [['A', '盆', '中号70']]));

    expect(products[0]?.variants[0]?.cost).toEqual({ amount: '70.00', currency: 'CNY' });
    expect(findings).toMatchObject([
      { id: 'price/has-words', severity: 'warning', field: 'cost', sku: 'A', value: '中号70', where: { cell: 'C2' } },
    ]);
  });

  it('refuses a row without a SKU, and one whose digits the spreadsheet has thrown away', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'title'],
        [
          ['', '无名'],
          ['6.90123E+12', '杯'],
          ["'00123", '碗'],
        ],
      ),
    );

    expect(products.map((one) => one.id)).toEqual(['00123']);
    expect(ids(findings)).toEqual(['sku/missing@A2', 'identifier/digits-lost@A3']);
  });

  it('keeps a product whose GTIN has lost its digits, without the GTIN and with an error under its SKU', async () => {
    const rows = table(['sku', 'title', 'gtin'], [['A', '杯', '12345678901234567']], { kinds: { 2: 'number' } });

    const { products, findings } = await normalised(rows);

    expect(products[0]?.variants[0]).not.toHaveProperty('gtin');
    expect(findings).toMatchObject([
      { id: 'identifier/digits-lost', severity: 'error', sku: 'A', where: { cell: 'C2' } },
    ]);
  });

  it('believes long numbers of JSON, which writes every digit', async () => {
    const rows = table(['sku', 'title'], [['12345678901234567', '杯']], {
      kinds: { 0: 'number' },
      keys: ['sku', 'title'],
    });

    const { products } = await normalised(rows);

    expect(products[0]?.id).toBe('12345678901234567');
    expect(products[0]?.origins.title).toEqual({ file: 't.xlsx', sheet: 'S', row: 2, header: 'title' });
  });

  it('names both cells of a SKU that stands twice, and keeps the first', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'title'],
        [
          ['A', '一'],
          ['B', '二'],
          ['A', '三'],
        ],
      ),
    );

    expect(products.map((one) => one.title)).toEqual(['一', '二']);
    expect(findings).toMatchObject([{ id: 'sku/duplicate', severity: 'error', where: { cell: 'A4' } }]);
    expect(findings[0]?.message.en).toContain('t.xlsx S A2');
  });

  it('refuses text that the engine would take for a token, wherever it hides', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'title', 'pictures'],
        [
          ['A', 'urn:x-ref:product%2FB#id', ''],
          ['B', '杯', '["urn:x-asset:abc"]'],
          ['C', '碗 urn:x-other', ''],
        ],
      ),
    );

    expect(products.map((one) => one.id)).toEqual(['C']);
    expect(ids(findings)).toEqual(['text/token@B2', 'text/token@C3']);
  });

  it('leaves out what the sheet says is not for sale, and says so', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'title', 'status'],
        [
          ['A', '一', '0'],
          ['B', '二', '1'],
          ['C', '三', '下架'],
        ],
      ),
    );

    expect(products.map((one) => one.id)).toEqual(['B']);
    expect(findings.map((one) => [one.id, one.severity, one.where?.cell])).toEqual([
      ['row/not-for-sale', 'note', 'C2'],
      ['row/not-for-sale', 'note', 'C4'],
    ]);
  });

  it('reports the cell of a formula that went wrong', async () => {
    const { findings } = await normalised(table(['sku', 'title', 'price'], [['A', '杯', '#REF!']]));

    expect(findings).toMatchObject([{ id: 'cell/error', severity: 'error', sku: 'A', where: { cell: 'C2' } }]);
  });

  it('takes the currency from the cell, then its own column, then the header, then the catalogue', async () => {
    const headings = [
      'sku',
      'title',
      { header: 'Price (USD)', field: 'price' as const, currency: 'USD' },
      'cost',
      'strike',
      'currency',
    ] as const;
    const { products } = await normalised(
      table(headings, [
        ['A', '杯', '3.20', '20', '€9', ''],
        ['B', '杯', '3.20', '20', '30', '日元'],
      ]),
    );

    expect(products[0]?.variants[0]).toMatchObject({
      price: { amount: '3.20', currency: 'USD' },
      cost: { currency: 'CNY' },
      strike: { amount: '9.00', currency: 'EUR' },
    });
    expect(products[1]?.variants[0]?.cost).toEqual({ amount: '20', currency: 'JPY' });
  });

  it('reads origin, HS code and material for customs', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'title', 'origin', 'hs', 'material'],
        [
          ['A', '杯', '中国', '9617.00.11', '不锈钢'],
          ['B', '杯', '火星', '', ''],
        ],
      ),
    );

    expect(products[0]?.compliance).toEqual({ origin: 'CN', hs: '96170011', material: '不锈钢' });
    expect(products[1]?.compliance).toEqual({});
    expect(findings).toMatchObject([{ id: 'origin/unknown', severity: 'warning', where: { cell: 'C3' } }]);
  });
});
