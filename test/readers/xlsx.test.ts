import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows-of.ts';
import { zipOf } from './zip-of.ts';

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

describe('xlsx', () => {
  it('keeps every digit of the file and writes fractions as their author sees them', async () => {
    const { rows } = await rowsOf(
      book(
        '<row r="1"><c r="A1"><v>123456789012345678</v></c><c r="B1"><v>19.899999999999999</v></c><c r="C1" s="1"><v>123</v></c><c r="D1"><v>1.2E-3</v></c></row>',
      ),
    );

    expect(rows[0]?.values).toEqual(['123456789012345678', '19.9', '000123', '0.0012']);
    expect(rows[0]?.kinds).toEqual({ 0: 'number', 1: 'number', 2: 'number', 3: 'number' });
  });

  it('reads dates of both epochs as text', async () => {
    const sheet = '<row r="1"><c r="A1" s="2"><v>46000</v></c><c r="B1" s="2"><v>0.5</v></c></row>';

    expect((await rowsOf(book(sheet))).rows[0]?.values[0]).toBe('2025-12-09');
    expect((await rowsOf(book(sheet, { epoch: '1904' }))).rows[0]?.values[0]).toBe('2029-12-10');
  });

  it('reads parts whose elements have a prefix, as WPS writes them', async () => {
    const plain = book('<row r="1"><c r="A1" t="inlineStr"><is><t>标题 &amp; 一</t></is></c></row>');
    const prefixed = book(
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>标题 &amp; 一</x:t></x:is></x:c></x:row>',
      { prefix: 'x:' },
    );

    expect((await rowsOf(prefixed)).rows).toEqual((await rowsOf(plain)).rows);
  });

  it('fills merged cells down, drops what they hide, and gives no row for a merge alone', async () => {
    const cells = (row: number, a: string, b: string): string =>
      `<row r="${row}"><c r="A${row}" t="str"><v>${a}</v></c>${b && `<c r="B${row}" t="str"><v>${b}</v></c>`}</row>`;
    const { rows } = await rowsOf(
      book(cells(1, '杯', '红') + cells(2, '旧', '蓝') + cells(3, '旧', ''), {
        after: '<mergeCells><mergeCell ref="A1:A3"/></mergeCells>',
      }),
    );

    expect(rows.map((row) => row.values)).toEqual([
      ['杯', '红'],
      ['杯', '蓝'],
    ]);
  });

  it('binds a floating picture to the row that holds most of it, and counts one that no row holds', async () => {
    const anchor = (row: number, offset: number): string =>
      `<xdr:oneCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>${row}</xdr:row><xdr:rowOff>${offset}</xdr:rowOff></xdr:from><xdr:ext cx="1" cy="190500"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="p"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></xdr:oneCellAnchor>`;
    const row = (n: number): string => `<row r="${n}"><c r="A${n}"><v>${n}</v></c></row>`;
    const { rows, reading, findings } = await rowsOf(
      book(row(1) + row(2), { drawing: anchor(0, 150_000) + anchor(40, 0) }),
    );

    expect(rows.map((one) => one.pictures?.length ?? 0)).toEqual([0, 1]);
    expect(reading.pictures).toMatchObject({ floating: 2, unbound: 1 });
    expect(findings).toMatchObject([{ id: 'picture/unbound', where: { cell: 'C41' } }]);
  });

  it('refuses a document type and a damaged zip', async () => {
    await expect(rowsOf(book('', { before: '<!DOCTYPE x [<!ENTITY a "b">]>' }))).rejects.toMatchObject({ exit: 2 });
    await expect(rowsOf(book('<row r="1"/>').slice(0, -30))).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('damaged') },
    });
  });
});

interface Extras {
  readonly epoch?: '1904';
  readonly prefix?: string;
  readonly before?: string;
  readonly after?: string;
  readonly drawing?: string;
}

function book(rows: string, { epoch, prefix = '', before = '', after = '', drawing }: Extras = {}): Uint8Array {
  const rels = (links: string): string => `<Relationships xmlns="${RELS}">${links}</Relationships>`;
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return zipOf({
    '_rels/.rels': rels(link('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}">${epoch ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="产品" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      link('r1', 'worksheet', 'worksheets/sheet1.xml') + link('r2', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${before}<${prefix}worksheet><${prefix}sheetData>${rows}</${prefix}sheetData>${after}</${prefix}worksheet>`,
    ...(drawing !== undefined && {
      'xl/worksheets/_rels/sheet1.xml.rels': rels(link('r1', 'drawing', '../drawings/drawing1.xml')),
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="${OFFICE}">${drawing}</xdr:wsDr>`,
      'xl/drawings/_rels/drawing1.xml.rels': rels(link('rId1', 'image', '../media/image1.png')),
      'xl/media/image1.png': new Uint8Array([137, 80, 78, 71]),
    }),
  });
}
