import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoney } from '../../../src/pipeline/values/money.ts';

function read(text: string, currency = 'CNY'): string {
  const { value, flaws } = readMoney(text, currency);
  return [value ? `${value.amount} ${value.currency}` : 'none', ...flaws.map((flaw) => flaw.id)].join(', ');
}

describe('readMoney', () => {
  it.each([
    ['¥12.5', '12.50 CNY'],
    ['￥１２．５', '12.50 CNY'],
    ['12.5元/个', '12.50 CNY'],
    ['12.5 / pcs', '12.50 CNY'],
    ['人民币12元', '12.00 CNY'],
    ['US$3.20', '3.20 USD'],
    ['3.20美元', '3.20 USD'],
    ['€ 1,234.50', '1234.50 EUR'],
    ['１，２３４', '1234.00 CNY'],
    ['1.2万', '12000.00 CNY'],
    ['12.300000000000001', '12.30 CNY'],
    ['0', '0.00 CNY'],
    ['1.234,50 €', '1234.50 EUR'],
    ['1 234,50', '1234.50 CNY'],
    ['1\u202f234,50 €', '1234.50 EUR'],
    ["1'234.50", '1234.50 CNY'],
    ['1.234.567', '1234567.00 CNY'],
    ['12,34,567.00', '1234567.00 CNY'],
    ['12。5', '12.50 CNY'],
    ['每个12.5元', '12.50 CNY'],
    ['12.5元/500g', '12.50 CNY'],
    ['12元5角', '12.50 CNY'],
    ['12块5', '12.50 CNY'],
    ['十二块五', '12.50 CNY'],
    ['两块半', '2.50 CNY'],
    ['五毛', '0.50 CNY'],
    ['五毛二', '0.52 CNY'],
    ['一百二十元', '120.00 CNY'],
    ['一百二', '120.00 CNY'],
    ['壹佰贰拾元整', '120.00 CNY'],
    ['12.5k', '12500.00 CNY'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['9.9起', '9.90 CNY, price/from'],
    ['12-15', '15.00 CNY, price/range'],
    ['¥15~¥12元', '15.00 CNY, price/range'],
    ['12至15元', '15.00 CNY, price/range'],
    ['中号70', '70.00 CNY, price/has-words'],
    ['12.345', '12.35 CNY, price/rounded'],
    ['面议', 'none, price/not-a-number'],
    ['中号70大号80', 'none, price/ambiguous'],
    ['12元/$2', 'none, price/ambiguous'],
    ['-5', 'none, price/negative'],
    ['12，5', 'none, price/ambiguous'],
    ['12,5', '12.50 CNY, price/decimal-comma'],
    ['€ 12,50', '12.50 EUR, price/decimal-comma'],
    ['(12.50)', 'none, price/negative'],
    ['¥9.9起批', '9.90 CNY, price/from'],
    ['≥9.9', '9.90 CNY, price/from'],
    ['12.00～15.00元/个', '15.00 CNY, price/range'],
    ['单价12.5元', '12.50 CNY, price/has-words'],
    ['500ml 12.5', '12.50 CNY, price/has-words'],
    ['70cm', 'none, price/is-measure'],
    ['38码', 'none, price/is-measure'],
    ['12.5/13.5', 'none, price/ambiguous'],
    ['12 34', 'none, price/ambiguous'],
  ])('%s gives %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['1-99:12.5;100-499:11.8;≥500:11', '12.50 CNY', '100-499: 11.8; ≥500: 11'],
    ['１－９９：１２．５；１００－４９９：１１．８', '12.50 CNY', '100-499: 11.8'],
    ['2-9件 ¥12.5, 10-99件 ¥11', '12.50 CNY', '10-99件: ¥11'],
    ['≥500: 11\n1-99: 12.5\n100-499: 11.8', '12.50 CNY', '100-499: 11.8; ≥500: 11'],
    ['12.5元(1-99个)|11.8元(≥100个)', '12.50 CNY', '≥100个: 11.8元'],
    ['2件起 US$1,250.00; 10件起 US$1,100.00', '1250.00 USD', '10件起: US$1,100.00'],
    ['[{"beginAmount":2,"price":"12.00"},{"beginAmount":10,"price":"11.50"}]', '12.00 CNY', '≥10: 11.50'],
    ['{"priceRanges":[{"startQuantity":2,"price":12.0},{"startQuantity":10,"price":11}]}', '12.00 CNY', '≥10: 11'],
    ["[{'startQuantity': 10, 'price': '11', 'to': None}, {'startQuantity': 2, 'price': '12'}]", '12.00 CNY', '≥10: 11'],
    ['[[1, 12.5], [100, 11.8]]', '12.50 CNY', '≥100: 11.8'],
    ['{"1-99": 12.5, "100-499": 11.8}', '12.50 CNY', '100-499: 11.8'],
  ])('takes of prices by quantity the one for the fewest and says the others: %s', (cell, taken, others) => {
    const { value, flaws } = readMoney(cell, 'CNY');

    expect(value && `${value.amount} ${value.currency}`).toBe(taken);
    expect(flaws.map(({ id, severity }) => [id, severity])).toEqual([['price/tiers', 'note']]);
    expect(flaws[0]?.message.en).toContain(`The others: ${others}.`);
  });

  it('says that a date in a column of prices was a price once', () => {
    expect(readMoney('2026-12-15', 'CNY', { kind: 'date' }).flaws.map(({ id }) => id)).toEqual(['price/is-date']);
  });

  it('takes ¥ for yen and $ for the dollar of the column', () => {
    expect([read('¥1200', 'JPY'), read('$5', 'CAD'), read('$5', 'CNY'), read('元 5', 'USD')]).toEqual([
      '1200 JPY',
      '5.00 CAD',
      '5.00 USD',
      '5.00 CNY',
    ]);
  });

  it.each(['', ' ', '-', '—', '/', '无', '暂无', 'N/A'])('takes %j for nothing said', (text) => {
    expect(read(text)).toBe('none');
  });

  it('reads any amount back to the digit, however it is dressed', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 14n });
    const dress = fc.constantFrom(
      (amount: string) => amount,
      (amount: string) => `¥${amount}`,
      (amount: string) => `${amount}元`,
      (amount: string) => ` ￥ ${amount} 元/件 `,
      (amount: string) => amount.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      (amount: string) => amount.replace(/\B(?=(?:\d{3})+\.)/g, ','),
    );

    fc.assert(
      fc.property(cents, dress, (value, dressed) => {
        const digits = value.toString().padStart(3, '0');
        const amount = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(readMoney(dressed(amount), 'CNY')).toEqual({ value: { amount, currency: 'CNY' }, flaws: [] });
      }),
    );
  });

  it('never throws and never gives what is not decimal text, whatever the cell holds', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123456789.,-~¥$元起万/个 eE+至中') });

    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const { value, flaws } = readMoney(text, 'CNY');
        if (value) expect(value.amount).toMatch(/^\d+(?:\.\d+)?$/);
        else if (/\d/.test(text)) expect(flaws.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
