import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../src/core/mapping.ts';
import { families } from '../../src/pipeline/variants.ts';
import { normalised, table } from './normalise-table.ts';

const ASIDI = [
  { header: '产品名称', field: 'title' as const },
  { header: '标题后缀', field: 'model' as const },
  { header: '规格数组', field: 'options' as const },
  { header: '规格单位', field: 'option.name' as const },
  { header: '进货价', field: 'cost' as const, currency: 'CNY' },
  { header: 'sku实拍图数组', field: 'pictures' as const },
];

describe('variants', () => {
  it('makes variants of one row with lists: a price and a picture for each option', async () => {
    const { products, findings } = await normalised(
      table(ASIDI, [
        [
          '收纳柜',
          'A026',
          '["3", "4", "5"]',
          '层',
          '["80", "100", "116"]',
          '["https://h/1.png"，"https://h/2.png","https://h/3.png"]',
        ],
      ]),
    );

    expect(findings).toEqual([]);
    expect(products[0]).toMatchObject({
      id: 'A026',
      options: [{ name: '层', values: ['3', '4', '5'] }],
      variants: [
        { sku: 'A026-3', options: ['3'], cost: { amount: '80.00' }, pictures: [0] },
        { sku: 'A026-4', options: ['4'], cost: { amount: '100.00' }, pictures: [1] },
        { sku: 'A026-5', options: ['5'], cost: { amount: '116.00' }, pictures: [2] },
      ],
    });
    expect(products[0]?.pictures.map((picture) => picture.is === 'url' && picture.url)).toEqual([
      'https://h/1.png',
      'https://h/2.png',
      'https://h/3.png',
    ]);
  });

  it('keeps every derived SKU when the merchant adds an option in front', async () => {
    const before = await normalised(table(ASIDI, [['架', 'A057型号', '["蓝", "粉"]', '颜色', '39', '']]));
    const after = await normalised(table(ASIDI, [['架', 'A057型号', '["黑", "蓝", "粉"]', '颜色', '39', '']]));

    const skus = before.products[0]?.variants.map((variant) => variant.sku) ?? [];
    expect(new Set(skus).size).toBe(2);
    expect(after.products[0]?.variants.map((variant) => variant.sku)).toEqual(expect.arrayContaining(skus));
    expect(skus.every((sku) => /^A057-[0-9a-f]{6}$/.test(sku))).toBe(true);
  });

  it('says when a list of prices does not fit the options', async () => {
    const { findings, products } = await normalised(
      table(ASIDI, [['架', 'A1', '["红", "蓝", "绿"]', '颜色', '["1", "2"]', '']]),
    );

    expect(products[0]?.variants).toHaveLength(3);
    expect(findings).toMatchObject([
      { id: 'variant/count-mismatch', where: { cell: 'E2' }, sku: products[0]?.variants[0]?.sku },
    ]);
  });

  it('holds the product whose list of options breaks off', async () => {
    const { findings, products } = await normalised(table(ASIDI, [['架', 'A1', '["红", "蓝', '颜色', '5', '']]));

    expect(findings).toMatchObject([
      { id: 'list/broken', severity: 'error', where: { cell: 'C2' }, sku: products[0]?.variants[0]?.sku },
    ]);
  });

  it('asks rather than guess whether 39,139 is one price or two', async () => {
    const { findings } = await normalised(table(ASIDI, [['架', 'A1', '["a", "b"]', '颜色', '39,139', '']]));

    expect(findings.map((one) => one.id)).toEqual(['variant/list-ambiguous']);
  });

  it('multiplies colours and sizes that stand in one row', async () => {
    const { products } = await normalised(
      table(
        [
          'sku',
          'title',
          { header: '颜色', field: 'option.color', option: '颜色' },
          { header: '尺码', field: 'option.size', option: '尺码' },
          'price',
        ],
        [['T1', 'T恤', 'red、blue', 'S/M,L', '10']],
      ),
    );

    expect(products[0]?.variants.map((variant) => [variant.sku, ...variant.options])).toEqual([
      ['T1-red-S-M', 'red', 'S/M'],
      ['T1-red-L', 'red', 'L'],
      ['T1-blue-S-M', 'blue', 'S/M'],
      ['T1-blue-L', 'blue', 'L'],
    ]);
  });

  it('groups rows that name one parent, together or scattered, under the row that is the parent', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'parent', 'title', { header: '颜色', field: 'option.color', option: '颜色' }, 'price'],
        [
          ['P', '', '杯', '', ''],
          ['P-1', 'P', '', '红', '10'],
          ['X', '', '碗', '', '5'],
          ['P-2', 'P', '', '蓝, 亮', '11'],
        ],
      ),
    );

    expect(findings).toEqual([]);
    expect(products.find((one) => one.id === 'P')).toMatchObject({
      title: '杯',
      options: [{ name: '颜色', values: ['红', '蓝, 亮'] }],
      variants: [{ sku: 'P-1' }, { sku: 'P-2' }],
    });
    expect(products.find((one) => one.id === 'X')).toMatchObject({ title: '碗', variants: [{ sku: 'X' }] });
  });

  it('goes on from the row above where title and parent are blank, and takes rows of pictures along', async () => {
    const { products, findings } = await normalised(
      table(
        [
          { header: 'Handle', field: 'parent' },
          'title',
          { header: 'Option1 Name', field: 'option.name' },
          { header: 'Option1 Value', field: 'option.other' },
          'sku',
          'price',
          { header: 'Image Src', field: 'pictures' },
        ],
        [
          ['mug', 'Mug', 'Size', 'S', 'M-S', '5', 'https://h/a.jpg'],
          ['mug', '', '', 'L', 'M-L', '6', 'https://h/b.jpg'],
          ['mug', '', '', '', '', '', 'https://h/c.jpg'],
          ['pen', 'Pen', 'Title', 'Default Title', 'PEN', '1', ''],
        ],
      ),
    );

    expect(findings).toEqual([]);
    expect(products[0]).toMatchObject({
      id: 'mug',
      title: 'Mug',
      options: [{ name: 'Size', values: ['S', 'L'] }],
      variants: [
        { sku: 'M-S', pictures: [] },
        { sku: 'M-L', pictures: [] },
      ],
    });
    expect(products[0]?.pictures).toHaveLength(3);
    expect(products[1]).toMatchObject({ id: 'pen', options: [], variants: [{ sku: 'PEN' }] });
  });

  it('reads options written as 颜色:红;尺码:M', async () => {
    const { products } = await normalised(
      table(
        ['sku', 'parent', 'title', 'options'],
        [
          ['a', 'P', '衫', '颜色:红;尺码:M'],
          ['b', 'P', '衫', '颜色：蓝；尺码：L'],
        ],
      ),
    );

    expect(products[0]?.options).toEqual([
      { name: '颜色', values: ['红', '蓝'] },
      { name: '尺码', values: ['M', 'L'] },
    ]);
  });

  it('refuses a variant that lacks an option, and two that cannot be told apart', async () => {
    const { findings } = await normalised(
      table(
        ['sku', 'parent', 'title', { header: '颜色', field: 'option.color' }, { header: '尺码', field: 'option.size' }],
        [
          ['a', 'P', '衫', '红', 'M'],
          ['b', 'P', '衫', '红', 'M'],
          ['c', 'P', '衫', '红', ''],
        ],
      ),
    );

    expect(findings.map((one) => [one.id, one.sku])).toEqual([
      ['option/missing', 'c'],
      ['variant/alike', 'b'],
    ]);
  });

  it('keeps a bounded shelf, and reports a parent that comes back after its product has gone', async () => {
    const rows = [
      ['P-1', 'P', '杯', '红'],
      ...Array.from({ length: 100 }, (_, n) => [`S${n}`, `Q${n}`, '碗', '白']),
      ['P-2', 'P', '杯', '蓝'],
    ];

    const { products, findings } = await normalised(
      table(['sku', 'parent', 'title', { header: '颜色', field: 'option.color' }], rows),
    );

    expect(products).toHaveLength(101);
    expect(findings).toMatchObject([{ id: 'variant/scattered', severity: 'error', where: { cell: 'B103' } }]);
  });

  it('lets families go when their pictures weigh too much', async () => {
    const rows = table(
      ['sku', 'parent', 'title'],
      [
        ['a', 'P', '一'],
        ['b', 'Q', '二'],
        ['c', 'R', '三'],
      ],
      {
        pictures: Object.fromEntries([0, 1, 2].map((n) => [n, [{ bytes: new Uint8Array(600), column: 3 }]])),
      },
    );
    let read = 0;
    const source = (async function* (): AsyncGenerator<TableRow> {
      for (const row of rows) {
        read++;
        yield row;
      }
    })();

    const first = await families(source, { open: 64, bytes: 1000 }).next();

    expect(first.value).toMatchObject({ key: 'P' });
    expect(read).toBe(2);
  });

  it('accounts for every row: in a product, or with a finding at the row', async () => {
    const key = fc.constantFrom('', 'P', 'Q', 'R');
    const cell = fc.constantFrom('', '红', '蓝', '["红","蓝"]', '[broken');
    const row = fc.tuple(
      fc.constantFrom('', 'A', 'B', 'C', 'P', 'D1', 'D2', '6.9E+12'),
      key,
      fc.constantFrom('', '杯'),
      cell,
      fc.constantFrom('', '5', 'x', '["1","2"]'),
      fc.constantFrom('', '0', '1'),
      fc.constantFrom('', 'M1', 'M2'),
      fc.constantFrom('', 'https://h/a.jpg'),
    );
    const headings = ['sku', 'parent', 'title', 'options', 'price', 'status', 'model', 'pictures'] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.boolean(), async (rows, hasParents) => {
        const used = hasParents ? headings : headings.filter((name) => name !== 'parent');
        const values = hasParents ? rows : rows.map(([sku, , ...rest]) => [sku, ...rest]);
        const input = table(used, values);

        const { products, findings } = await normalised(input);

        const skus = products.flatMap((product) => product.variants.map((variant) => variant.sku));
        expect(new Set(skus).size).toBe(skus.length);
        expect(new Set(products.map((product) => product.id)).size).toBe(products.length);
        const seen = new Set([
          ...products.flatMap((product) => [
            ...Object.values(product.origins).map((where) => where.row),
            ...product.pictures.map((picture) => picture.where.row),
          ]),
          ...findings.map((finding) => finding.where?.row),
        ]);
        for (const { row } of input) {
          const isBlank = row.values.every((value) => value === '');
          // A row of pictures that are all known already adds nothing to point at.
          const isRepeat = row.values.every(
            (value, at) => value === '' || ['pictures', 'parent'].includes(used[at] ?? ''),
          );
          if (!isBlank && !isRepeat) expect(seen, JSON.stringify(row)).toContain(row.row);
        }
      }),
      { numRuns: 400 },
    );
  });
});
