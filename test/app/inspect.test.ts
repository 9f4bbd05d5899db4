import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/app/inspect.ts';
import { displayWidth } from '../../src/lib/width.ts';
import { inspectionText } from '../../src/reporters/inspection.ts';
import { withFile } from '../readers/rows-of.ts';

const SHEET =
  '工厂选品表,,\n产品名称,条码,图片,\n杯子,6.90123E+12,"https://a.example/1.jpg,https://a.example/2.jpg",\n盘子,6901234567892,b.png\n合计,2,,\n';

describe('inspect', () => {
  it('accounts for every row, counts pictures and points at damaged identifiers', async () => {
    const { files } = await withFile(SHEET, (path) => inspect([path]));

    expect(files[0]).toMatchObject({ format: 'csv', encoding: 'utf-8' });
    expect(files[0]?.sheets[0]).toMatchObject({
      headerRow: 2,
      rows: { read: 2, accepted: 2, rejected: 0 },
      images: { urls: 2, names: 1 },
    });
    expect(files[0]?.findings).toMatchObject([
      { id: 'identifier/digits-lost', where: { row: 3, cell: 'B3', header: '条码' } },
      { id: 'row/not-a-product', where: { row: 5 } },
    ]);
  });

  it.each([
    ['file/no-title-column', '货号,价格,库存\nA1,3,4\n', { read: 1, accepted: 0, rejected: 1 }],
    ['file/no-table', '只是一句话。\n', { read: 0, accepted: 0, rejected: 0 }],
    ['file/empty', '\n\n', { read: 0, accepted: 0, rejected: 0 }],
  ])('says %s', async (id, sheet, rows) => {
    const { files } = await withFile(sheet, (path) => inspect([path]));

    expect(files[0]?.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.id)).toEqual([
      id,
    ]);
    expect(files[0]?.sheets[0]?.rows).toEqual(rows);
  });

  it('prints lines that fit the terminal in both languages', async () => {
    const inspection = await withFile(SHEET, (path) => inspect([path]));

    for (const lang of ['en', 'zh'] as const) {
      const lines = inspectionText(inspection, { lang, width: 60 }).split('\n');
      expect(lines.length).toBeGreaterThan(6);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(60);
    }
  });
});
