import { describe, expect, it } from 'vitest';
import { type FileRead, productsOf } from './products-of.ts';
import { workbookOf } from './workbook-of.ts';

const TABLE = [
  ['货号', '品名', '价格', '库存'],
  ['A1', '杯子', '10', '5'],
  ['A2', '碗', '11', '6'],
  ['A3', '盘', '12', '7'],
];

describe('a table with other things around it', () => {
  it('is read without titles above, totals within, headings, its own header again, and notes below', async () => {
    const done = await sheet([
      ['义乌市某某日用品厂 2026 年报价单'],
      ['联系人：王', '', '电话：0579-1234'],
      ['货号', '品名', '材质', '单价(元)'],
      ['陶瓷系列'],
      ['A1', '杯子', '瓷', '10'],
      ['小计', '', '', '10'],
      ['货号', '品 名', '材质', '单价（元）'],
      ['A2', '碗', '瓷', '11'],
      ['陶瓷系列合计', '', '', '21'],
      ['备注：以上价格不含税'],
      ['1、交期 15 天。'],
    ]);

    expect(skusOf(done)).toEqual(['A1', 'A2']);
    expect(done.account.tables[0]).toMatchObject({
      mapping: { headerRow: 3 },
      rows: { read: 2, accepted: 2, rejected: 0 },
    });
    expect(done.findings).toMatchObject([
      { id: 'row/not-a-product', severity: 'note', message: { en: expect.stringContaining('4, 6, 7, 9, 10, 11') } },
    ]);
  });

  it('has headers in two rows of which the lower stands below groups alone', async () => {
    const done = await sheet([
      ['货号', '品名', '价格', '', '库存'],
      ['', '', '零售价', '代理价', ''],
      ['A1', '杯子', '10', '6', '5'],
    ]);

    expect(done.account.tables[0]?.mapping).toMatchObject({ firstHeaderRow: 1, headerRow: 2 });
    expect(done.products[0]?.variants[0]).toMatchObject({
      price: { amount: '10.00' },
      cost: { amount: '6.00' },
      stock: 5,
    });
  });

  it('may be in two languages, one header row each', async () => {
    const done = await sheet([
      ['货号', '产品名称', '颜色', '价格'],
      ['Item No.', 'Product Name', 'Color', 'Price'],
      ['A1', '杯子', '红', '10'],
    ]);

    expect(done.account.tables[0]?.mapping).toMatchObject({ firstHeaderRow: 1, headerRow: 2 });
    expect(skusOf(done)).toEqual(['A1']);
  });

  it('does not take the measures of the carton for those of the product', async () => {
    const done = await sheet([
      ['货号', '品名', '产品尺寸(cm)', '', '', '外箱尺寸(cm)', '', ''],
      ['', '', '长', '宽', '高', '长', '宽', '高'],
      ['A1', '杯子', '3', '4', '5', '50', '40', '30'],
    ]);

    expect(done.products[0]?.variants[0]?.size).toMatchObject({ length: '3', width: '4', height: '5', unit: 'cm' });
  });

  it('goes on below a header of other columns, by which the rows below are read', async () => {
    const done = await sheet([
      ['货号', '品名', '颜色', '单价'],
      ['A1', '杯子', '红', '10'],
      ['品名', '货号', '单价', '材质'],
      ['碗', 'A2', '11', '瓷'],
    ]);

    expect(done.products.map(({ id, title }) => [id, title])).toEqual([
      ['A1', '杯子'],
      ['A2', '碗'],
    ]);
    expect(done.findings).toMatchObject([{ id: 'table/second-header', where: { row: 3 } }]);
  });

  it('tells columns of one header apart, and says so', async () => {
    const done = await sheet([
      ['货号', '品名', '价格', '价格', '图片', '图片'],
      ['A1', '杯子', '', '9', 'a.jpg', 'b.jpg'],
    ]);

    expect(done.products[0]?.variants[0]?.price?.amount).toBe('9.00');
    expect(done.products[0]?.pictures).toHaveLength(2);
    expect(done.findings).toMatchObject([
      { id: 'column/duplicate-header', severity: 'warning', field: 'price' },
      { id: 'column/duplicate-header', severity: 'note', field: 'pictures' },
    ]);
  });

  it('reads hidden columns, and names them once', async () => {
    const done = await productsOf(workbookOf({ S: TABLE }, { S: [2, 3] }));

    expect(done.products[0]?.variants[0]?.price?.amount).toBe('10.00');
    expect(done.findings).toMatchObject([
      {
        id: 'column/hidden',
        severity: 'warning',
        message: { en: expect.stringContaining('C 价格 (price), D 库存 (stock)') },
      },
    ]);
  });

  it('says of Taobao’s sheet that its variants are not read', async () => {
    const done = await productsOf(
      [
        'version 1.00',
        'title,cid,price,num,description,picture,skuProps,outer_id',
        '宝贝名称,宝贝类目,宝贝价格,宝贝数量,宝贝描述,新图片,销售属性组合,商家编码',
        '杯子,50012345,12.5,9,好,,10:5:A1-R:1627207:28326;11:4:A1-B:1627207:28327;,A1',
      ].join('\n'),
    );

    expect(skusOf(done)).toEqual(['A1']);
    expect(done.findings).toMatchObject([{ id: 'column/unread', where: { cell: 'G4' } }]);
  });
});

