import { type Issue, issue } from './issue.ts';
import type { Requirements } from './product-types/definition.ts';
import { PRODUCT_TYPES } from './product-types/index.ts';
import { type Attributes, isValues, listOf, textOf, type Values } from './values.ts';

/** What became of one picture. */
export interface PictureFate {
  readonly attribute: string;
  readonly address: string;
  /** Id of the stored picture; undefined where it could not be had or used. */
  readonly picture?: string;
  readonly issue?: Issue;
}

/** A SKU on one marketplace. */
export interface Listing {
  readonly sku: string;
  readonly marketplaceId: string;
  readonly asin: string;
  readonly productType: string;
  readonly requirements: Requirements;
  readonly attributes: Attributes;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** From when on it is in the catalogue: accepted is not there yet. */
  readonly visibleAt: number;
  /** Taken in and judged. */
  readonly pictures: readonly PictureFate[];
  /** Fetched, but not judged before that moment. */
  readonly pending?: { readonly pictures: readonly PictureFate[]; readonly judgedAt: number };
  /** When a removal has gone through. It is off sale from the moment of asking. */
  readonly goneAt?: number;
}

/** The pictures that are judged by now; undefined while none ever were. */
export function picturesOf({ pending, pictures }: Listing, now: number): readonly PictureFate[] | undefined {
  if (!pending) return pictures;
  if (now >= pending.judgedAt) return pending.pictures;
  return pictures.length > 0 ? pictures : undefined;
}

export function isParent({ attributes }: Listing): boolean {
  return textOf(attributes, 'parentage_level') === 'parent';
}

/** What shoppers can do with it now. Reference: accepted is not live. */
export function statusOf(listing: Listing, now: number): readonly ('BUYABLE' | 'DISCOVERABLE')[] {
  if (now < listing.visibleAt || listing.goneAt !== undefined) return [];
  const judged = picturesOf(listing, now);
  const isSuppressed = issuesOf(listing, now).some(({ enforcements }) =>
    enforcements?.actions.some(({ action }) => action === 'LISTING_SUPPRESSED'),
  );
  if (isSuppressed) return [];
  const isBuyable =
    judged !== undefined && !isParent(listing) && priceOf(listing) !== undefined && (quantityOf(listing) ?? 0) > 0;
  return isBuyable ? ['BUYABLE', 'DISCOVERABLE'] : ['DISCOVERABLE'];
}

/** Issues that only come once it has been processed. */
export function issuesOf(listing: Listing, now: number): readonly Issue[] {
  if (now < listing.visibleAt) return [];
  return [...pictureIssues(listing, now), ...titleIssues(listing), ...incomplete(listing)];
}

function pictureIssues(listing: Listing, now: number): readonly Issue[] {
  const judged = picturesOf(listing, now);
  if (!judged || isParent(listing) || listing.requirements === 'LISTING_OFFER_ONLY') return [];
  const bad = judged.flatMap((one) => (one.issue ? [one.issue] : []));
  const hasMain = judged.some(({ attribute }) => attribute === 'main_product_image_locator');
  return hasMain ? bad : [MISSING_IMAGE, ...bad];
}

/** The category is the reference's; the number is from general knowledge. */
const MISSING_IMAGE = issue({
  code: '18320',
  message: 'The main image is missing. Provide a main image to lift the suppression.',
  attributes: ['main_product_image_locator'],
  category: 'MISSING_IMAGE',
  action: 'LISTING_SUPPRESSED',
});

/** Reference, content rules: a title has none of these signs. The code is the official example's for detail page rules. */
function titleIssues({ attributes }: Listing): readonly Issue[] {
  if (!/[!$?_{}^¬¦]/.test(textOf(attributes, 'item_name'))) return [];
  return [
    issue({
      code: '99300',
      message: 'Product Detail Page Rules Violation (Inaccurate information on product detail page).',
      attributes: ['item_name'],
      action: 'ATTRIBUTE_SUPPRESSED',
    }),
  ];
}

function incomplete(listing: Listing): readonly Issue[] {
  if (isParent(listing) || listing.requirements === 'LISTING_OFFER_ONLY') return [];
  const relevant = PRODUCT_TYPES.get(listing.productType)?.relevant ?? [];
  const missing = relevant.filter((name) => !listing.attributes[name]?.length);
  if (missing.length === 0) return [];
  return [
    issue({
      code: '18448',
      message: `Attributes tagged as relevant_attributes are incomplete. Provide values for the following attribute(s): ${missing.join(', ')}`,
      attributes: missing,
      category: 'MISSING_ATTRIBUTE',
      severity: 'WARNING',
    }),
  ];
}

/** What the offer to this audience asks. */
export function priceOf({ attributes }: Listing, audience = 'ALL'): { amount: number; currency: string } | undefined {
  const offer = listOf(attributes.purchasable_offer).find((one) => (one.audience ?? 'ALL') === audience);
  const amount = scheduled(offer?.our_price);
  return amount === undefined ? undefined : { amount, currency: String(offer?.currency) };
}

function scheduled(prices: unknown): number | undefined {
  const [first] = listOf(prices);
  const [schedule]: readonly Values[] = listOf(first?.schedule);
  return isValues(schedule) && typeof schedule.value_with_tax === 'number' ? schedule.value_with_tax : undefined;
}

/** Undefined where no quantity is known. */
export function quantityOf({ attributes }: Listing): number | undefined {
  const quantity = listOf(attributes.fulfillment_availability).find(
    ({ fulfillment_channel_code }) => fulfillment_channel_code === 'DEFAULT',
  )?.quantity;
  return typeof quantity === 'number' ? quantity : undefined;
}
