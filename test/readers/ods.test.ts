import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/core/faults.ts';
import { gridOf, readHere, trimmed } from './read-with.ts';
import { rowsOf } from './rows-of.ts';
import { zipOf } from './zip-of.ts';

const MIME = 'application/vnd.oasis.opendocument.spreadsheet';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('ods', () => {
  it('is read in a process of its own, whatever the file is called', async () => {
    const { rows, reading } = await rowsOf(
      book(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>杯 &amp; 碟</text:p></table:table-cell></table:table-row>',
      ),
    );

    expect(rows.map(({ values }) => values)).toEqual([['杯 & 碟']]);
    expect(reading).toMatchObject({ format: 'ods', sheets: [{ name: '产品' }] });
  });

  it('keeps the digits of the file, the zeros that are shown, dates, times, shares and truths', async () => {
    const { rows } = await readHere(
      book(
        row(
          cell('office:value-type="float" office:value="123456789012345678"', '1.23457E17'),
          cell('office:value-type="float" office:value="123"', '000123'),
          cell('office:value-type="currency" office:currency="CNY" office:value="19.899999999999999"', '¥19.90'),
          cell('office:value-type="percentage" office:value="0.5"', '50%'),
          cell('office:value-type="date" office:date-value="2026-03-01"', '01.03.26'),
          cell('office:value-type="date" office:date-value="2026-03-01T09:30:00.5"', 'x'),
          cell('office:value-type="time" office:time-value="PT09H30M00S"', '9:30'),
          cell('office:value-type="boolean" office:boolean-value="true"', '真'),
        ),
      ),
    );

    expect(rows[0]?.values).toEqual([
      '123456789012345678',
      '000123',
      '19.9',
      '0.5',
      '2026-03-01',
      '2026-03-01T09:30:00',
      '09:30:00',
      'TRUE',
    ]);
    expect(rows[0]?.kinds).toEqual({
      0: 'number',
      1: 'number',
      2: 'number',
      3: 'number',
      4: 'date',
      5: 'date',
      6: 'date',
      7: 'boolean',
    });
  });

  it('reads what formulas came to, and says where they came to nothing', async () => {
    const { rows, findings } = await readHere(
      book(
        row(
          cell('table:formula="of:=1+1" office:value-type="float" office:value="2"', '2'),
          cell(
            'table:formula="of:=A1" office:value-type="string" office:string-value="" calcext:value-type="error"',
            '#DIV/0!',
          ),
          cell('table:formula="of:=B1" office:value-type="string" office:string-value="a"', 'a'),
          '<table:table-cell table:formula="of:=C1"/>',
        ),
      ),
    );

    expect(rows[0]?.values).toEqual(['2', '#DIV/0!', 'a']);
    expect(rows[0]?.kinds).toEqual({ 0: 'formula', 1: 'error', 2: 'formula' });
    expect(findings).toMatchObject([{ id: 'cell/formula-without-value', where: { cell: 'D1' } }]);
  });

  it('reads paragraphs as lines, blanks and tabs as they are meant, and no comments', async () => {
    const content =
      '<office:annotation><text:p>备注</text:p></office:annotation><text:p>  a\n b<text:s text:c="3"/><text:span>c</text:span><text:tab/>d<text:line-break/>e</text:p><text:p/><text:p><text:a>f</text:a> </text:p>' +
      '<draw:custom-shape><text:p>形状</text:p></draw:custom-shape>';

    const { rows } = await readHere(
      book(row(`<table:table-cell office:value-type="string">${content}</table:table-cell>`)),
    );

    expect(rows[0]?.values).toEqual(['a b   c\td\ne\n\nf ']);
  });

  it('gives rows and cells that repeat as often as they are there, and fills merged cells down', async () => {
    const { rows } = await readHere(
      book(
        row(
          cell('office:value-type="string" table:number-rows-spanned="3" table:number-columns-spanned="2"', '杯'),
          '<table:covered-table-cell><text:p>旧</text:p></table:covered-table-cell>',
          cell('table:number-columns-repeated="2"', 'x'),
        ) +
          row('<table:covered-table-cell table:number-columns-repeated="2"/>', cell('', 'y')).replace(
            '<table:table-row>',
            '<table:table-row table:number-rows-repeated="2">',
          ) +
          '<table:table-row table:number-rows-repeated="4"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
          row(cell('', 'z')),
      ),
    );

    expect(rows.map(({ row: at, values }) => [at, values])).toEqual([
      [1, ['杯', '', 'x', 'x']],
      [2, ['杯', '', 'y']],
      [3, ['杯', '', 'y']],
      [8, ['z']],
    ]);
  });

  it('says what is hidden, and reads it', async () => {
    const styles =
      '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
    const sheet = `<table:table table:name="旧" table:style-name="ta1"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group>
      <table:table-row table:visibility="filter">${cell('', 'a')}</table:table-row><table:table-row-group table:display="false">${row(cell('', 'b'))}</table:table-row-group>${row(cell('', 'c'))}</table:table>`;

    const { rows, reading } = await readHere(
      bookOf(`${styles}<office:body><office:spreadsheet>${sheet}</office:spreadsheet></office:body>`),
    );

    expect(rows.map(({ values, hidden }) => [values[0], hidden])).toEqual([
      ['a', true],
      ['b', true],
      ['c', undefined],
    ]);
    expect(reading.sheets).toMatchObject([{ name: '旧', hidden: true, hiddenColumns: [1, 2, 3] }]);
  });

  it('reads elements with any prefix, quotation marks of both kinds, and XML in one file', async () => {
    const content = contentOf(
      `<office:body><office:spreadsheet><table:table table:name='a>"b'>${row(cell("office:value-type='string'", 'x'))}</table:table></office:spreadsheet></office:body>`,
    );
    const other = content.replaceAll('table:', 't:').replaceAll('office:', 'o:').replaceAll('text:', 'x:');
    const flat = content
      .replaceAll('office:document-content', 'office:document')
      .replace('<office:document ', `<office:document office:mimetype="${MIME}" `);

    for (const bytes of [zip({ 'content.xml': other }), Buffer.from(flat)]) {
      const { rows, reader } = await readHere(bytes);
      expect(reader).toBe('ods');
      expect(rows).toEqual([{ file: 'sheet', sheet: 'a>"b', row: 1, values: ['x'] }]);
    }
  });

  it('leaves the copies of other files’ sheets alone', async () => {
    const copy = `<table:table table:name="'file:///a.xlsx'#a"><table:table-source xlink:href="a.xlsx"/>${row(cell('', 'x'))}</table:table>`;
    const own = `<table:table table:name="a">${row(cell('', 'y'))}</table:table>`;

    const { rows, reading } = await readHere(
      bookOf(`<office:body><office:spreadsheet>${copy}${own}</office:spreadsheet></office:body>`),
    );

    expect(rows.map(({ sheet, values }) => [sheet, values])).toEqual([['a', ['y']]]);
    expect(reading.sheetNames).toEqual(['a']);
  });

  it('is known by its parts when it was packed anew', async () => {
    const bytes = zipOf({
      'content.xml': contentOf(sheetOf(row(cell('', 'x')))),
      'META-INF/manifest.xml': '<m/>',
      mimetype: MIME,
    });

    expect((await readHere(bytes)).rows[0]?.values).toEqual(['x']);
  });
});

