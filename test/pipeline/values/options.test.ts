import { describe, expect, it } from 'vitest';
import type { Finding, PictureSource, Product } from '../../../src/core/words.ts';
import { colourAndSize } from '../../../src/pipeline/values/option-pairs.ts';
import { normalised, table } from '../normalise-table.ts';

const COLUMNS = ['sku', 'title', { header: '规格', field: 'options' }] as const;

function said({ products, findings }: { products: readonly Product<PictureSource>[]; findings: readonly Finding[] }) {
  return {
    options: products[0]?.options.map((option) => `${option.name}: ${option.values.join('|')}`),
    variants: products.flatMap((product) => product.variants.map((variant) => variant.options.join('/'))),
    findings: findings.map((finding) => finding.id),
  };
}

describe('the options of a row that is the whole product', () => {
  it.each([
    ['红|蓝', ['规格: 红|蓝'], ['红', '蓝']],
    ['红/蓝/绿', ['规格: 红|蓝|绿'], ['红', '蓝', '绿']],
    ['L/XL', ['规格: L/XL'], ['L/XL']],
    ['50/60Hz', ['规格: 50/60Hz'], ['50/60Hz']],
    ['颜色:红;尺码:M', ['颜色: 红', '尺码: M'], ['红/M']],
    ['颜色：红 尺码：M', ['颜色: 红', '尺码: M'], ['红/M']],
    ['颜色=红/尺码=M', ['颜色: 红', '尺码: M'], ['红/M']],
    ['颜色:红,蓝;尺码:S,M', ['颜色: 红|蓝', '尺码: S|M'], ['红/S', '红/M', '蓝/S', '蓝/M']],
    ['颜色:红,蓝，尺码:S,M', ['颜色: 红|蓝', '尺码: S|M'], ['红/S', '红/M', '蓝/S', '蓝/M']],
    ['{"颜色": "红", "尺码": ["S", "M"]}', ['颜色: 红', '尺码: S|M'], ['红/S', '红/M']],
    ["{'颜色': '红'}", ['颜色: 红'], ['红']],
    ['[{"name":"颜色","value":"红"},{"name":"颜色","value":"蓝"}]', ['颜色: 红|蓝'], ['红', '蓝']],
    ["[{'颜色': '红', '尺码': 'M'}, {'颜色': '蓝', '尺码': 'L'}]", ['颜色: 红|蓝', '尺码: M|L'], ['红/M', '蓝/L']],
    ['红色/XL', ['颜色: 红色', '尺码: XL'], ['红色/XL']],
    ['红色/XL，蓝色/均码', ['颜色: 红色|蓝色', '尺码: XL|均码'], ['红色/XL', '蓝色/均码']],
    ['红色-L、蓝色-M', ['颜色: 红色|蓝色', '尺码: L|M'], ['红色/L', '蓝色/M']],
    ['红色/XL，特价款', ['规格: 红色/XL|特价款'], ['红色/XL', '特价款']],
  ])('%s', async (cell, options, variants) => {
    const result = await normalised(table(COLUMNS, [['A', '衣', cell]]));

    expect(said(result)).toEqual({ options, variants, findings: [] });
  });
});

describe('the options of a row that is one variant', () => {
  it('are a colour and a size where all rows of the product have both', async () => {
    const rows = table(
      ['sku', 'parent', 'title', { header: '规格', field: 'options' }],
      [
        ['A-1', 'A', '衣', '红色-L'],
        ['A-2', 'A', '衣', '红色-XL'],
      ],
    );

    expect(said(await normalised(rows))).toEqual({
      options: ['颜色: 红色', '尺码: L|XL'],
      variants: ['红色/L', '红色/XL'],
      findings: [],
    });
  });

  it('stay whole where one row of the product has no size', async () => {
    const rows = table(
      ['sku', 'parent', 'title', { header: '规格', field: 'options' }],
      [
        ['A-1', 'A', '衣', '红色-L'],
        ['A-2', 'A', '衣', '套装'],
      ],
    );

    expect(said(await normalised(rows)).variants).toEqual(['红色-L', '套装']);
  });
});

describe('an option that a spreadsheet program made a date of', () => {
  it('is taken as it stands, and said', async () => {
    const rows = table(['sku', 'title', 'option.size'], [['A', '衣', '2026-10-12']], { kinds: { 2: 'date' } });

    const { products, findings } = await normalised(rows);

    expect(products[0]?.variants[0]?.options).toEqual(['2026-10-12']);
    expect(findings).toMatchObject([{ id: 'option/is-date', severity: 'warning', sku: 'A', where: { cell: 'C2' } }]);
  });
});

describe('a GTIN that went through a program as a number', () => {
  it.each(['6901234567892.0', '690 1234 567892', '６９０１２３４５６７８９２', "'6901234567892"])(
    'has its digits and nothing else: %s',
    async (gtin) => {
      const { products } = await normalised(table(['sku', 'title', 'gtin'], [['A', '衣', gtin]]));

      expect(products[0]?.variants[0]?.gtin).toBe('6901234567892');
    },
  );
});

describe('colourAndSize', () => {
  it.each([
    ['红色/XL', ['红色', 'XL']],
    ['XL/红色', ['红色', 'XL']],
    ['红色/38', ['红色', '38']],
    ['Light Blue / 2XL', ['Light Blue', '2XL']],
    ['Light Blue XL', ['Light Blue', 'XL']],
    ['黑 500ml', ['黑', '500ml']],
    ['iPhone 15', undefined],
    ['Type-C', undefined],
    ['A-1', undefined],
    ['L/XL', undefined],
    ['红/蓝', undefined],
    ['红色', undefined],
  ])('%s is %j', (value, expected) => {
    const pair = colourAndSize(value);

    expect(pair && [pair.colour, pair.size]).toEqual(expected);
  });
});

describe('prices beside a list of options', () => {
  it.each([
    ['12/13', ['12.00', '13.00'], []],
    ['12;13', ['12.00', '13.00'], []],
    ['12元/个', ['12.00', '12.00'], []],
    ['1-99:12.5;100-499:11.8', ['12.50', '12.50'], ['price/tiers']],
    ['[{"beginAmount":2,"price":"12.00"},{"beginAmount":10,"price":"11"}]', ['12.00', '12.00'], ['price/tiers']],
  ])('%s is one for each, or one for all', async (cell, amounts, findings) => {
    const result = await normalised(table([...COLUMNS, 'price'], [['A', '衣', '红,蓝', cell]]));

    expect(result.products[0]?.variants.map(({ price }) => price?.amount)).toEqual(amounts);
    expect(result.findings.map(({ id }) => id)).toEqual(findings);
  });
});
