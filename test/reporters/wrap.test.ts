import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayWidth } from '../../src/lib/width.ts';
import { wrap } from '../../src/reporters/terminal/wrap.ts';

it.each([
  ['one two three', 8, 9, ['one two', 'three']],
  ['标题有九十四个字符，最多八十个。', 18, 9, ['标题有九十四个字', '符，最多八十个。']],
  ['one two three four', 8, 2, ['one two', 'three f…']],
  ['abcdefghij', 4, 9, ['abc', 'def', 'ghij']],
  ['', 10, 2, []],
] as const)('%j in %i columns and %i lines', (text, width, lines, wrapped) => {
  expect(wrap(text, width, lines)).toEqual(wrapped);
});

it('never writes beyond its edges, and loses nothing while there are lines left', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '中', '，', 'é', '“', '😀'), maxLength: 60 }),
      fc.integer({ min: 4, max: 20 }),
      (text, width) => {
        const lines = wrap(text, width, 100);

        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(wrap(text, width, 2).length).toBeLessThanOrEqual(2);
      },
    ),
  );
});
