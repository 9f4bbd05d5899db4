import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/pipeline/values/reading.ts';
import { readSides, readSize } from '../../../src/pipeline/values/size.ts';
import { readStock } from '../../../src/pipeline/values/stock.ts';
import { readWeight } from '../../../src/pipeline/values/weight.ts';

function told<T>({ value, flaws }: Reading<T>, show: (value: T) => string): string {
  return [value === undefined ? 'none' : show(value), ...flaws.map((flaw) => flaw.id)].join(', ');
}

describe('readWeight', () => {
  it.each([
    ['350g', undefined, '350 g'],
    ['0.35KG', undefined, '0.35 kg'],
    ['０．３５ＫＧ', undefined, '0.35 kg'],
    ['半斤', undefined, '250 g'],
    ['2斤', undefined, '1000 g'],
    ['一两', undefined, '50 g'],
    ['约1.5公斤', undefined, '1.5 kg'],
    ['12 oz', undefined, '12 oz'],
    ['350', 'g', '350 g'],
    ['350', '克', '350 g'],
    ['0.5kg', 'g', '0.5 kg'],
    ['300-350g', undefined, '350 g, weight/range'],
    ['350', undefined, 'none, weight/unit-missing'],
    ['很重', 'g', 'none, weight/not-a-number'],
    ['-3', 'g', 'none, weight/not-a-number'],
    ['-', 'g', 'none'],
  ])('%s under %s is %s', (raw, unit, expected) => {
    expect(told(readWeight(raw, unit), (weight) => `${weight.value} ${weight.unit}`)).toBe(expected);
  });
});

describe('readSize', () => {
  it.each([
    ['10*20*30cm', undefined, '10 20 30 cm'],
    ['10×20×30', 'mm', '10 20 30 mm'],
    ['10 x 20.5 X 30 厘米', undefined, '10 20.5 30 cm'],
    ['长10宽20高30cm', undefined, '10 20 30 cm'],
    ['10cm*20cm*0.3m', undefined, '10 20 30 cm'],
    ['10*20*30', undefined, 'none, dimensions/unit-missing'],
    ['10*20cm', undefined, 'none, dimensions/incomplete'],
    ['均码', 'cm', 'none, dimensions/not-a-number'],
    ['', 'cm', 'none'],
  ])('%s under %s is %s', (raw, unit, expected) => {
    expect(told(readSize(raw, unit), (size) => `${size.length} ${size.width} ${size.height} ${size.unit}`)).toBe(
      expected,
    );
  });

  it('puts three columns together, each with its own unit', () => {
    expect(
      readSides([
        ['10', 'cm'],
        ['200', 'mm'],
        ['0.3m', undefined],
      ]).value,
    ).toEqual({ length: '10', width: '20', height: '30', unit: 'cm' });
    expect(
      readSides([
        ['10', 'cm'],
        ['', 'cm'],
        ['5', 'cm'],
      ]).flaws.map((flaw) => flaw.id),
    ).toEqual(['dimensions/incomplete']);
    expect(
      readSides([
        ['', 'cm'],
        ['', 'cm'],
        ['', 'cm'],
      ]),
    ).toEqual({ flaws: [] });
  });
});

describe('readStock', () => {
  it.each([
    ['1,200', '1200'],
    ['100.0', '100'],
    ['100件', '100'],
    ['缺货', '0'],
    ['100+', '100, stock/has-words'],
    ['1000以上', '1000, stock/has-words'],
    ['-3', '0, stock/negative'],
    ['12.5', 'none, stock/not-a-number'],
    ['有货', 'none, stock/not-a-number'],
    ['1e30', 'none, stock/not-a-number'],
    ['', 'none'],
  ])('%s is %s', (raw, expected) => {
    expect(told(readStock(raw), String)).toBe(expected);
  });
});
