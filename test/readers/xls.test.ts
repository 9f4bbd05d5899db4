import { deflateSync } from 'node:zlib';
import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/core/faults.ts';
import {
  art,
  artBox,
  compoundOf,
  drawing,
  encoded,
  eof,
  label,
  number,
  pictureStore,
  record,
  stream,
  stream5,
  words,
} from './biff-of.ts';
import { gridOf, readHere, trimmed } from './read-with.ts';
import { rowsOf } from './rows-of.ts';

describe('xls', () => {
  it('reads BIFF8 in a process of its own, whatever the file is called', async () => {
    const { rows, reading } = await rowsOf(
      workbook([
        ['编号', '标题'],
        ['A-1', '杯子 😀'],
      ]),
    );

    expect(rows.map(({ values }) => values)).toEqual([
      ['编号', '标题'],
      ['A-1', '杯子 😀'],
    ]);
    expect(reading).toMatchObject({ format: 'xls', sheets: [{ name: 'Sheet1' }] });
  });

  it.each([
    [936, '陶瓷杯', 'gb18030'],
    [950, '陶瓷杯，紅色', 'big5'],
    [932, 'カップ', 'shift_jis'],
    [1251, 'Чашка', 'windows-1251'],
  ])('reads BIFF5 of code page %i', async (codePage, text, label) => {
    const { rows, reading } = await readHere(compoundOf({ Book: stream5([[text, '1']], { codePage, label }) }));

    expect(rows[0]?.values).toEqual([text, '1']);
    expect(reading.encoding).toBe(label);
  });

  it('reads the bare records that an ERP writes, and finds out what their texts are written in', async () => {
    const text = encoded('陶瓷杯', 'gb18030');
    const bytes = Buffer.concat([
      record(0x809, [0, 0x10, 0, 0]),
      record(0x204, [0, 0, 0, text.length], text),
      number(1, 0, 12.5),
      eof,
    ]);

    const { rows, reading } = await readHere(bytes);

    expect(rows.map(({ values }) => values)).toEqual([['陶瓷杯'], ['12.5']]);
    expect(reading.encoding).toBe('gb18030');
    expect((await readHere(bytes, { encoding: 'big5' })).reading.encoding).toBe('big5');
  });

  it('keeps the digits, leading zeros and dates of both epochs', async () => {
    const formats = [
      record(0x41e, [164, 6], Buffer.from([0]), Buffer.from('000000')),
      ...[0, 164, 14].map((id) => record(0xe0, [0, id], Buffer.alloc(16))),
    ];
    const cells = [
      number(0, 0, 123, 1),
      number(0, 1, 19.899999999999999),
      number(0, 2, 6901234567892),
      number(0, 3, 46_000, 2),
      number(0, 4, 2 ** 60),
    ];

    const since1900 = await readHere(stream(cells, formats));
    const since1904 = await readHere(stream(cells, [record(0x22, [1]), ...formats]));

    expect(since1900.rows[0]?.values).toEqual(['000123', '19.9', '6901234567892', '2025-12-09', '1152921504606847000']);
    expect(since1900.rows[0]?.kinds).toEqual({ 0: 'number', 1: 'number', 2: 'number', 3: 'date', 4: 'number' });
    expect(since1904.rows[0]?.values[3]).toBe('2029-12-10');
  });

  it('reads what formulas came to, truths and errors', async () => {
    const result = (row: number, bytes: readonly number[], ...behind: readonly Buffer[]): Buffer =>
      Buffer.concat([record(0x06, [row, 0, 0], Buffer.from(bytes), Buffer.alloc(8)), ...behind]);
    const text = record(0x207, [2], Buffer.from([1]), Buffer.from('红杯', 'utf16le'));
    const cells = [
      result(0, [0, 0, 0, 0, 0, 0, 0xff, 0xff], record(0x4bc, [0, 0, 0, 0]), text),
      result(1, [1, 0, 1, 0, 0, 0, 0xff, 0xff]),
      result(2, [2, 0, 7, 0, 0, 0, 0xff, 0xff]),
      result(3, [0, 0, 0, 0, 0, 0, 0x24, 0x40]),
      record(0x205, [4, 0, 0], Buffer.from([1, 0])),
      record(0x205, [5, 0, 0], Buffer.from([42, 1])),
      result(6, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
    ];

    const { rows, findings } = await readHere(stream(cells));

    expect(rows.map(({ values, kinds }) => [values[0], kinds?.[0]])).toEqual([
      ['红杯', 'formula'],
      ['TRUE', 'formula'],
      ['#DIV/0!', 'error'],
      ['10', 'formula'],
      ['TRUE', 'boolean'],
      ['#N/A', 'error'],
    ]);
    expect(findings).toMatchObject([{ id: 'cell/formula-without-value', where: { cell: 'A7' } }]);
  });

  it('fills merged cells down and says what is hidden', async () => {
    const sheet = [
      record(0x7d, [1, 2, 2000, 0, 1, 0]),
      record(0x208, [1, 0, 2, 300, 0, 0, 0x20, 0]),
      label(0, 0, '杯'),
      label(0, 1, '红'),
      label(1, 1, '蓝'),
      label(2, 1, '绿'),
      record(0xe5, [1, 0, 1, 0, 0]),
    ];

    const { rows, reading } = await readHere(stream(sheet));

    expect(rows.map(({ values, hidden }) => [values, hidden])).toEqual([
      [['杯', '红'], undefined],
      [['杯', '蓝'], true],
      [['', '绿'], undefined],
    ]);
    expect(reading.sheets).toMatchObject([{ name: '产品', hiddenColumns: [1, 2] }]);
  });

  it('reads hidden sheets and says so', async () => {
    const book = sheetjs.utils.book_new();
    for (const name of ['旧', '新']) sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([[name]]), name);
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };

    const { rows, reading } = await readHere(bytesOf(book, { bookType: 'biff8' }));

    expect(rows.map(({ sheet, values }) => [sheet, values[0]])).toEqual([
      ['旧', '旧'],
      ['新', '新'],
    ]);
    expect(reading.sheets.map(({ hidden }) => hidden)).toEqual([true, undefined]);
  });

  it('puts cells in order that were written column by column', async () => {
    const { rows } = await readHere(stream([label(0, 0, 'a'), label(1, 0, 'b'), label(0, 1, 'c'), label(1, 1, 'd')]));

    expect(rows.map(({ row, values }) => [row, values])).toEqual([
      [1, ['a', 'c']],
      [2, ['b', 'd']],
    ]);
  });

  it('says that a workbook with a password is locked, and names what else a compound file may be', async () => {
    const locked = stream([], [record(0x2f, [1, 1, 1])]);

    await expect(readHere(compoundOf({ Workbook: locked }))).rejects.toMatchObject({
      text: { en: expect.stringContaining('encrypted workbook') },
    });
    await expect(readHere(compoundOf({ WordDocument: Buffer.alloc(5000) }))).rejects.toMatchObject({
      text: { en: expect.stringContaining('an old Word document') },
    });
    await expect(readHere(compoundOf({ EncryptedPackage: Buffer.alloc(5000) }))).rejects.toMatchObject({
      text: { en: expect.stringContaining('encrypted workbook') },
    });
  });

  it('stops at a workbook that breaks off instead of giving half of its rows', async () => {
    const whole = stream([label(0, 0, 'a'), label(1, 0, 'b')]);

    for (const length of [whole.length - 4, whole.length - 10])
      await expect(readHere(whole.subarray(0, length))).rejects.toMatchObject({
        exit: 2,
        text: { en: expect.stringContaining('break') },
      });
  });
});

