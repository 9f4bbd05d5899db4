import type { Lang } from '../core/text.ts';

/** `--lang` wins, then LISTWRIGHT_LANG, LC_ALL, LC_MESSAGES, LANG, then the system's own language. */
export function languageOf(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  system: string,
): Lang {
  const wish = flag ?? environment.LISTWRIGHT_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG;
  const name = wish === undefined || wish === '' || wish === 'C' || wish === 'POSIX' ? system : wish;
  return name.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
