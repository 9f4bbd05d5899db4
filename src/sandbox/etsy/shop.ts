import type { Clock } from '../../lib/clock.ts';
import type { Pictures } from '../pictures.ts';
import type { Values } from './arguments.ts';
import { EtsyError } from './etsy-error.ts';

/** A value of a property, in a variation or as an attribute, as the API shows it. */
export interface PropertyValue {
  readonly property_id: number;
  readonly property_name: string;
  readonly scale_id: number | null;
  readonly scale_name: string | null;
  readonly value_ids: readonly number[];
  readonly values: readonly string[];
}

/** One product of a listing with its one offering. */
export interface Product {
  readonly id: number;
  readonly offering: number;
  readonly sku: string;
  readonly values: readonly PropertyValue[];
  /** In the currency's smallest unit. */
  readonly price: number;
  readonly quantity: number;
  readonly isEnabled: boolean;
  readonly readiness: number | null;
}

/** Which properties a price, a quantity, a SKU and a processing profile hang on. */
export interface OnProperty {
  readonly price: readonly number[];
  readonly quantity: readonly number[];
  readonly sku: readonly number[];
  readonly readiness: readonly number[];
}

export interface Translation {
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
}

export interface VariationImage {
  readonly property_id: number;
  readonly value_id: number;
  readonly image_id: number;
}

export interface Listing {
  readonly id: number;
  readonly created: number;
  readonly modified: number;
  readonly stateSince: number;
  /** As it was set; what was sold out or has expired since is worked out by `stateOf`. */
  readonly state: 'draft' | 'active' | 'inactive';
  /** When it falls due for renewal; of a draft: never. */
  readonly ending: number | null;
  /** What was set, by parameter name. */
  readonly fields: Values;
  readonly products: readonly Product[];
  readonly on: OnProperty;
  /** Image ids by rank. */
  readonly images: readonly number[];
  /** By property id. */
  readonly attributes: Readonly<Record<string, PropertyValue>>;
  /** By language. */
  readonly translations: Readonly<Record<string, Translation>>;
  readonly variationImages: readonly VariationImage[];
  /** How often the fee for putting it on sale was due. */
  readonly fees: number;
}

/** A file on Etsy's servers: it stays there when it leaves its listing. */
export interface Image {
  readonly id: number;
  readonly created: number;
  readonly alt: string;
  /** Id of the stored picture. */
  readonly picture: string;
}

/** Everything the one shop knows. */
export interface Shop {
  readonly clock: Clock;
  readonly pictures: Pictures;
  readonly currency: string;
  readonly opened: number;
  readonly listings: Map<number, Listing>;
  readonly images: Map<number, Image>;
  nextId(): number;
}

export interface SavedShop {
  readonly opened: number;
  readonly lastId: number;
  readonly listings: readonly Listing[];
  readonly images: readonly Image[];
}

const FIRST_ID = 1_000_000_000;

export function openShop(options: {
  readonly clock: Clock;
  readonly pictures: Pictures;
  readonly currency: string;
  readonly saved?: SavedShop | undefined;
}): Shop & { save(): SavedShop } {
  const { saved, clock, pictures, currency } = options;
  let lastId = saved?.lastId ?? FIRST_ID;
  const listings = new Map(saved?.listings.map((listing) => [listing.id, listing]));
  const images = new Map(saved?.images.map((image) => [image.id, image]));
  const opened = saved?.opened ?? clock.now();
  return {
    clock,
    pictures,
    currency,
    opened,
    listings,
    images,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    save: () => ({ opened, lastId, listings: [...listings.values()], images: [...images.values()] }),
  };
}

/** @throws {EtsyError} 404 */
export function existing(shop: Shop, id: number | undefined): Listing {
  const listing = shop.listings.get(id ?? 0);
  if (!listing) throw new EtsyError(404, `Could not find a Listing with listing_id = ${id}`);
  return listing;
}

/** Stores a listing as it is from now on. */
export function put(shop: Shop, listing: Listing): Listing {
  const kept = { ...listing, modified: shop.clock.now() };
  shop.listings.set(kept.id, kept);
  return kept;
}

/** Currencies without a smaller unit. */
const WHOLE = new Set(['JPY', 'KRW', 'VND', 'CLP', 'HUF', 'IDR', 'TWD']);

export function divisorOf(currency: string): number {
  return WHOLE.has(currency) ? 1 : 100;
}