describe('pictures of an xls', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]);
  const bitmap = (
    type: number,
    instance: number,
    bytes: Buffer,
  ): { type: number; instance: number; bytes: Buffer } => ({
    type,
    instance,
    bytes: Buffer.concat([Buffer.alloc(17), bytes]),
  });

  it('belong to the row that holds most of each', async () => {
    const sheet = [
      label(0, 0, 'a'),
      label(1, 0, 'b'),
      label(2, 0, 'c'),
      drawing({ blip: 1, from: [0, 200], to: [1, 250] }, { blip: 1, from: [2, 0], to: [2, 255], column: 4 }),
    ];

    const { rows, reading, findings } = await readHere(stream(sheet, [pictureStore(bitmap(0xf01e, 0x6e0, png))]));

    expect(rows.map(({ pictures }) => pictures?.map(({ column, bytes }) => [column, Buffer.from(bytes)]))).toEqual([
      undefined,
      [[1, png]],
      [[4, png]],
    ]);
    expect(reading.pictures).toMatchObject({ floating: 2, unbound: 0 });
    expect(findings).toEqual([]);
  });

  it('are given as files: bitmaps with the header of a .bmp, packed drawings unpacked', async () => {
    const dib = Buffer.alloc(60);
    dib.writeUInt32LE(40, 0);
    dib.writeUInt16LE(24, 14);
    const emf = Buffer.concat([Buffer.alloc(16), Buffer.alloc(34), deflateSync(Buffer.from('EMF!'))]);
    const store = pictureStore(bitmap(0xf01f, 0x7a8, dib), { type: 0xf01a, instance: 0x3d4, bytes: emf });

    const { rows } = await readHere(
      stream(
        [label(0, 0, 'a'), drawing({ blip: 1, from: [0, 0], to: [0, 200] }, { blip: 2, from: [0, 0], to: [0, 200] })],
        [store],
      ),
    );

    const [first, second] = rows[0]?.pictures ?? [];
    expect(Buffer.from(first?.bytes.subarray(0, 14) ?? []).toString('hex')).toBe('424d4a0000000000000036000000');
    expect(Buffer.from(second?.bytes ?? []).toString()).toBe('EMF!');
  });

  it('are never lost in silence: beside no row, on no sheet, only linked to, no product’s', async () => {
    const store = pictureStore(bitmap(0xf01e, 0x6e0, png), bitmap(0xf01e, 0x6e0, png));
    const preview = record(0x09, [1]);
    const sheet = [
      label(0, 0, 'a'),
      drawing(
        { blip: 1, from: [30, 0], to: [31, 0] },
        { blip: 7, from: [0, 0], to: [0, 200] },
        { blip: 1, from: [0, 0], to: [0, 200], objectParts: [preview] },
      ),
      record(0xe9, [0]),
    ];

    const { rows, reading, findings } = await readHere(stream(sheet, [store]));

    expect(rows[0]?.pictures).toBeUndefined();
    expect(reading.pictures).toMatchObject({ floating: 2, unbound: 3 });
    expect(reading.sheets[0]?.pictures?.other).toBe(2);
    expect(findings.map(({ id, where }) => [id, where?.cell])).toEqual([
      ['picture/not-a-product', undefined],
      ['picture/unbound', 'B1'],
      ['picture/unbound', 'B31'],
      ['picture/unbound', undefined],
    ]);
  });

  it('of a group lie where the group shows them', async () => {
    const int = (...numbers: number[]): Buffer => {
      const bytes = Buffer.alloc(16);
      for (const [i, n] of numbers.entries()) bytes.writeInt32LE(n, i * 4);
      return bytes;
    };
    const option = Buffer.from([0x04, 0x41, 1, 0, 0, 0]);
    const child = (top: number, bottom: number): Buffer =>
      artBox(0xf004, art(0xf00b, option, { instance: 1 }), art(0xf00f, int(0, top, 10, bottom)));
    const group = artBox(
      0xf003,
      artBox(0xf004, art(0xf009, int(0, 0, 100, 300)), art(0xf010, words([0, 1, 0, 0, 0, 2, 0, 3, 0]))),
      child(110, 190),
      child(210, 290),
    );
    const whole = artBox(0xf002, artBox(0xf003, artBox(0xf004, art(0xf009, int())), group));

    const { rows } = await readHere(
      stream(
        [label(0, 0, 'a'), label(1, 0, 'b'), label(2, 0, 'c'), record(0xec, whole)],
        [pictureStore(bitmap(0xf01e, 0x6e0, png))],
      ),
    );

    expect(rows.map(({ pictures }) => pictures?.length)).toEqual([undefined, 1, 1]);
  });
});

