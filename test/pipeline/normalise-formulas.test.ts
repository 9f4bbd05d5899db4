import { describe, expect, it } from 'vitest';
import { normalised, table } from './normalise-table.ts';

const LINK = '=HYPERLINK("http://evil.example","click")';

describe('text that a spreadsheet program would run', () => {
  it('is kept as it is, and said at its cell', async () => {
    const { products, findings } = await normalised(table(['sku', 'title'], [['A', LINK]]));

    expect(products[0]?.title).toBe(LINK);
    expect(findings).toMatchObject([
      { id: 'cell/looks-like-formula', severity: 'warning', field: 'title', where: { cell: 'B2' } },
    ]);
  });

  it.each(['title', 'description', 'bullets', 'brand', 'option.color', 'material', 'sku'] as const)(
    'is said in a column of %s',
    async (field) => {
      const { findings } = await normalised(table(['model', field, 'title'], [['A', "+cmd|' /C calc'!A0", '杯']]));

      expect(findings.map(({ id }) => id)).toContain('cell/looks-like-formula');
    },
  );

  it('is not said where a formula was worked out, in prices, in columns without a meaning and of codes in quotation marks', async () => {
    const computed = table(['sku', 'title'], [['A', LINK]], { kinds: { 1: 'formula' } });
    const others = table(['sku', 'title', '', 'gtin'], [['="00123"', '杯', LINK, '="6901234567892"']]);

    expect((await normalised(computed)).findings).toEqual([]);
    expect((await normalised(others)).findings).toEqual([]);
  });

  it('is said where another sheet has it', async () => {
    const [row] = table(['sku', 'title'], [['A', '杯']]);
    const more = table(['sku', 'description'], [['A', LINK]]);

    const { findings } = await normalised(row ? [{ ...row, more }] : []);

    expect(findings).toMatchObject([{ id: 'cell/looks-like-formula', field: 'description' }]);
  });
});
