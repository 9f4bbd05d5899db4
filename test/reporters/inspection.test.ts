import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/app/inspect.ts';
import { displayWidth } from '../../src/lib/width.ts';
import { inspectionText } from '../../src/reporters/inspection.ts';
import { inspectionJson } from '../../src/reporters/inspection-json.ts';
import { workbookOf } from '../pipeline/workbook-of.ts';
import { withFile } from '../readers/rows-of.ts';

const WORKBOOK = workbookOf(
  {
    填写说明: [['请先阅读']],
    产品: [
      ['货号', '产品名称（必填）', '三月价格表', '内部代号', '图片', '包装尺寸', '', ''],
      ['货号', '产品名称（必填）', '三月价格表', '内部代号', '图片', '长(cm)', '宽(cm)', '高(cm)'],
      ['A1', '杯子', '10', 'x', 'https://h/1.jpg\na.jpg', '3', '4', '5'],
    ],
    规格: [
      ['货号', '颜色', '库存'],
      ['A1', '红', '1'],
      ['A1', '蓝', '2'],
    ],
  },
  { 产品: [3] },
);

describe('an inspection', () => {
  it.each([
    [
      'en',
      [
        '  sheet 填写说明: no product table',
        '  sheet 产品: headers in rows 1–2, 1 rows read = 1 accepted + 0 rejected',
        '  pictures: 1 addresses, 1 file names',
        '    · an address: to the row that names it; a list as long as the row’s options,',
        '      one to each',
        '    A   货号             → sku         100% exact header',
        '    B   产品名称（必填） → title       100% exact header',
        '    C   三月价格表       → price        60% guess: header contains 价格',
        '    D   内部代号         ? left alone       not understood · hidden column',
        '    F   包装尺寸⏎长(cm)  → length (cm) 100% exact header',
        '  sheet 规格: says more of products on other sheets, headers in row 1, 2 rows',
        '    read = 2 accepted + 0 rejected',
      ],
    ],
    [
      'zh',
      [
        '  工作表 填写说明: 没有商品表',
        '  工作表 产品: 表头在第 1–2 行, 读取 1 行 = 接受 1 + 拒绝 0',
        '  图片: 1 个网址, 1 个文件名',
        '    · 网址：归于写有该网址的行；列表与该行规格数相同时，一一对应',
        '    · 文件名：归于写有该名称的行，到图片文件夹中查找',
        '    C   三月价格表       → price        60% 推测: 表头含“价格”',
        '    D   内部代号         ? 不使用           无法识别 · 隐藏列',
        expect.stringContaining('工作表 规格: 补充其他工作表中的商品, 表头在第 1 行, 读取 2 行 = 接受 2'),
      ],
    ],
  ] as const)('fits 80 columns and explains itself in %s', async (lang, expected) => {
    const inspection = await withFile(WORKBOOK, (path) => inspect([path]));

    const lines = inspectionText(inspection, { lang, width: 80 }).split('\n');

    expect(lines).toEqual(expect.arrayContaining([...expected]));
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
  });

  it('gives scripts the score, the reason in one language, and the use of each sheet', async () => {
    const inspection = await withFile(WORKBOOK, (path) => inspect([path]));

    const { files } = JSON.parse(inspectionJson(inspection, 'zh'));

    expect(files[0].sheets).toMatchObject([
      { name: '填写说明', use: 'no-table' },
      { name: '产品', firstHeaderRow: 1, headerRow: 2, hiddenColumns: ['D'] },
      { name: '规格', use: 'joined' },
    ]);
    expect(files[0].sheets[1].columns[2]).toEqual({
      column: 'C',
      header: '三月价格表',
      field: 'price',
      score: 0.6,
      why: '表头含“价格”',
    });
  });
});
