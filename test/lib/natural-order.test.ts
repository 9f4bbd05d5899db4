import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalOrder } from '../../src/lib/natural-order.ts';

describe('naturalOrder', () => {
  it('counts as people do, whatever the case and the width', () => {
    const sorted = ['a10', 'A2', 'a１', 'b1', 'a02b', 'a2b', '图10', '图2', '10', '9'].toSorted(naturalOrder);

    expect(sorted).toEqual(['9', '10', 'a１', 'A2', 'a02b', 'a2b', 'a10', 'b1', '图2', '图10']);
  });

  it('is an order: no two different names are the same, and turning them round turns the answer round', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aA01239-é图') });

    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
        if (naturalOrder(a, b) === 0) expect(a).toBe(b);
        if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
      }),
    );
  });
});
