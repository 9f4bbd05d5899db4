import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyGrid, anyText, contentOf, type Grid, readContent } from './grid-of-text.ts';
import { zipOf } from './zip-of.ts';

const RUNS = { numRuns: 150 };

describe('any grid of text comes back as it was written', () => {
  it('as xls by SheetJS', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrid(), async (grid) => {
        expect(await readContent(oldWorkbook(grid))).toEqual(contentOf(grid));
      }),
      RUNS,
    );
  });

  it('as ods, blanks written as the format asks', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrid(xmlText), async (grid) => {
        expect(await readContent(openDocument(grid))).toEqual(contentOf(grid));
      }),
      RUNS,
    );
  });

  it('as a table of a web page, as far as a page can show it', async () => {
    await fc.assert(
      fc.asyncProperty(anyGrid(shownText), async (grid) => {
        expect(await readContent(page(grid))).toEqual(contentOf(grid));
      }),
      RUNS,
    );
  });
});

/** Without a carriage return, which XML makes a line feed. */
const xmlText = anyText.map((text) => text.replaceAll('\r', ''));

/** A browser runs blanks together, drops them at the edges of lines, and shows nothing of what stands for itself only in files. */
const shownText = anyText.map((text) =>
  text
    .replaceAll(/[\t\f\r \u00a0]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replace(/^[\s\ufeff]+|[\s\ufeff]+$/g, ''),
);

function oldWorkbook(grid: Grid): Uint8Array {
  const sheet = utils.aoa_to_sheet(grid.map((row) => row.map((value) => (value === '' ? null : { t: 's', v: value }))));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '产品');
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'biff8' });
  return new Uint8Array(bytes);
}

function openDocument(grid: Grid): Uint8Array {
  const rows = grid.map((row) => `<table:table-row>${row.map(cellOf).join('')}</table:table-row>`).join('');
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="产品">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

function cellOf(value: string): string {
  if (value === '') return '<table:table-cell/>';
  const paragraphs = value.split('\n').map((line) => `<text:p>${spaced(escaped(line))}</text:p>`);
  return `<table:table-cell office:value-type="string">${paragraphs.join('')}</table:table-cell>`;
}

/** Every blank but a single one between letters is an element. */
function spaced(line: string): string {
  return line
    .replaceAll('\t', '<text:tab/>')
    .replaceAll(/^ +| +$| {2,}/g, (blanks) => `<text:s text:c="${blanks.length}"/>`);
}

function page(grid: Grid): Uint8Array {
  const rows = grid.map(
    (row) => `<tr>${row.map((value) => `<td>${escaped(value).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
  );
  return Buffer.from(`<html><head><meta charset="utf-8"></head><body><table>${rows.join('\n')}</table></body></html>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
