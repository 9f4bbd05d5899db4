import type { Listing } from '../../../core/words.ts';

/** Words that Etsy takes, and those it would refuse. */
export interface Sorted {
  readonly taken: readonly string[];
  readonly left: readonly string[];
}

const MOST_TAGS = 13;
/** What the reference says of both (createDraftListing, `tags` and `materials`). */
const NOT_IN_TAGS = /[^\p{L}\p{Nd}\p{Zs}\-'™©®]/u;
const NOT_IN_MATERIALS = /[^\p{L}\p{Nd}\p{Zs}]/u;

/** The first thirteen keywords that can be tags, none twice. */
export function tagsOf({ keywords }: Listing): Sorted {
  return sorted(keywords, NOT_IN_TAGS, MOST_TAGS);
}

/** What it is made of, as a list; Etsy takes letters and digits only. */
export function materialsOf({ compliance: { material = '' } }: Listing): Sorted {
  return sorted(material.split(/[,，、;；/\n]/), NOT_IN_MATERIALS, MOST_TAGS);
}

function sorted(words: readonly string[], odd: RegExp, most: number): Sorted {
  const distinct = new Map(
    words
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .map((word) => [word.toLowerCase(), word]),
  );
  const fitting = [...distinct.values()].filter((word) => !odd.test(word));
  return {
    taken: fitting.slice(0, most),
    left: [...[...distinct.values()].filter((word) => odd.test(word)), ...fitting.slice(most)],
  };
}
