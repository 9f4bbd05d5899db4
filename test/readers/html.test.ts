import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoded } from './biff-of.ts';
import { gridOf, readHere, trimmed } from './read-with.ts';
import { rowsOf } from './rows-of.ts';

const EXCEL = 'xmlns:x="urn:schemas-microsoft-com:office:excel"';

async function valuesOf(page: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await readHere(page)).rows.map(({ values }) => values);
}

describe('a table of a web page', () => {
  it('is read in a process of its own, whatever the file is called', async () => {
    const { rows, reading } = await rowsOf(
      `<html ${EXCEL}><body><table><tr><th>货号<th>标题<tr><td>007<td>杯 &amp; 碟</table></body></html>`,
    );

    expect(rows.map(({ values }) => values)).toEqual([
      ['货号', '标题'],
      ['007', '杯 & 碟'],
    ]);
    expect(reading).toMatchObject({ format: 'html', encoding: 'utf-8', sheets: [{ name: 'table 1' }] });
  });

  it('has the texts that a browser shows: blanks run together, line breaks kept, what cannot break is a blank', async () => {
    const page =
      '<table><tr><td>\n  a \n b<br>c<br/> <b>d</b> </td><td><p>x</p><p>y</p></td><td>&nbsp;</td><td>1&nbsp;&nbsp;2</td>' +
      "<td>e<span style='mso-spacerun:yes'>   </span>f</td><td>&lt;&#x4e2d;&euro;&gt;</td></tr></table>";

    expect(await valuesOf(page)).toEqual([['a b\nc\nd', 'x\ny', '', '1  2', 'e   f', '<中€>']]);
  });

  it('is blank where a cell holds a line break or a note alone, as LibreOffice writes it', async () => {
    const page = '<table><tr><td><br></td><td><comment>王：备注</comment>74</td><td>a<br></td></tr></table>';

    expect(await valuesOf(page)).toEqual([['', '74', 'a']]);
  });

  it('gives a cell of several rows and columns to its top left one, down all of its rows', async () => {
    const page =
      '<table><tr><td rowspan=3>杯<td colspan=2>红<td>1</tr><tr><td>a<td rowspan="2">b<td>2<tr><td>c<td>3</table>';

    expect(await valuesOf(page)).toEqual([
      ['杯', '红', '', '1'],
      ['杯', 'a', 'b', '2'],
      ['杯', 'c', 'b', '3'],
    ]);
  });

  it('keeps the digits that a program holds beside those that it shows', async () => {
    const page = `<table ${EXCEL}><tr><td x:num="19.899999999999999">¥19.90</td><td x:num="123">000123</td><td x:num>12.5</td>
      <td x:num="46000">2025/12/9</td><td sdval="1234.5">1,234.50</td><td style='mso-number-format:"\\@"'>0012345678901234567</td>
      <td x:num="30" x:fmla="=A1">30</td><td x:err="#N/A">#N/A</td></tr></table>`;

    const { rows } = await readHere(page);

    expect(rows[0]?.values).toEqual([
      '19.9',
      '000123',
      '12.5',
      '2025/12/9',
      '1234.5',
      '0012345678901234567',
      '30',
      '#N/A',
    ]);
    expect(rows[0]?.kinds).toEqual({ 0: 'number', 1: 'number', 2: 'number', 4: 'number', 6: 'formula', 7: 'error' });
  });

  it('says what is hidden, and reads it', async () => {
    const page = `<table style="display: none"><col><col span=2 style='width:9pt;display:none'>
      <tr style='display:none'><td>a<td>b<tr><td>c<td>d</table><table><tr><td style="display:none">x<td>y</table>`;

    const { rows, reading } = await readHere(page);

    expect(rows.map(({ sheet, values, hidden }) => [sheet, values.join(), hidden])).toEqual([
      ['table 1', 'a,b', true],
      ['table 1', 'c,d', undefined],
      ['table 2', 'x,y', undefined],
    ]);
    expect(reading.sheets).toMatchObject([{ hidden: true, hiddenColumns: [1, 2] }, { hiddenColumns: [0] }]);
  });

  it('is called as Excel calls its sheet, or by its caption', async () => {
    const excel =
      '<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>商品</x:Name></x:ExcelWorksheet></xml><![endif]-->';
    const table = '<table><caption>库存 <b>表</b></caption><tr><td>a</table>';

    const { reading } = await readHere(`<html><head>${excel}</head>${table}${table}${table}`);

    expect(reading.sheets.map(({ name }) => name)).toEqual(['商品', '库存 表', 'table 3']);
  });

  it('that only frames others leaves its rows apart from theirs', async () => {
    const page =
      '<table><tr><td>导出</td></tr><tr><td><table><tr><td>货号<td>价</tr><tr><td>1<td>2</tr></table></td></tr><tr><td>共 1 条</table>';

    const { rows } = await readHere(page);

    expect(rows.map(({ sheet, row, values }) => `${sheet} ${row} ${values}`)).toEqual([
      'table 1 1 导出',
      'table 2 1 货号,价',
      'table 2 2 1,2',
      'table 3 3 共 1 条',
    ]);
  });

  it('that lies in a cell of data is text of that cell', async () => {
    const page =
      '<table><tr><td>货号<td>规格<tr><td>1<td><table><tr><td>色<td>红</tr><tr><td>码<td>L</table><tr><td>2<td>x</table>';

    expect(await valuesOf(page)).toEqual([
      ['货号', '规格'],
      ['1', '色 红\n码 L'],
      ['2', 'x'],
    ]);
  });

  it('runs and shows no scripts and styles', async () => {
    const page =
      '<title>t</title><style>td{}</style><table><tr><td><script>document.write("<td>x")</script>a<style>b{}</style></td></tr></table>';

    expect(await valuesOf(page)).toEqual([['a']]);
  });
});

