import * as sheetjs from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows-of.ts';

describe('a binary workbook', () => {
  it('is read by what it holds: texts, digits, dates, merged cells, hidden sheets', async () => {
    const sheet = sheetjs.utils.aoa_to_sheet([
      ['货号', '产品名称', '条码', '日期', '总价'],
      ['A1', '陶瓷杯 🎁', 6_901_234_567_892, { t: 'n', v: 46_000, z: 'yyyy-mm-dd' }, { t: 'n', v: 25, f: '12.5*2' }],
      ['', '陶瓷碗', { t: 'n', v: 123, z: '000000' }, '', { t: 'b', v: true }],
    ]);
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    const workbook = sheetjs.utils.book_new(sheet, '产品');
    sheetjs.utils.book_append_sheet(workbook, sheetjs.utils.aoa_to_sheet([['说明']]), '说明');
    workbook.Workbook = { Sheets: [{}, { Hidden: 1 }] };

    const { rows, reading } = await rowsOf(sheetjs.write(workbook, { bookType: 'xlsb', type: 'buffer' }));

    expect(reading.format).toBe('xlsb');
    expect(reading.sheets).toMatchObject([{ name: '产品' }, { name: '说明', hidden: true }]);
    expect(rows.map(({ values }) => values)).toEqual([
      ['货号', '产品名称', '条码', '日期', '总价'],
      ['A1', '陶瓷杯 🎁', '6901234567892', '2025-12-09', '25'],
      ['A1', '陶瓷碗', '000123', '', 'TRUE'],
      ['说明'],
    ]);
    expect(rows[1]?.kinds).toEqual({ 2: 'number', 3: 'date', 4: 'number' });
  });
});