describe('a workbook of several sheets', () => {
  it('gives its products alone: no instructions, no examples, no lists of values', async () => {
    const done = await productsOf(
      workbookOf({
        填写说明: [
          ['字段名称', '是否必填', '说明'],
          ['货号', '必填', '不超过 20 个字符'],
          ['品名', '必填', '不超过 60 个字'],
          ['价格', '必填', '人民币'],
          ['库存', '选填', '整数'],
        ],
        商品: TABLE,
        示例: [TABLE[0] ?? [], ['X1', '示例商品', '1', '1'], ['X2', '示例商品', '2', '2']],
        颜色尺码: [
          ['颜色', '尺码', '材质'],
          ['红', 'S', '棉'],
          ['蓝', 'M', '麻'],
        ],
        Sheet3: [],
      }),
    );

    expect(skusOf(done)).toEqual(['A1', 'A2', 'A3']);
    expect(done.findings.map(({ id, where }) => [id, where?.sheet])).toEqual([
      ['sheet/instructions', '填写说明'],
      ['sheet/instructions', '示例'],
      ['sheet/no-products', '颜色尺码'],
    ]);
    expect(done.account.tables.map(({ sheet }) => sheet)).toEqual(['商品']);
  });

  it('reads the only sheet with products, whatever it is named', async () => {
    const done = await productsOf(workbookOf({ 示例: TABLE, Sheet2: [['x']] }));

    expect(skusOf(done)).toEqual(['A1', 'A2', 'A3']);
  });

  it('reads products of several sheets', async () => {
    const more = [TABLE[0] ?? [], ['B1', '锅', '20', '1'], ['B2', '铲', '21', '2'], ['B3', '勺', '22', '3']];

    const done = await productsOf(workbookOf({ 餐具: TABLE, 厨具: more }));

    expect(skusOf(done)).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3']);
  });

  it('reads a sheet and its copy once', async () => {
    const done = await productsOf(workbookOf({ '商品 (2)': TABLE, 商品: TABLE }));

    expect(done.products[0]?.origins['A1/price']).toMatchObject({ sheet: '商品' });
    expect(skusOf(done)).toEqual(['A1', 'A2', 'A3']);
    expect(done.findings).toMatchObject([{ id: 'sheet/copy', severity: 'warning', where: { sheet: '商品 (2)' } }]);
  });

  it('says when what was taken for a copy is none further down', async () => {
    const long = [TABLE[0] ?? [], ...Array.from({ length: 60 }, (_, i) => [`A${i}`, '杯子', '10', '5'])];
    const other = long.map((row, i) => (i === 55 ? [row[0] ?? '', '杯子', '99', '5'] : row));

    const { findings } = await productsOf(workbookOf({ 一月: long, 二月: other }));

    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([
      ['sheet/copy', 'warning'],
      ['sheet/copy-differs', 'error'],
    ]);
  });

  it('is an error where no sheet has titles', async () => {
    const { findings } = await productsOf(
      workbookOf({
        S: [
          ['货号', '价格', '库存'],
          ['A1', '3', '4'],
        ],
        T: [['x']],
      }),
    );

    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ id: 'file/no-title-column' }]);
  });
});

describe('a mapping file', () => {
  it('names the header row, a column by its letter, and a sheet that is left alone', async () => {
    const done = await productsOf(
      workbookOf({
        甲: [
          ['编', '名', '钱', '钱'],
          ['货', '称', '进', '出'],
          ['A1', '杯子', '6', '10'],
        ],
        乙: TABLE,
      }),
      {
        mapping: [
          'sheets:',
          '  甲:',
          '    header: 1-2',
          '    columns:',
          '      "编\\n货": sku',
          '      "@B": title',
          '      "@C": { field: cost, currency: CNY }',
          '      "@D": price',
          '  乙: ignore',
        ].join('\n'),
      },
    );

    expect(skusOf(done)).toEqual(['A1']);
    expect(done.products[0]).toMatchObject({
      title: '杯子',
      variants: [{ cost: { amount: '6.00' }, price: { amount: '10.00' } }],
    });
    expect(done.account.tables[0]).toMatchObject({ sheet: '甲', mapping: { firstHeaderRow: 1, headerRow: 2 } });
  });
});

function sheet(rows: readonly (readonly string[])[]): Promise<FileRead> {
  return productsOf(workbookOf({ S: rows }));
}

function skusOf({ products }: FileRead): string[] {
  return products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
}
