import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/readers/archive.ts';
import { outsideRows } from '../../src/readers/xlsx/outside-rows.ts';
import { sharedStrings } from '../../src/readers/xlsx/shared-strings.ts';
import { sheetOutline } from '../../src/readers/xlsx/sheet-outline.ts';
import { sheetRows } from '../../src/readers/xlsx/sheet-rows.ts';
import { StringTable } from '../../src/readers/xlsx/string-table.ts';
import { TextBudget } from '../../src/readers/xlsx/text-budget.ts';

const TEXTS = `<?xml version="1.0" encoding="UTF-8"?>
<sst count="6"><si><t>北欧风陶瓷杯 🎁</t></si><si><t xml:space="preserve"> a &amp; b </t></si><si/><si><r><rPr><b/></rPr><t>红</t></r><r><t>色</t></r><rPh sb="0" eb="1"><t>hong</t></rPh></si><si><t/></si><si><t>_x000D_末</t></si></sst>`;

const SHEET = `<?xml version="1.0" encoding="UTF-8"?>
<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>5</v></c></row><row r="2"/><row r="3" spans='1:3'><c r="A3" t="inlineStr"><is><t>行内 sheetData> 文</t></is></c><c r="B3" s="0"><v>12.50</v></c><c r="C3" t="str"><f>A1&amp;"&gt;"</f><v>公式</v></c><c t="b"><v>1</v></c><c r="F3" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c></row></sheetData><mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells></worksheet>`;

const ROWS = [
  { row: 1, values: ['北欧风陶瓷杯 🎁', ' a & b ', '', '红色', '\r末'], isHidden: true },
  {
    row: 3,
    values: ['行内 sheetData> 文', '12.5', '公式', 'TRUE', '', 'a<b'],
    isHidden: false,
    kinds: { 1: 'number', 2: 'formula', 3: 'boolean' },
  },
];

