import { describe, expect, it } from 'vitest';
import { numbersIn, suspicion } from '../../src/pipeline/suspicion.ts';

describe('a translation is suspicious when', () => {
  it.each([
    ['红色', '  ', /empty/],
    ['350ml杯', 'Becher 35 ml', /numbers differ: −350 \+35/],
    ['1.5升', '15 Liter', /numbers differ/],
    ['⟦A⟧杯', 'Becher', /protected word/],
    ['⟦A⟧杯', '⟦A⟧ ⟦A⟧', /protected word/],
    ['⟦A⟧杯', '⟦A Becher', /protected word/],
    ['<p>杯</p>', '<p>Becher', /HTML differs/],
    ['陶瓷杯', 'Becher 陶瓷', /Chinese is left in it: 陶瓷/],
    ['杯', 'x'.repeat(60), /six times/],
    ['陶瓷马克杯', 'Keramikbecher Keramikbecher', /twice/],
  ])('%s becomes “%s”', (source, answer, why) => {
    expect(suspicion(source, answer, 'de')?.en).toMatch(why);
  });

  it.each([
    ['1500克', '1.500 g', 'de'],
    ['1.5升', '1,5 Liter', 'de'],
    ['1500克', '1\u202f500 g', 'fr'],
    ['３５０ml', '350 ml', 'en-US'],
    ['铲', 'Küchenspatel', 'de'],
    ['<p>杯&#39;</p>', "<p>Becher'</p>", 'de'],
    ['陶瓷杯', '陶器カップ', 'ja'],
    ['⟦B⟧ ⟦A⟧', '⟦A⟧ ⟦B⟧', 'de'],
  ])('but not when %s becomes “%s” in %s', (source, answer, to) => {
    expect(suspicion(source, answer, to)).toBeUndefined();
  });
});

it.each([
  ['1,234.50', ['1234.50']],
  ['0.125', ['0.125']],
  ['30*40cm', ['30', '40']],
])('reads the numbers of %s', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});