describe('pictures of an ods', () => {
  const frame = (attributes: string, address = 'Pictures/1.png'): string =>
    `<draw:frame draw:name="图" svg:height="1cm" ${attributes}><draw:image xlink:href="${address}"><text:p/></draw:image></draw:frame>`;
  const tall =
    '<office:automatic-styles><style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="1cm"/></style:style></office:automatic-styles>';
  const tallRow = (...cells: string[]): string =>
    `<table:table-row table:style-name="ro1">${cells.join('')}</table:table-row>`;

  it('belong to the row that holds most of each: those of a cell and those of the sheet', async () => {
    const sheet = `<table:table table:name="a"><table:shapes>${frame('svg:y="2.1cm"')}</table:shapes>
      ${tallRow(cell('', 'a'), `<table:table-cell>${frame('svg:y="0.7cm"')}</table:table-cell>`)}${tallRow(cell('', 'b'))}${tallRow(cell('', 'c'))}</table:table>`;

    const { rows, reading, findings } = await readHere(
      bookOf(`${tall}<office:body><office:spreadsheet>${sheet}</office:spreadsheet></office:body>`, {
        'Pictures/1.png': PNG,
      }),
    );

    expect(rows.map(({ pictures }) => pictures)).toEqual([
      undefined,
      [{ bytes: PNG, column: 1, name: '图' }],
      [{ bytes: PNG, column: 0, name: '图' }],
    ]);
    expect(reading.pictures).toMatchObject({ floating: 2, unbound: 0 });
    expect(findings).toEqual([]);
  });

  it('are never lost in silence: beside no row, only linked to, on no sheet, no product’s', async () => {
    const chart =
      '<draw:frame><draw:object xlink:href="./Object 1"><office:document><table:table><table:table-row/></table:table></office:document></draw:object><draw:image xlink:href="ObjectReplacements/1"/></draw:frame>';
    const sheet =
      row(cell('', 'a'), `<table:table-cell>${frame('', 'https://x.example/a.png')}${chart}</table:table-cell>`) +
      row('<table:table-cell/>').repeat(20) +
      row(`<table:table-cell>${frame('')}</table:table-cell>`);

    const { rows, reading, findings } = await readHere(book(sheet, { 'Pictures/1.png': PNG, 'Pictures/2.png': PNG }));

    expect(rows.map(({ values }) => values)).toEqual([['a']]);
    expect(reading.sheets[0]?.pictures).toEqual({ floating: 2, inCell: 0, dispimg: 0, other: 1 });
    expect(reading.pictures.unbound).toBe(3);
    expect(findings.map(({ id, where, value }) => [id, where?.cell ?? value])).toEqual([
      ['picture/not-a-product', undefined],
      ['picture/unbound', 'B1'],
      ['picture/unbound', 'A22'],
      ['picture/unbound', 'pictures/2.png'],
    ]);
  });

  it('may stand in the XML itself', async () => {
    const inline = `<draw:frame><draw:image><office:binary-data>${PNG.toString('base64')}</office:binary-data></draw:image></draw:frame>`;

    const { rows } = await readHere(book(row(cell('', 'a'), `<table:table-cell>${inline}</table:table-cell>`)));

    expect(rows[0]?.pictures).toEqual([{ bytes: PNG, column: 1 }]);
  });
});

