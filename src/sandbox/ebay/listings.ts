import type { SandboxListing } from '../rehearsal.ts';
import { type Part, partOf } from './composition.ts';
import { descriptionOf, titleOf } from './item-checks.ts';
import { quantityOf } from './offer-checks.ts';
import type { Group, Listing, Store } from './store.ts';

/** One entry an offer: a SKU on one site. Only what is published can be bought. */
export function* listings(store: Store): Generator<SandboxListing> {
  for (const offer of store.offers.values()) {
    const part = partOf(store, offer);
    if (part) yield entry(store, part);
  }
}

function entry(store: Store, part: Part): SandboxListing {
  const { fields } = part.offer;
  const listing = store.listings.get(part.offer.listing ?? '');
  const group = store.groups.get(listing?.group ?? store.groupBySku.get(fields.sku) ?? '');
  const price = fields.pricingSummary?.price;
  const pictures = listing ? shownOf(listing, part, group) : [];
  return {
    marketplace: 'ebay',
    account: 'sandbox',
    group: `${fields.marketplaceId} ${group ? group.key : fields.sku}`,
    sku: fields.sku,
    state: listing ? 'live' : 'unpublished',
    title: titleOf(part, group ? { group } : {}) ?? '',
    variant: variantOf(part, group),
    price: price?.value ?? '',
    currency: price?.currency ?? '',
    stock: quantityOf(part) ?? 0,
    images: pictures.length,
    pictures,
    body: {
      item: part.item.fields,
      offer: { offerId: part.offer.id, ...fields },
      ...(group ? { group: group.fields } : {}),
      ...(listing ? { listing, description: descriptionOf(part, group ? { group } : {}) } : {}),
    },
  };
}

/** The variation's own pictures first, then those of the group. */
function shownOf(listing: Listing, { item }: Part, group: Group | undefined): readonly string[] {
  const addresses = [...(item.fields.product?.imageUrls ?? []), ...(group?.fields.imageUrls ?? [])];
  return [...new Set(addresses.flatMap((address) => listing.pictures[address] ?? []))];
}

function variantOf({ item }: Part, group: Group | undefined): string {
  const names = group?.fields.variesBy?.specifications?.map(({ name }) => name) ?? [];
  return names.flatMap((name) => item.fields.product?.aspects?.[name]?.[0] ?? []).join(' / ');
}
