import type { Listing, Product } from './shop.ts';

type State = 'active' | 'inactive' | 'sold_out' | 'draft' | 'expired';

/** What a listing is at this moment. */
export function stateOf(listing: Listing, now: number): State {
  if (listing.state !== 'active') return listing.state;
  if (quantityOf(listing) === 0) return 'sold_out';
  const ending = endingOf(listing, now);
  return ending !== null && ending <= now ? 'expired' : 'active';
}

/** "When true, renews a listing for four months upon expiration" (the spec, should_auto_renew). */
export function endingOf(listing: Listing, now: number): number | null {
  let ending = listing.ending;
  if (listing.fields.should_auto_renew !== true) return ending;
  while (ending !== null && ending <= now) ending = fourMonthsAfter(ending);
  return ending;
}

/** reference/marketplaces.md §4: "renewal every 4 months". */
export function fourMonthsAfter(time: number): number {
  const date = new Date(time);
  date.setUTCMonth(date.getUTCMonth() + 4);
  return date.getTime();
}

/** "The listing quantity is the sum of available offering quantities" (the spec): a stock that several share counts once. */
export function quantityOf(listing: Listing): number {
  const stocks = new Map<string, number>();
  for (const product of listing.products) {
    if (product.isEnabled) stocks.set(keyOf(product, listing.on.quantity), product.quantity);
  }
  return [...stocks.values()].reduce((sum, quantity) => sum + quantity, 0);
}

/** What a product has of these properties, to tell whether two have the same. */
export function keyOf(product: Product, properties: readonly number[]): string {
  const values = product.values.filter(({ property_id }) => properties.includes(property_id));
  return JSON.stringify(values.map((one) => [one.property_id, one.values]).toSorted());
}
