import { zipOf } from './zip-of.ts';

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>';

interface Extras {
  readonly epoch?: '1904';
  readonly prefix?: string;
  readonly before?: string;
  readonly after?: string;
  readonly drawing?: string;
  /** The whole part. */
  readonly styles?: string;
  /** The whole part of shared texts. */
  readonly texts?: string;
  /** Put beside the others, or in their place. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A workbook of one sheet with the rows given as XML. */
export function workbookOf(
  rows: string,
  { epoch, prefix = '', before = '', after = '', drawing, styles = STYLES, texts, parts = {} }: Extras = {},
): Uint8Array {
  const rels = (links: string): string => `<Relationships xmlns="${RELS}">${links}</Relationships>`;
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return zipOf({
    '_rels/.rels': rels(link('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}">${epoch ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="产品" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      link('r1', 'worksheet', 'worksheets/sheet1.xml') +
        link('r2', 'styles', 'styles.xml') +
        (texts === undefined ? '' : link('r3', 'sharedStrings', 'sharedStrings.xml')),
    ),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${before}<${prefix}worksheet><${prefix}sheetData>${rows}</${prefix}sheetData>${after}</${prefix}worksheet>`,
    ...(drawing !== undefined && {
      'xl/worksheets/_rels/sheet1.xml.rels': rels(link('r1', 'drawing', '../drawings/drawing1.xml')),
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="${OFFICE}">${drawing}</xdr:wsDr>`,
      'xl/drawings/_rels/drawing1.xml.rels': rels(link('rId1', 'image', '../media/image1.png')),
      'xl/media/image1.png': new Uint8Array([137, 80, 78, 71]),
    }),
    ...(texts !== undefined && { 'xl/sharedStrings.xml': texts }),
    ...parts,
  });
}

/** Rows of one cell each: 杯0, 杯1 … */
export function numberedRows(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>杯${i}</v></c></row>`,
  ).join('');
}
