import type { FieldPath } from '../../core/fields.ts';
import type { Refusal } from '../../core/refusals.ts';
import { type Text, text } from '../../core/text.ts';
import type { Listing } from '../../core/words.ts';

/** Product title requirements of Seller Central (read 2026-11-25): these signs only where they are a part of the brand's name. */
const SIGNS = /[!$?_{}^¬¦]/;
/** Bullet point requirements (read 2026-11-25): no special characters, no emoji. */
const MARKS = /[™®€…†‡©±]/;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;
const HTML = /<[a-z/!][^>]*>/i;

/** Signs that a title must not have. */
export const signsInTitle = refusal('title', {
  about: text('the signs ! $ ? _ { } ^ ¬ ¦ in the title are refused', '标题中不允许有 ! $ ? _ { } ^ ¬ ¦ 等符号'),
  hint: text('Leave them out.', '请删除这些符号。'),
  find: ({ title }) => SIGNS.exec(title)?.[0],
});

/** A word of a title that stands in it more than twice; short words may, for they are mostly articles and prepositions. */
export const wordThrice = refusal('title', {
  about: text('a word may stand in the title twice at most', '标题中同一个词最多出现两次'),
  hint: text('Leave the repeated word out.', '请删除重复的词。'),
  find({ title }) {
    const seen = new Map<string, number>();
    for (const [word] of title.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
      const count = (seen.get(word.toLowerCase()) ?? 0) + 1;
      if (count > 2) return word;
      seen.set(word.toLowerCase(), count);
    }
    return undefined;
  },
});

/** HTML, emoji and trade marks in a bullet. */
export const marksInBullets = refusal('bullets', {
  about: text(
    'HTML, emoji and signs such as ™ ® € in bullets are refused',
    '要点中不允许有 HTML、表情符号或 ™ ® € 等符号',
  ),
  hint: text('Write plain words.', '请改为纯文本。'),
  find({ bullets }) {
    for (const bullet of bullets) {
      const found = [MARKS, EMOJI, HTML].map((pattern) => pattern.exec(bullet)?.[0]).find(Boolean);
      if (found) return found;
    }
    return undefined;
  },
});

function refusal(
  field: FieldPath,
  { about, hint, find }: { about: Text; hint: Text; find(listing: Listing): string | undefined },
): Refusal {
  return { id: 'text/refused', field, about, hint, find };
}