describe('pictures of a web page', () => {
  it('are addresses where a cell has nothing else, and never lost in silence', async () => {
    const page =
      '<table><tr><td><img src="https://x.example/a.jpg"><td>杯<img src="b.jpg"><td><img src=c.jpg><img src=d.jpg></table>';

    const { rows, reading, findings } = await readHere(page);

    expect(rows[0]?.values).toEqual(['https://x.example/a.jpg', '杯', 'c.jpg']);
    expect(reading.pictures.unbound).toBe(2);
    expect(findings.map(({ id, value, where }) => [id, value, where?.cell])).toEqual([
      ['picture/unbound', 'b.jpg', 'B1'],
      ['picture/unbound', 'd.jpg', 'C1'],
    ]);
  });

  it('that the page itself holds belong to their row', async () => {
    const { rows, reading } = await readHere('<table><tr><td>杯<td><img src="data:image/png;base64,iVBORwE="></table>');

    expect(rows[0]?.values).toEqual(['杯']);
    expect(rows[0]?.pictures).toEqual([{ column: 1, bytes: Buffer.from('89504e4701', 'hex') }]);
    expect(reading.pictures).toMatchObject({ inCell: 1, unbound: 0 });
  });
});

describe('the encoding of a web page', () => {
  const page = (meta: string): string => `<html><head>${meta}</head><table><tr><td>陶瓷杯子，红色的</td></tr></table>`;

  it.each([
    ['gb2312', '<meta http-equiv=Content-Type content="text/html; charset=gb2312">', 'gb18030'],
    ['big5', '<meta charset="big5">', 'big5'],
    ['nothing', '', 'gb18030'],
    ['iso-8859-1, and is wrong', '<meta charset="utf-16">', 'gb18030'],
  ])('is what it says where that is true: %s', async (_, meta, label) => {
    const text = label === 'big5' ? page(meta).replace('红', '紅') : page(meta);

    const { rows, reading } = await readHere(encoded(text, label));

    expect(rows[0]?.values[0]).toContain('陶瓷杯子');
    expect(reading.encoding).toBe(label);
  });

  it('is UTF-8 where all of it is, whatever it says', async () => {
    expect((await readHere(page('<meta charset=gb2312>'))).rows[0]?.values).toEqual(['陶瓷杯子，红色的']);
  });

  it('may be UTF-16, or what the user says', async () => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page(''), 'utf16le')]);

    expect((await readHere(wide)).rows[0]?.values).toEqual(['陶瓷杯子，红色的']);
    expect((await readHere(encoded(page(''), 'gb18030'), { encoding: 'windows-1252' })).findings).toEqual([]);
  });
});

