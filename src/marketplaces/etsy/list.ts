import type { Io } from '../../core/ports/marketplace.ts';
import type { Document, Remote } from '../../core/words.ts';
import { shopOf } from './account.ts';
import { ask } from './ask.ts';
import { decoded } from './plain-text.ts';
import { type FoundListing, foundListing, listed, listingBody } from './wire.ts';

const STATES = ['draft', 'active', 'inactive', 'sold_out', 'expired'] as const;
const PAGE = 100;
const page = listed(foundListing);

/**
 * The whole shop, or what could be these documents. Etsy has no search by SKU or title, so either way the shop is read; a hundred
 * listings a request. One of our SKUs makes a listing ours to look at; a draft has none until its inventory is there, and is known
 * by its title. No listing is given to two documents.
 */
export async function* list(io: Io, of?: readonly Document[]): AsyncGenerator<Remote, void, undefined> {
  const drafts = (of ?? []).filter(({ kind }) => kind === 'listing');
  if (of && drafts.length === 0) return;
  const wanted = new Wanted(drafts);
  for (const state of STATES) {
    for await (const found of listings(io, state)) {
      const key = wanted.claim(found);
      if (of && key === undefined) continue;
      const [sku] = skusOf(found);
      yield {
        ...(key !== undefined && { key }),
        ...(sku !== undefined && { sku }),
        refs: { id: found.listing_id },
        state: found.state || state,
      };
    }
  }
}

/** Documents that nothing was found for yet. */
class Wanted {
  readonly #bySku = new Map<string, string>();
  readonly #byTitle = new Map<string, string[]>();

  constructor(documents: readonly Document[]) {
    for (const { key, skus, body } of documents) {
      for (const sku of Object.keys(skus)) if (!this.#bySku.has(sku)) this.#bySku.set(sku, key);
      const title = listingBody.safeParse(body).data?.title;
      if (title !== undefined) this.#byTitle.set(like(title), [...(this.#byTitle.get(like(title)) ?? []), key]);
    }
  }

  claim(found: FoundListing): string | undefined {
    const skus = skusOf(found);
    if (skus.length > 0) return skus.map((sku) => this.#bySku.get(sku)).find((key) => key !== undefined);
    return found.state === 'draft' ? this.#byTitle.get(like(decoded(found.title)))?.shift() : undefined;
  }
}

function like(title: string): string {
  return title.trim().replace(/\s+/g, ' ');
}

function skusOf({ skus }: FoundListing): readonly string[] {
  return (skus ?? []).filter((sku) => sku !== '');
}

async function* listings(io: Io, state: string): AsyncGenerator<FoundListing> {
  const path = `/shops/${await shopOf(io)}/listings?legacy=false&state=${state}&limit=${PAGE}`;
  for (let offset = 0; ; offset += PAGE) {
    const { count, results } = await ask(io, `${path}&offset=${offset}`, { answer: page });
    yield* results;
    if (results.length === 0 || offset + PAGE >= count) return;
  }
}
