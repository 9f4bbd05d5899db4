import { type Html, html } from '../html.ts';
import { findingList, type PreviewFinding } from './findings.ts';
import { richText } from './rich-text.ts';
import { shown } from './shown.ts';
import type { PreviewWords } from './words.ts';

export interface PreviewVariant {
  readonly name: string;
  readonly sku: string;
  readonly price: string;
  /** Absent: the last one known stays. */
  readonly stock?: number;
  /** How the price came about, line by line; the last is what it came to. */
  readonly sum: readonly { readonly label: string; readonly amount: string }[];
}

/** One listing on one channel. All texts are plain, except the description, and come out escaped. */
export interface PreviewListing {
  readonly id: string;
  readonly channel: { readonly id: string; readonly marketplace: string; readonly locale: string };
  readonly isHeld: boolean;
  readonly title: string;
  /** In the unit of the limit. */
  readonly titleLength: number;
  readonly titleLimit?: { readonly max: number; readonly unit: 'characters' | 'bytes' };
  readonly bullets: readonly string[];
  /** HTML of anybody. */
  readonly description: string;
  /** Names of fields. */
  readonly untranslated: readonly string[];
  /** A thumbnail written into the page. */
  readonly thumbnail?: string;
  /** Addresses beside the page, in the order of the listing. */
  readonly pictures: readonly { readonly address: string; readonly alt?: string }[];
  readonly variants: readonly PreviewVariant[];
  readonly findings: readonly PreviewFinding[];
}

/** Small pictures under the large one. */
const MOST_SMALL = 8;
type Place = 'pictures' | 'title' | 'text' | 'variants';
const PLACES: Readonly<Record<string, Place>> = {
  title: 'title',
  pictures: 'pictures',
  'main-picture': 'pictures',
  bullets: 'text',
  description: 'text',
  keywords: 'text',
};

/** A listing as a card: pictures, title, variants with their prices, each finding at what it speaks of, and the rest behind a fold. */
export function previewCard(listing: PreviewListing, words: PreviewWords): Html {
  const { channel, findings, isHeld } = listing;
  const at = (place: Place): Html | undefined =>
    findingList(
      findings.filter((finding) => placeOf(finding, listing) === place),
      words,
    );
  const state = `${findings.length > 0 ? 'noted' : ''} ${isHeld ? 'held' : ''}`.trim();
  const inPictures = at('pictures');
  const { locale } = channel;
  return html`<li class="card" data-channel="${channel.id}" data-state="${state}">
<div class="picture">${mainPicture(listing, words)}</div>
${morePictures(listing, words)}
${inPictures && html`<div class="pad">${inPictures}</div>`}
<div class="words">
<span class="channel"><b>${channel.id}</b> ${channel.marketplace} · ${locale}</span>
<h2 lang="${locale}">${titleOf(listing, words)}</h2>
<div class="line"><span class="badge ${isHeld ? 'bad' : 'good'}">${isHeld ? words.held : words.ready}</span><span class="meter${isOver(listing) ? ' over' : ''}">${words.length(listing.titleLength, listing.titleLimit)}</span></div>
${at('title')}
${listing.untranslated.length === 0 ? undefined : html`<span class="badge warn">${words.untranslated(listing.untranslated.join(', '))}</span>`}
${variantTable(listing, words)}
${at('variants')}
${fold(listing, words, at('text'))}
</div>
</li>
`;
}

/** Findings about one variant stand in its row, all others at the part of the card that shows their field. */
function placeOf(finding: PreviewFinding, listing: PreviewListing): Place | 'row' {
  const place = finding.field === undefined ? undefined : PLACES[finding.field];
  return place ?? (isOfVariant(finding, listing) ? 'row' : 'variants');
}

function isOfVariant({ sku }: PreviewFinding, { variants }: PreviewListing): boolean {
  return variants.some((variant) => variant.sku === sku);
}

function isOver({ titleLength, titleLimit }: PreviewListing): boolean {
  return titleLimit !== undefined && titleLength > titleLimit.max;
}

function titleOf({ title }: PreviewListing, words: PreviewWords): Html | string {
  return title.trim() === '' ? html`<i>${words.noTitle}</i>` : shown(title);
}

function mainPicture({ thumbnail, pictures, title, id }: PreviewListing, words: PreviewWords): Html {
  const [first] = pictures;
  if (thumbnail === undefined) return html`${first === undefined ? words.noPicture : words.noThumbnail}`;
  const image = html`<img src="${thumbnail}" alt="${shown(first?.alt ?? (title || id))}" decoding="async">`;
  return first === undefined ? image : html`<a href="${first.address}">${image}</a>`;
}

function morePictures({ pictures, title, id }: PreviewListing, words: PreviewWords): Html | undefined {
  const [, ...others] = pictures;
  if (others.length === 0) return undefined;
  const rest = others.length - MOST_SMALL;
  const small = others
    .slice(0, MOST_SMALL)
    .map(
      ({ address, alt }, place) =>
        html`<a href="${address}"><img src="${address}" alt="${shown(alt ?? `${title || id}, ${words.picture(place + 2)}`)}" loading="lazy" decoding="async" width="38" height="38"></a>`,
    );
  return html`<div class="more">${small}${rest > 0 ? html`<span>+${rest}</span>` : undefined}</div>`;
}

function variantTable(listing: PreviewListing, words: PreviewWords): Html {
  const head = [words.variant, words.price, words.stock].map((name) => html`<th scope="col">${name}</th>`);
  const rows = listing.variants.map((variant) => {
    const findings = listing.findings.filter(
      (finding) => finding.sku === variant.sku && placeOf(finding, listing) === 'row',
    );
    const below = findingList(findings, words);
    return html`<tr><td><span lang="${listing.channel.locale}">${shown(variant.name)}</span><span class="sku">${shown(variant.sku)}</span></td><td>${variant.price}</td><td>${variant.stock ?? words.noStock}</td></tr>${below && html`<tr><td class="in" colspan="3">${below}</td></tr>`}`;
  });
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

function fold(listing: PreviewListing, words: PreviewWords, findings: Html | undefined): Html {
  const { bullets, description, channel } = listing;
  return html`${findings}<details><summary>${words.details}</summary>
<div lang="${channel.locale}">${bullets.length === 0 ? undefined : html`<ul class="bullets">${bullets.map((bullet) => html`<li>${shown(bullet)}</li>`)}</ul>`}
<div class="rich">${richText(description)}</div></div>
${sums(listing, words)}
</details>`;
}

/** Variants that cost the same came about the same way: each sum is told once, under the SKUs that it is of. */
function sums({ variants }: PreviewListing, words: PreviewWords): Html | undefined {
  const told = new Map<string, PreviewVariant[]>();
  for (const variant of variants) {
    if (variant.sum.length === 0) continue;
    const key = variant.sum.map(({ label, amount }) => `${label}\n${amount}`).join('\n');
    told.set(key, [...(told.get(key) ?? []), variant]);
  }
  if (told.size === 0) return undefined;
  const groups = [...told.values()].map((group) => {
    const lines = (group[0]?.sum ?? []).map(
      ({ label, amount }) => html`<li><span>${shown(label)}</span><span>${amount}</span></li>`,
    );
    const whose =
      told.size > 1 ? html`<span class="sku">${shown(group.map(({ sku }) => sku).join(', '))}</span>` : undefined;
    return html`${whose}<ol>${lines}</ol>`;
  });
  return html`<h3>${words.sum}</h3>${groups}`;
}
