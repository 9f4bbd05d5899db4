import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows-of.ts';
import { workbookOf } from './workbook-of.ts';

const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;

describe('a workbook made to do harm', () => {
  it.each([
    [
      'entities that unfold',
      { before: '<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' },
      'document type',
    ],
    ['a part that inflates a thousandfold', { parts: { 'xl/worksheets/sheet1.xml': elements(200) } }, 'inflates'],
    ['parts nested a thousand deep', { styles: '<a>'.repeat(1000) + '</a>'.repeat(1000) }, 'nested'],
    ['a row of more than 64 MB', { rows: endlessRow() }, '64 MB'],
  ] as const)('by %s is refused, and it is said why', async (_, made, why) => {
    const { rows = '', ...extras } = { rows: '', ...made };

    await expect(rowsOf(workbookOf(rows, extras))).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining(why), zh: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });

  it('by a million empty cells in a row costs nothing', async () => {
    const empty = '<c s="1"/>'.repeat(16_000);
    const rows = Array.from({ length: 60 }, (_, i) => row(i + 1, cell(`A${i + 1}`, '杯') + empty)).join('');

    const read = await rowsOf(workbookOf(rows));

    expect(read.rows.map(({ values }) => values)).toEqual(Array(60).fill(['杯']));
  });

  it('by a cell at the far end of every row is read without it, and it is said', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) =>
      row(i + 1, cell(`A${i + 1}`, '杯') + cell(`XFD${i + 1}`, '远')),
    );

    const read = await rowsOf(workbookOf(rows.join('')));

    expect(read.rows).toHaveLength(2000);
    expect(read.rows[0]?.values).toEqual(['杯']);
    expect(read.findings).toMatchObject([{ id: 'cell/too-far-right', where: { cell: 'XFD1' } }]);
    expect(read.findings[0]?.message.en).toContain('2000 cell(s)');
  });

  it('by one cell in the last row gives one row', async () => {
    const read = await rowsOf(workbookOf(row(1_048_576, cell('B1048576', '底'))));

    expect(read.rows).toMatchObject([{ row: 1_048_576, values: ['', '底'] }]);
  });

  it('by merged ranges that lie over each other is refused', async () => {
    const merges = '<mergeCell ref="A1:A9"/>'.repeat(20_000);

    const reading = rowsOf(workbookOf(row(1, cell('A1', '杯')), { after: `<mergeCells>${merges}</mergeCells>` }));

    await expect(reading).rejects.toMatchObject({ exit: 2, text: { zh: expect.stringContaining('合并') } });
  });

  it('by one long text in ten thousand cells is refused', async () => {
    const text = `<sst><si><t>${'长'.repeat(1_000_000)}</t></si></sst>`;
    const rows = Array.from({ length: 10_000 }, (_, i) => row(i + 1, `<c r="A${i + 1}" t="s"><v>0</v></c>`)).join('');

    await expect(rowsOf(workbookOf(rows, { texts: text }))).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('far more text'), zh: expect.stringContaining('远超') },
    });
  });

  it('by a cell of 30 MB is read whole', async () => {
    const read = await rowsOf(workbookOf(row(1, cell('A1', '长'.repeat(10_000_000)))));

    expect(read.rows[0]?.values[0]).toHaveLength(10_000_000);
  });

  it('by names that JavaScript knows keeps them as text', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const read = await rowsOf(workbookOf(row(1, names.map((name, i) => cell(`${'ABCD'[i]}1`, name)).join(''))));

    expect(read.rows[0]?.values).toEqual(names);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('by formulas and control characters in texts keeps them as they stand', async () => {
    const read = await rowsOf(workbookOf(row(1, cell('A1', '=1+cmd|calc') + cell('B1', '_x001B_[31m红'))));

    expect(read.rows[0]?.values).toEqual(['=1+cmd|calc', '\u001b[31m红']);
    expect(read.rows[0]?.kinds).toBeUndefined();
  });

  it('by paths that lead out of it reads nothing outside', async () => {
    const rels = (target: string): string =>
      `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="${target}"/></Relationships>`;
    const outside = workbookOf('', { parts: { 'xl/_rels/workbook.xml.rels': rels('../../../../etc/passwd') } });

    await expect(rowsOf(outside)).rejects.toMatchObject({ exit: 2, text: { en: expect.stringContaining('missing') } });
  });

  it('by a picture over a million rows is bound in no time', async () => {
    const anchor = `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:row>900000000</xdr:row></xdr:to><xdr:pic><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor>`;

    const read = await rowsOf(workbookOf(row(1, cell('A1', '杯')), { drawing: anchor.repeat(200) }));

    expect(read.rows[0]?.pictures).toHaveLength(200);
  });
});

function endlessRow(): string {
  const cells = Array.from({ length: 4_500_000 }, (_, i) => `<c s="${i}"/>`);
  return `<row r="1">${cells.join('')}</row>`;
}

function elements(megabytes: number): Buffer {
  return Buffer.alloc(megabytes * 1024 ** 2, '<a/>');
}
