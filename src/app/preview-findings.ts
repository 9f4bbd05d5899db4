import type { Finding, Listing } from '../core/words.ts';

/** Findings that wait for their listing; rows are read only so far ahead of it. */
const MOST_WAITING = 5000;
/** A page is for reading: the rest is counted. */
const MOST_STRAYS = 200;

interface Waiting {
  readonly finding: Finding;
  isShown: boolean;
}

/** Findings between their report and the card that shows them. Holds a bounded number; what no card shows is a stray. */
export class PreviewFindings {
  readonly #bySku = new Map<string, Waiting[]>();
  readonly #strays: Finding[] = [];
  #waiting = 0;
  #more = 0;

  add(finding: Finding): void {
    if (finding.sku === undefined) this.#stray(finding);
    else this.#wait(finding, finding.sku);
  }

  /** Those that speak of this listing, of its variants, or of its product on every channel. */
  of(listing: Listing): readonly Finding[] {
    const found = skusOf(listing)
      .flatMap((sku) => this.#bySku.get(sku) ?? [])
      .filter(({ finding: { channel } }) => channel === undefined || channel === listing.channel.id);
    for (const waiting of found) waiting.isShown = true;
    return found.map(({ finding }) => finding);
  }

  /** No further channel will show this product. */
  pass(listing: Listing): void {
    for (const sku of skusOf(listing)) this.#release(sku);
  }

  /** What no card showed, to be asked for once, at the end. */
  strays(): { readonly findings: readonly Finding[]; readonly more: number } {
    for (const sku of [...this.#bySku.keys()]) this.#release(sku);
    return { findings: this.#strays, more: this.#more };
  }

  #wait(finding: Finding, sku: string): void {
    const waiting = this.#bySku.get(sku) ?? [];
    waiting.push({ finding, isShown: false });
    this.#bySku.set(sku, waiting);
    this.#waiting++;
    const [oldest] = this.#bySku.keys();
    if (this.#waiting > MOST_WAITING && oldest !== undefined) this.#release(oldest);
  }

  #release(sku: string): void {
    const waiting = this.#bySku.get(sku) ?? [];
    this.#bySku.delete(sku);
    this.#waiting -= waiting.length;
    for (const { finding, isShown } of waiting) if (!isShown) this.#stray(finding);
  }

  #stray(finding: Finding): void {
    if (this.#strays.length < MOST_STRAYS) this.#strays.push(finding);
    else this.#more++;
  }
}

function skusOf({ id, variants }: Listing): readonly string[] {
  return [...new Set([id, ...variants.map(({ sku }) => sku)])];
}
