import { createHash } from 'node:crypto';
import { type Content, type Html, html } from './html.ts';
import { STYLE } from './style.ts';

/**
 * What a page of ours may load: pictures of its own place or written into it, and the one style sheet by its hash.
 * No script runs, whatever a merchant's text contains.
 */
export const CONTENT_SECURITY_POLICY = policy(STYLE);

/** A whole page. The policy stands in the page too, so that it holds when it is opened from disk. */
export function document(title: string, body: Content, options: { lang: 'zh' | 'en' }): Html {
  const [head, tail] = documentEnds(title, options);
  return html`${head}${body}${tail}`;
}

/**
 * What stands before and after the body, for pages that are too long to be held in memory. `style` is laid over the common one;
 * `script` is ours, ends the page, and is the only one that the policy lets run.
 */
export function documentEnds(
  title: string,
  options: { lang: 'zh' | 'en'; style?: string; script?: string },
): readonly [head: Html, tail: Html] {
  const style = `${STYLE}${options.style ?? ''}`;
  const head = html`<!doctype html>
<html lang="${options.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(style, options.script)}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${literal(style)}</style>
</head>
<body>
`;
  const script = options.script === undefined ? undefined : html`<script>${literal(options.script)}</script>\n`;
  return [head, html`\n${script}</body>\n</html>\n`];
}

function policy(style: string, script?: string): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    `style-src 'sha256-${hash(style)}'`,
    ...(script === undefined ? [] : [`script-src 'sha256-${hash(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Our own style and script: their hashes are in the policy, so they go in unescaped. */
function literal(text: string): Html {
  return html(Object.assign([text], { raw: [text] }));
}
