import { columnLetter } from '../../src/core/mapping.ts';
import { zipOf } from '../readers/zip-of.ts';

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An xlsx workbook of sheets of texts; a sheet's blank cells are left out. `hidden`: zero-based columns, by sheet. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
  hidden: Readonly<Record<string, readonly number[]>> = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const parts = Object.entries(sheets).map(
    ([name, rows], i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows, hidden[name] ?? [])] as const,
  );
  const listed = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`);
  const related = names.map(
    (_, i) => `<Relationship Id="r${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="w" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${NS} xmlns:r="${REL}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}</Relationships>`,
    ...Object.fromEntries(parts),
  });
}

function sheetXml(rows: readonly (readonly string[])[], hidden: readonly number[]): string {
  const columns = hidden.map((at) => `<col min="${at + 1}" max="${at + 1}" width="9" hidden="1"/>`).join('');
  const lines = rows.map((values, at) => {
    const cells = values.map((value, column) =>
      value === ''
        ? ''
        : `<c r="${columnLetter(column)}${at + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`,
    );
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet ${NS}>${columns && `<cols>${columns}</cols>`}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
