import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing } from '../example-listing.ts';
import { fieldName, fieldTitle } from '../field-name.ts';
import { isUntranslated, textPieces } from '../text-fields.ts';

/** Chinese characters left over in a listing whose buyers do not read them. Brand and model stand as they are. */
export const textForeignScript: Rule<Listing> = {
  id: 'text/foreign-script',
  about: {
    en: 'Chinese characters are left in a text whose language does not use them.',
    zh: '译文所用语言不使用汉字，但文字中仍残留汉字。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing({ locale: 'zh-TW', title: '陶瓷馬克杯' }),
      exampleListing({ locale: 'ja-JP', title: '陶器マグカップ' }),
      exampleListing({ brand: '艾斯迪' }),
      exampleListing({ title: '陶瓷马克杯', untranslated: ['title'] }),
    ],
    invalid: [
      exampleListing({ locale: 'de-DE', title: 'Becher 陶瓷马克杯' }),
      exampleListing({ options: [{ name: 'Colour', values: ['red', '蓝色大号'] }] }),
      exampleListing({ title: 'Mug with the character 福' }),
    ],
  },
  *check(listing) {
    if (USES_HAN.test(listing.channel.locale)) return;
    for (const { field, text } of textPieces(listing)) {
      if (field === 'brand' || field === 'model' || isUntranslated(listing, field)) continue;
      const left = longest(text.match(HAN) ?? []);
      if (left === undefined) continue;
      yield {
        field,
        value: text,
        // One or two characters are as likely meant: a mug with a 福 on it.
        severity: [...left].length > 2 ? 'error' : 'warning',
        message: {
          en: `${fieldTitle(field).en} still holds Chinese characters: “${left}”; ${listing.channel.id} sells in ${listing.channel.locale}.`,
          zh: `${fieldName(field).zh}中仍有汉字“${left}”，而 ${listing.channel.id} 的语言是 ${listing.channel.locale}。`,
        },
        hint: {
          en: 'Correct the translation in translations.csv, or add the term to the glossary.',
          zh: '请在 translations.csv 中修改译文，或把该词加入术语表（glossary.csv）。',
        },
      };
    }
  },
};

const HAN = /\p{Script=Han}+/gu;

/** Languages written with Han characters. Korean is not: hanja are rare enough to be left-overs. */
const USES_HAN = /^(?:zh|ja|yue|nan|wuu|hak|lzh)\b/i;

function longest(runs: readonly string[]): string | undefined {
  return runs.toSorted((a, b) => b.length - a.length)[0];
}
