import type { Io } from '../../core/ports/marketplace.ts';
import type { Document, Remote } from '../../core/words.ts';
import { chunked } from '../../lib/streams.ts';
import { ask } from './ask.ts';
import { findOperation, OPERATIONS } from './graphql.ts';
import { definitionId } from './kinds/definition.ts';
import { variantRefs } from './variant-refs.ts';
import { answers, bodies, type FoundProduct, MARK } from './wire.ts';

/** Products a look, and variants of each: what is asked for stays below the thousand points of a query. */
const PRODUCTS = 10;
const VARIANTS = 25;

/**
 * The whole shop, or what could be these documents: the definition by its name, products by our mark, else by a SKU.
 * Uploads, quantities and publications are not looked up: to send them again does no harm.
 */
export async function* list(io: Io, of?: readonly Document[]): AsyncGenerator<Remote, void, undefined> {
  if (!of) return yield* everything(io);
  for (const { key } of of.filter(({ kind }) => kind === 'definition')) {
    const id = await definitionId(io, MARK);
    if (id) yield { key, refs: { id }, state: 'defined' };
  }
  for await (const some of chunked(
    of.filter(({ kind }) => kind === 'product'),
    PRODUCTS,
  ))
    yield* found(io, some.map(wantedOf));
}

interface Wanted {
  readonly document: Document;
  readonly mark: string;
  readonly skus: readonly string[];
}

function wantedOf(document: Document): Wanted {
  const skus = bodies.product.safeParse(document.body).data?.variants.map(({ sku }) => sku) ?? [];
  return { document, mark: document.listing ?? document.key, skus };
}

async function* everything(io: Io): AsyncGenerator<Remote> {
  for await (const product of products(io, null)) {
    yield await remote(io, product, product.mark ? `product/${product.mark.value}` : undefined);
  }
}

async function* found(io: Io, wanted: readonly Wanted[]): AsyncGenerator<Remote> {
  const identifiers = wanted.map(({ mark }, place) => [`i${place}`, { customId: { ...MARK, value: mark } }]);
  const first = Math.max(1, Math.min(VARIANTS, ...[Math.max(...wanted.map(({ skus }) => skus.length))]));
  const answer = await ask(io, findOperation(wanted.length), {
    variables: { first, ...Object.fromEntries(identifiers) },
    cost: wanted.length * (4 + 2 * first),
    answer: answers.find,
  });
  const unmarked: Wanted[] = [];
  for (const [place, one] of wanted.entries()) {
    const product = answer[`p${place}`];
    if (product) yield await remote(io, product, one.document.key);
    else unmarked.push(one);
  }
  if (unmarked.length > 0) yield* foundBySku(io, unmarked);
}

/** A SKU is no key to Shopify; what is sold under it already, by the merchant or by us, would be listed twice all the same. */
async function* foundBySku(io: Io, wanted: readonly Wanted[]): AsyncGenerator<Remote> {
  const taken = new Set<string>();
  const skus = [...new Set(wanted.flatMap((one) => one.skus))];
  for await (const some of chunked(skus, LONGEST_QUERY)) {
    for await (const product of products(io, some.map((sku) => `sku:${quoted(sku)}`).join(' OR '))) {
      if (taken.has(product.id)) continue;
      const there = product.variants.nodes.map(({ sku }) => sku);
      const one = wanted.find((candidate) => candidate.skus.some((sku) => there.includes(sku)));
      if (!one) continue;
      taken.add(product.id);
      const found = await remote(io, product, one.document.key);
      // One that bears another mark is in the way of this one, but it is not this one: nothing may be changed by its ids.
      yield product.mark ? { ...found, refs: {} } : found;
    }
  }
}

/** SKUs in one search. */
const LONGEST_QUERY = 40;

function quoted(sku: string): string {
  return `"${sku.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

async function* products(io: Io, query: string | null): AsyncGenerator<FoundProduct> {
  let after: string | null = null;
  for (;;) {
    const variables = { first: VARIANTS, count: PRODUCTS, after, query };
    const answer = await productsPage(io, variables);
    yield* answer.nodes;
    if (!answer.pageInfo.hasNextPage) return;
    after = answer.pageInfo.endCursor ?? null;
  }
}

async function productsPage(
  io: Io,
  variables: { first: number; count: number; after: string | null; query: string | null },
) {
  const cost = variables.count * (4 + 2 * variables.first);
  return (await ask(io, OPERATIONS.products, { variables, cost, answer: answers.products })).products;
}

async function remote(io: Io, product: FoundProduct, key: string | undefined): Promise<Remote> {
  const sku = product.variants.nodes[0]?.sku;
  const refs = { id: product.id, ...(await variantRefs(product, io)) };
  return { ...(key && { key }), ...(sku && { sku }), refs, state: product.status };
}
