import { inTreeWords } from './category-synonyms.ts';
import { type GoodsWord, goodsWords, spelledOut } from './category-words.ts';

/** One category of a tree, named in any number of languages. */
export interface TreeCategory {
  readonly id: string;
  /** The whole way to it in each language, from the root: `['Home', 'Kitchen', 'Mugs']`. */
  readonly ways: readonly (readonly string[])[];
}

/** A category that may suit, and what speaks for it. */
export interface CategorySuggestion {
  readonly id: string;
  /** The words of its name that the title holds. */
  readonly met: readonly string[];
  /** How much of the category's own name was met, weighed by rarity: comparable within one answer. */
  readonly score: number;
}

/** Answers without a network which categories of a tree a title may belong to, the likeliest first; none where nothing tells. */
export type SuggestCategory = (title: string) => readonly CategorySuggestion[];

/** Indexes a tree once; every question after that looks at the categories alone that share a word with it. */
export function categorySuggester(tree: readonly TreeCategory[]): SuggestCategory {
  const index = indexOf(tree);
  return (title) => {
    const asked = new Map(goodsWords(inTreeWords(title)).map((one) => [one.word, one]));
    const strange = PARTICULAR.filter((one) => !one.title.test(title)).flatMap(({ above }) => above);
    const fits = ({ above }: Entry): number => (strange.some((word) => above.has(word)) ? NOT_MEANT : 1);
    const near = new Set([...asked.keys()].flatMap((word) => index.byWord.get(word) ?? []));
    return [...near]
      .flatMap((entry) => scored(entry, { asked, rarity: index.rarity, fits: fits(entry) }) ?? [])
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, MOST);
  };
}

const MOST = 5;
/** What the way to a category shares with the title speaks for it, but less than its own name does. */
const ABOVE = 0.25;
/** Less than this of its name was met: chance. */
const ENOUGH = 0.45;
/** A single word that no other category has makes about one; less than this is a common word. */
const LEAST = 0.58;
const LEAF = 1.25;
/** A name that is met in a second language as well. */
const AGAIN = 0.4;
/** Where there is one name at many places, the one with the shorter way is meant. */
const STEP = 0.03;
/** What the category is called is in the title, but not as the thing itself; or only its kind is. */
const BESIDE = 0.4;
const KIND_ONLY = 0.2;
/** Below these a mug is one for birds or one of a football club: only where the title speaks of them. */
const PARTICULAR = [
  { above: ['pet', '宠物'], title: /宠|猫|狗|犬|鸟|鱼|仓鼠|兔粮|\b(?:pet|cat|dog|bird|fish|aquarium|puppy|kitten)/i },
  { above: ['collectible', '收藏'], title: /收藏|纪念|球迷|collect|memorabilia|\bfan\b/i },
  { above: ['baby', '婴幼'], title: /婴|幼|宝宝|新生儿|\b(?:baby|babies|toddler|infant|newborn)/i },
];
const NOT_MEANT = 0.55;

interface Entry {
  readonly id: string;
  readonly share: number;
  /** By language, the things that its name names: `Scarves & Shawls` names two. */
  readonly names: readonly (readonly (readonly GoodsWord[])[])[];
  readonly above: ReadonlySet<string>;
}

interface Index {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** In how few categories' names a word stands: one where in a single one. */
  readonly rarity: (word: string) => number;
}

function indexOf(tree: readonly TreeCategory[]): Index {
  const parents = new Set(tree.flatMap(({ ways }) => ways.map((way) => way.slice(0, -1).join(' > '))));
  const byWord = new Map<string, Entry[]>();
  for (const { id, ways } of tree) {
    const isLeaf = ways.every((way) => !parents.has(way.join(' > ')));
    const depth = Math.max(...ways.map((way) => way.length));
    const entry: Entry = {
      id,
      share: (isLeaf ? LEAF : 1) * (1 - STEP * depth),
      names: ways.map((way) => thingsOf(way.at(-1) ?? '').map((name) => goodsWords(name))),
      above: new Set(ways.flatMap((way) => way.slice(0, -1).flatMap(goodsWords)).map(({ word }) => word)),
    };
    for (const word of new Set(entry.names.flat(2).map(({ word }) => word))) {
      const entries = byWord.get(word) ?? [];
      entries.push(entry);
      byWord.set(word, entries);
    }
  }
  const rarest = Math.log(1 + tree.length / 2);
  const rarity = (word: string): number => Math.log(1 + tree.length / (1 + (byWord.get(word)?.length ?? 0))) / rarest;
  return { byWord, rarity };
}

/** `Pen & Pencil Cases` are pen cases and pencil cases; `Scarves & Shawls` are scarves and shawls. */
function thingsOf(name: string): readonly string[] {
  const parts = name.split(BETWEEN).map((part) => part.trim());
  const [thing, kind] = (parts.at(-1) ?? '').split(' ').reverse();
  if (thing === undefined || kind === undefined) return parts;
  return parts.map((part) => (/^[\p{Script=Latin}'’]+$/u.test(part) ? `${part} ${thing}` : part));
}

const BETWEEN = /[/,&、，]| and |(?<=\p{Script=Han})[与和](?=\p{Script=Han})/u;

interface Met {
  readonly met: readonly string[];
  readonly score: number;
}

const NONE: Met = { met: [], score: 0 };

function byScore(a: Met, b: Met): number {
  return b.score - a.score;
}

function better(a: Met, b: Met): Met {
  return b.score > a.score ? b : a;
}

function scored(
  { id, share, names, above }: Entry,
  { asked, rarity, fits }: { asked: ReadonlyMap<string, GoodsWord>; rarity: Index['rarity']; fits: number },
): CategorySuggestion | undefined {
  const weigh = (word: string): number => (asked.get(word)?.weight ?? 0) * rarity(word);
  const met = (words: readonly GoodsWord[]): Met => {
    const met = words.map(({ word }) => word).filter((word) => asked.has(word));
    const covered = sum(met.map(rarity)) / sum(words.map(({ word }) => rarity(word)));
    return { met, score: covered < ENOUGH ? 0 : covered * thingness(words, asked) * sum(met.map(weigh)) };
  };
  const [best = NONE, ...again] = names.map((things) => things.map(met).reduce(better, NONE)).sort(byScore);
  if (best.score === 0) return undefined;
  const around = sum([...above].filter((word) => !best.met.includes(word)).map(weigh));
  const score =
    share * fits * (best.score + AGAIN * sum(again.map((one) => one.score)) + ABOVE * Math.min(around, best.score));
  return score < LEAST ? undefined : { id, score, met: spelledOut(best.met) };
}

/** 1 where the title is about the very thing that the name is about. */
function thingness(name: readonly GoodsWord[], asked: ReadonlyMap<string, GoodsWord>): number {
  const [thing] = name.filter(({ isHead }) => isHead);
  const there = thing && asked.get(thing.word);
  if (!there) return KIND_ONLY;
  return there.isHead ? 1 : BESIDE;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
