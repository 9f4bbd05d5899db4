import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileRead, productsOf } from './products-of.ts';
import { workbookOf } from './workbook-of.ts';

const PRODUCTS = [
  ['货号', '品名', '图片', '重量(g)'],
  ['K1', '杯子', 'k1.jpg', '200'],
  ['K2', '碗', 'k2.jpg', '300'],
  ['K3', '盘', 'k3.jpg', '400'],
];
const VARIANTS = [
  ['货号', 'SKU', '颜色', '价格', '库存'],
  ['K1', 'K1-R', '红', '10', '5'],
  ['K1', 'K1-B', '蓝', '11', '6'],
  ['K2', 'K2-W', '白', '12', '7'],
];

describe('variants on a sheet of their own', () => {
  it.each([
    ['behind the products', { 产品: PRODUCTS, 规格: VARIANTS }],
    ['before them', { 规格: VARIANTS, 产品: PRODUCTS }],
  ])('come to their products by key, %s', async (_, sheets) => {
    const { products, findings, account } = await productsOf(workbookOf(sheets));

    expect(products.map(({ id, title, variants }) => [id, title, variants.map(({ sku }) => sku)])).toEqual([
      ['K1', '杯子', ['K1-R', 'K1-B']],
      ['K2', '碗', ['K2-W']],
      ['K3', '盘', ['K3']],
    ]);
    expect(products[0]?.variants[0]).toMatchObject({
      price: { amount: '10.00' },
      stock: 5,
      weight: { value: '200', unit: 'g' },
    });
    expect(products[0]?.origins['K1-R/price']).toMatchObject({ sheet: '规格', cell: 'D2' });
    expect(products[0]?.origins['K1-R/weight']).toMatchObject({ sheet: '产品', cell: 'D2' });
    expect(findings.map(({ id }) => id)).toEqual(['sheet/joined']);
    expect(account.tables.map(({ sheet, rows }) => [sheet, rows])).toEqual(
      expect.arrayContaining([
        ['产品', { read: 3, accepted: 3, rejected: 0 }],
        ['规格', { read: 3, accepted: 3, rejected: 0 }],
      ]),
    );
  });

  it('that name no product are rejected, each with its place', async () => {
    const lost = [...VARIANTS, ['K9', 'K9-R', '红', '1', '1']];

    const { findings, account } = await productsOf(workbookOf({ 产品: PRODUCTS, 规格: lost }));

    expect(findings).toMatchObject([
      { id: 'sheet/joined' },
      { id: 'sheet/no-such-product', severity: 'error', value: 'K9', where: { sheet: '规格', cell: 'A5' } },
    ]);
    expect(account.tables.find(({ sheet }) => sheet === '规格')?.rows).toEqual({ read: 4, accepted: 3, rejected: 1 });
  });

  it('go on from the row above where the key is blank', async () => {
    const merged = VARIANTS.map(([key = '', ...rest], i) => [i === 2 ? '' : key, ...rest]);

    const { products } = await productsOf(workbookOf({ 产品: PRODUCTS, 规格: merged }));

    expect(products[0]?.variants.map(({ sku }) => sku)).toEqual(['K1-R', 'K1-B']);
  });
});

