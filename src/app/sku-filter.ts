import type { Finding, Product, Report } from '../core/words.ts';
import type { Stage } from '../pipeline/context.ts';
import { matchesGlob } from './compose.ts';

/**
 * Tells what is said of the SKUs that were asked for, and of rows that name none. Nobody knows whether a SKU's product was
 * asked for before it comes by; stages report before they yield.
 */
export class SkuFilter {
  readonly #globs: readonly string[];
  readonly #report: Report;
  readonly #waiting = new Map<string, Finding[]>();
  readonly #asked = new Set<string>();

  constructor(globs: readonly string[], report: Report) {
    this.#globs = globs;
    this.#report = report;
  }

  readonly report: Report = (finding) => {
    const { sku, channel } = finding;
    if (this.#globs.length === 0 || sku === undefined || channel !== undefined || this.#asked.has(sku))
      return this.#report(finding);
    const same = this.#waiting.get(sku);
    if (same) same.push(finding);
    else this.#waiting.set(sku, [finding]);
  };

  /** Stands behind `onlySkus`. */
  stage<P extends Pick<Product, 'id' | 'variants'>>(): Stage<P, P> {
    const release = (sku: string): void => this.#release(sku);
    const left = (): readonly string[] => [...this.#waiting.keys()].filter((sku) => this.#isNamed(sku));
    const isOff = this.#globs.length === 0;
    return async function* (products) {
      for await (const product of products) {
        if (!isOff) for (const sku of [product.id, ...product.variants.map((variant) => variant.sku)]) release(sku);
        yield product;
      }
      // Rows that were asked for and came to no product.
      for (const sku of left()) release(sku);
    };
  }

  #isNamed(sku: string): boolean {
    return this.#globs.some((glob) => matchesGlob(sku, glob));
  }

  #release(sku: string): void {
    this.#asked.add(sku);
    for (const finding of this.#waiting.get(sku) ?? []) this.#report(finding);
    this.#waiting.delete(sku);
  }
}
