import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/core/words.ts';
import { mapColumns } from '../../src/pipeline/columns.ts';
import { columnTemplates } from '../../src/pipeline/columns-templates.ts';
import { findHeader } from '../../src/pipeline/headers.ts';
import { parseMappingFile } from '../../src/pipeline/mapping-file.ts';
import { writeMappingFile } from '../../src/pipeline/write-mapping-file.ts';

const templates = await columnTemplates();

describe('mapColumns', () => {
  it.each([
    ['产品名称', { field: 'title' }],
    ['＊商品 名称（必填）', { field: 'title' }],
    ['重量\n(g)', { field: 'weight', unit: 'g' }],
    ['重量（克）', { field: 'weight', unit: 'g' }],
    ['进货价(元)', { field: 'cost', currency: 'CNY' }],
    ['price USD', { field: 'price', currency: 'USD' }],
    ['產品標題', { field: 'title' }],
    ['颜色', { field: 'option.color', option: '颜色' }],
    ['sku实拍图数组', { field: 'pictures' }],
    ['Variant SKU', { field: 'sku' }],
    ['包装尺寸(长*宽*高)cm', { field: 'dimensions', unit: 'cm' }],
  ])('understands %j', (header, meaning) => {
    expect(mapColumns([header], { templates }).columns[0]).toMatchObject(meaning);
  });

  it('knows a Shopify export by its headers', () => {
    const { template, columns } = mapColumns(
      ['Handle', 'Title', 'Vendor', 'Option1 Name', 'Option1 Value', 'Variant Price'],
      { templates },
    );

    expect(template).toBe('shopify-csv');
    expect(columns.map((column) => column.field)).toEqual([
      'parent',
      'title',
      'brand',
      'option.name',
      'option.other',
      'price',
    ]);
  });

  it('knows headers that are of no use to a listing', () => {
    const [column] = mapColumns(['尺码图'], { templates }).columns;

    expect(column?.field).toBeUndefined();
    expect(column?.score).toBe(1);
  });

  it('lets a guess give way to a surer column', () => {
    const { columns } = mapColumns(['价格备用', '售价', '产品名称'], { templates });

    expect(columns.map((column) => column.field)).toEqual([undefined, 'price', 'title']);
  });

  it('obeys a mapping file, which reads back what was written', () => {
    const file = parseMappingFile('columns: { 甲: title, 乙: { field: weight, unit: kg }, 产品名称: ignore }');
    const { columns } = mapColumns(['甲', '乙', '产品名称'], { templates, mapping: file });

    expect(columns.map((column) => [column.field, column.unit])).toEqual([
      ['title', undefined],
      ['weight', 'kg'],
      [undefined, undefined],
    ]);
    expect(
      parseMappingFile(writeMappingFile([{ sheet: '', mapping: { template: '', headerRow: 1, columns } }])).columns,
    ).toEqual(file.columns);
  });

  it('says line and column of a field that does not exist', () => {
    expect(() => parseMappingFile('columns:\n  品名: titel\n', 'm.yaml')).toThrow('m.yaml, line 2, column 3');
  });
});

describe('findHeader', () => {
  it('passes over the title lines above the table', () => {
    const found = findHeader(
      rows(['义乌某某工厂 2026 报价单'], ['联系人：王', '电话：123'], ['货号', '品名', '单价'], ['A1', '杯子', '3']),
      { templates },
    );

    expect(found).toMatchObject({ is: 'table', mapping: { headerRow: 3 } });
  });

  it('joins two header rows', () => {
    const found = findHeader(
      rows(['货号', '品名', '包装尺寸', '', ''], ['货号', '品名', '长', '宽', '高'], ['A1', '杯子', '3', '4', '5']),
      { templates },
    );

    expect(found).toMatchObject({ is: 'table', mapping: { headerRow: 2 } });
    expect(found.is === 'table' && found.mapping.columns.map((column) => column.field)).toEqual([
      'sku',
      'title',
      'length',
      'width',
      'height',
    ]);
  });

  it('does not take an instruction sheet for a table', () => {
    expect(findHeader(rows(['填写说明'], ['请按要求填写每一列。']), { templates }).is).toBe('none');
  });
});

function rows(...values: string[][]): Row[] {
  return values.map((row, i) => ({ file: 'f', row: i + 1, values: row }));
}

describe('a template that fits by most of its headers', () => {
  it('gives way where it leaves no SKU though the known headers have one', async () => {
    const templates = await columnTemplates();
    const headers = ['货号', '款号', '产品名称', '类目', '颜色', '主图', '批发价(元)', '库存'];

    const { columns } = mapColumns(headers, { templates });

    expect(columns.find(({ header }) => header === '货号')?.field).toBe('sku');
    expect(columns.find(({ header }) => header === '款号')?.field).toBe('parent');
  });
});