describe('other sheets of one workbook', () => {
  it('bring prices to each variant by its SKU', async () => {
    const { products, findings } = await productsOf(
      workbookOf({
        产品: [
          ['SKU', '父SKU', '产品名称', '颜色'],
          ['P-1', 'P', '杯子', '红'],
          ['P-2', 'P', '杯子', '蓝'],
          ['Q', '', '碗', ''],
        ],
        价格库存: [
          ['SKU', '价格', '库存'],
          ['P-2', '11', '6'],
          ['P-1', '10', '5'],
          ['Q', '12', '7'],
        ],
      }),
    );

    expect(
      products.flatMap(({ variants }) => variants.map(({ sku, price, stock }) => [sku, price?.amount, stock])),
    ).toEqual([
      ['P-1', '10.00', 5],
      ['P-2', '11.00', 6],
      ['Q', '12.00', 7],
    ]);
    expect(products[0]?.origins['P-1/price']).toMatchObject({ sheet: '价格库存', cell: 'B3' });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('bring pictures, and make no parent of the product that they show', async () => {
    const { products } = await productsOf(
      workbookOf({
        产品: [
          ['货号', '品名', '价格'],
          ['K1', '杯子', '10'],
          ['K2', '碗', '11'],
        ],
        图片: [
          ['货号', '图片'],
          ['K1', 'https://h/1.jpg'],
          ['K1', 'https://h/2.jpg'],
        ],
      }),
    );

    expect(products.map(({ id, pictures, variants }) => [id, pictures.length, variants.length])).toEqual([
      ['K1', 2, 1],
      ['K2', 0, 1],
    ]);
    expect(products[0]?.variants[0]).toMatchObject({ sku: 'K1', price: { amount: '10.00' } });
  });

  it('are said where two of them disagree', async () => {
    const { findings, products } = await productsOf(
      workbookOf({
        产品: [
          ['SKU', '产品名称', '价格'],
          ['A', '杯子', '10'],
          ['B', '碗', '11'],
        ],
        价格: [
          ['SKU', '价格', '库存'],
          ['A', '9', '5'],
          ['B', '11', '6'],
        ],
      }),
    );

    expect(products[0]?.variants[0]?.price?.amount).toBe('10.00');
    expect(findings).toMatchObject([
      { id: 'sheet/joined' },
      { id: 'sheet/value-differs', severity: 'warning', where: { sheet: '产品', cell: 'C2' } },
    ]);
  });
});

describe('the conservation of rows', () => {
  const OPTION = fc.constantFrom('红', '蓝', '白', '');
  const KEY = fc.constantFrom('K1', 'K2', 'K3', 'K4', '');
  const PRICE = fc.constantFrom('5', '6.5', 'x', '');
  const SHAPES = {
    'a row a variant': (rows: readonly Line[]) => ({
      S: [
        ['SKU', '父SKU', '品名', '颜色', '价格'],
        ...rows.map(({ key, option, price }, i) => [`${key}-${i}`, key, '杯', option, price]),
      ],
    }),
    'a row with lists': (rows: readonly Line[]) => ({
      S: [
        ['货号', '品名', '颜色', '价格'],
        ...rows.map(({ key, option, price }, i) => [key && `${key}${i}`, '杯', `["${option}","绿"]`, price]),
      ],
    }),
    'parents and children': (rows: readonly Line[]) => ({
      S: [
        ['SKU', '父SKU', '品名', '颜色', '价格'],
        ...['K1', 'K2', 'K3'].map((key) => [key, '', '杯', '', '']),
        ...rows.map(({ key, option, price }, i) => [`${key}-${i}`, key, '', option, price]),
      ],
    }),
    'rows that go on': (rows: readonly Line[]) => ({
      S: [
        ['货号', '品名', '颜色', '价格'],
        ...rows.map(({ key, option, price }, i) => [
          i % 3 === 0 ? `${key}${i}` : '',
          i % 3 === 0 ? '杯' : '',
          option,
          price,
        ]),
      ],
    }),
    'a sheet of its own': (rows: readonly Line[]) => ({
      产品: [['货号', '品名', '产地'], ...['K1', 'K2', 'K3'].map((key) => [key, '杯', '中国'])],
      规格: [['货号', '颜色', '价格', '库存'], ...rows.map(({ key, option, price }) => [key, option, price, '1'])],
    }),
  } as const;

  interface Line {
    readonly key: string;
    readonly option: string;
    readonly price: string;
  }

  it.each(Object.entries(SHAPES))('%s: every row of data is in one product, or has a finding', async (_, shape) => {
    const lines = fc.array(fc.record({ key: KEY, option: OPTION, price: PRICE }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const sheets = shape(rows);

        const done = await productsOf(workbookOf(sheets));

        for (const { rows: counted } of done.account.tables)
          expect(counted.read).toBe(counted.accepted + counted.rejected);
        const owners = ownersOf(done);
        for (const [sheet, values] of Object.entries(sheets))
          for (const [at, row] of values.entries()) {
            if (at === 0 || row.every((value) => value === '')) continue;
            const place = `${sheet} ${at + 1}`;
            const products = owners.products.get(place)?.size ?? 0;
            expect([place, products <= 1, products === 1 || owners.findings.has(place)]).toEqual([place, true, true]);
          }
        const skus = done.products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
        expect(new Set(skus).size).toBe(skus.length);
      }),
      { numRuns: 60 },
    );
  });
});

function ownersOf({ products, findings }: FileRead): {
  readonly products: ReadonlyMap<string, ReadonlySet<string>>;
  readonly findings: ReadonlySet<string>;
} {
  const owners = new Map<string, Set<string>>();
  for (const { id, origins } of products)
    for (const where of Object.values(origins)) {
      const place = `${where.sheet} ${where.row}`;
      owners.set(place, (owners.get(place) ?? new Set()).add(id));
    }
  const said = findings.flatMap(({ id, where, message }) => {
    // Rows that were passed over are listed in one finding.
    const rows =
      id === 'row/not-a-product' ? (/: ([\d, ]+)\.$/.exec(message.en)?.[1]?.split(', ') ?? []) : [where?.row];
    return rows.map((row) => `${where?.sheet} ${row}`);
  });
  return { products: owners, findings: new Set(said) };
}
