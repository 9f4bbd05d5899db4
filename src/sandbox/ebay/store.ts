import { INVENTORY_LOCATION } from './account.ts';
import type { OfferFields } from './offer-shape.ts';
import type { GroupFields, ItemFields } from './shapes.ts';

export interface Item {
  readonly sku: string;
  /** As `en_US`. */
  readonly locale: string;
  readonly fields: ItemFields;
}

export interface Group {
  readonly key: string;
  readonly fields: GroupFields;
}

export interface Offer {
  readonly id: string;
  readonly fields: OfferFields;
  /** Id of its live listing; null: not published. */
  readonly listing: string | null;
}

/** A live listing. What has ended is forgotten. */
export interface Listing {
  readonly id: string;
  readonly marketplaceId: string;
  /** Key of its group; null for a listing of one SKU. */
  readonly group: string | null;
  /** Id of the offer it was first published with; for a listing of one SKU, its only one. */
  readonly offer: string;
  /** Address to the id of the picture that was taken in from there. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Revisions on the calendar day `revisedOn`. */
  readonly revisions: number;
  readonly revisedOn: string;
}

/** A picture on eBay Picture Services. */
export interface EpsImage {
  readonly id: string;
  readonly picture: string;
  /** Under this rehearsal's address. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** A listing shows it, so it does not expire. */
  readonly isUsed: boolean;
}

export interface InventoryLocation {
  readonly key: string;
  readonly status: 'ENABLED' | 'DISABLED';
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Everything one seller has on eBay. */
export interface Store {
  readonly items: Map<string, Item>;
  readonly groups: Map<string, Group>;
  readonly offers: Map<string, Offer>;
  readonly listings: Map<string, Listing>;
  readonly images: Map<string, EpsImage>;
  readonly locations: Map<string, InventoryLocation>;
  /** Authorization codes that were turned in. */
  readonly usedCodes: Set<string>;
  /** SKU to the ids of its offers. */
  readonly offersBySku: Map<string, Set<string>>;
  /** SKU to the key of the group it is in. */
  readonly groupBySku: Map<string, string>;
  nextId(): number;
  /** The last one that was given. */
  lastId(): number;
}

interface Saved {
  readonly ids: number;
  readonly items: readonly Item[];
  readonly groups: readonly Group[];
  readonly offers: readonly Offer[];
  readonly listings: readonly Listing[];
  readonly images: readonly EpsImage[];
  readonly locations: readonly InventoryLocation[];
  readonly usedCodes: readonly string[];
}

export function openStore(saved: unknown): Store {
  const kept = isSaved(saved) ? saved : undefined;
  let ids = kept?.ids ?? 0;
  const store: Store = {
    items: new Map(kept?.items.map((item) => [item.sku, item])),
    groups: new Map(),
    offers: new Map(),
    listings: new Map(kept?.listings.map((listing) => [listing.id, listing])),
    images: new Map(kept?.images.map((image) => [image.id, image])),
    locations: new Map((kept?.locations ?? [INVENTORY_LOCATION]).map((location) => [location.key, location])),
    usedCodes: new Set(kept?.usedCodes),
    offersBySku: new Map(),
    groupBySku: new Map(),
    nextId: () => {
      ids += 1;
      return ids;
    },
    lastId: () => ids,
  };
  for (const group of kept?.groups ?? []) putGroup(store, group);
  for (const offer of kept?.offers ?? []) putOffer(store, offer);
  return store;
}

export function saveStore(store: Store): Saved {
  return {
    ids: store.lastId(),
    items: [...store.items.values()],
    groups: [...store.groups.values()],
    offers: [...store.offers.values()],
    listings: [...store.listings.values()],
    images: [...store.images.values()],
    locations: [...store.locations.values()],
    usedCodes: [...store.usedCodes],
  };
}

export function putOffer(store: Store, offer: Offer): void {
  store.offers.set(offer.id, offer);
  const { sku } = offer.fields;
  store.offersBySku.set(sku, (store.offersBySku.get(sku) ?? new Set()).add(offer.id));
}

export function removeOffer(store: Store, offer: Offer): void {
  store.offers.delete(offer.id);
  store.offersBySku.get(offer.fields.sku)?.delete(offer.id);
}

export function offersOf(store: Store, sku: string): readonly Offer[] {
  return [...(store.offersBySku.get(sku) ?? [])].flatMap((id) => store.offers.get(id) ?? []);
}

export function putGroup(store: Store, group: Group): void {
  removeGroup(store, group.key);
  store.groups.set(group.key, group);
  for (const sku of group.fields.variantSKUs) store.groupBySku.set(sku, group.key);
}

export function removeGroup(store: Store, key: string): void {
  for (const sku of store.groups.get(key)?.fields.variantSKUs ?? []) store.groupBySku.delete(sku);
  store.groups.delete(key);
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'items' in value && 'offers' in value;
}
