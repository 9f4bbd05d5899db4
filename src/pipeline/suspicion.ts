import { type Text, text } from '../core/text.ts';
import type { Locale } from '../core/words.ts';
import { hanIn, mayHoldHan } from './languages.ts';
import { PLACEHOLDER } from './masks.ts';

/** What is wrong with a translation as far as can be told without knowing the language; undefined where nothing is. */
export function suspicion(source: string, answer: string, to: Locale): Text | undefined {
  if (answer.trim() === '') return text('it is empty', '译文为空');

  const lost = difference(numbersIn(source), numbersIn(answer));
  if (lost) return text(`its numbers differ: ${lost}`, `数字不一致：${lost}`);

  const terms = difference(source.match(PLACEHOLDER) ?? [], answer.match(PLACEHOLDER) ?? []);
  if (terms || /[⟦⟧]/.test(answer.replace(PLACEHOLDER, '')) !== /[⟦⟧]/.test(source.replace(PLACEHOLDER, ''))) {
    return text('a protected word was lost or doubled', '受保护的词丢失或重复');
  }

  const tags = difference(tagsIn(source), tagsIn(answer));
  if (tags) return text(`its HTML differs: ${tags}`, `HTML 标签不一致：${tags}`);

  const han = mayHoldHan(to) ? undefined : hanIn(answer);
  if (han) return text(`Chinese is left in it: ${han}`, `译文中仍有中文：${han}`);

  // A single Chinese character is a whole word; only what is long beyond that is absurd.
  if (answer.length > 6 * source.length + 40) return text('it is more than six times as long', '译文长度超过原文六倍');
  if (isSaidTwice(answer) && !isSaidTwice(source)) return text('it says everything twice', '译文内容重复');
  return undefined;
}

/** Every number in a text, in one way of writing: `1.500` and `1,500` are 1500; `1,5` is 1.5; full-width digits count. */
export function numbersIn(written: string): readonly string[] {
  // Before normalising, which makes the narrow spaces of French thousands into spaces like any other.
  const grouped = written.replace(/(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))/g, "'");
  const plain = grouped.normalize('NFKC').replace(/&#x?[0-9a-f]+;/gi, ' ');
  return (plain.match(/\d+(?:[.,'’]\d+)*/g) ?? []).map(oneWay);
}

function oneWay(number: string): string {
  const parts = number.split(/[.,'’]/);
  const last = parts.at(-1) ?? '';
  const whole = parts.slice(0, -1);
  if (whole.length === 0) return number;
  const separators = new Set(number.replace(/\d/g, ''));
  // `1,234.567` ends in decimals although there are three of them; `0.125` too.
  const isGrouped = last.length === 3 && separators.size === 1 && whole[0] !== '0' && (whole[0] ?? '').length <= 3;
  return isGrouped ? parts.join('') : `${whole.join('')}.${last}`;
}

function tagsIn(html: string): readonly string[] {
  return [...html.matchAll(/<\/?[a-z][a-z0-9]*/gi)].map(([tag]) => tag.toLowerCase());
}

/** The first members that the two do not share, as `−3 +4`; undefined where both hold the same, in whatever order. */
function difference(wanted: readonly string[], found: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of wanted) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of found) counts.set(one, (counts.get(one) ?? 0) - 1);
  const odd = [...counts].filter(([, count]) => count !== 0).map(([one, count]) => `${count > 0 ? '−' : '+'}${one}`);
  return odd.length === 0 ? undefined : odd.slice(0, 3).join(' ');
}

function isSaidTwice(words: string): boolean {
  return /^(.{6,})[\s,.;，。；]*\1[.。]?$/su.test(words.trim());
}
