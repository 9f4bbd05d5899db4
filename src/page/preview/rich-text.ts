import { type Html, html } from '../html.ts';
import { shown } from './shown.ts';

/** What a description may keep on our page: its outline, without any attribute. */
const TAGS: Readonly<Record<string, readonly [open: Html, close: Html]>> = {
  p: [html`<p>`, html`</p>`],
  div: [html`<p>`, html`</p>`],
  ul: [html`<ul>`, html`</ul>`],
  ol: [html`<ol>`, html`</ol>`],
  li: [html`<li>`, html`</li>`],
  b: [html`<b>`, html`</b>`],
  strong: [html`<strong>`, html`</strong>`],
  i: [html`<i>`, html`</i>`],
  em: [html`<em>`, html`</em>`],
  table: [html`<table>`, html`</table>`],
  tr: [html`<tr>`, html`</tr>`],
  td: [html`<td>`, html`</td>`],
  th: [html`<th>`, html`</th>`],
  // A heading of a description is none of the page's own.
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, [html`<p><b>`, html`</b></p>`]])),
};
const TOKEN = /<!--.*?(?:-->|$)|<(script|style)\b.*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9]*)\b[^>]*>|[^<]+|</gis;

/**
 * A description as it will be laid out, made of foreign HTML: only a list of tags, none of their attributes, every tag closed
 * within it; all else is text.
 */
export function richText(markup: string): Html {
  const made: (Html | string)[] = [];
  const open: string[] = [];
  const close = (name: string): void => {
    const from = open.lastIndexOf(name);
    if (from < 0) return;
    for (const inner of open.splice(from).reverse()) made.push(TAGS[inner]?.[1] ?? '');
  };
  for (const [token, , slash, written] of markup.matchAll(TOKEN)) {
    const name = written?.toLowerCase();
    if (name === undefined) {
      if (!/^<(?:!--|script|style)/i.test(token)) made.push(shown(decoded(token)));
    } else if (slash === '/') close(name);
    else if (name === 'br') made.push(html`<br>`);
    else if (Object.hasOwn(TAGS, name)) {
      // A line or a paragraph that was left open ends where the next begins.
      if ((name === 'li' || name === 'p') && open.at(-1) === name) close(name);
      made.push(TAGS[name]?.[0] ?? '');
      open.push(name);
    }
  }
  for (const name of open.reverse()) made.push(TAGS[name]?.[1] ?? '');
  return html`${made}`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    times: '×',
    deg: '°',
    mdash: '—',
    ndash: '–',
    middot: '·',
    bull: '•',
    hellip: '…',
  }),
);

function decoded(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES.get(name.toLowerCase()) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
