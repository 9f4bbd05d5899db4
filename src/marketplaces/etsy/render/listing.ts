import { Big } from 'big.js';
import { convertWeight } from '../../../core/measure.ts';
import type { Document, Listing, ListingVariant } from '../../../core/words.ts';
import { listingKey } from '../keys.ts';
import { plainText } from '../plain-text.ts';
import type { ListingBody } from '../wire.ts';
import { safetyLines } from './safety.ts';
import { materialsOf, tagsOf } from './words.ts';

/** Etsy's own ceiling of one offering. */
const MOST = 999;

/** The draft. It speaks for its SKUs without their prices, so that a look finds whose listing it is. */
export function listingDocument(
  listing: Listing,
  variants: readonly ListingVariant[],
): Document<'listing', ListingBody> {
  const { readinessState } = listing.channel.settings;
  const total = variants.reduce((sum, { stock = 0 }) => sum + Math.max(0, stock), 0);
  return {
    key: listingKey(listing.id),
    kind: 'listing',
    body: listingBody(listing, variants),
    // A draft must name them; what counts is the inventory's.
    once: {
      price: lowestPrice(variants),
      quantity: Math.min(MOST, Math.max(1, total)),
      ...(readinessState !== undefined && { readiness_state_id: readinessState }),
    },
    after: [],
    listing: listing.id,
    skus: Object.fromEntries(variants.map(({ sku }) => [sku, {}])),
  };
}

function listingBody(listing: Listing, variants: readonly ListingVariant[]): ListingBody {
  const { settings } = listing.channel;
  const { shippingProfile, returnPolicy, whoMade = 'i_did', whenMade = 'made_to_order' } = settings;
  return {
    title: listing.title,
    description: descriptionOf(listing),
    who_made: whoMade,
    when_made: whenMade,
    is_supply: settings.supply === 'yes',
    ...(listing.category && { taxonomy_id: listing.category.id }),
    ...(shippingProfile !== undefined && { shipping_profile_id: shippingProfile }),
    ...(returnPolicy !== undefined && { return_policy_id: returnPolicy }),
    tags: [...tagsOf(listing).taken],
    materials: [...materialsOf(listing).taken],
    ...weightOf(variants),
    ...sizeOf(variants),
  };
}

/** Etsy's descriptions are plain text, and it has no place of its own for bullets. */
function descriptionOf(listing: Listing): string {
  const parts = [
    listing.bullets.map((bullet) => `• ${bullet}`).join('\n'),
    plainText(listing.description),
    safetyLines(listing).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function lowestPrice(variants: readonly ListingVariant[]): string {
  const [first, ...others] = variants.map(({ price }) => price.amount);
  return others.reduce((low, amount) => (new Big(amount).lt(low) ? amount : low), first ?? '0');
}

/** One weight a listing: the heaviest variant's, which is what its carriage may cost. */
function weightOf(variants: readonly ListingVariant[]): Partial<ListingBody> {
  const grams = variants.flatMap(({ weight }) => (weight ? [convertWeight(weight, 'g')] : []));
  const [first, ...others] = grams.filter(({ value }) => new Big(value).gt(0));
  if (!first) return {};
  const heaviest = others.reduce((most, one) => (new Big(one.value).gt(most.value) ? one : most), first);
  return { item_weight: heaviest.value, item_weight_unit: 'g' };
}

function sizeOf(variants: readonly ListingVariant[]): Partial<ListingBody> {
  const size = variants.find((variant) => variant.size)?.size;
  if (!size || [size.length, size.width, size.height].some((side) => !new Big(side).gt(0))) return {};
  return {
    item_length: size.length,
    item_width: size.width,
    item_height: size.height,
    item_dimensions_unit: size.unit,
  };
}
