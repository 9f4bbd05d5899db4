import type { Archive } from '../archive.ts';
import { whatZipIs } from '../what-it-is.ts';
import { child, xmlTree } from '../xml-tree.ts';
import { partOf, type Relationship, relationships } from './relationships.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  /** Days are counted from 1904 (old Macs) instead of 1900. */
  readonly is1904: boolean;
  readonly refersTo: ReadonlyMap<string, Relationship>;
}

/** The workbook's table of contents. Throws Stop when the zip holds no workbook. */
export async function openWorkbook(archive: Archive, name: string): Promise<Workbook> {
  const part = partOf(await relationships(archive, ''), 'officeDocument') ?? 'xl/workbook.xml';
  if (!archive.has(part) || !/\.xml$/i.test(part)) throw whatZipIs(name, archive.names());
  const tree = xmlTree(await archive.bytes(part));
  if (tree.name !== 'workbook') throw whatZipIs(name, archive.names());
  const refersTo = await relationships(archive, part);
  const sheets = (child(tree, 'sheets')?.children ?? []).flatMap((sheet) => {
    const target = refersTo.get(sheet.attributes['r:id'] ?? '');
    // Chart sheets and dialogs have no cells.
    if (target?.type !== 'worksheet') return [];
    const isHidden = sheet.attributes.state === 'hidden' || sheet.attributes.state === 'veryHidden';
    return [{ name: sheet.attributes.name ?? '', part: target.target, isHidden }];
  });
  const epoch = child(tree, 'workbookPr')?.attributes.date1904;
  return { sheets, is1904: epoch === '1' || epoch === 'true', refersTo };
}
