import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing } from '../example-listing.ts';
import { fieldName } from '../field-name.ts';

/** Text that is still in the merchant's language. `check` counts it, everything that publishes holds the listing back. */
export const translationMissing: Rule<Listing> = {
  id: 'translation/missing',
  about: {
    en: "A text is still in the merchant's language because no translation was to be had.",
    zh: '文字尚未翻译，仍是商家自己的语言。',
  },
  severity: 'error',
  examples: {
    valid: [exampleListing()],
    invalid: [exampleListing({ title: '陶瓷马克杯', locale: 'de-DE', untranslated: ['title', 'bullets'] })],
  },
  *check(listing) {
    const [first] = listing.untranslated;
    if (first === undefined) return;
    const names = [...new Set(listing.untranslated)].map(fieldName);
    const { locale } = listing.channel;
    yield {
      field: first,
      message: {
        en: `Not translated into ${languageName(locale, 'en')} yet: ${names.map((name) => name.en).join(', ')}.`,
        zh: `尚未翻译成${languageName(locale, 'zh')}：${names.map((name) => name.zh).join('、')}。`,
      },
      hint: {
        en: 'Run `listwright translate`, or put the translation into translations.csv.',
        zh: '请运行 `listwright translate`，或在 translations.csv 中补上译文。',
      },
    };
  },
};

function languageName(locale: string, lang: 'en' | 'zh'): string {
  return (
    new Intl.DisplayNames([lang === 'zh' ? 'zh-CN' : 'en'], { type: 'language' }).of(locale.split('-')[0] ?? locale) ??
    locale
  );
}
