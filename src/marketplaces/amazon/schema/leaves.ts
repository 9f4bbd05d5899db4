import { itemsOf, members, type Node } from './node.ts';

/** One thing that can be said in an attribute: the whole of it, or a part such as `battery.cell_composition`. */
export interface Leaf {
  /** Dotted; lists on the way are not named. */
  readonly name: string;
  readonly node: Node;
  /** Titles on the way, outermost first. */
  readonly titles: readonly string[];
  readonly isText: boolean;
}

/** Say where and in which language, not what. */
const CONTEXT = new Set(['marketplace_id', 'language_tag', 'audience']);
const DEEPEST = 6;

/** All that can be said in an attribute: a value with its unit counts as one. */
export function leavesOf(root: Node, { name, node }: { readonly name: string; readonly node: Node }): readonly Leaf[] {
  return [...leaves(root, { name, node, titles: [], depth: 0 })];
}

function* leaves(
  root: Node,
  { name, node, titles, depth }: { name: string; node: Node; titles: readonly string[]; depth: number },
): Generator<Leaf> {
  const own = typeof node.title === 'string' ? [...titles, node.title] : titles;
  const item = itemsOf(root, node);
  const all = members(root, item);
  const value = all.value ?? (Object.keys(all).length === 0 ? item : undefined);
  if (value && !isObject(root, value)) {
    yield { name, node: value, titles: own, isText: 'language_tag' in all };
    return;
  }
  if (depth === DEEPEST) return;
  for (const [part, member] of Object.entries(all)) {
    if (CONTEXT.has(part)) continue;
    const isNameless = typeof member.title !== 'string';
    yield* leaves(root, {
      name: `${name}.${part}`,
      node: member,
      titles: isNameless ? [...own, part.replaceAll('_', ' ')] : own,
      depth: depth + 1,
    });
  }
}

function isObject(root: Node, node: Node): boolean {
  return Object.keys(members(root, itemsOf(root, node))).length > 0;
}