describe('what is no table', () => {
  it('is named for what it is', async () => {
    await expect(readHere('<html><body><p>登录</p></body></html>')).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('a web page without a table') },
    });
  });

  it('is not taken from a csv whose first cell holds markup', async () => {
    const { rows } = await readHere('<p>描述</p>,价\n<b>a</b>,1\n');

    expect(rows.map(({ values }) => values)).toEqual([
      ['<p>描述</p>', '价'],
      ['<b>a</b>', '1'],
    ]);
  });
});

describe('any grid of texts', () => {
  const cell = fc.oneof(
    // A blank that may not break is a blank, and a single one is an empty cell.
    fc
      .string({ unit: fc.stringMatching(/^[^\0-\x1f\x7f-\xa0\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]$/), maxLength: 12 })
      .filter((text) => text !== ' '),
    fc.stringMatching(/^\d{1,20}$/),
    fc.constantFrom('', '  杯 ', 'a\nb', '\n', '😀', '=1+1', '&amp;', '<td>', '__proto__', '"\''),
  );
  const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

  it('comes back from a page as it was', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        expect(gridOf((await readHere(pageOf(rows))).rows)).toEqual(trimmed(rows));
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from a page that SheetJS wrote', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const book = sheetjs.utils.book_new();
        const sheet: sheetjs.WorkSheet = {};
        for (const [r, row] of rows.entries())
          for (const [c, v] of row.entries()) sheet[sheetjs.utils.encode_cell({ r, c })] = { t: 's', v };
        sheet['!ref'] = sheetjs.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: 5 } });
        sheetjs.utils.book_append_sheet(book, sheet, 'Sheet1');
        const page: string = sheetjs.write(book, { bookType: 'html', type: 'string' });

        expect(gridOf((await readHere(page)).rows)).toEqual(trimmed(rows));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a hostile page', () => {
  it('of tables within tables is refused, and one of open tags is read', async () => {
    await expect(readHere('<table><tr><td>'.repeat(10_000))).rejects.toMatchObject({
      exit: 2,
      text: { en: expect.stringContaining('deep') },
    });
    expect(await valuesOf(`<table><tr><td>${'<b><div>'.repeat(200_000)}a`)).toEqual([['a']]);
  });

  it('cannot claim more cells than it has', async () => {
    const spans = '<td colspan=1000 rowspan=65534>x'.repeat(16);

    const { rows, findings } = await readHere(`<table><tr>${spans}<tr><td>a`);

    expect(rows.map(({ values }) => values.length)).toEqual([2001]);
    expect(findings).toMatchObject([{ id: 'cell/too-far-right' }]);
    for (const row of ['<td colspan=1000>x'.repeat(20), '<td>'.repeat(100_000)])
      await expect(readHere(`<table><tr>${row}`)).rejects.toMatchObject({
        exit: 2,
        text: { en: expect.stringContaining('a row of more than 16384 cells') },
      });
  });

  it('has no prototype to change and no text to run', async () => {
    const { rows } = await readHere('<table><tr><td __proto__="x" constructor="y">__proto__<td>=cmd|x</table>');

    expect(rows[0]?.values).toEqual(['__proto__', '=cmd|x']);
  });
});

function pageOf(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string => row.map((text) => `<td>${escaped(text)}</td>`).join('\n  ');
  return `<html><meta charset=utf-8><table>\n${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</table></html>`;
}

function escaped(text: string): string {
  // A line break at the end of a cell shows nothing: one that is meant has another behind it.
  const shown = text.endsWith('\n') ? `${text}\n` : text;
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '&nbsp;').replaceAll('\n', '<br>');
}
