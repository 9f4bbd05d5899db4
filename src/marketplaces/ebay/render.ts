import type { DocumentOf } from '../../core/ports/marketplace.ts';
import { refTo } from '../../core/refs.ts';
import type { Document, Finding, Listing, ListingVariant } from '../../core/words.ts';
import { axesOf } from './render/axes.ts';
import { groupBody } from './render/group.ts';
import { itemBody } from './render/item.ts';
import { offerBody } from './render/offer.ts';
import { type Assets, assetsOf } from './render/pictures.ts';
import type { EbayKinds, PublicationBody } from './wire.ts';

type Documents = readonly DocumentOf<EbayKinds>[];

/**
 * Pictures where they are uploaded; an item and an offer a SKU; the group where there are several; and the publication that puts
 * them on sale. Items and groups belong to the account, offers and publications to the site.
 */
export function render(listing: Listing): { documents: Documents; findings: readonly Finding[] } {
  const variants = distinct(listing.variants);
  const assets = assetsOf(listing, variants);
  const items = variants.map((variant) => itemDocument(listing, variant, { variants, assets }));
  const offers = variants.map((variant) => offerDocument(listing, variant, variants));
  const group = variants.length > 1 ? [groupDocument(listing, variants, assets)] : [];
  const publication = variants.length > 0 ? [publicationDocument(listing, variants)] : [];
  const pictures = assets.uploads.map(pictureDocument);
  return { documents: [...pictures, ...items, ...group, ...offers, ...publication], findings: [] };
}

/** A SKU that stands twice in one listing is a finding elsewhere; here the first one counts. */
function distinct(variants: readonly ListingVariant[]): readonly ListingVariant[] {
  return [...new Map(variants.toReversed().map((variant) => [variant.sku, variant])).values()].reverse();
}

function pictureDocument(asset: string): Document<'picture', EbayKinds['picture']> {
  return { key: `picture/${asset}`, kind: 'picture', body: { asset }, after: [], skus: {} };
}

function itemDocument(
  listing: Listing,
  variant: ListingVariant,
  { variants, assets }: { readonly variants: readonly ListingVariant[]; readonly assets: Assets },
): Document<'item', EbayKinds['item']> {
  const { sku, stock } = variant;
  const shown = variants.length > 1 ? assets.ofVariant(variant) : assets.all;
  return {
    key: itemKey(sku),
    kind: 'item',
    body: itemBody(listing, variant, { axes: axesOf(listing, variants), images: assets.addresses(shown) }),
    after: assets.keys(shown),
    listing: listing.id,
    // What can be bought is counted by the item alone; the price is the offer's.
    skus: { [sku]: stock === undefined ? {} : { stock } },
  };
}

function groupDocument(
  listing: Listing,
  variants: readonly ListingVariant[],
  assets: Assets,
): Document<'group', EbayKinds['group']> {
  return {
    key: groupKey(listing),
    kind: 'group',
    body: groupBody(listing, variants, assets.addresses(assets.own)),
    after: [...assets.keys(assets.own), ...variants.map(({ sku }) => itemKey(sku))],
    listing: listing.id,
    // It speaks for its members, so that it is ended before they are.
    skus: Object.fromEntries(variants.map(({ sku }) => [sku, {}])),
  };
}

function offerDocument(
  listing: Listing,
  variant: ListingVariant,
  variants: readonly ListingVariant[],
): Document<'offer', EbayKinds['offer']> {
  const { sku, price } = variant;
  return {
    key: offerKey(listing, sku),
    kind: 'offer',
    body: offerBody(listing, variant, variants.length > 1 ? 'member' : 'alone'),
    after: [itemKey(sku)],
    listing: listing.id,
    skus: { [sku]: { price } },
  };
}

function publicationDocument(
  listing: Listing,
  variants: readonly ListingVariant[],
): Document<'publication', PublicationBody> {
  const group = groupKey(listing);
  const offers = variants.map(({ sku }) => offerKey(listing, sku));
  // Whatever an item lacks is told when it is published: behind an item that was mended it is tried again.
  const items = variants.map(({ sku }) => itemKey(sku));
  const [first = ''] = offers;
  const isGroup = variants.length > 1;
  const common = {
    marketplaceId: listing.channel.site,
    skus: variants.map(({ sku }) => sku),
    // A blank quantity means the last one, whatever that was.
    isStocked: variants.some(({ stock = 1 }) => stock > 0),
  };
  return {
    key: `publication/${listing.id}/${listing.channel.site}`,
    kind: 'publication',
    body: isGroup
      ? { ...common, inventoryItemGroupKey: refTo(group, 'id') }
      : { ...common, offerId: refTo(first, 'id') },
    after: [...(isGroup ? [group] : []), ...offers, ...items],
    // A group is published by a request of its own; single offers go 25 at once.
    ...(isGroup && { with: group }),
    listing: listing.id,
    skus: {},
  };
}

function itemKey(sku: string): string {
  return `item/${sku}`;
}

function offerKey({ channel }: Listing, sku: string): string {
  return `offer/${sku}/${channel.site}`;
}

function groupKey({ id }: Listing): string {
  return `group/${id}`;
}
