import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Json, Problem, Refs } from '../../../core/words.ts';
import { readinessStateOf } from '../account.ts';
import { ask } from '../ask.ts';
import { valueRef } from '../keys.ts';
import { type Errand, ONE, ofListing, type Yield } from '../one-each.ts';
import { type AnsweredInventory, answeredInventory, type InventoryBody, type InventoryProduct } from '../wire.ts';
import { type LiveInventory, liveInventory, withLiveQuantities } from './live-quantities.ts';

const PUT = { ...ONE, name: 'put', twice: 'harmless' } as const;

/** Prices, quantities, SKUs and options: one document that always replaces the whole of itself. */
export const inventory: Kind<InventoryBody> = {
  create: [{ ...PUT, publish: ofListing(create) }],
  update: [{ ...PUT, publish: ofListing(update) }],
  withdraw: [],
  fallsWithParent: true,
};

type Wanted = Omit<InventoryBody, 'products'> & { readonly products: readonly InventoryProduct[] };

/** "One offering must have quantity greater than 0" (etsy/open-api, issue 395): a draft of which there is none gets one, which nobody can buy. */
async function create({ change: { body }, listing }: Errand<InventoryBody>, io: Io): Promise<Yield> {
  const [first, ...others] = body.products;
  const products = first && isEmpty(body.products) ? [{ ...first, quantity: 1 }, ...others] : body.products;
  return { refs: await put(listing, { ...body, products }, io) };
}

/** Where there is nothing left, nothing is sent: the listing is deactivated instead, and when more arrives all of it is sent. */
async function update(errand: Errand<InventoryBody>, io: Io): Promise<Yield> {
  const { change, listing } = errand;
  if (isEmpty(change.body.products)) return undefined;
  const live = await ask(io, `/listings/${listing}/inventory?legacy=false&includes=Listing`, { answer: liveInventory });
  const products = withLiveQuantities(change, live);
  const problems = notOnSale(live);
  if (isEmpty(products)) return { problems };
  return { refs: await put(listing, { ...change.body, products }, io), problems };
}

/** Filling up what is sold out does not put it on sale again: renewing costs a fee, so a person decides. */
function notOnSale({ listing }: LiveInventory): readonly Problem[] {
  const state = listing?.state ?? '';
  if (state !== 'sold_out' && state !== 'expired') return [];
  return [{ code: state, message: `The listing is ${state} on Etsy.`, path: 'quantity', severity: 'warning' }];
}

async function put(listing: string | number, body: Wanted, io: Io): Promise<Refs> {
  const { products, readiness_state_id: named, ...rest } = body;
  const readiness = Number(named ?? (await readinessStateOf(io)));
  const json = { products: products.map((product) => wired(product, readiness)), ...rest };
  const path = `/listings/${listing}/inventory?legacy=false`;
  const answer = await ask(io, path, { method: 'PUT', body: { is: 'json', json }, answer: answeredInventory });
  return valueRefs(answer);
}

function wired({ sku, property_values, price, quantity = 0, is_enabled }: InventoryProduct, readiness: number): Json {
  // Etsy takes a decimal number, and two digits survive it.
  const offering = { price: Number(price), quantity, is_enabled, readiness_state_id: readiness };
  return { sku, property_values, offerings: [offering] };
}

function valueRefs({ products }: AnsweredInventory): Refs {
  const said = products.flatMap(({ property_values }) => property_values);
  const pairs = said.flatMap(({ property_id, value_ids, values }) =>
    values.flatMap((value, place) => {
      const id = value_ids[place];
      return id === undefined ? [] : [[valueRef(property_id, value), id] as const];
    }),
  );
  return Object.fromEntries(pairs);
}

function isEmpty(products: readonly InventoryProduct[]): boolean {
  return products.every(({ quantity = 0 }) => quantity === 0);
}
