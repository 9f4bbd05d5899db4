import type { Locale } from '../core/words.ts';

/** `de-DE` → `de`, `zh_CN` → `zh`. */
export function languageOf(locale: Locale): string {
  return locale.toLowerCase().split(/[-_]/, 1)[0] ?? locale;
}

/**
 * The name under which translations into a locale are kept: its language, with the region only where engines tell regions apart
 * (en-US and en-GB, pt-BR and pt-PT, es and es-419, zh-Hans and zh-Hant), so that Germany and Austria share what was paid for.
 */
export function memoryLanguage(locale: Locale): string {
  const { language, script, region } = partsOf(locale.trim().replaceAll('_', '-'));
  if (!region && !script) return language;
  switch (language) {
    case 'en':
      return AMERICAN.has(region ?? '') ? 'en-US' : 'en-GB';
    case 'pt':
      return region === 'BR' ? 'pt-BR' : 'pt-PT';
    case 'es':
      return region === 'ES' || !region ? 'es' : 'es-419';
    case 'zh':
      return script === 'Hant' || TRADITIONAL.has(region ?? '') ? 'zh-Hant' : 'zh-Hans';
    default:
      return language;
  }
}

/** What is no language tag, as a name that somebody wrote into a csv, is kept as it is. */
function partsOf(tag: string): {
  readonly language: string;
  readonly script?: string | undefined;
  readonly region?: string | undefined;
} {
  try {
    return new Intl.Locale(tag);
  } catch {
    return { language: tag.toLowerCase() };
  }
}

const AMERICAN = new Set(['US', 'CA', 'PH', 'PR']);
const TRADITIONAL = new Set(['TW', 'HK', 'MO']);

/** Whether a text holds anything to translate: `A026-3` and `100 ml` in a Chinese sheet do not. */
export function hasWords(text: string, from: Locale): boolean {
  return (SCRIPTS[languageOf(from)] ?? /\p{L}{2}/u).test(text);
}

const HAN = /\p{Script=Han}/u;
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  zh: HAN,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
};

/** Whether a text in this language may hold Chinese characters. */
export function mayHoldHan(locale: Locale): boolean {
  return ['zh', 'ja', 'ko', 'yue'].includes(languageOf(locale));
}

/** The piece of Chinese that stands where none should, if there is one. */
export function hanIn(text: string): string | undefined {
  return /\p{Script=Han}+/u.exec(text)?.[0];
}
