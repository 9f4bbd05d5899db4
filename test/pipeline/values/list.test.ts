import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddresses, readList, readSlashList } from '../../../src/pipeline/values/list.ts';

describe('readAddresses', () => {
  it('finds the addresses in a list that was turned to text more than once', () => {
    const cell = `['["https://h/a,1.png"，"https://h/b.png"', '"https://h/c.png"]']`;

    expect(readAddresses(cell)).toEqual(['https://h/a,1.png', 'https://h/b.png', 'https://h/c.png']);
  });
});

describe('readList', () => {
  it.each([
    ['["a", "b"]', ['a', 'b']],
    ['["a"，"b"，"c"]', ['a', 'b', 'c']],
    ['［“甲”，“乙”］', ['甲', '乙']],
    ["['it\\'s', 'b']", ["it's", 'b']],
    ["('a', 'b')", ['a', 'b']],
    ['[80, 17.50]', ['80', '17.50']],
    ["['a', None, True]", ['a', 'true']],
    ['["a", null]', ['a']],
    ['[凳子款全黑]', ['凳子款全黑']],
    ['["17" wide", "b"]', ['17" wide', 'b']],
    ['["a, b", "c"]', ['a, b', 'c']],
    ['[]', []],
    ['["a", "b', undefined],
    ['["a", "b]', undefined],
    ['红\n蓝；绿|白、黑，灰,紫', ['红', '蓝', '绿', '白', '黑', '灰', '紫']],
    ['S/M', ['S/M']],
    ['', []],
  ])('%j holds %j', (text, expected) => {
    expect(readList(text)).toEqual(expected);
  });

  it('leaves the commas of sentences alone', () => {
    expect(readList('轻，薄\n耐用, 好看；易洗', 'lines')).toEqual(['轻，薄', '耐用, 好看', '易洗']);
  });

  it('reads back any list that was written as JSON or with full-width commas', () => {
    const word = fc
      .string({ unit: fc.constantFrom(...'ab甲乙 /*-_.0179') })
      .map((text) => text.trim())
      .filter((text) => text !== '');

    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(', ', '，', ' ，'), (words, comma) => {
        expect(readList(JSON.stringify(words))).toEqual(words);
        expect(readList(`[${words.map((one) => JSON.stringify(one)).join(comma)}]`)).toEqual(words);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]("\'“”\\u0a,，;(') }), (text) => void readList(text)),
      { numRuns: 500 },
    );
  });
});

describe('readAddresses', () => {
  it('splits only where another address begins', () => {
    expect(readAddresses('https://h/a,1.jpg?x=1;2, https://h/b.jpg|http://h/c.jpg')).toEqual([
      'https://h/a,1.jpg?x=1;2',
      'https://h/b.jpg',
      'http://h/c.jpg',
    ]);
  });
});

describe('readSlashList', () => {
  it.each([
    ['红/蓝/绿', ['红', '蓝', '绿']],
    ['黑色／白色', ['黑色', '白色']],
    ['cup/mug/travel flask', ['cup', 'mug', 'travel flask']],
    ['500毫升/750毫升', undefined],
    ['L/XL', undefined],
    ['大号/中号', undefined],
    ['50/60Hz', undefined],
    ['2026/03/01', undefined],
    ['12.5元/个', undefined],
    ['红色/XL', undefined],
    ['https://h/红/蓝', undefined],
    ['浙江省义乌市国际商贸城1区/3楼, 5号', undefined],
    ['红', undefined],
  ])('%s holds %j', (text, expected) => {
    expect(readSlashList(text)).toEqual(expected);
  });
});
