import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockOf, parseEcb, parseRatesCsv, ratesLock, ratesOf } from '../../src/pipeline/rates.ts';

const ECB = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.1520'/><Cube currency='CNY' rate='8.2000'/><Cube currency="JPY" rate="180.5"/></Cube></Cube>
</gesmes:Envelope>`;

const ecb = ratesOf(lockOf('ecb', parseEcb(ECB)));

describe('the ECB’s daily rates', () => {
  it('are read with their day', () => {
    expect(parseEcb(ECB)).toEqual([
      { date: '2026-11-20', from: 'EUR', to: 'USD', rate: '1.1520' },
      { date: '2026-11-20', from: 'EUR', to: 'CNY', rate: '8.2000' },
      { date: '2026-11-20', from: 'EUR', to: 'JPY', rate: '180.5' },
    ]);
  });

  it('are none in a page that is something else', () => {
    expect(parseEcb('<html>Bad gateway</html>')).toEqual([]);
  });

  it('lead from CNY to USD over EUR', () => {
    expect(ecb.convert({ amount: '82', currency: 'CNY' }, 'USD')).toEqual({
      amount: '11.52',
      rate: '0.140488',
      date: '2026-11-20',
    });
  });

  it('can be turned round without losing a digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (euros) => {
        const there = ecb.convert({ amount: `${euros}`, currency: 'EUR' }, 'CNY');
        expect(ecb.convert({ amount: there?.amount ?? '', currency: 'CNY' }, 'EUR')?.amount).toBe(`${euros}`);
      }),
    );
  });

  it('know no way to a currency that they do not hold', () => {
    expect(ecb.convert({ amount: '1', currency: 'CNY' }, 'BRL')).toBeUndefined();
  });
});

describe('a csv of rates', () => {
  it('gives the newest line of each pair, whatever the order of columns and lines', () => {
    const { quotes, bad } = parseRatesCsv(
      '\uFEFFfrom;to;rate;date\ncny;usd;0.15;2026-11-20\nCNY;USD;0.14;2026-10-01\nCNY;EUR;0.12;2026-09-01\n',
    );

    expect(bad).toEqual([]);
    expect(lockOf('rates.csv', quotes)).toEqual({
      source: 'rates.csv',
      date: '2026-11-20',
      rates: { 'CNY/EUR': { rate: '0.12', date: '2026-09-01' }, 'CNY/USD': { rate: '0.15', date: '2026-11-20' } },
    });
  });

  it('names the lines that it cannot use', () => {
    expect(
      parseRatesCsv('date,from,to,rate\n2026-11-20,CNY,USD,0\n20.11.2026,CNY,USD,1\n2026-11-20,CNY,USD,0.14\n').bad,
    ).toEqual([2, 3]);
  });

  it('crosses over any currency that both sides have, and dates it by the older rate', () => {
    const lock = lockOf(
      'csv',
      parseRatesCsv('date,from,to,rate\n2026-11-20,CNY,HKD,1.1\n2026-11-01,HKD,THB,4\n').quotes,
    );

    expect(ratesOf(lock).convert({ amount: '10', currency: 'CNY' }, 'THB')).toEqual({
      amount: '44',
      rate: '4.4',
      date: '2026-11-01',
    });
  });
});

it('locks what its own schema takes', () => {
  expect(ratesLock.parse(lockOf('ecb', parseEcb(ECB))).date).toBe('2026-11-20');
  expect(() => lockOf('ecb', [])).toThrow(RangeError);
});
