import { calendarDay } from './calendar-day.ts';
import type { Call } from './call.ts';
import { type Composition, composed, type Draft, publishedOffers, touchedBy } from './composition.ts';
import { EbayError } from './ebay-error.ts';
import { useEps } from './eps.ts';
import { inventoryError } from './inventory-errors.ts';
import { judge } from './judge.ts';
import { type Listing, type Offer, putOffer, type Store } from './store.ts';

/** Specification: "Each listing can be revised up to 250 times in one calendar day." */
const REVISIONS_A_DAY = 250;

/** Makes a composition live, or adds to what is. @throws {EbayError} 400 with everything that is wrong. */
export async function goLive(call: Call, whole: Composition): Promise<Listing> {
  const { store, clock } = call;
  if (whole.listing) checkRevisions(call, whole.listing);
  const { defects, pictures } = await judge(call, whole);
  if (defects.length > 0) throw new EbayError(400, ...defects);
  const [first] = whole.parts;
  const listing: Listing = whole.listing
    ? { ...revised(call, whole.listing), pictures }
    : {
        id: `1100${String(store.nextId()).padStart(8, '0')}`,
        marketplaceId: whole.site.id,
        group: whole.group?.key ?? null,
        offer: first?.offer.id ?? '',
        pictures,
        revisions: 0,
        revisedOn: calendarDay(clock.now()),
      };
  store.listings.set(listing.id, listing);
  useEps(store, Object.keys(pictures), { now: clock.now() });
  for (const { offer } of whole.parts) putOffer(store, { ...offer, listing: listing.id });
  return listing;
}

/**
 * Carries a change into the listings that are live: they are judged as they would be, and counted, and only then is it stored.
 * @throws {EbayError} 400, and nothing has changed.
 */
export async function revise(call: Call, draft: Draft, commit: () => void): Promise<void> {
  const { store } = call;
  const after = new Map<string, Listing | undefined>();
  for (const listing of touchedBy(store, draft)) {
    checkRevisions(call, listing);
    const whole = composed(store, listing, draft);
    if (!whole || whole.parts.length === 0) {
      after.set(listing.id, undefined);
      continue;
    }
    const { defects, pictures } = await judge(call, whole);
    if (defects.length > 0) throw new EbayError(400, ...defects);
    after.set(listing.id, { ...revised(call, listing), pictures });
  }
  const left = [...after.keys()].flatMap((id) => leavers(store, id, draft));
  commit();
  for (const offer of left) putOffer(store, { ...(store.offers.get(offer.id) ?? offer), listing: null });
  for (const [id, listing] of after) {
    if (listing === undefined) store.listings.delete(id);
    else {
      store.listings.set(id, listing);
      useEps(store, Object.keys(listing.pictures), { now: call.clock.now() });
    }
  }
}

/** Ends a listing: its offers stay, unpublished. */
export function endListing(store: Store, listing: Listing): void {
  for (const offer of publishedOffers(store, listing)) putOffer(store, { ...offer, listing: null });
  store.listings.delete(listing.id);
}

/** Takes one SKU out of a listing, which ends when it was the last. */
export function leaveListing(store: Store, offerId: string): void {
  const offer = store.offers.get(offerId);
  const listing = offer?.listing ? store.listings.get(offer.listing) : undefined;
  if (!offer || !listing) return;
  putOffer(store, { ...offer, listing: null });
  if (publishedOffers(store, listing).length === 0) store.listings.delete(listing.id);
}

/** Counts for the day. @throws {EbayError} 400 25019, "Cannot revise listing"; the specification has no own code for it. */
function checkRevisions(call: Call, listing: Listing): void {
  if (call.quota === 'off' || revised(call, listing).revisions <= REVISIONS_A_DAY) return;
  const additionalInfo = `Listing ${listing.id} has been revised ${REVISIONS_A_DAY} times today.`;
  throw new EbayError(400, inventoryError(25019, { additionalInfo }));
}

function revised(call: Call, listing: Listing): Listing {
  const day = calendarDay(call.clock.now());
  const before = listing.revisedOn === day ? listing.revisions : 0;
  return { ...listing, revisions: before + 1, revisedOn: day };
}

/** "if a SKU value is removed from the inventory item group, the corresponding product variation will be removed": specification. */
function leavers(store: Store, id: string, { group }: Draft): readonly Offer[] {
  const listing = store.listings.get(id);
  if (!group || !listing) return [];
  return publishedOffers(store, listing).filter(({ fields }) => !group.fields.variantSKUs.includes(fields.sku));
}
