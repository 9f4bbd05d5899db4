import type { Archive } from '../archive.ts';
import { xmlTree } from '../xml-tree.ts';

export interface Relationship {
  /** The last part of its type: `worksheet`, `image`, `cellImage`. */
  readonly type: string;
  /** A part's name, or an address where `isExternal`. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** What a part refers to, by id; empty where it refers to nothing. */
export async function relationships(archive: Archive, part: string): Promise<ReadonlyMap<string, Relationship>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const found = new Map<string, Relationship>();
  if (!archive.has(name)) return found;
  for (const element of xmlTree(await archive.bytes(name)).children) {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = element.attributes;
    const isExternal = mode === 'External';
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: isExternal ? target : resolved(folder, target),
      isExternal,
    });
  }
  return found;
}

/** The first of a type. */
export function partOf(found: ReadonlyMap<string, Relationship>, type: string): string | undefined {
  for (const one of found.values()) if (one.type === type && !one.isExternal) return one.target;
  return undefined;
}

function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}
