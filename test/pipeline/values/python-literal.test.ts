import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLiteral } from '../../../src/pipeline/values/python-literal.ts';

describe('readLiteral', () => {
  it.each([
    ["['a', 'b']", ['a', 'b']],
    ["('a', None, True)", ['a', null, true]],
    ["{'颜色': '红', \"it's\": 17.50}", { 颜色: '红', "it's": '17.50' }],
    ["['it\\'s', 'b',]", ["it's", 'b']],
    ['{"a": [1, {"b": null}]}', { a: ['1', { b: null }] }],
    ["['a', 'b'", undefined],
    ["['a' 'b']", undefined],
    ["['a']x", undefined],
    ['红', undefined],
    [`${'['.repeat(100)}${']'.repeat(100)}`, undefined],
  ])('%s is %j', (text, expected) => {
    expect(readLiteral(text)).toEqual(expected);
  });

  it('gives no object another prototype', () => {
    expect(Object.getPrototypeOf(readLiteral('{"__proto__": {"a": 1}}'))).toBe(Object.prototype);
  });

  it('reads back any JSON, with its numbers as text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const texts = (one: unknown): unknown => {
          if (typeof one === 'number') return JSON.stringify(one);
          if (Array.isArray(one)) return one.map(texts);
          if (typeof one !== 'object' || one === null) return one;
          return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, texts(inner)]));
        };
        expect(readLiteral(JSON.stringify(value))).toEqual(texts(value));
      }),
    );
  });
});
