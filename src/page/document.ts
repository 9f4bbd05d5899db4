import { createHash } from 'node:crypto';
import { type Content, type Html, html } from './html.ts';
import { STYLE } from './style.ts';

/**
 * What a page of ours may load: pictures of its own place or written into it, and the one style sheet by its hash.
 * No script runs, whatever a merchant's text contains.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "img-src 'self' data:",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A whole page. The policy stands in the page too, so that it holds when it is opened from disk. */
export function document(title: string, body: Content, options: { lang: 'zh' | 'en' }): Html {
  const [head, tail] = documentEnds(title, options);
  return html`${head}${body}${tail}`;
}

/** What stands before and after the body, for pages that are too long to be held in memory. */
export function documentEnds(title: string, options: { lang: 'zh' | 'en' }): readonly [head: Html, tail: Html] {
  // The style is ours alone and its hash is in the policy, so it goes in unescaped.
  const style = html(Object.assign([STYLE], { raw: [STYLE] }));
  const head = html`<!doctype html>
<html lang="${options.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
`;
  return [
    head,
    html`
</body>
</html>
`,
  ];
}
