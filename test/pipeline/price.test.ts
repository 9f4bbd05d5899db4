import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/core/faults.ts';
import { type PriceRule, pricing } from '../../src/pipeline/price.ts';
import { ratesOf } from '../../src/pipeline/rates.ts';

const rates = ratesOf({
  source: 'test',
  date: '2026-11-20',
  rates: { 'CNY/EUR': { rate: '0.125', date: '2026-11-20' }, 'CNY/JPY': { rate: '20', date: '2026-11-20' } },
});

const price = (amount: string, rule: PriceRule, currency = 'EUR') =>
  pricing({ id: 'shop', currency }, rule, { rates })({ amount, currency: 'CNY' }, 'price');

describe('a channel price', () => {
  it('is converted, multiplied, raised and ended, and every step can be followed', () => {
    const { money, steps } = price('39.90', { times: 2.2, plus: 3, end: 0.99, floor: 5 });

    expect(money).toEqual({ amount: '13.99', currency: 'EUR' });
    expect(steps.map(({ label, money: { amount, currency } }) => [label.en, amount, currency])).toEqual([
      ['your price', '39.90', 'CNY'],
      ['× 0.125 EUR/CNY (rate of 2026-11-20)', '4.9875', 'EUR'],
      ['× 2.2', '10.9725', 'EUR'],
      ['+ 3', '13.9725', 'EUR'],
      ['up to the next …0.99', '13.99', 'EUR'],
    ]);
  });

  it('is the floor, exactly, where the sum stays below it', () => {
    expect(price('8', { end: 0.99, floor: '5.00' }).money.amount).toBe('5.00');
  });

  it('is rounded half up to the currency where no ending is asked for, and says so', () => {
    const { money, steps } = price('39.96', {});

    expect(money.amount).toBe('5.00');
    expect(steps.at(-1)?.label.en).toBe('rounded');
  });

  it.each([
    ['0.99', '8', '1.99'],
    ['0.99', '15.92', '1.99'],
    ['0.99', '15.93', '2.99'],
    ['9.99', '80', '19.99'],
    ['0', '8.1', '2.00'],
    ['0.5', '8', '1.50'],
  ])('that ends in %s comes of %s CNY as %s EUR', (end, amount, expected) => {
    expect(price(amount, { end }).money.amount).toBe(expected);
  });

  it.each([
    [80, '90', '1880'],
    ['00', '90', '1800'],
    ['00', '90.01', '1900'],
    [9, '1', '29'],
  ])('in a currency without decimals ends in the digits %s: %s CNY is %s JPY', (end, amount, expected) => {
    expect(price(amount, { end }, 'JPY').money.amount).toBe(expected);
  });

  it('stops at an ending that the currency cannot show', () => {
    expect(() => price('1', { end: 0.99 }, 'JPY')).toThrow(/no price in JPY can end in 0.99/);
  });

  it('stops at a rule that is no number, naming it', () => {
    expect(() => price('1', { times: '2,2' })).toThrow(/channels\.shop\.price\.times: "2,2" is not a number/);
  });

  it('stops with exit 2 at a missing rate, naming the pair and the remedy', () => {
    const stop = caught(() => price('1', {}, 'USD'));

    expect(stop.exit).toBe(2);
    expect(stop.text.en).toContain('from CNY to USD');
    expect(stop.text.zh).toContain('CNY 兑 USD');
    expect(stop.hint?.en).toContain('rates --update');
  });

  it('is never below the sum, never a whole step above it, and always has the ending', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }), (fen, cents) => {
        const end = new Big(cents).div(100).toFixed(2);
        const sum = new Big(fen).div(100).times('0.125');

        const listed = new Big(price(new Big(fen).div(100).toFixed(2), { end }).money.amount);

        expect(listed.gte(sum)).toBe(true);
        expect(listed.minus(sum).lt(1) || listed.eq(end)).toBe(true);
        expect(listed.mod(1).toFixed(2)).toBe(end);
      }),
    );
  });
});

function caught(work: () => unknown): Stop {
  try {
    work();
  } catch (error) {
    if (error instanceof Stop) return error;
  }
  throw new Error('nothing was thrown');
}
