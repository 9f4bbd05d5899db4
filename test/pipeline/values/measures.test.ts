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
    ['350克/个', undefined, '350 g'],
    ['350g/pcs', undefined, '350 g'],
    ['1.2千克', undefined, '1.2 kg'],
    ['1斤2两', undefined, '600 g'],
    ['一斤半', undefined, '750 g'],
    ['1公斤半', undefined, '1500 g'],
    ['1kg200g', undefined, '1200 g'],
    ['三百克', undefined, '300 g'],
    ['半公斤', undefined, '0.5 kg'],
    ['两斤', undefined, '1000 g'],
    ['约350g', undefined, '350 g'],
    ['350g左右', undefined, '350 g'],
    ['净重：350 g', undefined, '350 g'],
    ['0,35 kg', undefined, '0.35 kg'],
    ['１，２００ｇ', undefined, '1200 g'],
    ['0。35KG', undefined, '0.35 kg'],
    ['350g(含包装)', undefined, '350 g'],
    ['350g/500g', undefined, 'none, weight/not-a-number'],
    ['2两1斤', undefined, 'none, weight/not-a-number'],
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
    ['10*20', 'cm', 'none, dimensions/incomplete'],
    ['10x20x30', 'cm', '10 20 30 cm'],
    ['１０＊２０＊３０ｃｍ', undefined, '10 20 30 cm'],
    ['长10宽20高30', 'cm', '10 20 30 cm'],
    ['长:10cm 宽:20cm 高:30cm', undefined, '10 20 30 cm'],
    ['宽20*长10*高30cm', undefined, '10 20 30 cm'],
    ['H30*W20*L10cm', undefined, '10 20 30 cm'],
    ['10(L)*20(W)*30(H)cm', undefined, '10 20 30 cm'],
    ['10L x 20W x 30H in', undefined, '10 20 30 in'],
    ['Φ20*30', 'cm', '20 20 30 cm'],
    ['φ20×H30mm', undefined, '20 20 30 mm'],
    ['直径20cm高30cm', undefined, '20 20 30 cm'],
    ['D20*H30cm', undefined, '20 20 30 cm'],
    ['高30直径20cm', undefined, '20 20 30 cm'],
    ['10,5*20*30cm', undefined, '10.5 20 30 cm'],
    ['约10*20*30cm', undefined, '10 20 30 cm'],
    ['直径20cm', undefined, 'none, dimensions/incomplete'],
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
    ['有货', 'none, stock/no-figure'],
    ['充足', 'none, stock/no-figure'],
    ['现货', 'none, stock/no-figure'],
    ['in stock', 'none, stock/no-figure'],
    ['无货', '0'],
    ['无', '0, stock/has-words'],
    ['999+', '999, stock/has-words'],
    ['>500', '500, stock/has-words'],
    ['1万+', '10000, stock/has-words'],
    ['现货100件', '100, stock/has-words'],
    ['两百件', '200'],
    ['１，２００', '1200'],
    ['很少', 'none, stock/not-a-number'],
    ['1e30', 'none, stock/not-a-number'],
    ['', 'none'],
  ])('%s is %s', (raw, expected) => {
    expect(told(readStock(raw), String)).toBe(expected);
  });

  it('takes no date for a quantity', () => {
    expect(told(readStock('2026-03-01', { kind: 'date' }), String)).toBe('none, stock/not-a-number');
  });
});
