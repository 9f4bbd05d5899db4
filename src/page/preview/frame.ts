import type { Lang } from '../../core/text.ts';
import { documentEnds } from '../document.ts';
import { type Html, html } from '../html.ts';
import { findingList, type PreviewFinding } from './findings.ts';
import { PREVIEW_SCRIPT } from './script.ts';
import { PREVIEW_STYLE } from './style.ts';
import { PREVIEW_WORDS } from './words.ts';

/** What comes before the first card and after the last one. The rest is known only when all listings went by. */
export function previewFrame(options: { lang: Lang; channels: readonly string[] }): {
  readonly head: Html;
  readonly tail: (strays: readonly PreviewFinding[], more: number) => Html;
} {
  const words = PREVIEW_WORDS[options.lang];
  const [start, end] = documentEnds(words.title, {
    lang: options.lang,
    style: PREVIEW_STYLE,
    script: PREVIEW_SCRIPT,
  });
  const { all, noted, held } = words.states;
  return {
    head: html`${start}<a class="skip" href="#listings">${words.skip}</a>
<header class="top"><h1>${words.title}</h1><p>${words.about} <a href="#strays">${words.strays}</a></p></header>
<search class="filter" aria-label="${words.filter}"><form id="filter" autocomplete="off" hidden>
<label>${words.channel}<select name="channel"><option value="">${words.allChannels}</option>${options.channels.map((id) => html`<option value="${id}">${id}</option>`)}</select></label>
<label>${words.state}<select name="state"><option value="">${all}</option><option value="noted">${noted}</option><option value="held">${held}</option></select></label>
<label class="wide">${words.search}<input name="search" type="search"></label>
<p id="count" role="status" data-text="${words.count}"></p>
</form></search>
<main id="listings" tabindex="-1" aria-label="${words.listings}">
<ul class="cards">
`,
    tail: (strays, more) => html`</ul>
<p class="empty" id="nothing" hidden>${words.nothing}</p>
<section class="strays" aria-labelledby="strays"><h2 id="strays">${words.strays}</h2><p>${words.straysAbout}</p>
${findingList(strays, words) ?? html`<p>${words.noStrays}</p>`}
${more > 0 ? html`<p>${words.moreStrays(more)}</p>` : undefined}
</section>
</main>
${end}`,
  };
}
