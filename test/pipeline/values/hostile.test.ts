import { describe, expect, it } from 'vitest';
import { normalised, table } from '../normalise-table.ts';

/** Signs that patterns trip over when there are many of them. */
const LONG = [
  '1',
  '1,',
  '1 ',
  '(1',
  '一',
  '长',
  '件',
  'a ',
  '"',
  '="',
  "['",
  '/',
  '红/',
  'x:',
  '【',
  '1-',
  '{"a":',
  '、',
]
  .map((sign) => sign.repeat(60_000))
  .flatMap((text) => [text, `[${text}`, `${text}x`]);

/** Whatever goes back and forth over 60,000 signs takes seconds for each of them, and does not end within it. */
const MOST_MS = 60_000;

describe('a cell that was made to be slow', () => {
  it.each([
    'sku',
    'gtin',
    'price',
    'stock',
    'weight',
    'dimensions',
    'options',
    'keywords',
    'pictures',
    'brand',
  ] as const)(
    'costs little more than its length in a column of %s, and its messages stay short',
    async (field) => {
      const rows = LONG.map((text, n) => (field === 'sku' ? [text, '杯'] : [`A${n}`, '杯', text]));

      const { findings } = await normalised(table(field === 'sku' ? ['sku', 'title'] : ['sku', 'title', field], rows));

      expect(findings.every(({ message }) => message.en.length < 1000)).toBe(true);
    },
    MOST_MS,
  );
});
