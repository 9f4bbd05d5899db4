import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from '../../src/reporters/plain.ts';

it.each([
  ['\u001b[31mred', '␛[31mred'],
  ['abc\u202edcba', 'abc<U+202E>dcba'],
  ['\u009b2J', '<U+009B>2J'],
  ['two\nlines\tand a tab', 'two⏎lines and a tab'],
  ['\u{e0041}', '<U+E0041>'],
  ['陶瓷马克杯 👩‍🍳', '陶瓷马克杯 👩‍🍳'],
  ['\ud800', '\ufffd'],
])('%j is shown as %j', (text, shown) => {
  expect(plain(text)).toBe(shown);
});

it('lets nothing through that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plain(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
