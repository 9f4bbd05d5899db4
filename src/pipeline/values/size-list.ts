const FREE = 'free';
type Step = number | typeof FREE;

/** How many steps from the middle a size of words is; FREE where one size fits all. */
const WORDS: ReadonlyMap<string, Step> = new Map([
  ...words(-1, ['S']),
  ...words(0, ['M']),
  ...words(1, ['L']),
  ...words(-2, ['特小', '特小号', '特小码']),
  ...words(-1, ['小', '小号', '小码']),
  ...words(0, ['中', '中号', '中码']),
  ...words(1, ['大', '大号', '大码']),
  ...words(2, ['加大', '加大号', '加大码']),
  ...words(3, ['特大', '特大号', '特大码']),
  ...words(FREE, ['均码', '均碼', 'F', 'FREE', 'FREE SIZE', 'ONE SIZE']),
]);

function words(step: Step, all: readonly string[]): [string, Step][] {
  return all.map((word) => [word, step]);
}

/** Sizes of one product lie closer together than this; shoes go up by a half, children's sizes by ten. */
const WIDEST_STEP = 10;
/** No product has more sizes than fit in here. */
const LONGEST = 200;

/**
 * The sizes of `S/M/L/XL`, `小号/中号/大号` and `36/37/38`. Undefined where the slash is part of one size: two neighbours (`S/M`, `L/XL`,
 * `36/37`) are how a size between them is called, two numbers a waist and a length (`32/34`), two words for one size one size
 * (`XXL/2XL`, `均码/F`), and what is no size or of another scale tells the same size to somebody else (`EU38/US7`, `170/92A`, `S/36/8`).
 */
export function readSizeList(text: string): readonly string[] | undefined {
  if (text.length > LONGEST || !/[/／]/.test(text)) return undefined;
  const items = text.split(/[/／]/).map((item) => item.trim());
  return areSizesOfWords(items) || areSizesOfNumbers(items) ? items : undefined;
}

function areSizesOfWords(items: readonly string[]): boolean {
  const steps = items.map(stepOf).filter((step) => step !== undefined);
  if (steps.length !== items.length || new Set(steps).size !== steps.length) return false;
  if (steps.length !== 2) return true;
  const [one, other] = steps;
  return typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) > 1;
}

function stepOf(item: string): Step | undefined {
  const word = item.toUpperCase();
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  const [, count, signs = '', letter] = /^(\d{1,2})?(X{0,8})([SL])$/.exec(word) ?? [];
  // 3XL is XXXL; 3L, as it is said in Japan, is XXL.
  const times = count === undefined ? signs.length : signs === '' ? Number(count) - 1 : Number(count);
  if (letter === undefined || (count !== undefined && signs.length > 1) || times === 0) return undefined;
  return letter === 'S' ? -1 - times : 1 + times;
}

function areSizesOfNumbers(items: readonly string[]): boolean {
  if (items.length < 3 || !items.every((item) => /^[1-9]\d{1,2}(?:\.5)?$/.test(item))) return false;
  const sizes = items.map(Number);
  const steps = sizes.slice(1).map((size, at) => size - (sizes[at] ?? 0));
  return (
    steps.every((step) => step > 0 && step <= WIDEST_STEP) || steps.every((step) => step < 0 && step >= -WIDEST_STEP)
  );
}
