import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChineseNumber } from '../../../src/pipeline/values/chinese-number.ts';

describe('readChineseNumber', () => {
  it.each([
    ['十', '10'],
    ['十二', '12'],
    ['二十', '20'],
    ['一百二', '120'],
    ['一百零二', '102'],
    ['一百二十', '120'],
    ['两千零五十', '2050'],
    ['一万二', '12000'],
    ['三百万', '3000000'],
    ['壹佰贰拾叁', '123'],
    ['二〇二六', '2026'],
    ['三点五', '3.5'],
    ['零点二五', '0.25'],
    ['半', '0.5'],
    ['半天', undefined],
    ['一个', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readChineseNumber(text)).toBe(expected);
  });

  it('reads back whatever is written out in full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
        expect(readChineseNumber(written(number))).toBe(String(number));
      }),
    );
  });
});

const DIGITS = '零一二三四五六七八九';

/** By the book: a zero for each run of them within, none at the end. */
function written(number: number): string {
  const [high, low] = [Math.floor(number / 10_000), number % 10_000];
  if (high === 0) return group(low);
  const gap = low > 0 && low < 1000 ? '零' : '';
  return `${group(high)}万${gap}${low > 0 ? group(low) : ''}`;
}

function group(number: number): string {
  const places = [1000, 100, 10, 1].map((place) => Math.floor(number / place) % 10);
  const signs = places.map((digit, at) => (digit === 0 ? '零' : `${DIGITS[digit]}${'千百十'[at] ?? ''}`));
  return signs
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}
