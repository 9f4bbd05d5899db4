import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReading } from '../../src/core/ports/reader.ts';
import { csv } from '../../src/readers/csv/index.ts';
import { openSource } from '../../src/readers/source.ts';
import { rowsOf, withFile } from './rows-of.ts';

describe('csv', () => {
  it.each([',', ';', '\t', '|'])('gives back any grid that was written with %j', async (delimiter) => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[,;|\t"\r\n a中文"]{0,8}$/));
    const grid = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );

    await fc.assert(
      fc.asyncProperty(grid, async (body) => {
        // A plain header row says what the delimiter is, as in every sheet.
        const rows = [body[0]?.map((_cell, i) => `h${i}`) ?? [], ...body];
        const { rows: read } = await rowsOf(rows.map((row) => row.map(quoted).join(delimiter)).join('\n'));

        const expected = rows.flatMap((values, i) =>
          values.every((value) => value === '') ? [] : [{ row: i + 1, values }],
        );
        expect(read.map(({ row, values }) => ({ row, values }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['utf-8', Buffer.from('品名,价\n杯子,1\n')],
    ['utf-8', Buffer.from('\uFEFF品名,价\n杯子,1\n')],
    ['utf-16le', Buffer.from('\uFEFF品名,价\n杯子,1\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFF品名,价\n杯子,1\n', 'utf16le').swap16()],
    ['gb18030', Buffer.from('c6b7c3fb2cbcdb0ab1add7d32c310a', 'hex')],
    ['big5', Buffer.from('ab7e a657 2c bbf9 0a aaaf a46c 2c 31 0a'.replaceAll(' ', ''), 'hex')],
  ])('finds %s by itself', async (encoding, bytes) => {
    const { rows, reading } = await rowsOf(bytes);

    expect(reading.encoding).toBe(encoding);
    expect(rows[0]?.values[0]).toBe('品名');
  });

  it('takes the word of whoever names the encoding', async () => {
    const { rows } = await rowsOf(Buffer.from('c6b72c31', 'hex'), { encoding: 'windows-1252' });

    expect(rows[0]?.values).toEqual(['Æ·', '1']);
  });

  it('repairs a list in brackets that nobody put in quotation marks, and says which line', async () => {
    const { rows, findings } = await rowsOf('a,b,c\n1,"x, y",z\n2,["p","q"],r\n');

    expect(rows[2]).toMatchObject({ row: 3, line: 3, values: ['2', '["p","q"]', 'r'] });
    expect(findings).toMatchObject([{ id: 'file/repaired-record', severity: 'warning', where: { line: 3 } }]);
  });

  it('loses one line at most to a quotation mark that is never closed', async () => {
    const { rows, findings, reading } = await rowsOf('a,b,c\n1,"x,y\n2,x,y\n3,"p\nq",y\n');

    expect(rows.map((row) => [row.row, row.line, row.values])).toEqual([
      [1, 1, ['a', 'b', 'c']],
      [2, 2, ['1', '"x', 'y']],
      [3, 3, ['2', 'x', 'y']],
      [4, 4, ['3', 'p\nq', 'y']],
    ]);
    expect(findings).toHaveLength(1);
    expect(reading.rejected).toEqual({});
  });

  it.each([
    ['sep=;', 'sep=;\r\na;b\r\n1,5;2\r\n', ['1,5', '2'], 3],
    ['CR alone, as old Macintosh programs write it', 'a,b\r"1\n5",2\r', ['1\n5', '2'], 2],
    ['CR and LF', 'a,b\r\n"1\r\n5",2\r\n', ['1\r\n5', '2'], 2],
    ['lines that were turned into those of Windows twice', 'a,b\r\r\n"1",2"\r\r\n', ['1', '2"'], 2],
    ['no end of the last line', 'a\tb\n1\t2', ['1', '2'], 2],
    ['a byte order mark before a quotation mark', '\uFEFF"a",b\n1,2\n', ['1', '2'], 2],
  ])('reads %s', async (_, content, values, line) => {
    const { rows } = await rowsOf(content);

    expect(rows.map((row) => row.values)).toEqual([rows[0]?.values, values]);
    expect(rows[0]?.values.map((value) => value.trim())).toEqual(['a', 'b']);
    expect(rows[1]?.line).toBe(line);
  });

  it.each([
    ['behind a declared delimiter that ends as no other line', 'sep=;\ra;b\r\n1;2\r\n', 'sep=|\ra|b|1|2'],
    ['in one value that begins like a declared delimiter', '"sep=;\ra;b\r1;2\r"', 'sep=;\ra;b\r1;2\r'],
  ])('loses nothing that stands %s', async (_, content, values) => {
    const { rows } = await rowsOf(content);

    expect(rows.flatMap((row) => row.values).join('|')).toBe(values);
  });

  it('gives rows while it reads, and lets go of the file when nobody wants more', async () => {
    const content = 'a,b\n'.repeat(1_000_000);

    const first = await withFile(content, async (path) => {
      const source = await openSource(path);
      for await (const row of csv.read(source, newReading('csv'), () => undefined)) return row;
      return undefined;
    });

    expect(first).toMatchObject({ row: 1, values: ['a', 'b'] });
  });

  it('repairs a record whose quotation marks stand behind a space', async () => {
    const { rows, findings } = await rowsOf('a,b,c\n1,x,y\n2, "p, q, r", z\n');

    expect(rows[2]?.values).toEqual(['2', 'p, q, r', ' z']);
    expect(findings.map(({ id }) => id)).toEqual(['file/repaired-record']);
  });

  it('counts and names a record that no reading fits', async () => {
    const { rows, findings, reading } = await rowsOf('a,b,c\n1,x"y\n2,x,y\n');

    expect(rows.map((row) => row.values[0])).toEqual(['a', '2']);
    expect(reading.rejected).toEqual({ '': 1 });
    expect(findings).toMatchObject([{ id: 'file/rejected-record', severity: 'error', where: { row: 2, line: 2 } }]);
  });
});

function quoted(value: string): string {
  return /^[\w\u4e00-\u9fff]*$/.test(value) && value !== '' ? value : `"${value.replaceAll('"', '""')}"`;
}
