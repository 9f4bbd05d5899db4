/**
 * Text of files and servers made fit for one line of a terminal or log: nothing in it can move the cursor, change colours, reverse the
 * reading order or hide. Control characters are shown as their pictures (␛), invisible ones by their number (<U+202E>).
 */
export function plain(text: string): string {
  return text.toWellFormed().replace(UNSAFE, visible);
}

/** C0, DEL, C1; zero-width signs but not the joiners that scripts and emoji need; bidi marks and overrides; line separators; tags. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

function visible(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (sign === '\n') return '⏎';
  if (sign === '\t') return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
