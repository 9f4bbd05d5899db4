import type { Archive } from '../archive.ts';
import { builtInStyle, type NumberStyle, styleOf } from '../number-style.ts';
import { child, xmlTree } from '../xml-tree.ts';

/** The style of each cell format (the `s` of a cell). */
export async function numberStyles(archive: Archive, part: string | undefined): Promise<readonly NumberStyle[]> {
  if (!part || !archive.has(part)) return [];
  const tree = xmlTree(await archive.bytes(part));
  const custom = new Map<number, NumberStyle>();
  for (const format of child(tree, 'numFmts')?.children ?? []) {
    custom.set(Number(format.attributes.numFmtId), styleOf(format.attributes.formatCode ?? ''));
  }
  return (child(tree, 'cellXfs')?.children ?? []).map((format) => {
    const id = Number(format.attributes.numFmtId ?? 0);
    return custom.get(id) ?? builtInStyle(id);
  });
}
