import { contribute, withdraw } from './catalogue.ts';
import { newAsin } from './ids.ts';
import type { Submission, Verdict } from './judge.ts';
import { type Listing, type PictureFate, picturesOf } from './listing.ts';
import { findListing, keyOf, type Shop } from './shop.ts';
import { SITES } from './sites.ts';
import { locatorsOf, takePictures } from './take-pictures.ts';
import type { Attributes } from './values.ts';

/** Seconds until a new SKU is in the catalogue, until its pictures are judged, until a removal has gone through. General knowledge: they vary, and so do these. */
const VISIBLE = { least: 3, most: 8 };
const JUDGED = { least: 15, most: 60 };
const GONE = { least: 3, most: 8 };

/** Takes in what was found sound. It is accepted, not live. */
export async function accept(shop: Shop, submission: Submission, verdict: Verdict): Promise<void> {
  const { sku, site, type, requirements } = submission;
  const { attributes } = verdict;
  const now = shop.clock.now();
  const found = findListing(shop, site.id, sku);
  const before = found?.goneAt === undefined ? found : undefined;
  const item = verdict.item ??
    shop.catalogue.get(before?.asin) ?? { asin: newAsin(shop.random), productType: type.name, gtins: [], facts: {} };
  shop.catalogue.keep(
    requirements === 'LISTING_OFFER_ONLY'
      ? item
      : contribute(item, { sku, marketplaceId: site.id, productType: type.name, attributes }),
  );
  shop.listings.set(keyOf(site.id, sku), {
    sku,
    marketplaceId: site.id,
    asin: item.asin,
    productType: type.name,
    requirements,
    attributes,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    visibleAt: before?.visibleAt ?? now + between(shop, VISIBLE),
    ...(await picturesAfter(shop, attributes, before)),
  });
  if (attributes.fulfillment_availability) shareQuantity(shop, submission, attributes.fulfillment_availability);
}

/** Off sale at once; gone some seconds later. */
export function remove(shop: Shop, { sku, marketplaceId }: { sku: string; marketplaceId: string }): void {
  const listing = findListing(shop, marketplaceId, sku);
  if (!listing || listing.goneAt !== undefined) return;
  shop.listings.set(keyOf(marketplaceId, sku), { ...listing, goneAt: shop.clock.now() + between(shop, GONE) });
  const item = shop.catalogue.get(listing.asin);
  if (item) shop.catalogue.keep(withdraw(item, { sku, marketplaceId }));
}

async function picturesAfter(
  shop: Shop,
  attributes: Attributes,
  before: Listing | undefined,
): Promise<Pick<Listing, 'pictures' | 'pending'>> {
  const now = shop.clock.now();
  const judged = before ? (picturesOf(before, now) ?? []) : [];
  const latest = before?.pending?.pictures ?? judged;
  const isSame = JSON.stringify(locatorsOf(attributes)) === JSON.stringify(latest.map(placeOf));
  if (before && isSame) return { pictures: before.pictures, ...(before.pending ? { pending: before.pending } : {}) };
  const pictures = await takePictures(shop.pictures, attributes, latest);
  return pictures.length === 0
    ? { pictures }
    : { pictures: judged, pending: { pictures, judgedAt: now + between(shop, JUDGED) } };
}

function placeOf({ attribute, address }: PictureFate): { attribute: string; address: string } {
  return { attribute, address };
}

/** `fulfillment_availability` has no marketplace_id: what is said of it holds for the SKU in the whole region. */
function shareQuantity(shop: Shop, { sku, site }: Submission, instances: Attributes[string]): void {
  for (const other of SITES.values()) {
    if (other.region !== site.region || other.id === site.id) continue;
    const listing = shop.listings.get(keyOf(other.id, sku));
    if (!listing || instances === undefined) continue;
    const attributes = { ...listing.attributes, fulfillment_availability: instances };
    shop.listings.set(keyOf(other.id, sku), { ...listing, attributes });
  }
}

function between({ random }: Shop, seconds: { least: number; most: number }): number {
  return Math.round((seconds.least + random() * (seconds.most - seconds.least)) * 1000);
}
