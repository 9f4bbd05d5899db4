import type { SourceLanguageCode, TargetLanguageCode } from 'deepl-node';
import type { Locale } from '../../core/words.ts';

/**
 * The language without its region, as DeepL takes sources and glossaries. The list of languages grows by the month,
 * so that DeepL itself is the judge of it: what it does not know, it refuses by name.
 */
export function sourceLanguage(locale: Locale): SourceLanguageCode {
  return new Intl.Locale(locale).language as SourceLanguageCode;
}

/** DeepL's target for a locale: the region only where it tells regions apart (developers.deepl.com, supported languages, read 2026-11-22). */
export function targetLanguage(locale: Locale): TargetLanguageCode {
  const { language, region, script } = new Intl.Locale(locale);
  switch (language) {
    case 'en':
      return region === 'US' || region === 'CA' || region === 'PH' || region === 'PR' ? 'en-US' : 'en-GB';
    case 'pt':
      return region === 'BR' ? 'pt-BR' : 'pt-PT';
    case 'es':
      return region === undefined || region === 'ES' ? 'es' : 'es-419';
    case 'zh':
      return script === 'Hant' || ['TW', 'HK', 'MO'].includes(region ?? '') ? 'zh-HANT' : 'zh-HANS';
    case 'no':
      return 'nb';
    default:
      return language as TargetLanguageCode;
  }
}
