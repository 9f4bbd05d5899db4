import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINE } from '../../src/readers/csv/bounds.ts';
import type { CsvRecord, Dialect } from '../../src/readers/csv/record.ts';
import { records } from '../../src/readers/csv/records.ts';

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const ends = fc.constantFrom('\n', '\r\n', '\r');
const pieceSize = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(Number.MAX_SAFE_INTEGER));
/** Text that is made of little else than what matters to the rules. */
const fragment = fc.constantFrom(
  'a',
  '中',
  ' ',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  '",',
  ',"',
  '"\n',
  '\n"',
);

describe('records of delimited text', () => {
  it('are those of csv-parse for whatever is written by the rules, however the text comes in pieces', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.string({ unit: fragment, maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

    await fc.assert(
      fc.asyncProperty(table, delimiter, ends, pieceSize, fc.boolean(), async (rows, char, end, size, isClosed) => {
        const text =
          rows.map((row) => row.map((value) => written(value, char)).join(char)).join(end) + (isClosed ? end : '');
        const dialect: Dialect = { delimiter: char, lineEnd: end === '\r' ? '\r' : '\n' };

        const found = await all(text, size, dialect);

        // Of several lines in one record the width speaks; that rule is csv-parse's not, and has tests of its own.
        fc.pre(found.every((record) => record.is === 'whole' || record.is === 'blank'));
        expect(valuesOf(found)).toEqual(
          parsed(text, dialect)?.filter((values) => values.some((value) => value !== '')),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('are said to be whole exactly when csv-parse says so of the line alone', async () => {
    const line = fc.string({ unit: fragment, maxLength: 14 }).map((text) => text.replaceAll(/[\r\n]/g, ''));

    await fc.assert(
      fc.asyncProperty(line, delimiter, pieceSize, async (text, char, size) => {
        fc.pre(text !== '');
        const dialect: Dialect = { delimiter: char, lineEnd: '\n' };

        const [record] = await all(text, size, dialect);

        const strict = parsed(text, dialect);
        if (strict)
          expect(record?.is === 'blank' ? [] : record).toMatchObject(
            record?.is === 'blank' ? [] : { is: 'whole', values: strict[0] },
          );
        else expect(record?.is).toMatch(/repaired|rejected/);
      }),
      { numRuns: 3000 },
    );
  });

  it('are the same, line for line, however the text comes in pieces, and whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fragment, maxLength: 80 }),
        delimiter,
        ends,
        pieceSize,
        async (text, char, end, size) => {
          const dialect: Dialect = { delimiter: char, lineEnd: end === '\r' ? '\r' : '\n' };

          const found = await all(text, size, dialect);

          expect(found).toEqual(await all(text, text.length + 1, dialect));
          expect(found.map((record) => record.line)).toEqual(
            found.map((record) => record.line).toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('give up a quoted value after 500 lines or a million characters, for the price of one record', async () => {
    const dialect: Dialect = { delimiter: ',', lineEnd: '\n' };
    const lines = (count: number, line: string): string => `a,b\n1,"x\n${`${line}\n`.repeat(count)}`;

    const closedInTime = await all(`${lines(499, 'y,z')}"\n2,x\n`, 1000, dialect);
    const tooLate = await all(`${lines(600, 'y,z')}"\n2,x\n`, 1000, dialect);
    const tooMuch = await all(`${lines(3, `${'y'.repeat(400_000)},z`)}"\n2,x\n`, 64 * 1024, dialect);

    expect(closedInTime.map((record) => record.is)).toEqual(['whole', 'whole', 'whole']);
    expect(tooLate).toHaveLength(604);
    expect(tooLate[1]).toEqual({ is: 'repaired', line: 2, values: ['1', '"x'] });
    expect(tooMuch.map((record) => record.line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(tooMuch.at(-1)).toMatchObject({ is: 'whole', values: ['2', 'x'] });
  });

  it('pass over a line without end and go on behind it', async () => {
    const dialect: Dialect = { delimiter: ',', lineEnd: '\n' };
    const text = `a,b\n1,${'y'.repeat(LONGEST_LINE)}\n2,"x\nz"\n`;

    const found = await all(text, 64 * 1024, dialect);

    expect(found).toMatchObject([
      { is: 'whole', line: 1 },
      { is: 'rejected', why: 'too-long', line: 2, text: expect.stringMatching(/^1,y{198}$/) },
      { is: 'whole', line: 3, values: ['2', 'x\nz'] },
    ]);
    expect(await all(text, text.length, dialect)).toEqual(found);
  });

  it.each([
    ['values that open and never close', '"a,'],
    ['lists that open and never close', '[a,'],
    ['lists that are none', '["],'],
    ['marks in pairs', '""'],
    ['nothing but returns', '\r'],
  ])(
    'come to an end over %s',
    async (_what, part) => {
      const text = `a,b\n${part.repeat(400_000)}x\n1,2\n`;

      const found = await all(text, 64 * 1024, { delimiter: ',', lineEnd: '\n' });

      expect(found).toHaveLength(3);
    },
    60_000,
  );
});

async function all(text: string, size: number, dialect: Dialect): Promise<readonly CsvRecord[]> {
  const found: CsvRecord[] = [];
  for await (const some of records(inPieces(text, size), { ...dialect, skip: 0 })) found.push(...some);
  return found;
}

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

function valuesOf(found: readonly CsvRecord[]): readonly (readonly string[])[] {
  return found.flatMap((record) => ('values' in record ? [record.values] : []));
}

/** The oracle. */
function parsed(text: string, { delimiter, lineEnd }: Dialect): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: lineEnd === '\r' ? '\r' : ['\r\n', '\n'],
      relax_column_count: true,
    });
  } catch {
    return undefined;
  }
}

/** In quotation marks where it must be. */
function written(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
