import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows-of.ts';
import { workbookOf } from './workbook-of.ts';

describe('xlsx', () => {
  it('keeps every digit of the file and writes fractions as their author sees them', async () => {
    const { rows } = await rowsOf(
      workbookOf(
        '<row r="1"><c r="A1"><v>123456789012345678</v></c><c r="B1"><v>19.899999999999999</v></c><c r="C1" s="1"><v>123</v></c><c r="D1"><v>1.2E-3</v></c></row>',
      ),
    );

    expect(rows[0]?.values).toEqual(['123456789012345678', '19.9', '000123', '0.0012']);
    expect(rows[0]?.kinds).toEqual({ 0: 'number', 1: 'number', 2: 'number', 3: 'number' });
  });

  it('reads dates of both epochs as text', async () => {
    const sheet = '<row r="1"><c r="A1" s="2"><v>46000</v></c><c r="B1" s="2"><v>0.5</v></c></row>';

    expect((await rowsOf(workbookOf(sheet))).rows[0]?.values[0]).toBe('2025-12-09');
    expect((await rowsOf(workbookOf(sheet, { epoch: '1904' }))).rows[0]?.values[0]).toBe('2029-12-10');
  });

  it('reads parts whose elements have a prefix, as WPS writes them', async () => {
    const plain = workbookOf('<row r="1"><c r="A1" t="inlineStr"><is><t>标题 &amp; 一</t></is></c></row>');
    const prefixed = workbookOf(
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>标题 &amp; 一</x:t></x:is></x:c></x:row>',
      { prefix: 'x:' },
    );

    expect((await rowsOf(prefixed)).rows).toEqual((await rowsOf(plain)).rows);
  });

  it('fills merged cells down, drops what they hide, and gives no row for a merge alone', async () => {
    const cells = (row: number, a: string, b: string): string =>
      `<row r="${row}"><c r="A${row}" t="str"><v>${a}</v></c>${b && `<c r="B${row}" t="str"><v>${b}</v></c>`}</row>`;
    const { rows } = await rowsOf(
      workbookOf(cells(1, '杯', '红') + cells(2, '旧', '蓝') + cells(3, '旧', ''), {
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
      workbookOf(row(1) + row(2), { drawing: anchor(0, 150_000) + anchor(40, 0) }),
    );

    expect(rows.map((one) => one.pictures?.length ?? 0)).toEqual([0, 1]);
    expect(reading.pictures).toMatchObject({ floating: 2, unbound: 1 });
    expect(findings).toMatchObject([{ id: 'picture/unbound', where: { cell: 'C41' } }]);
  });

  it('refuses a document type and a damaged zip', async () => {
    await expect(rowsOf(workbookOf('', { before: '<!DOCTYPE x [<!ENTITY a "b">]>' }))).rejects.toMatchObject({
      exit: 2,
    });
    await expect(rowsOf(workbookOf('<row r="1"/>').slice(0, -30))).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('damaged') },
    });
  });
});
