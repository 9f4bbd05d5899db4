import { describe, expect, it } from 'vitest';
import { isForcedText, looksLikeFormula } from '../../../src/pipeline/values/looks-like-formula.ts';

describe('looksLikeFormula', () => {
  it.each([
    '=HYPERLINK("http://evil.example","click")',
    '=hyperlink("http://evil.example")',
    '=SUMME(A1;B2)',
    '=ВПР(A1)',
    '= SUM (1)',
    '=1+1',
    '=2*(3+4)',
    '=A1',
    '=$B$2&C3',
    '=Sheet1!A1',
    "='价 目'!A1",
    '="Cup"',
    "=cmd|'/C calc'!A0",
    '=MSEXCEL|Sheet1!R1C1',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '@SUM(1+1)',
    '+SUM(A1:A9)',
    '-IMPORTXML(A1)',
    '+IMAGE("http://evil.example/x.png")',
    '=+@SUM(1)',
    '＝ＳＵＭ（１）',
    '＠SUM(1+1)',
    '\t=HYPERLINK("x")',
    '\r\n =HYPERLINK("x")',
    '\u3000=A1',
    '\u200B=A1',
  ])('%j is one', (text) => {
    expect(looksLikeFormula(text)).toBe(true);
  });

  it.each([
    '',
    '=',
    '==',
    '+',
    '-',
    '@',
    '-5°C',
    '-5',
    '-12.50',
    '+5',
    '+86 138 0000 0000',
    '+86(138)0000-0000',
    '+1 (555) 010-0000',
    '@brand',
    '@brand (official)',
    '- a list item',
    '- item (red)',
    '-Silver(matt)',
    '+WIFI(2.4G)',
    '+ 赠品（袋子）',
    '-20°C~+60°C',
    '--',
    '---- SALE ----',
    '=== SALE ===',
    '=XL',
    '= 5 件',
    '=M3 螺丝',
    '=红色(大)',
    '杯子=好',
    'a=SUM(1)',
    '5+5',
    "'=SUM(1)",
    '+|-|×',
    '- Red | Blue!',
  ])('%j is none', (text) => {
    expect(looksLikeFormula(text)).toBe(false);
  });

  // Whatever goes back and forth over such a text does not come to an end.
  it('is answered however long the text is', () => {
    const texts = ['=', '=(', "=|'", '=1+', '=A', '+ ', "+a|' "].map((sign) => sign.repeat(200_000));

    const answers = texts.map(looksLikeFormula);

    expect(answers).toHaveLength(texts.length);
  });
});

describe('isForcedText', () => {
  it.each(['="00123"', '=00123', '= "A-1"', '＝“00123”'.replaceAll(/[“”]/g, '"')])('%s is a code', (text) => {
    expect(isForcedText(text)).toBe(true);
  });

  it.each(['=SUM(1)', '="a"&"b"', '=A1'])('%s is none', (text) => {
    expect(isForcedText(text)).toBe(false);
  });
});
