import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/lib/canonical-json.ts';

/** The same value with the members of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  );
}

describe('canonical JSON', () => {
  it('is the same text for equal values, and still that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what is undefined and keeps the order of lists', () => {
    expect(canonicalJson({ b: undefined, c: [3, 1, { z: 1, a: 2 }], a: null })).toBe(
      '{"a":null,"c":[3,1,{"a":2,"z":1}]}',
    );
  });

  it('does not mind names that are numbers or mean something to JavaScript', () => {
    expect(canonicalJson({ b: 1, 10: 1, 9: 1 })).toBe(canonicalJson({ 9: 1, b: 1, 10: 1 }));
    expect(JSON.parse(canonicalJson(JSON.parse('{"__proto__": {"b": 1, "a": 2}, "a": 1}')))).toEqual(
      JSON.parse('{"a": 1, "__proto__": {"a": 2, "b": 1}}'),
    );
  });
});
