import type { Html } from '../../core/words.ts';

const MARKUP = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A cell's text as HTML: what has markup stays as it is; plain text is escaped, its blank lines become paragraphs. */
export function toHtml(text: string): Html {
  const trimmed = text.trim();
  if (trimmed === '' || MARKUP.test(trimmed)) return trimmed;
  const paragraphs = trimmed.replace(/\r\n?/g, '\n').split(/\n\s*\n/);
  return paragraphs.map((paragraph) => `<p>${escaped(paragraph.trim()).replaceAll('\n', '<br>')}</p>`).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}
