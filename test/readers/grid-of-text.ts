import fc from 'fast-check';
import { newReading } from '../../src/core/ports/reader.ts';
import { formats } from '../../src/readers/formats.ts';
import { openSource, readerFor } from '../../src/readers/source.ts';
import { withFile } from './rows-of.ts';

/** Rows of one width; a blank cell is ''. */
export type Grid = readonly (readonly string[])[];

/** What merchants' cells hold, and what has broken readers. */
const TELLING: readonly string[] = [
  '',
  ' ',
  '陶瓷马克杯',
  '貨號',
  '😀',
  '👨‍👩‍👧',
  '👍🏽',
  '𠮷野家',
  '  leading',
  'trailing  ',
  '\t',
  'a\tb',
  'line\nbreak',
  'three\n\nlines\n',
  '"',
  '""',
  '"quoted"',
  '6" pot',
  "'00123",
  '_x000D_',
  '_x005F_x000D_',
  '_xD83D_',
  '=1+1',
  '+1',
  '-',
  '@SUM(1)',
  '00123',
  '123456789012345678901',
  '1e5',
  '0.1',
  '-0',
  '١٢٣',
  '１２．５',
  'TRUE',
  'null',
  '#N/A',
  '2026-03-01',
  '<b>&amp;</b>',
  '&lt;',
  '&#10;',
  ']]>',
  '<![CDATA[',
  '<!--',
  'a,b',
  'a;b',
  'a|b',
  'sep=;',
  '\\',
  '\\n',
  '{"a":1}',
  '[1,2]',
  '__proto__',
  'constructor',
  '\u00a0',
  '\u200b',
  '\u2028',
  'e\u0301',
  '﷽',
  '\ufeffmark',
  'ｱｲｳ',
  'ß',
  '€',
  '¥12.5',
  '12-15',
];

/** A cell's text: often one that is known for trouble, else letters of the world at random. */
export const anyText = fc.oneof(
  fc.constantFrom(...TELLING),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', ' ', 'a', '中', "'", '\\'), maxLength: 8 }),
);

/** Tables of at least two columns, in which the first cell holds something. */
export function anyGrid(text: fc.Arbitrary<string> = anyText): fc.Arbitrary<Grid> {
  return fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
    .map((rows) => rows.map((row, r) => (r === 0 ? ['SKU', ...row.slice(1)] : row)));
}

/** Row by row with its number, counted from 1; blank rows and blanks at a row's end are nobody's content. */
export function contentOf(grid: Grid): Record<number, string[]> {
  return Object.fromEntries(grid.map((row, at) => [at + 1, trimmed(row)] as const).filter(([, row]) => row.length > 0));
}

/** The same of a file, read by whatever reader takes it, in this process. */
export async function readContent(
  content: string | Uint8Array,
  options: { encoding?: string } = {},
): Promise<Record<number, string[]>> {
  return withFile(content, async (path) => {
    const source = await openSource(path, { name: 'sheet', ...options });
    const reader = readerFor(source, formats);
    const rows: Record<number, string[]> = {};
    for await (const { row, values } of reader.read(source, newReading(reader.id), () => undefined)) {
      const kept = trimmed(values);
      if (kept.length > 0) rows[row] = kept;
    }
    return rows;
  });
}

function trimmed(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((value) => value !== '') + 1);
}
