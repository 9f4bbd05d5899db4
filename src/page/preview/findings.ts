import { type Html, html } from '../html.ts';
import { shown } from './shown.ts';
import type { PreviewWords } from './words.ts';

/** What is wrong or worth knowing, and where. */
export interface PreviewFinding {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly hint?: string;
  /** As `products.xlsx 产品 D4`. */
  readonly cell?: string;
  /** The field of which it speaks; decides where on a card it stands. */
  readonly field?: string;
  readonly sku?: string;
  /** Where it does not stand on a card of that channel. */
  readonly channel?: string;
}

/** Findings as they stand on a card; nothing where there are none. */
export function findingList(findings: readonly PreviewFinding[], words: PreviewWords): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<ul class="findings">${findings.map((finding) => line(finding, words))}</ul>`;
}

/** The severity is said in words too: colour alone tells nothing to some. */
function line({ id, severity, message, hint, cell, channel }: PreviewFinding, { severity: names }: PreviewWords): Html {
  return html`<li class="${severity}" title="${id}"><b>${names[severity]}</b> ${cell === undefined ? undefined : html`<code>${shown(cell)}</code> `}${channel === undefined ? undefined : html`<code>${channel}</code> `}${shown(message)}${hint === undefined ? undefined : html`<small>${shown(hint)}</small>`}</li>`;
}
