import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdentifier } from '../../../src/pipeline/values/identifier.ts';
import { Ledger } from '../../../src/pipeline/values/ledger.ts';
import { deriveSku } from '../../../src/pipeline/values/sku.ts';
import { normalised, table } from '../normalise-table.ts';

const text = { digits: 'fifteen' } as const;
const number = { kind: 'number', digits: 'fifteen' } as const;

describe('readIdentifier', () => {
  it.each([
    ["'00123", text, '00123'],
    ['="00123"', text, '00123'],
    ['＝＂00123＂', text, '00123'],
    ['=“00123”', text, '00123'],
    ['=""00123""', text, '00123'],
    ['=00123', text, '00123'],
    ['＇00123', text, '00123'],
    ['‘00123', text, '00123'],
    ['’00123', text, '00123'],
    ['００１２３', text, '00123'],
    ['00123\t', text, '00123'],
    ['1,234', text, '1,234'],
    ['6.9E+12', text, 'identifier/digits-lost'],
    ['６．９Ｅ＋１２', text, 'identifier/digits-lost'],
    ['6,90123E+12', text, 'identifier/digits-lost'],
    ['6.90123E12', text, 'identifier/digits-lost'],
    ['123456789012345', number, '123456789012345'],
    ['123456789012346000', number, 'identifier/digits-lost'],
    ['1234567890123456', { kind: 'number', digits: 'exact' } as const, '1234567890123456'],
    ['123456789012345000', { kind: 'formula', digits: 'fifteen' } as const, 'identifier/digits-lost'],
    ['123456789012345678', { kind: 'formula', digits: 'fifteen' } as const, '123456789012345678'],
    ['2026-03-01', { kind: 'date', digits: 'fifteen' } as const, 'identifier/is-date'],
    ['Ａ０２６－３', text, 'A026-3'],
    ['1E5', text, '1E5'],
    ['123456789012345678', text, '123456789012345678'],
    ['6901234567892', number, '6901234567892'],
    ['1001.0', number, '1001'],
    ['6.901234567892E+12', number, '6901234567892'],
    ['6.90123E+12', text, 'identifier/digits-lost'],
    ['6.9E12', number, 'identifier/digits-lost'],
    ['1234567890123456', number, 'identifier/digits-lost'],
  ])('%s (%j) is %s', (raw, cell, expected) => {
    const { value, flaws } = readIdentifier(raw, cell);
    expect(value ?? flaws[0]?.id).toBe(expected);
  });

  it('keeps any text that looks like no number as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Z0-9_.-]{0,20}$/), (sku) => readIdentifier(sku, text).value === sku),
    );
  });
});

describe('deriveSku', () => {
  it.each([
    ['A026', ['3'], 'A026-3'],
    ['A055', ['17.5'], 'A055-17.5'],
    ['A045/A046', ['M', 'red'], 'A045-A046-M-red'],
    ['A061型号 B022', [], 'A061-B022'],
    ['A1', ['Ｍ'], 'A1-M'],
  ])('%s with %j is %s', (base, options, expected) => {
    expect(deriveSku(base, options)).toBe(expected);
  });

  it('has six hex digits for what Latin letters cannot say, always the same', () => {
    // Fixed for good: live listings bear these names.
    expect(deriveSku('A057', ['蓝'])).toMatch(/^A057-[0-9a-f]{6}$/);
    expect(deriveSku('A057', ['蓝'])).toBe(deriveSku('Ａ０５７型号', ['蓝']));
    expect(deriveSku('A057', ['蓝'])).not.toBe(deriveSku('A057', ['粉']));
    expect(deriveSku('A', ['L'])).not.toBe(deriveSku('A', ['L+']));
  });
});

describe('Ledger', () => {
  it('remembers the first place of each of many identifiers', () => {
    const ledger = new Ledger();
    for (let n = 0; n < 5000; n++)
      ledger.add(`SKU-${n}`, { file: n % 2 ? 'a.xlsx' : 'b.xlsx', row: n + 1, column: 'C', cell: `C${n + 1}` });

    expect(ledger.find('SKU-4711')).toEqual({ file: 'a.xlsx', row: 4712, column: 'C', cell: 'C4712' });
    expect(ledger.add('SKU-0', { file: 'c.xlsx', row: 9 })).toEqual({
      file: 'b.xlsx',
      row: 1,
      column: 'C',
      cell: 'C1',
    });
    expect(ledger.find('SKU-5000')).toBeUndefined();
  });
});

describe('characters that nobody can see', () => {
  it.each([
    ['A-\u202E1\u202C', 2],
    ['\u2066A-1\u2069', 2],
    ['A\u200B-1', 1],
    ['A-1\u{E0041}', 1],
    ['A\u00AD-\u200F1', 2],
  ])('are taken off a code, and said: %j', (raw, count) => {
    const { value, flaws } = readIdentifier(raw, { digits: 'fifteen' });

    expect(value).toBe('A-1');
    expect(flaws).toMatchObject([{ id: 'identifier/unseen-characters', severity: 'warning' }]);
    expect(flaws[0]?.message.en).toContain(`holds ${count} character(s)`);
  });

  it('are said of a SKU and a GTIN at their cells, and of no other value', async () => {
    const row = ['A-\u202E1', '保温\u200B杯', '690123456789\u20662', '9\u200B'];

    const { products, findings } = await normalised(table(['sku', 'title', 'gtin', 'price'], [row]));

    expect(products[0]?.variants).toMatchObject([{ sku: 'A-1', gtin: '6901234567892', price: { amount: '9.00' } }]);
    expect(findings.map(({ id, where }) => `${id} ${where?.cell}`)).toEqual([
      'identifier/unseen-characters A2',
      'identifier/unseen-characters C2',
    ]);
  });

  it('make no second code of one', async () => {
    const { products, findings } = await normalised(
      table(
        ['sku', 'title'],
        [
          ['A-1', '杯'],
          ['A-\u202D1', '碗'],
        ],
      ),
    );

    expect(products).toHaveLength(1);
    expect(findings.map(({ id }) => id)).toContain('sku/duplicate');
  });

  it('keep no model from naming its variants', async () => {
    const { products } = await normalised(table(['model', 'title', 'option.size'], [['M\u200B1', '杯', 'S,M']]));

    expect(products[0]?.variants.map(({ sku }) => sku)).toEqual(['M1-S', 'M1-M']);
  });
});
