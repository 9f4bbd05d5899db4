/** What shows as nothing: blanks without width, marks and overrides of direction, joiners, soft hyphens, tags. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|\uDB40[\uDC00-\uDC7F]/g;

/**
 * Full-width letters, digits and punctuation as the plain ones (Ａ０２６，￥ → A026,¥), invisible characters dropped,
 * ends trimmed. For numbers and identifiers; titles keep the punctuation of their language.
 */
export function halfWidth(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u202F\u2009]/g, ' ')
    .replaceAll('\uFFE5', '¥')
    .trim();
}

/** How many characters a text holds that nobody can see. */
export function countUnseen(text: string): number {
  return text.match(UNSEEN)?.length ?? 0;
}