describe('a sheet that comes in pieces', () => {
  it.each([...Array.from({ length: 40 }, (_, i) => i + 1), 64, 100, 1000, 100_000])(
    'of %i bytes is the same',
    async (size) => {
      const archive = inPieces({ texts: TEXTS, sheet: SHEET }, size);

      const rows = await all(
        sheetRows(archive, 'sheet', {
          strings: sharedStrings(archive, 'texts'),
          styles: [],
          is1904: false,
          budget: new TextBudget(),
        }),
      );
      const outline = await sheetOutline(archive, 'sheet');

      expect(rows.flat()).toEqual(ROWS);
      expect(outline).toMatchObject({ merges: [{ top: 2, left: 0, bottom: 3, right: 0 }], hiddenColumns: [1, 2] });
    },
  );

  it.each(['UTF-16LE', 'GBK'])('is read in %s too', async (encoding) => {
    const declared = SHEET.replace('UTF-8', encoding);
    const bytes = encoding === 'GBK' ? gbk(declared) : Buffer.from(`\uFEFF${declared}`, 'utf16le');
    const archive = inPieces({ texts: TEXTS, sheet: bytes }, 7);

    const rows = await all(
      sheetRows(archive, 'sheet', {
        strings: sharedStrings(archive, 'texts'),
        styles: [],
        is1904: false,
        budget: new TextBudget(),
      }),
    );

    expect(rows.flat()[1]?.values).toEqual(ROWS[1]?.values);
  });

  it.each([
    ['breaks off in a row', SHEET.slice(0, SHEET.indexOf('<v>12.50')), 'break off'],
    ['is no sheet', '<chart/>', 'no worksheet'],
    ['has a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${SHEET}`, 'document type'],
  ])('and %s is said to', async (_, sheet, why) => {
    const archive = inPieces({ texts: TEXTS, sheet }, 1000);
    const reading = all(
      sheetRows(archive, 'sheet', {
        strings: sharedStrings(archive, 'texts'),
        styles: [],
        is1904: false,
        budget: new TextBudget(),
      }),
    );

    await expect(reading).rejects.toThrow(why);
  });
});

describe('a row', () => {
  const first = async (xml: string) => {
    const sheet = `<worksheet><sheetData>${xml}</sheetData></worksheet>`;
    const archive = inPieces({ texts: TEXTS, sheet }, 1000);
    const context = { strings: sharedStrings(archive, 'texts'), styles: [], is1904: false, budget: new TextBudget() };
    return (await all(sheetRows(archive, 'sheet', context))).flat()[0];
  };

  it.each([
    ['without a number is the next', '<row><c><v>7</v></c></row>', { row: 1, values: ['7'] }],
    ['of number 0 too', '<row r="0"><c><v>7</v></c></row>', { row: 1, values: ['7'] }],
    ['of a number that is none too', '<row r="1e308"><c><v>7</v></c></row>', { row: 1, values: ['7'] }],
    ['beyond the last is read', '<row r="1048577"><c r="A1048577"><v>7</v></c></row>', { row: 1_048_577 }],
    [
      'with a cell beyond column XFD goes on without it',
      '<row r="1"><c r="A1"><v>7</v></c><c r="XFE1"><v>8</v></c></row>',
      { values: ['7'], far: [16_384] },
    ],
    [
      'with lines ended in the file’s own way has one sign an end',
      '<row r="1"><c r="A1" t="str"><v>a\r\nb\rc_x000D_</v></c></row>',
      { values: ['a\nb\nc\r'] },
    ],
    [
      'of a text that no table has is blank',
      '<row r="1"><c r="A1" t="s"><v></v></c><c r="B1" t="s"><v>99</v></c><c r="C1" t="s"><v>0</v></c></row>',
      { values: ['', '', '北欧风陶瓷杯 🎁'] },
    ],
  ])('%s', async (_, xml, expected) => {
    expect(await first(xml)).toMatchObject(expected);
  });
});

describe('what stands outside the rows', () => {
  it('is all there is where a sheet has none', async () => {
    const sheet = '<x:worksheet><x:sheetData/><x:mergeCells/></x:worksheet>';

    const text = (await all(outsideRows(inPieces({ sheet }, 3).pieces('sheet')))).join('');

    expect(text).toBe('<x:worksheet><x:mergeCells/></x:worksheet>');
  });
});

describe('a table of texts', () => {
  it('that is too large for the memory gives each text back', () => {
    const table = new StringTable();
    const text = (n: number): string => `${n} ${'长描述'.repeat(n % 997)}`;
    const count = 20_000;
    for (let n = 0; n < count; n++) {
      const bytes = Buffer.from(text(n));
      table.add(bytes, 0, bytes.length);
    }

    const wrong = [];
    for (let n = 0; n < count; n += 7) if (table.get(n) !== text(n)) wrong.push(n);
    for (let n = count - 1; n >= 0; n -= 13) if (table.get(n) !== text(n)) wrong.push(n);
    table.close();

    expect(wrong).toEqual([]);
    expect([table.get(count), table.get(-1)]).toEqual(['', '']);
  });

  it('holds a text longer than a block', () => {
    const table = new StringTable();
    const long = Buffer.from('龙'.repeat(200_000));
    for (const bytes of [Buffer.from('before'), long, Buffer.from('behind')]) table.add(bytes, 0, bytes.length);

    expect([table.get(0), table.get(1).length, table.get(2)]).toEqual(['before', 200_000, 'behind']);
  });
});

function inPieces(parts: Readonly<Record<string, string | Buffer>>, size: number): Archive {
  const bytesOf = (name: string): Buffer => Buffer.from(parts[name] ?? '');
  return {
    has: (name) => name in parts,
    async *pieces(name) {
      const bytes = bytesOf(name);
      for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
    },
    bytes: async (name) => bytesOf(name),
    names: () => Object.keys(parts),
    close: () => undefined,
  };
}

/** The few characters of this page in GBK. */
function gbk(text: string): Buffer {
  const codes: Readonly<Record<string, string>> = { 行: 'd0d0', 内: 'c4da', 文: 'cec4', 公: 'b9ab', 式: 'cabd' };
  return Buffer.concat([...text].map((char) => Buffer.from(codes[char] ?? Buffer.from(char).toString('hex'), 'hex')));
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
