import type { Rule } from '../../core/ports/rule.ts';
import { emojiIn, htmlIn } from '../../core/refusals.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing } from '../example-listing.ts';
import { isUntranslated } from '../text-fields.ts';

/** The odd things that a marketplace refuses beyond lengths and counts (`limits.rejects`). */
export const textRefused: Rule<Listing> = {
  id: 'text/refused',
  about: {
    en: 'A text holds something that the marketplace refuses: an emoji, HTML, a forbidden sign.',
    zh: '文字中含有平台不接受的内容，例如表情符号、HTML 代码或禁用符号。',
  },
  severity: 'error',
  examples: {
    valid: [exampleListing({ limits: { rejects: [emojiIn('title'), htmlIn('title')] } })],
    invalid: [
      exampleListing({ title: 'Mug 🎁', limits: { rejects: [emojiIn('title')] } }),
      exampleListing({ title: 'Mug <b>new</b>', limits: { rejects: [htmlIn('title')] } }),
    ],
  },
  *check(listing) {
    for (const refusal of listing.channel.limits.rejects ?? []) {
      if (isUntranslated(listing, refusal.field)) continue;
      const piece = refusal.find(listing);
      if (piece === undefined) continue;
      yield {
        field: refusal.field,
        value: piece,
        message: {
          en: `${listing.channel.id}: ${refusal.about.en}; found “${piece}”.`,
          zh: `${listing.channel.id}：${refusal.about.zh}，发现“${piece}”。`,
        },
        hint: refusal.hint,
      };
    }
  },
};
