import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceDecoder } from '../../src/lib/text-decoder.ts';
import { WholeCheck } from '../../src/lib/text-whole.ts';

const DOUBLE_BYTE = ['gb18030', 'big5', 'shift_jis'] as const;
/** Bytes as they stand in such texts: ASCII, digits (the second and fourth of four), trails, leads. */
const bytes = fc
  .array(fc.oneof(fc.constantFrom(0x2c, 0x0a, 0x80, 0xff), range(0x30, 0x39), range(0x40, 0x7e), range(0x81, 0xfe)), {
    maxLength: 24,
  })
  .map((list) => Uint8Array.from(list));
const cuts = fc.array(fc.nat(24), { maxLength: 4 });

describe('a decoder of pieces', () => {
  it('gives what the runtime gives for GB18030, whatever the bytes are and wherever they are cut', () => {
    fc.assert(
      fc.property(bytes, cuts, (all, places) => {
        // Bytes that the end of the text cuts off have no meaning; how many signs stand for them is nobody's concern.
        const closed = Uint8Array.from([...all, 0x0a, 0x0a]);

        expect(decoded(closed, 'gb18030', places)).toBe(new TextDecoder('gb18030').decode(closed));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['gb18030', 'big5', 'shift_jis', 'windows-1252', 'utf-8', 'utf-16le'])(
    'gives the same text for %s however the bytes are cut, and for valid text what the runtime gives',
    (label) => {
      fc.assert(
        fc.property(bytes, cuts, (all, places) => {
          const text = decoded(all, label, []);

          expect(decoded(all, label, places)).toBe(text);
          if (!text.includes('\uFFFD')) expect(text).toBe(new TextDecoder(label).decode(all));
        }),
        { numRuns: 2000 },
      );
    },
  );

  it.each(DOUBLE_BYTE)('and the check of %s agree on what has a meaning', (label) => {
    let valid = 0;
    fc.assert(
      fc.property(bytes, cuts, (all, places) => {
        const check = new WholeCheck(label);

        const isWhole = parts(all, places).every((part) => check.take(part)) && check.end();

        expect(isWhole).toBe(!decoded(all, label, []).includes('\uFFFD'));
        if (isWhole && all.length > 4) valid++;
      }),
      { numRuns: 5000 },
    );
    expect(valid).toBeGreaterThan(100);
  });

  it.each([
    ['gb18030', '84319533 c6b7c3fb', '品名'],
    ['gb18030', '9439fc36', '😀'],
    ['gb18030', '81308a32', 'å'],
    ['gb18030', '80', '€'],
    ['big5', 'ff ab7e', '\uFFFD品'],
    ['windows-1252', '80 93 99', '€“™'],
    ['utf-8', 'efbbbf e59381', '品'],
  ])('reads %s %s', (label, hex, text) => {
    expect(decoded(Buffer.from(hex.replaceAll(' ', ''), 'hex'), label, [])).toBe(text);
  });

  it('throws for an encoding that nobody knows', () => {
    expect(() => pieceDecoder('klingon')).toThrow(RangeError);
  });
});

function range(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

function decoded(all: Uint8Array, label: string, places: readonly number[]): string {
  const decoder = pieceDecoder(label);
  return parts(all, places)
    .map((part) => decoder.decode(part))
    .concat(decoder.end())
    .join('');
}

function parts(all: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const edges = [0, ...places.toSorted((a, b) => a - b), all.length];
  return edges.slice(1).map((end, i) => all.subarray(edges[i], end));
}
