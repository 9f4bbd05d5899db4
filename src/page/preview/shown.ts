/** Signs that show nothing and steer what stands around them: controls, overrides of the writing direction, private tags. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** Foreign text that a person is to judge: what cannot be seen is named, as `[U+202E]`. */
export function shown(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, (sign) => `[U+${codeOf(sign)}]`);
}

function codeOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
