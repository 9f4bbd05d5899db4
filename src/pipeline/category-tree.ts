import type { TreeCategory } from './suggest-category.ts';

/**
 * A tree of categories from lists of one language each, whose lines are `id : root > … > name`. A category that only some of the lists
 * know is named in those alone; whatever is no such line is passed over.
 */
export function categoryTree(lists: readonly string[]): readonly TreeCategory[] {
  const ways = new Map<string, (readonly string[])[]>();
  for (const list of lists) {
    for (const [, id = '', way = ''] of list.matchAll(LINE)) {
      const known = ways.get(id) ?? [];
      known.push(way.split(' > ').map((name) => name.trim()));
      ways.set(id, known);
    }
  }
  return [...ways].map(([id, names]) => ({ id, ways: names }));
}

const LINE = /^(\S+)\s+:\s+(\S.*)$/gm;
