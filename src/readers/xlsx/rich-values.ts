import type { Archive } from '../archive.ts';
import { child, descendants, type XmlElement, xmlTree } from '../xml-tree.ts';
import { partOf, type Relationship, relationships } from './relationships.ts';

/** What stands in a cell that Excel shows as a picture. */
export type RichPicture =
  | { readonly is: 'part'; readonly part: string }
  | { readonly is: 'address'; readonly url: string };

/**
 * Pictures that Excel placed in cells, by the cell's `vm` (from 1): metadata → rich value → its structure → relationship
 * ([MS-XLSX] 2.2.4.4 and 2.3.6). The IMAGE function's pictures are addresses.
 */
export async function richPictures(
  archive: Archive,
  workbookRefersTo: ReadonlyMap<string, Relationship>,
): Promise<ReadonlyMap<number, RichPicture>> {
  const found = new Map<number, RichPicture>();
  const metadata = await tree(archive, partOf(workbookRefersTo, 'sheetMetadata'));
  const values =
    child(await tree(archive, partOf(workbookRefersTo, 'rdRichValue')), 'rv') &&
    (await tree(archive, partOf(workbookRefersTo, 'rdRichValue')));
  if (!metadata || !values) return found;
  const structures = (await tree(archive, partOf(workbookRefersTo, 'rdRichValueStructure')))?.children ?? [];
  const local = await localTargets(archive, partOf(workbookRefersTo, 'richValueRel'));
  const web = await webTargets(archive, partOf(workbookRefersTo, 'rdRichValueWebImage'));
  richValueOf(metadata).forEach((index, i) => {
    const value = index === undefined ? undefined : values.children.filter((one) => one.name === 'rv')[index];
    const structure = structures[Number(value?.attributes.s)];
    if (!value || !structure) return;
    const part = local[identifier(value, structure, '_rvRel:LocalImageIdentifier')];
    const url = web[identifier(value, structure, 'WebImageIdentifier')];
    if (part && archive.has(part)) found.set(i + 1, { is: 'part', part });
    else if (url) found.set(i + 1, { is: 'address', url });
  });
  return found;
}

async function tree(archive: Archive, part: string | undefined): Promise<XmlElement | undefined> {
  return part && archive.has(part) ? xmlTree(await archive.bytes(part)) : undefined;
}

/** For each block of value metadata the index of its rich value. */
function richValueOf(metadata: XmlElement): readonly (number | undefined)[] {
  const types = (child(metadata, 'metadataTypes')?.children ?? []).map((type) => type.attributes.name);
  const future = metadata.children.find(
    (one) => one.name === 'futureMetadata' && one.attributes.name === 'XLRICHVALUE',
  );
  const blocks = future?.children.filter((one) => one.name === 'bk') ?? [];
  return (child(metadata, 'valueMetadata')?.children ?? []).map((block) => {
    const record = block.children.find((rc) => types[Number(rc.attributes.t) - 1] === 'XLRICHVALUE');
    const future = blocks[Number(record?.attributes.v)];
    const index = future && descendants(future, 'rvb').next().value?.attributes.i;
    return index === undefined ? undefined : Number(index);
  });
}

function identifier(value: XmlElement, structure: XmlElement, key: string): number {
  const at = structure.children.findIndex((one) => one.attributes.n === key);
  return at === -1 ? -1 : Number(value.children[at]?.text ?? -1);
}

async function localTargets(archive: Archive, part: string | undefined): Promise<readonly (string | undefined)[]> {
  const list = await tree(archive, part);
  if (!list || !part) return [];
  const refersTo = await relationships(archive, part);
  return list.children.map((rel) => refersTo.get(rel.attributes['r:id'] ?? '')?.target);
}

async function webTargets(archive: Archive, part: string | undefined): Promise<readonly (string | undefined)[]> {
  const list = await tree(archive, part);
  if (!list || !part) return [];
  const refersTo = await relationships(archive, part);
  return list.children.map((image) => refersTo.get(child(image, 'address')?.attributes['r:id'] ?? '')?.target);
}
