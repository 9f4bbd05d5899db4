import type { Call, Result } from './call.ts';
import { EtsyError } from './etsy-error.ts';
import { stateOf } from './listing-state.ts';
import { listingView, listingWithAssociations } from './listing-view.ts';
import { existing, type Listing } from './shop.ts';

/** "Limit 100 ids maximum per query" (the spec of getListingsByListingIds). */
const BATCH = 100;

/** By state, the youngest first. What is no more than active by default: a draft is found among the drafts alone. */
export function getListingsByShop(call: Call): Result {
  const state = call.query.state ?? 'active';
  return page(
    call,
    inOrder(call).filter((one) => stateOf(one, now(call)) === state),
    listingWithAssociations,
  );
}

export function findAllActiveListingsByShop(call: Call): Result {
  const { keywords } = call.query;
  const words = typeof keywords === 'string' ? keywords.toLowerCase() : '';
  const active = inOrder(call).filter((one) => stateOf(one, now(call)) === 'active');
  return page(
    call,
    active.filter(({ fields }) => String(fields.title).toLowerCase().includes(words)),
    listingView,
  );
}

export function getListing(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  if (!isVisible(call, listing)) throw new EtsyError(404, `Could not find a Listing with listing_id = ${listing.id}`);
  const suggestion = call.query.allow_suggested_title === true ? { suggested_title: null } : {};
  return { data: { ...listingWithAssociations(call, listing), ...suggestion } };
}

/** Ids that lead nowhere are passed over. */
export function getListingsByListingIds(call: Call): Result {
  const ids: readonly unknown[] = Array.isArray(call.query.listing_ids) ? call.query.listing_ids : [];
  // The words are general knowledge.
  if (ids.length > BATCH) throw new EtsyError(400, `Too many listing_ids: the limit is ${BATCH}.`);
  const found = ids.flatMap((id) => (typeof id === 'number' ? (call.shop.listings.get(id) ?? []) : []));
  const results = found.filter((one) => isVisible(call, one)).map((one) => listingWithAssociations(call, one));
  return { data: { count: results.length, results } };
}

/** The states that the spec lists are all there are here. */
export function deleteListing(call: Call): Result {
  const { id } = existing(call.shop, call.path.listing_id);
  call.shop.listings.delete(id);
  return { data: undefined, summary: `delete listing ${id}` };
}

function page(call: Call, found: readonly Listing[], view: (call: Call, listing: Listing) => unknown): Result {
  const offset = Number(call.query.offset ?? 0);
  const limit = Number(call.query.limit ?? 25);
  const results = found.slice(offset, offset + limit).map((one) => view(call, one));
  return { data: { count: found.length, results } };
}

function inOrder(call: Call): Listing[] {
  const { sort_order, sort_on } = call.query;
  const time = (one: Listing) => (sort_on === 'updated' ? one.modified : one.created);
  const sorted = [...call.shop.listings.values()].toSorted((a, b) => time(a) - time(b) || a.id - b.id);
  return ['asc', 'ascending', 'up'].includes(String(sort_order)) ? sorted : sorted.toReversed();
}

/** What is not on sale is nobody's business but the owner's. */
function isVisible(call: Call, listing: Listing): boolean {
  const state = stateOf(listing, now(call));
  return call.as === 'owner' || state === 'active' || state === 'sold_out';
}

function now(call: Call): number {
  return call.shop.clock.now();
}
