import { type Html, html } from './html.ts';

/** What is wrong or worth knowing, and where. */
export interface PreviewFinding {
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly hint?: string;
  /** As `products.xlsx 产品 D4`. */
  readonly cell?: string;
}

export interface PreviewVariant {
  readonly name: string;
  readonly sku: string;
  readonly price: string;
  readonly stock: string;
  /** How the price came about, line by line. */
  readonly sum: readonly string[];
}

/** One listing on one channel. All texts are plain and come out escaped. */
export interface PreviewListing {
  readonly title: string;
  /** As `72 / 255`. */
  readonly length: string;
  readonly isTooLong: 'yes' | 'no';
  readonly bullets: readonly string[];
  readonly description: string;
  /** A thumbnail written into the page. */
  readonly thumbnail: string | undefined;
  /** Addresses beside the page. */
  readonly pictures: readonly string[];
  readonly variants: readonly PreviewVariant[];
  readonly findings: readonly PreviewFinding[];
  readonly words: PreviewWords;
}

export interface PreviewWords {
  readonly noPicture: string;
  readonly held: string;
  readonly ready: string;
  readonly variant: string;
  readonly price: string;
  readonly stock: string;
  readonly details: string;
  readonly sum: string;
}

/** A listing as a card: picture, title, variants with their prices, what is wrong, and the rest behind a fold. */
export function previewCard(listing: PreviewListing): Html {
  const { words, findings } = listing;
  const isHeld = findings.some(({ severity }) => severity === 'error');
  return html`<li class="card">
<div class="picture">${picture(listing)}</div>
<div class="words">
<h3 title="${listing.title}">${listing.title}</h3>
<div class="line"><span class="badge ${isHeld ? 'bad' : 'good'}">${isHeld ? words.held : words.ready}</span><span class="sku${listing.isTooLong === 'yes' ? ' over' : ''}">${listing.length}</span></div>
${findings.length === 0 ? undefined : html`<ul class="findings">${findings.map(finding)}</ul>`}
<table><thead><tr><th scope="col">${words.variant}</th><th scope="col">${words.price}</th><th scope="col">${words.stock}</th></tr></thead><tbody>${listing.variants.map(row)}</tbody></table>
<details><summary>${words.details}</summary>
${listing.bullets.length === 0 ? undefined : html`<ul>${listing.bullets.map((bullet) => html`<li>${bullet}</li>`)}</ul>`}
<p>${listing.description}</p>
${sums(listing)}
</details>
</div>
</li>`;
}

function picture({ thumbnail, pictures, title, words }: PreviewListing): Html {
  const [first] = pictures;
  if (thumbnail === undefined) return html`${words.noPicture}`;
  const image = html`<img src="${thumbnail}" alt="${title}" loading="lazy">`;
  return first === undefined ? image : html`<a href="${first}">${image}</a>`;
}

function finding({ severity, message, hint, cell }: PreviewFinding): Html {
  return html`<li class="${severity}">${message}${cell === undefined ? undefined : html` <span class="sku">${cell}</span>`}${hint === undefined ? undefined : html`<br><small>${hint}</small>`}</li>`;
}

function row({ name, sku, price, stock }: PreviewVariant): Html {
  return html`<tr><td>${name}<span class="sku">${sku}</span></td><td>${price}</td><td>${stock}</td></tr>`;
}

/** Variants that cost the same came about the same way: each sum is told once. */
function sums({ variants, words }: PreviewListing): Html {
  const told = new Map(variants.map(({ sum }) => [sum.join('\n'), sum]));
  return html`<h4>${words.sum}</h4>${[...told.values()].map((sum) => html`<ol>${sum.map((line) => html`<li>${line}</li>`)}</ol>`)}`;
}
