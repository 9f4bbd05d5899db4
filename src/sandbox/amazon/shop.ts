import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import type { Random } from '../random.ts';
import type { RehearsalOptions } from '../rehearsal.ts';
import { Catalogue, type CatalogueItem, FIRST_ITEMS } from './catalogue.ts';
import type { Feed, FeedDocument } from './feed.ts';
import type { Listing } from './listing.ts';
import { Lwa } from './lwa.ts';

/** Everything that Amazon knows of one seller. */
export interface Shop {
  readonly clock: Clock;
  readonly random: Random;
  readonly pictures: Pictures;
  readonly lwa: Lwa;
  /** By marketplace and SKU: see `keyOf`. */
  readonly listings: Map<string, Listing>;
  readonly catalogue: Catalogue;
  readonly documents: Map<string, FeedDocument>;
  readonly feeds: Map<string, Feed>;
}

interface Saved {
  readonly tokens: readonly (readonly [string, number])[];
  readonly listings: readonly Listing[];
  readonly catalogue: readonly CatalogueItem[];
  readonly documents: readonly FeedDocument[];
  readonly feeds: readonly Feed[];
}

export function openShop({ clock, random, pictures, saved }: RehearsalOptions): Shop {
  const kept = isSaved(saved) ? saved : undefined;
  return {
    clock,
    random,
    pictures,
    lwa: new Lwa(clock, random, kept?.tokens),
    listings: new Map(kept?.listings.map((one) => [keyOf(one.marketplaceId, one.sku), one])),
    catalogue: new Catalogue(kept?.catalogue ?? FIRST_ITEMS),
    documents: new Map(kept?.documents.map((one) => [one.id, one])),
    feeds: new Map(kept?.feeds.map((one) => [one.id, one])),
  };
}

export function saveShop(shop: Shop): Saved {
  return {
    tokens: [...shop.lwa.tokens],
    listings: [...shop.listings.values()],
    catalogue: shop.catalogue.all(),
    documents: [...shop.documents.values()],
    feeds: [...shop.feeds.values()],
  };
}

export function keyOf(marketplaceId: string, sku: string): string {
  return `${marketplaceId} ${sku}`;
}

/** The listing, unless there is none or its removal has gone through. */
export function findListing(shop: Shop, marketplaceId: string, sku: string): Listing | undefined {
  const listing = shop.listings.get(keyOf(marketplaceId, sku));
  return listing?.goneAt !== undefined && shop.clock.now() >= listing.goneAt ? undefined : listing;
}

function isSaved(saved: unknown): saved is Saved {
  return typeof saved === 'object' && saved !== null && 'listings' in saved && 'catalogue' in saved;
}
