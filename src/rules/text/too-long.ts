import type { TextLimit } from '../../core/ports/marketplace.ts';
import type { Flaw, Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing } from '../example-listing.ts';
import { fieldName, fieldTitle } from '../field-name.ts';
import { isUntranslated, type TextPiece, textPieces } from '../text-fields.ts';
import { visibleText } from '../visible-text.ts';

/** Text beyond the channel's limit, counted after translation. What still waits for its translation is not judged. */
export const textTooLong: Rule<Listing> = {
  id: 'text/too-long',
  about: {
    en: 'A text is longer than the channel takes, counted in its own unit after translation.',
    zh: '翻译后的文字超过该渠道允许的长度（按渠道自己的单位计算）。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing({ title: 'a'.repeat(80) }),
      exampleListing({
        description: '<p>short</p>',
        limits: { text: { description: { max: 5, unit: 'characters' } } },
      }),
    ],
    invalid: [
      exampleListing({ title: 'a'.repeat(81) }),
      exampleListing({ title: 'Große Tasse', limits: { text: { title: { max: 11, unit: 'bytes' } } } }),
      exampleListing({ bullets: ['fine', 'too long'], limits: { text: { bullets: { max: 5, unit: 'characters' } } } }),
      exampleListing({
        description: '<p>short</p>',
        limits: { text: { description: { max: 5, unit: 'characters', html: true } } },
      }),
    ],
  },
  *check(listing) {
    for (const piece of textPieces(listing)) {
      const limit = listing.channel.limits.text[piece.field];
      if (!limit || isUntranslated(listing, piece.field)) continue;
      const counted = limit.html || piece.field !== 'description' ? piece.text : visibleText(piece.text);
      const measured = measure(counted, limit);
      if (measured.length > limit.max) yield flaw(piece, limit, { ...measured, channel: listing.channel.id });
    }
  },
};

interface Measured {
  readonly length: number;
  /** What stands behind the last character that fits. */
  readonly dropped: string;
}

/** Characters are code points: a letter with its accent in one code point counts once, an emoji of several counts each. */
function measure(text: string, limit: TextLimit): Measured {
  let length = 0;
  let fits = 0;
  for (const character of text) {
    length += limit.unit === 'bytes' ? Buffer.byteLength(character) : 1;
    if (length <= limit.max) fits += character.length;
  }
  return { length, dropped: text.slice(fits).trimStart() };
}

function flaw(piece: TextPiece, limit: TextLimit, found: Measured & { readonly channel: string }): Flaw {
  const unit = limit.unit === 'bytes' ? { en: 'bytes', zh: '字节' } : { en: 'characters', zh: '个字符' };
  const dropped = start(found.dropped);
  return {
    field: piece.field,
    value: piece.text,
    message: {
      en: `${fieldTitle(piece.field).en} is ${found.length} ${unit.en}; ${found.channel} takes ${limit.max}. The part from “${dropped}” on does not fit.`,
      zh: `${fieldName(piece.field).zh}有 ${found.length} ${unit.zh}，${found.channel} 最多允许 ${limit.max} ${unit.zh}，从“${dropped}”开始的部分放不下。`,
    },
    hint: {
      en: `Shorten it by ${found.length - limit.max} ${unit.en}, in the sheet or in translations.csv.`,
      zh: `请在表格或 translations.csv 中缩短 ${found.length - limit.max} ${unit.zh}。`,
    },
  };
}

function start(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : text;
}
