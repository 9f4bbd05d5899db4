import { type Html, html } from './html.ts';

/** How good a state is: `good` can be bought, `warn` is not there yet, `bad` needs a person. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain';

interface CardVariant {
  readonly name: string;
  readonly sku: string;
  readonly price: string;
  readonly stock: string;
}

/** One product as a shopper would meet it. All texts are plain and come out escaped. */
export interface Card {
  readonly title: string;
  readonly sku: string;
  /** One amount, or from and to. */
  readonly price: string;
  readonly currency: string;
  readonly stock: string;
  readonly state: { readonly text: string; readonly tone: Tone };
  /** Addresses; the first is shown large. */
  readonly pictures: readonly string[];
  readonly variants: readonly CardVariant[];
  /** Said in place of a picture, and the headings of the list of variants. */
  readonly words: {
    readonly noPicture: string;
    readonly variant: string;
    readonly price: string;
    readonly stock: string;
  };
}

const THUMBNAILS = 4;

export function card(card: Card): Html {
  const [main, ...others] = card.pictures;
  return html`<li class="card">
<div class="picture">${main === undefined ? card.words.noPicture : html`<img src="${main}" alt="${card.title}" loading="lazy">`}</div>
${others.length === 0 ? undefined : thumbnails(others)}
<div class="words">
<h3 title="${card.title}">${card.title}</h3>
<div class="line"><span class="price">${card.price}<small>${card.currency}</small></span><span class="badge ${card.state.tone}">${card.state.text}</span></div>
<div class="line">${card.variants.length > 0 ? undefined : html`<span class="sku">${card.sku}</span>`}<span class="sku">${card.stock}</span></div>
${card.variants.length === 0 ? undefined : variantTable(card)}
</div>
</li>`;
}

function thumbnails(pictures: readonly string[]): Html {
  const rest = pictures.length - THUMBNAILS;
  return html`<div class="more">${pictures.slice(0, THUMBNAILS).map((src) => html`<img src="${src}" alt="" loading="lazy">`)}${rest > 0 ? html`<span>+${rest}</span>` : undefined}</div>`;
}

function variantTable({ variants, words }: Card): Html {
  const row = (one: CardVariant) =>
    html`<tr><td>${one.name}<span class="sku">${one.sku}</span></td><td>${one.price}</td><td>${one.stock}</td></tr>`;
  return html`<table><thead><tr><th>${words.variant}</th><th>${words.price}</th><th>${words.stock}</th></tr></thead><tbody>${variants.map(row)}</tbody></table>`;
}