describe('any grid of texts', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.stringMatching(/^\d{1,20}$/),
    fc.constantFrom('', ' 杯 ', '\n', 'a\r\nb', '\t', '😀', "'007", '=1+1', '\x01', '_x000D_', '__proto__'),
  );
  const grid = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 });

  it('comes back from BIFF8 as it was', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        expect(gridOf((await readHere(workbook(rows))).rows)).toEqual(trimmed(rows));
      }),
      { numRuns: 150 },
    );
  });

  it('comes back from BIFF5 in a Chinese code page as it was', async () => {
    const chinese = fc.array(fc.array(fc.stringMatching(/^[ -~\u4e00-\u8fff\n\t]{0,12}$/), { maxLength: 6 }), {
      maxLength: 8,
    });

    await fc.assert(
      fc.asyncProperty(chinese, async (rows) => {
        expect(gridOf((await readHere(stream5(rows, { codePage: 936, label: 'gb18030' }))).rows)).toEqual(
          trimmed(rows),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a damaged xls', () => {
  it('gives rows or a sentence, whatever bytes are changed', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`编号${i}`, String(i * 7), `text ${'x'.repeat(i)}`]);
    const whole = workbook(rows);

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        fc.option(fc.nat(whole.length)),
        async (flips, cut) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of flips) bytes[at] = value;
          await readHere(bytes.subarray(0, cut ?? bytes.length)).catch((cause: unknown) => {
            if (!(cause instanceof Stop)) throw cause;
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

function workbook(
  rows: readonly (readonly string[])[],
  options: sheetjs.WritingOptions = { bookType: 'biff8' },
): Uint8Array {
  const sheet: sheetjs.WorkSheet = { '!ref': 'A1' };
  let right = 0;
  for (const [r, row] of rows.entries())
    for (const [c, value] of row.entries()) {
      right = Math.max(right, c);
      if (value !== '') sheet[sheetjs.utils.encode_cell({ r, c })] = { t: 's', v: value };
    }
  sheet['!ref'] = sheetjs.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: right } });
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheet, 'Sheet1');
  return bytesOf(book, options);
}

function bytesOf(book: sheetjs.WorkBook, options: sheetjs.WritingOptions): Uint8Array {
  return sheetjs.write(book, { ...options, type: 'buffer' });
}