describe('an ods that cannot be read', () => {
  it('is named for what it is', async () => {
    const says = async (bytes: Uint8Array, en: string): Promise<void> =>
      expect(readHere(bytes)).rejects.toMatchObject({
        exit: 2,
        text: { en: expect.stringContaining(en), zh: expect.any(String) },
      });

    await says(
      zip({
        'content.xml': 'x',
        'META-INF/manifest.xml': '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
      }),
      'encrypted spreadsheet',
    );
    await says(zip({ 'META-INF/manifest.xml': '<a/>' }), 'its sheets are missing');
    await says(zip({ 'content.xml': contentOf(sheetOf(row(cell('', 'a')))).slice(0, -30) }), 'its rows break off');
    await says(
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': contentOf('<office:body><office:text><table:table/></office:text></office:body>'),
      }),
      'OpenDocument text',
    );
  });

  it('may be made to fill the memory: it is refused, and blanks cost nothing', async () => {
    const says = async (sheet: string, en: string): Promise<void> =>
      expect(readHere(book(sheet))).rejects.toMatchObject({ exit: 2, text: { en: expect.stringContaining(en) } });
    const often = (count: string, content: string): string =>
      `<table:table-row table:number-rows-repeated="${count}">${content}</table:table-row>`;

    await says(often('1000000000', cell('', 'x')), '1000000000 times');
    await says(often('1000000', cell('table:number-columns-repeated="1000"', 'x')), 'millions of times');
    await says(row('<table:table-cell><text:p>a<text:s text:c="99999999999"/></text:p></table:table-cell>'), '32 MB');
    await says('<!DOCTYPE x [<!ENTITY a "b">]>', 'document type');
    await says(row('<table:table-cell/>'.repeat(20_000)), 'a row of more than 16384 cells');
    const blank = await readHere(
      book(often('1000000000', '<table:table-cell table:number-columns-repeated="1000000000"/>').repeat(3)),
    );
    expect(blank.rows).toEqual([]);
    const wide = await readHere(book(row(cell('table:number-columns-repeated="1000000000"', 'x'))));
    expect(wide.rows[0]?.values).toHaveLength(2048);
    expect(wide.findings).toMatchObject([{ id: 'cell/too-far-right' }]);
  });

  it('gives rows or a sentence, whatever bytes of its XML are changed', async () => {
    const whole = Buffer.from(
      contentOf(
        sheetOf(
          row(
            cell('office:value-type="float" office:value="12.5"', '12.5'),
            cell('table:number-rows-spanned="2"', '杯'),
          ).repeat(6),
        ),
      ),
    );

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async (flips) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of flips) bytes[at] = value;
          await readHere(zip({ 'content.xml': bytes })).catch((cause: unknown) => {
            if (!(cause instanceof Stop)) throw cause;
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('any grid of texts', () => {
  // XML has no control characters, and no halves of characters.
  const text = fc.string({
    unit: fc.stringMatching(/^[\t\n -~\xa0-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{1ffff}]$/u),
    maxLength: 12,
  });
  const cellOf = fc.oneof(
    text,
    fc.stringMatching(/^\d{1,20}$/),
    fc.constantFrom('', ' ', '  杯 ', 'a\n\nb', '😀', '_x000D_', '__proto__', '&amp;', '<p>'),
  );
  const grid = fc.array(fc.array(cellOf, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const sheet = rows
          .map((values) => row(...values.map((value) => cell('office:value-type="string"', value))))
          .join('');
        expect(gridOf((await readHere(book(sheet))).rows)).toEqual(trimmed(rows));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['ods', 'fods'] as const)('comes back from an %s that SheetJS wrote', async (bookType) => {
    await fc.assert(
      fc.asyncProperty(grid, async (texts) => {
        // It writes a blank beside a line's end so that it is lost to everybody.
        const rows = texts.map((values) => values.map((value) => value.replace(/ *\n */g, '\n')));
        const sheet: sheetjs.WorkSheet = {};
        for (const [r, values] of rows.entries())
          for (const [c, v] of values.entries()) sheet[sheetjs.utils.encode_cell({ r, c })] = { t: 's', v };
        sheet['!ref'] = sheetjs.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: 5 } });
        const written = sheetjs.utils.book_new();
        sheetjs.utils.book_append_sheet(written, sheet, 'Sheet1');
        const bytes = Buffer.from(sheetjs.write(written, { bookType, type: 'buffer' }));

        expect(gridOf((await readHere(bytes)).rows)).toEqual(trimmed(rows));
      }),
      { numRuns: 60 },
    );
  });
});

function cell(attributes: string, text: string): string {
  const lines = text.split('\n').map((line) => `<text:p>${paragraph(line)}</text:p>`);
  return `<table:table-cell ${attributes}>${lines.join('')}</table:table-cell>`;
}

function paragraph(line: string): string {
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(' ', '<text:s/>')
    .replaceAll('\t', '<text:tab/>');
}

function row(...cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`;
}

function sheetOf(rows: string): string {
  return `<office:body><office:spreadsheet><table:table table:name="产品">${rows}</table:table></office:spreadsheet></office:body>`;
}

function contentOf(body: string): string {
  const names = ['office', 'table', 'text', 'draw', 'style', 'svg'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names.join(' ')}>${body}</office:document-content>`;
}

function book(rows: string, parts: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return bookOf(sheetOf(rows), parts);
}

function bookOf(body: string, parts: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zip({ 'content.xml': contentOf(body), ...parts });
}

function zip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipOf({ mimetype: MIME, ...parts });
}
