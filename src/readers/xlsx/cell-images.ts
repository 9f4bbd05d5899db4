import type { Archive } from '../archive.ts';
import { descendants, xmlTree } from '../xml-tree.ts';
import { partOf, type Relationship, relationships } from './relationships.ts';

export interface CellImage {
  readonly part: string;
  readonly name: string;
}

/** Pictures that WPS keeps for its DISPIMG formulas, by id. */
export async function cellImages(
  archive: Archive,
  workbookRefersTo: ReadonlyMap<string, Relationship>,
): Promise<ReadonlyMap<string, CellImage>> {
  const images = new Map<string, CellImage>();
  const part = partOf(workbookRefersTo, 'cellImage');
  if (!part || !archive.has(part)) return images;
  const refersTo = await relationships(archive, part);
  for (const picture of descendants(xmlTree(await archive.bytes(part)), 'pic')) {
    const facts = descendants(picture, 'cNvPr').next().value?.attributes;
    const blip = descendants(picture, 'blip').next().value;
    const target = refersTo.get(blip?.attributes['r:embed'] ?? '');
    if (!facts?.name || !target || target.isExternal || !archive.has(target.target)) continue;
    images.set(facts.name, {
      part: target.target,
      name: facts.descr || target.target.slice(target.target.lastIndexOf('/') + 1),
    });
  }
  return images;
}
