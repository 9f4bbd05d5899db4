import type { Site } from './sites.ts';
import { siteOf } from './sites.ts';
import { type Group, type Item, type Listing, type Offer, offersOf, type Store } from './store.ts';

/** Everything a listing is, or would be, made of. */
export interface Composition {
  readonly site: Site;
  /** Absent for a listing of one SKU. */
  readonly group?: Group;
  readonly parts: readonly Part[];
  /** Absent before it is first published. */
  readonly listing?: Listing;
}

export interface Part {
  readonly offer: Offer;
  readonly item: Item;
}

/** What a request would put in the place of what is stored. */
export interface Draft {
  readonly item?: Item;
  readonly group?: Group;
  readonly offer?: Offer;
}

/** The live listings that a draft would change. */
export function touchedBy(store: Store, draft: Draft): readonly Listing[] {
  const skus = [
    ...(draft.item ? [draft.item.sku] : []),
    ...(draft.group ? (store.groups.get(draft.group.key)?.fields.variantSKUs ?? []) : []),
  ];
  const offers = [...(draft.offer ? [draft.offer] : []), ...skus.flatMap((sku) => offersOf(store, sku))];
  const ids = new Set(offers.flatMap(({ listing }) => listing ?? []));
  return [...ids].flatMap((id) => store.listings.get(id) ?? []);
}

/** A live listing as it would be with the draft. Of a group's listing only what is published belongs to it. */
export function composed(store: Store, listing: Listing, draft: Draft): Composition | undefined {
  const site = siteOf(listing.marketplaceId);
  if (!site) return undefined;
  const group = listing.group === null ? undefined : groupOf(store, listing.group, draft);
  const parts = publishedOffers(store, listing, draft)
    .filter(({ fields }) => !group || group.fields.variantSKUs.includes(fields.sku))
    .flatMap((offer) => partOf(store, offer, draft) ?? []);
  return { site, parts, listing, ...(group ? { group } : {}) };
}

/** The published offers of a listing. */
export function publishedOffers(store: Store, listing: Listing, draft: Draft = {}): readonly Offer[] {
  const skus = listing.group === null ? undefined : store.groups.get(listing.group)?.fields.variantSKUs;
  const candidates = skus
    ? skus.flatMap((sku) => offersOf(store, sku))
    : [store.offers.get(listing.offer) ?? []].flat();
  return candidates
    .filter((offer) => offer.listing === listing.id)
    .map((offer) => (draft.offer?.id === offer.id ? draft.offer : offer));
}

export function partOf(store: Store, offer: Offer, draft: Draft = {}): Part | undefined {
  const { sku } = offer.fields;
  const item = draft.item?.sku === sku ? draft.item : store.items.get(sku);
  return item && { offer, item };
}

function groupOf(store: Store, key: string, draft: Draft): Group | undefined {
  return draft.group?.key === key ? draft.group : store.groups.get(key);
}

/** A group has a listing on each site where it was published. */
export function listingsOfGroup(store: Store, group: Group): readonly Listing[] {
  const ids = group.fields.variantSKUs.flatMap((sku) => offersOf(store, sku).flatMap(({ listing }) => listing ?? []));
  return [...new Set(ids)].flatMap((id) => store.listings.get(id) ?? []);
}
