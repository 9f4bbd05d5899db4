/**
 * The beginning of a file as text (letters beyond ASCII are not to be trusted), or undefined when it is something else:
 * text has no control characters but tabs and line ends, UTF-16 apart.
 */
export function looksLikeText(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return bytes.subarray(2).toString('latin1').replaceAll('\0', '');
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (/^(?:[^\0]\0){8}|^(?:\0[^\0]){8}/s.test(text)) return text.replaceAll('\0', '');
  if (/^(?:%PDF|PK\x03\x04|\xff\xd8\xff|GIF8|Rar!|SQLite format 3)/.test(text)) return undefined;
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
}
