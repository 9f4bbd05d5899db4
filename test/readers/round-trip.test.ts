import { utils, write } from '@e965/xlsx';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoded } from './encoded.ts';
import { anyGrid, anyText, contentOf, type Grid, readContent } from './grid-of-text.ts';
import { workbookOf } from './workbook-of.ts';

const RUNS = { numRuns: 150 };

describe('any grid of text comes back as it was written', () => {
  const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
  const delimiters = fc.constantFrom(',', ';', '\t', '|');
  const quoting = fc.constantFrom('all', 'where needed');

  it.each(['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'] as const)(
    'as csv of every dialect in %s',
    async (form) => {
      await fc.assert(
        fc.asyncProperty(anyGrid(), delimiters, lineEnds, quoting, async (grid, delimiter, lineEnd, quotes) => {
          const file = inUnicode(csvOf(grid, { delimiter, lineEnd, quotes }), form);

          expect(await readContent(file)).toEqual(contentOf(grid));
        }),
        RUNS,
      );
    },
  );

  it.each(['gb18030', 'big5', 'shift_jis', 'windows-1252'])(
    'as csv in %s, as far as it has the letters',
    async (label) => {
      await fc.assert(
        fc.asyncProperty(
          anyGrid(anyText.filter((text) => canHold(text, label)).map(withoutMark)),
          delimiters,
          async (grid, delimiter) => {
            const text = csvOf(grid, { delimiter, lineEnd: '\r\n', quotes: 'all' });

            expect(await readContent(encoded(text, label), { encoding: label })).toEqual(contentOf(grid));
          },
        ),
        RUNS,
      );
    },
  );

  it('as xlsx by SheetJS', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrid(writable), async (grid) => {
        expect(await readContent(bySheetJs(grid))).toEqual(contentOf(grid));
      }),
      RUNS,
    );
  });

  it('as xlsx by exceljs', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrid(writable), async (grid) => {
        expect(await readContent(await byExcelJs(grid))).toEqual(contentOf(grid));
      }),
      RUNS,
    );
  });

  it.each(['', 'x:'])('as the XML of a workbook whose elements begin with "%s"', async (prefix) => {
    await fc.assert(
      fc.asyncProperty(anyGrid(withControls), async (grid) => {
        expect(await readContent(byHand(grid, prefix))).toEqual(contentOf(grid));
      }),
      RUNS,
    );
  });
});

/** What writers that know no `_xHHHH_` leave readable: no text that looks like it, no carriage return, which XML makes a line feed. */
const writable = anyText.filter((text) => !/_x[0-9a-f]{4}_|\r/i.test(text));
const withControls = fc.oneof(
  anyText,
  fc.string({ unit: fc.constantFrom('\u0001', '\u001f', '\r', '\u0008', 'a', '_', 'x'), maxLength: 6 }),
);

interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly quotes: string;
}

/** Where needed: around all that another dialect would read otherwise, and around what ends in blanks. */
function csvOf(grid: Grid, { delimiter, lineEnd, quotes }: Dialect): string {
  const put = (value: string): string =>
    quotes === 'all' || /[",;\t|\r\n{[<]|^\s|\s$|^$|sep=/i.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return grid.map((row) => row.map(put).join(delimiter) + lineEnd).join('');
}

function inUnicode(text: string, form: 'utf-8' | 'utf-8 with a mark' | 'utf-16le' | 'utf-16be'): Buffer {
  if (form === 'utf-8') return Buffer.from(text);
  if (form === 'utf-8 with a mark') return Buffer.from(`\ufeff${text}`);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return form === 'utf-16le' ? bytes : bytes.swap16();
}

function canHold(text: string, label: string): boolean {
  try {
    return new TextDecoder(label).decode(encoded(text, label)) === text;
  } catch {
    return false;
  }
}

function withoutMark(text: string): string {
  return text.replaceAll('\ufeff', '');
}

function bySheetJs(grid: Grid): Uint8Array {
  const sheet = utils.aoa_to_sheet(grid.map((row) => row.map((value) => (value === '' ? null : { t: 's', v: value }))));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '产品');
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx' });
  return new Uint8Array(bytes);
}

async function byExcelJs(grid: Grid): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('产品');
  for (const [r, row] of grid.entries()) {
    for (const [c, value] of row.entries()) if (value !== '') sheet.getCell(r + 1, c + 1).value = value;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function byHand(grid: Grid, prefix: string): Uint8Array {
  const rows = grid.map((row, r) => {
    const cells = row.map((value, c) =>
      value === ''
        ? ''
        : `<${prefix}c r="${'ABCDE'[c]}${r + 1}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(value)}</${prefix}t></${prefix}is></${prefix}c>`,
    );
    return `<${prefix}row r="${r + 1}">${cells.join('')}</${prefix}row>`;
  });
  return workbookOf(rows.join(''), { prefix });
}

/** As Excel writes it: control characters by number, and an underscore that would be taken for one too. */
function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(
      /[\u0000-\u0008\u000b-\u001f]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
