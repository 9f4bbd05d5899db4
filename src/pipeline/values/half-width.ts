/**
 * Full-width letters, digits and punctuation as the plain ones (Ａ０２６，￥ → A026,¥), invisible characters dropped,
 * ends trimmed. For numbers and identifiers; titles keep the punctuation of their language.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0\u202F\u2009]/g, ' ')
    .replaceAll('\uFFE5', '¥')
    .trim();
}
