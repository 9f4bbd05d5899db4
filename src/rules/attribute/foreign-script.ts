import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleCategory } from '../example-category.ts';
import { exampleListing } from '../example-listing.ts';
import { saidAttributes } from './said.ts';

/** Chinese left in an attribute of a listing whose buyers do not read it. */
export const attributeForeignScript: Rule<Listing> = {
  id: 'attribute/foreign-script',
  about: {
    en: 'Chinese characters are left in an attribute whose language does not use them.',
    zh: '属性所用语言不使用汉字，但其中仍有汉字。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing(exampleCategory({}, { Material: 'Ceramic' })),
      exampleListing({ ...exampleCategory({}, { Material: '陶瓷' }), locale: 'zh-TW' }),
    ],
    invalid: [exampleListing(exampleCategory({}, { Material: '陶瓷' }))],
  },
  *check(listing) {
    const { channel } = listing;
    if (/^(?:zh|ja|yue)\b/i.test(channel.locale)) return;
    for (const { attribute, values, sku, origin } of saidAttributes(listing)) {
      const left = values.find((value) => /\p{Script=Han}/u.test(value));
      if (left === undefined || attribute.isClosed) continue;
      yield {
        field: 'attribute',
        origin,
        value: left,
        ...(sku !== undefined && { sku }),
        message: {
          en: `${attribute.title} still says “${left}”; ${channel.id} sells in ${channel.locale}.`,
          zh: `属性“${attribute.title}”仍为“${left}”，而 ${channel.id} 的语言是 ${channel.locale}。`,
        },
        hint: {
          en: 'Write in attributes.csv what it is called over there: from, said, value.',
          zh: '请在 attributes.csv 中写明对应的外文值：from、said、value。',
        },
      };
    }
  },
};
