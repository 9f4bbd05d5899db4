import { Big } from 'big.js';

const DIGITS: Readonly<Record<string, number>> = {
  ...signs('零〇', 0),
  ...signs('一壹幺', 1),
  ...signs('二贰貳两兩', 2),
  ...signs('三叁參', 3),
  ...signs('四肆', 4),
  ...signs('五伍', 5),
  ...signs('六陆陸', 6),
  ...signs('七柒', 7),
  ...signs('八捌', 8),
  ...signs('九玖', 9),
};
const TIMES: Readonly<Record<string, number>> = {
  ...signs('十拾', 10),
  ...signs('百佰', 100),
  ...signs('千仟', 1000),
};
const GROUPS: Readonly<Record<string, number>> = { ...signs('万萬', 10_000), ...signs('亿億', 100_000_000) };

/** The signs that numbers are written with, for patterns: `一`, `拾`, `两`, `半`. */
export const CHINESE_DIGITS = `${Object.keys({ ...DIGITS, ...TIMES, ...GROUPS }).join('')}点點半`;

/**
 * A number in Chinese numerals as decimal text: 十二 → `12`, 一百二 → `120`, 三点五 → `3.5`, 两千零五十 → `2050`, 半 → `0.5`,
 * 二〇二 → `202`. Undefined for anything else, so that 一 within a name stays a word.
 */
export function readChineseNumber(text: string): string | undefined {
  if (text === '半') return '0.5';
  const [, whole = '', fraction] = /^([^点點]+)(?:[点點]([^点點]+))?$/.exec(text) ?? [];
  const number = whole === '' ? undefined : wholeNumber([...whole]);
  if (number === undefined) return undefined;
  if (fraction === undefined) return String(number);
  const digits = [...fraction].map((sign) => DIGITS[sign]);
  return digits.includes(undefined) ? undefined : new Big(`${number}.${digits.join('')}`).toFixed();
}

function wholeNumber(signs: readonly string[]): number | undefined {
  if (signs.length > 24) return undefined;
  if (signs.every((sign) => sign in DIGITS)) return Number(signs.map((sign) => DIGITS[sign]).join(''));
  let [total, group, digit] = [0, 0, 0];
  /** What a digit at the very end counts: 一百二 is 120, 一百零二 is 102. */
  let last = 1;
  for (const sign of signs) {
    const [value, times, many] = [DIGITS[sign], TIMES[sign], GROUPS[sign]];
    if (value !== undefined) {
      digit = value;
      if (value === 0) last = 1;
    } else if (times !== undefined) {
      group += (digit || 1) * times;
      [digit, last] = [0, times / 10];
    } else if (many !== undefined) {
      total = (total + group + digit) * many;
      [group, digit, last] = [0, 0, many / 10];
    } else return undefined;
  }
  return total + group + digit * last;
}

function signs(all: string, value: number): Record<string, number> {
  return Object.fromEntries([...all].map((sign) => [sign, value]));
}
