import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { NUMBER_COLUMNS, PRODUCT_HEADERS, productRow } from './product-rows.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAW = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN_DRAW = 'http://schemas.openxmlformats.org/drawingml/2006/main';

interface Shape {
  readonly rows: number;
  /** Where its texts stand: in a table of their own as Excel writes them, or in their cells. */
  readonly texts: 'shared' | 'inline';
  /** One anchored over the first column of each of the first rows. */
  readonly pictures?: readonly Uint8Array[];
}

/** Writes a workbook of product rows as Excel would: one sheet, styles, 25 columns. */
export function writeWorkbook(path: string, { rows, texts, pictures = [] }: Shape): void {
  const zip = new ZipFile(path);
  const strings = new Map<string, number>();
  zip.add('[Content_Types].xml', [contentTypes()]);
  zip.add('_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])]);
  zip.add('xl/workbook.xml', [
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="产品" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  zip.add('xl/_rels/workbook.xml.rels', [
    relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ...(texts === 'shared' ? [['sharedStrings', 'sharedStrings.xml'] as const] : []),
    ]),
  ]);
  zip.add('xl/styles.xml', [
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ]);
  zip.add('xl/worksheets/sheet1.xml', sheet(rows, texts === 'shared' ? strings : undefined, pictures.length > 0));
  if (texts === 'shared') zip.add('xl/sharedStrings.xml', sharedStrings(strings));
  if (pictures.length > 0) {
    zip.add('xl/worksheets/_rels/sheet1.xml.rels', [relationships([['drawing', '../drawings/drawing1.xml']])]);
    zip.add('xl/drawings/drawing1.xml', [drawing(pictures.length)]);
    zip.add('xl/drawings/_rels/drawing1.xml.rels', [
      relationships(pictures.map((_, i) => ['image', `../media/image${i + 1}.jpeg`] as const)),
    ]);
    for (const [i, bytes] of pictures.entries()) zip.add(`xl/media/image${i + 1}.jpeg`, [bytes]);
  }
  zip.end();
}

function* sheet(rows: number, strings: Map<string, number> | undefined, isDrawn: boolean): Generator<string> {
  yield `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="A1:Y${rows + 1}"/><sheetFormatPr defaultRowHeight="15"/><sheetData>`;
  for (let n = 0; n <= rows; n++) {
    const values = n === 0 ? PRODUCT_HEADERS : productRow(n);
    const cells = values.map((value, i) =>
      cell(`${String.fromCharCode(65 + i)}${n + 1}`, value, n > 0 && NUMBER_COLUMNS.includes(i), strings),
    );
    yield `<row r="${n + 1}" spans="1:25" ht="15" customHeight="1">${cells.join('')}</row>`;
  }
  yield `</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>${isDrawn ? '<drawing r:id="rId1"/>' : ''}</worksheet>`;
}

function cell(ref: string, value: string, isNumber: boolean, strings: Map<string, number> | undefined): string {
  if (value === '') return '';
  if (isNumber) return `<c r="${ref}" s="1"><v>${value}</v></c>`;
  if (!strings) return `<c r="${ref}" s="0" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  let at = strings.get(value);
  if (at === undefined) {
    at = strings.size;
    strings.set(value, at);
  }
  return `<c r="${ref}" s="0" t="s"><v>${at}</v></c>`;
}

function* sharedStrings(strings: ReadonlyMap<string, number>): Generator<string> {
  yield `<sst xmlns="${MAIN}" count="${strings.size}" uniqueCount="${strings.size}">`;
  for (const value of strings.keys()) yield `<si><t>${escaped(value)}</t></si>`;
  yield '</sst>';
}

function drawing(count: number): string {
  const anchors = Array.from({ length: count }, (_, i) => {
    return `<xdr:twoCellAnchor><xdr:from><xdr:col>25</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${i + 1}</xdr:row><xdr:rowOff>9525</xdr:rowOff></xdr:from><xdr:to><xdr:col>25</xdr:col><xdr:colOff>600000</xdr:colOff><xdr:row>${i + 1}</xdr:row><xdr:rowOff>180000</xdr:rowOff></xdr:to><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${i + 1}" name="Picture ${i + 1}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId${i + 1}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `<xdr:wsDr xmlns:xdr="${DRAW}" xmlns:a="${MAIN_DRAW}" xmlns:r="${OFFICE}">${anchors.join('')}</xdr:wsDr>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELS}">${all.join('')}</Relationships>`;
}

function contentTypes(): string {
  const book = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/xl/workbook.xml" ContentType="${book}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${book}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${book}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${book}.sharedStrings+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>`;
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Zip entries written as they are made; one entry's text is held at a time. */
class ZipFile {
  readonly #file: number;
  readonly #directory: Buffer[] = [];
  #at = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  add(name: string, pieces: Iterable<string | Uint8Array>): void {
    const plain = Buffer.concat([...batched(pieces)]);
    const packed = deflateRawSync(plain, { level: 6 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(plain.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(this.#at, 10);
    this.#directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, Buffer.from(name)]));
    this.#write(Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name)]));
    this.#write(packed);
  }

  end(): void {
    const list = Buffer.concat(this.#directory);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(this.#directory.length, 4);
    end.writeUInt16LE(this.#directory.length, 6);
    end.writeUInt32LE(list.length, 8);
    end.writeUInt32LE(this.#at, 12);
    this.#write(Buffer.concat([list, Buffer.from('PK\x05\x06'), end]));
    closeSync(this.#file);
  }

  #write(bytes: Uint8Array): void {
    writeSync(this.#file, bytes);
    this.#at += bytes.length;
  }
}

function* batched(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let open: string[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string') yield piece;
    else if (open.push(piece) === 1000) {
      yield Buffer.from(open.join(''));
      open = [];
    }
  }
  yield Buffer.from(open.join(''));
}
