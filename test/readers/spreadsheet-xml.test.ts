import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoded } from './biff-of.ts';
import { gridOf, readHere, trimmed } from './read-with.ts';
import { rowsOf } from './rows-of.ts';

describe('an XML spreadsheet of Excel 2003', () => {
  it('is read in a process of its own, whatever the file is called', async () => {
    const { rows, reading } = await rowsOf(
      book(row(cell('货号'), cell('007')) + row(cell('a &amp; b&#10;c'), cell('1'))),
    );

    expect(rows.map(({ values }) => values)).toEqual([
      ['货号', '007'],
      ['a & b\nc', '1'],
    ]);
    expect(reading).toMatchObject({ format: 'spreadsheet-xml', sheets: [{ name: '产品' }], sheetNames: ['产品'] });
  });

  it('keeps the digits, leading zeros, dates, truths and what formulas came to', async () => {
    const { rows, findings } = await readHere(
      book(
        row(
          cell('123456789012345678', 'Number'),
          cell('19.899999999999999', 'Number'),
          cell('123', 'Number', 'ss:StyleID="code"'),
          cell('46000', 'Number', 'ss:StyleID="day"'),
          cell('2026-03-01T00:00:00.000', 'DateTime'),
          cell('2026-03-01T09:30:00.000', 'DateTime'),
          cell('1899-12-31T09:30:00.000', 'DateTime'),
          cell('1', 'Boolean'),
          cell('#N/A', 'Error'),
          cell('3', 'Number', 'ss:Formula="=1+2"'),
          '<Cell ss:Formula="=A1"/>',
        ),
      ),
    );

    expect(rows[0]?.values).toEqual([
      '123456789012345678',
      '19.9',
      '000123',
      '2025-12-09',
      '2026-03-01',
      '2026-03-01T09:30:00',
      '09:30:00',
      'TRUE',
      '#N/A',
      '3',
    ]);
    expect(Object.values(rows[0]?.kinds ?? {})).toEqual([
      'number',
      'number',
      'number',
      'date',
      'date',
      'date',
      'date',
      'boolean',
      'error',
      'formula',
    ]);
    expect(findings).toMatchObject([{ id: 'cell/formula-without-value', where: { cell: 'K1' } }]);
  });

  it('puts cells where they say they are, fills merged cells down, and leaves comments out', async () => {
    const rows =
      row(cell('杯', 'String', 'ss:MergeDown="1" ss:MergeAcross="1"'), cell('红<B>!</B>')) +
      row('<Cell ss:Index="3"><Data ss:Type="String">蓝</Data><Comment><Data>备注</Data></Comment></Cell>') +
      row(cell('x')).replace('<Row>', '<Row ss:Index="9" ss:Hidden="1">');

    const found = await readHere(book(rows));

    expect(found.rows.map(({ row: at, values, hidden }) => [at, values, hidden])).toEqual([
      [1, ['杯', '', '红!'], undefined],
      [2, ['杯', '', '蓝'], undefined],
      [9, ['x'], true],
    ]);
  });

  it('says which sheets and columns are hidden', async () => {
    const sheets =
      sheet(
        '旧',
        `<Column ss:Index="2" ss:Span="1" ss:Hidden="1"/>${row(cell('a'))}`,
        '<Visible>SheetHidden</Visible>',
      ) + sheet('新', row(cell('b')));

    const { reading } = await readHere(bookOf(sheets));

    expect(reading.sheets).toMatchObject([{ name: '旧', hidden: true, hiddenColumns: [1, 2] }, { name: '新' }]);
    expect(reading.sheets[1]).not.toHaveProperty('hiddenColumns');
    expect(reading.sheetNames).toEqual(['新']);
  });

  it('may be written in gb2312, and with prefixes', async () => {
    const chinese = book(row(cell('陶瓷杯子'))).replace('?>', ' encoding="gb2312"?>');
    const prefixed = book(row(cell('杯'))).replace(/<(\/?)(Workbook|Worksheet|Table|Row|Cell|Data)/g, '<$1s:$2');

    expect((await readHere(encoded(chinese, 'gb18030'))).rows[0]?.values).toEqual(['陶瓷杯子']);
    expect((await readHere(prefixed)).rows[0]?.values).toEqual(['杯']);
  });

  it('is refused when it breaks off, brings a document type, or claims a place that no sheet has', async () => {
    const whole = book(row(cell('a')));
    const says = (text: string, en: string): Promise<void> =>
      expect(readHere(text)).rejects.toMatchObject({ exit: 2, text: { en: expect.stringContaining(en) } });

    await says(whole.slice(0, -20), 'break off');
    await says(whole.replace('<Styles>', '<!DOCTYPE x [<!ENTITY a "b">]><Styles>'), 'document type');
    await says(book(row(cell('a')).replace('<Row>', '<Row ss:Index="99999999999">')), 'place 99999999999');
    await says(book(row(cell('a'), cell('b', 'String', 'ss:Index="1"'))), 'place 1');
  });

  it('gives any grid of texts back as it was', async () => {
    const text = fc.string({
      unit: fc.stringMatching(/^[\t\n -~\xa0-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{1ffff}]$/u),
      maxLength: 12,
    });
    const value = fc.oneof(
      text,
      fc.stringMatching(/^\d{1,20}$/),
      fc.constantFrom('', ' ', '  杯 ', '😀', '_x000D_', '__proto__'),
    );

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const own = texts
            .map((values) => row(...values.map((one) => cell(one.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))))
            .join('');
          expect(gridOf((await readHere(book(own))).rows)).toEqual(trimmed(texts));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('reads what SheetJS writes', async () => {
    const written = sheetjs.utils.book_new();
    sheetjs.utils.book_append_sheet(
      written,
      sheetjs.utils.aoa_to_sheet([
        ['a\nb', 12.5, true],
        [null, '007'],
      ]),
      '表',
    );

    const { rows } = await readHere(sheetjs.write(written, { bookType: 'xlml', type: 'string' }));

    expect(rows.map(({ sheet: name, values }) => [name, values])).toEqual([
      ['表', ['a\nb', '12.5', 'TRUE']],
      ['表', ['', '007']],
    ]);
  });
});

function cell(text: string, type = 'String', attributes = ''): string {
  return `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`;
}

function row(...cells: readonly string[]): string {
  return `<Row>${cells.join('')}</Row>`;
}

function sheet(name: string, rows: string, options = ''): string {
  return `<Worksheet ss:Name="${name}"><Table>${rows}</Table><WorksheetOptions>${options}</WorksheetOptions></Worksheet>`;
}

function book(rows: string): string {
  return bookOf(sheet('产品', rows));
}

function bookOf(sheets: string): string {
  const style = (id: string, code: string): string =>
    `<Style ss:ID="${id}"><NumberFormat ss:Format="${code}"/></Style>`;
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${style('code', '000000')}${style('day', 'yyyy\\-mm\\-dd')}</Styles>${sheets}</Workbook>`;
}
