import { contentHash } from '../core/fingerprint.ts';
import type { Store } from '../core/ports/store.ts';
import type { Finding, Listing, Made, Product, Where } from '../core/words.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import type { Stage } from '../pipeline/context.ts';
import { matchesGlob } from './compose.ts';

/** Lets through the products that have a SKU like one of these; all where none is named. */
export function onlySkus<P extends Pick<Product, 'id' | 'variants'>>(globs: readonly string[]): Stage<P, P> {
  return async function* (products) {
    for await (const product of products) {
      const names = [product.id, ...product.variants.map(({ sku }) => sku)];
      if (globs.length === 0 || names.some((name) => globs.some((glob) => matchesGlob(name, glob)))) yield product;
    }
  };
}

/** The first few, and no further row is read. */
export function first<T>(count: number | undefined): Stage<T, T> {
  return async function* (items) {
    let taken = 0;
    if (count === 0) return;
    for await (const item of items) {
      yield item;
      if (++taken === count) return;
    }
  };
}

/**
 * Remembers which products an error was reported about. Stages report before they yield, so when a product comes by,
 * all that was wrong with its rows is known.
 */
export class ErrorBook {
  readonly #skus = new Set<string>();
  readonly #products = new Set<string>();
  /** Cells with an error in them. */
  readonly #cells = new Set<string>();
  /** Errors that name no SKU: some row is lost, and nothing may count as absent. */
  strays = 0;

  note(finding: Finding): void {
    if (finding.severity !== 'error' || finding.channel !== undefined) return;
    if (finding.sku === undefined) this.strays++;
    else this.#skus.add(finding.sku);
    if (finding.where?.cell !== undefined) this.#cells.add(cellName(finding.where));
  }

  /** A value is missing because it could not be read, and that was said: the merchant has one cell to mend, not two. */
  isSaid({ id, where }: Finding): boolean {
    return id.endsWith('/missing') && where?.cell !== undefined && this.#cells.has(cellName(where));
  }

  readonly hasErrors = (productId: string): boolean => this.#products.has(productId);

  stage<P extends Pick<Product, 'id' | 'variants'>>(): Stage<P, P> {
    const skus = this.#skus;
    const products = this.#products;
    return async function* (source) {
      for await (const product of source) {
        if (skus.has(product.id) || product.variants.some(({ sku }) => skus.has(sku))) products.add(product.id);
        yield product;
      }
    };
  }
}

function cellName({ file, sheet, cell }: Where): string {
  return JSON.stringify([file, sheet, cell]);
}

/** What the listings under way were made from, by channel and id; each is taken out once. */
export class Makings {
  readonly #files = new Map<string, string>();
  #sheetStock: readonly (number | null)[] = [];

  /** Stands before listings are made of products: their rules hide what the sheet says of the stock. */
  sheet(): Stage<Product, Product> {
    const note = (stock: readonly (number | null)[]): void => {
      this.#sheetStock = stock;
    };
    return async function* (products) {
      for await (const product of products) {
        note(product.variants.map(({ stock }) => stock ?? null));
        yield product;
      }
    };
  }

  /** Stands where the text is still the merchant's. */
  stage(): Stage<Listing, Listing> {
    const files = this.#files;
    const stock = (): readonly (number | null)[] => this.#sheetStock;
    return async function* (listings) {
      for await (const listing of listings) {
        files.set(`${listing.channel.id}\n${listing.id}`, sourceHash(listing, stock()));
        yield listing;
      }
    };
  }

  take(listing: Listing, made: Pick<Made, 'rates' | 'rules' | 'version'>): Made {
    const name = `${listing.channel.id}\n${listing.id}`;
    const file = this.#files.get(name) ?? '';
    this.#files.delete(name);
    const { title, bullets, description, keywords, options } = listing;
    return {
      ...made,
      file,
      words: short([
        title,
        bullets,
        description,
        keywords,
        options,
        listing.variants.map((variant) => variant.options),
      ]),
    };
  }

  drop(listingId: string, channelId: string): void {
    this.#files.delete(`${channelId}\n${listingId}`);
  }
}

/** The merchant's own part of a listing: everything but what the channel's rules and rates made of price and stock. */
function sourceHash(listing: Listing, stock: readonly (number | null)[]): string {
  const { channel: _channel, origins: _origins, sums, variants, ...rest } = listing;
  const prices = Object.values(sums).map((steps) => steps[0]?.money ?? null);
  return short([
    rest,
    prices,
    stock,
    variants.map(({ price: _price, strike: _strike, stock: _stock, ...variant }) => variant),
  ]);
}

/** Sixteen digits are enough to tell two makings apart. */
export function short(value: unknown): string {
  return contentHash(canonicalJson(value)).slice(0, 16);
}

/** A blank quantity means the last one this SKU had in the sheet. */
export function lastQuantities(store: Store): Stage<Listing, Listing> {
  return async function* (listings) {
    for await (const listing of listings) {
      const { id } = listing.channel;
      if (listing.variants.every(({ stock }) => stock !== undefined)) yield listing;
      else
        yield {
          ...listing,
          variants: listing.variants.map((variant) =>
            listing.cleared?.includes(`${variant.sku}/stock`)
              ? variant
              : withLast(variant, store.quantity(id, variant.sku)),
          ),
        };
    }
  };
}

function withLast(variant: Listing['variants'][number], last: number | undefined): Listing['variants'][number] {
  return variant.stock === undefined && last !== undefined ? { ...variant, stock: last } : variant;
}
