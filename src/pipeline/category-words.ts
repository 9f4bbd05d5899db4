/** One word of a text that may name goods. */
export interface GoodsWord {
  readonly word: string;
  /** How much the place where it stands tells. */
  readonly weight: number;
  /** A phrase ends with it: it names the thing, what stands before it only the kind. */
  readonly isHead: boolean;
}

/** Titles name the thing first and what else it is called later. */
const LATER = 0.8;
/** What follows `for`, `with`, `带` is what the thing goes with, not the thing. */
const ASIDE = 0.3;
/** A merchant's own category, 家居装饰/香薰: its end tells less than a title does, and what stands before it is but the shelf. */
const SHELVED = 0.5;
/** Latin letters among Chinese ones are how it is made (LED, USB, PVC), hardly ever what it is. */
const TECHNICAL = 0.4;

/**
 * The words of a text: English ones in the singular, Chinese as pairs of neighbouring characters and each phrase's last one alone.
 * What names no goods (figures, measures, articles) is left out. A word that stands twice counts where it tells most.
 */
export function goodsWords(text: string): readonly GoodsWord[] {
  const found = new Map<string, GoodsWord>();
  for (const { phrase, share } of phrasesOf(text.normalize('NFKC').toLowerCase())) {
    const isChinese = HAN.test(phrase);
    const latin = latinWords(phrase).map((one) =>
      isChinese ? { ...one, weight: one.weight * TECHNICAL, isHead: false } : one,
    );
    for (const one of [...chineseWords(phrase), ...latin]) {
      const { word, isHead } = one;
      const weight = one.weight * share;
      const known = found.get(word);
      found.set(word, {
        word,
        weight: Math.max(known?.weight ?? 0, weight),
        isHead: known?.isHead === true || (isHead && share > ASIDE),
      });
    }
  }
  return [...found.values()];
}

interface Phrase {
  readonly phrase: string;
  readonly share: number;
}

function phrasesOf(text: string): readonly Phrase[] {
  const phrases = text.split(BREAK).filter((phrase) => phrase.trim() !== '');
  return phrases.flatMap((phrase, place) => {
    const [thing = '', ...shelves] = phrase.split(PATH).reverse();
    const share = (place === 0 ? 1 : LATER) * (CHINESE_ASIDE.test(thing) ? ASIDE : 1);
    const shelf = shelves.map((name) => ({ phrase: name, share: ASIDE }));
    return [...shelf, { phrase: thing, share: shelves.length > 0 ? Math.min(share, SHELVED) : share }];
  });
}

const HAN = /\p{Script=Han}/u;
const BREAK = /[,，、;；|()（）[\]【】"“”:：·&]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u;
const PATH = /[/>]/;
const CHINESE_ASIDE = /^(?:带|附|配|送|含|不含|适用)/;

function chineseWords(phrase: string): readonly GoodsWord[] {
  const runs = phrase.match(/\p{Script=Han}+/gu) ?? [];
  return runs.flatMap((run, place) => {
    const isLast = place === runs.length - 1;
    // 袜子 is 袜, 盒子 is 盒: the second character says nothing.
    const characters = [...run.replace(/(?<=.)子$/u, '')];
    const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
    const heads = [...pairs.slice(-1), ...characters.slice(-1)];
    return [
      ...pairs.slice(0, -1).map((word) => ({ word, weight: 1, isHead: false })),
      ...heads.map((word) => ({ word, weight: 1, isHead: isLast })),
    ];
  });
}

function latinWords(phrase: string): readonly GoodsWord[] {
  const words = phrase.match(/\p{Script=Latin}[\p{Script=Latin}'’]*/gu) ?? [];
  const turn = words.findIndex((word) => ASIDES.has(word));
  const thing = (turn < 0 ? words : words.slice(0, turn)).filter((word) => !EMPTY.has(word));
  const aside = (turn < 0 ? [] : words.slice(turn)).filter((word) => !EMPTY.has(word) && !ASIDES.has(word));
  return [
    ...thing.map((word, at) => ({ word: singular(word), weight: 1, isHead: at === thing.length - 1 })),
    ...aside.map((word) => ({ word: singular(word), weight: ASIDE, isHead: false })),
  ];
}

const ASIDES = new Set('for with without in of from by on to'.split(' '));
const EMPTY = new Set('a an and cm g inch kg l m ml mm new or oz pack pcs piece pieces s set the x'.split(' '));

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('rves')) return `${word.slice(0, -3)}f`;
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Words as people read them: pairs of characters that run on are one word again. */
export function spelledOut(words: readonly string[]): readonly string[] {
  const runs: string[] = [];
  for (const word of words) {
    const last = runs.at(-1) ?? '';
    if (HAN.test(word) && last.endsWith(word)) continue;
    if (HAN.test(word) && word.length === 2 && last.endsWith(word.charAt(0)))
      runs[runs.length - 1] = last + word.charAt(1);
    else runs.push(word);
  }
  return runs;
}
