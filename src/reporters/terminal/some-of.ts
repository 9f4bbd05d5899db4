import type { Lang } from '../../core/words.ts';

/** `A, B, C … and 12 more`, where `count` are meant and only the first of them are at hand. */
export function someOf(shown: readonly string[], count: number, lang: Lang): string {
  const more = count - shown.length;
  const list = shown.join(lang === 'zh' ? '、' : ', ');
  return more > 0 ? `${list} ${andMore(more, lang)}` : list;
}

export function andMore(count: number, lang: Lang): string {
  return lang === 'zh' ? `…… 另有 ${count} 项` : `… and ${count} more`;
}
