import type { FieldPath } from './fields.ts';
import type { Text } from './text.ts';
import type { Listing } from './words.ts';

/** An odd thing that a marketplace refuses, beyond lengths and counts: shared predicates, used as data in `limits.rejects`. */
export interface Refusal {
  readonly id: string;
  readonly field: FieldPath;
  readonly about: Text;
  readonly hint: Text;
  /** The offending piece, or undefined. */
  find(listing: Listing): string | undefined;
}

/** Signs such as ™ and © have an emoji's form only where a variation selector asks for it (UTS #51). */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;
const HTML = /<[a-z/!][^>]*>/i;

type TextField = 'title' | 'description';

/** `emojiIn('title')` */
export function emojiIn(field: TextField): Refusal {
  return {
    id: 'text/emoji',
    field,
    about: { en: `an emoji in the ${field} is refused`, zh: `${NAME[field]}中不允许有表情符号` },
    hint: { en: 'Remove it.', zh: '请删除表情符号。' },
    find: (listing) => EMOJI.exec(listing[field])?.[0],
  };
}

/** `htmlIn('title')` */
export function htmlIn(field: TextField): Refusal {
  return {
    id: 'text/html',
    field,
    about: { en: `HTML in the ${field} is refused`, zh: `${NAME[field]}中不允许有 HTML 代码` },
    hint: { en: 'Write plain text.', zh: '请改为纯文本。' },
    find: (listing) => HTML.exec(listing[field])?.[0],
  };
}

const NAME: Record<TextField, string> = { title: '标题', description: '描述' };
