import { wideWithoutMark } from '../lib/text-wide.ts';

/**
 * The beginning of a file as text (letters beyond ASCII are not to be trusted), or undefined when it is something else:
 * text has hardly any control characters but tabs and line ends; one in fifty is a fault of whatever wrote it.
 */
export function looksLikeText(head: Uint8Array): string | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  if (/^(?:%PDF|PK\x03\x04|\xff\xd8\xff|GIF8|Rar!|SQLite format 3)/.test(text)) return undefined;
  const wide = wideWithoutMark(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const controls = text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  if (controls * 5 > text.length) return undefined;
  return controls > Math.max(1, text.length / 50) ? undefined : text;
}
