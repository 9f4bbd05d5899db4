import { SHOP_ID, shippingProfile, shopView, USER_ID, USER_VIEW } from './account.ts';
import type { Call } from './call.ts';
import { imageView } from './image-view.ts';
import { imagesOf } from './images.ts';
import { inventoryView } from './inventory-view.ts';
import { endingOf, quantityOf, stateOf } from './listing-state.ts';
import { divisorOf, type Listing } from './shop.ts';
import { translationsView } from './translations.ts';

/** Fields that are shown as they were set, and what stands there when they were not. */
const SHOWN: Readonly<Record<string, unknown>> = {
  shop_section_id: null,
  is_personalizable: false,
  personalization_is_required: false,
  personalization_char_count_max: null,
  personalization_instructions: null,
  tags: [],
  materials: [],
  shipping_profile_id: null,
  return_policy_id: null,
  processing_min: null,
  processing_max: null,
  who_made: null,
  when_made: null,
  is_supply: null,
  item_weight: null,
  item_weight_unit: null,
  item_length: null,
  item_width: null,
  item_height: null,
  item_dimensions_unit: null,
  should_auto_renew: false,
  taxonomy_id: null,
  title: '',
  description: '',
  is_taxable: true,
  is_customizable: false,
};

/** A listing as the API shows it. */
export function listingView(call: Call, listing: Listing): Record<string, unknown> {
  const { fields } = listing;
  const { currency, clock } = call.shop;
  const now = clock.now();
  const state = stateOf(listing, now);
  const created = seconds(listing.created);
  const modified = seconds(listing.modified);
  const shown = Object.entries(SHOWN).map(([name, none]) => [name, fields[name] ?? none]);
  const readiness = listing.products[0]?.readiness ?? null;
  return {
    ...Object.fromEntries(shown),
    item_weight_unit: fields.item_weight_unit || null,
    item_dimensions_unit: fields.item_dimensions_unit || null,
    listing_id: listing.id,
    user_id: USER_ID,
    shop_id: SHOP_ID,
    state,
    creation_timestamp: created,
    created_timestamp: created,
    ending_timestamp: seconds(endingOf(listing, now) ?? listing.created),
    original_creation_timestamp: created,
    last_modified_timestamp: modified,
    updated_timestamp: modified,
    state_timestamp: seconds(listing.stateSince),
    quantity: quantityOf(listing),
    featured_rank: typeof fields.featured_rank === 'number' ? fields.featured_rank : -1,
    url: `https://www.etsy.com/listing/${listing.id}`,
    num_favorers: 0,
    non_taxable: fields.is_taxable === false,
    listing_type: fields.type ?? 'physical',
    is_private: false,
    style: fields.styles ?? [],
    file_data: '',
    has_variations: listing.products.some(({ values }) => values.length > 0),
    language: 'en',
    price: {
      amount: Math.min(...listing.products.map(({ price }) => price)),
      divisor: divisorOf(currency),
      currency_code: currency,
    },
    // "Returned only when the listing is `active` and of type `physical`" (the spec).
    readiness_state_id: state === 'active' && fields.type !== 'download' ? readiness : null,
  };
}

/** The same with what `includes` asks for; SKUs are the owner's alone. */
export function listingWithAssociations(call: Call, listing: Listing): Record<string, unknown> {
  const includes: readonly unknown[] = Array.isArray(call.query.includes) ? call.query.includes : [];
  const asks = (name: string) => includes.includes(name);
  const images = imagesOf(call.shop, listing).map((image) => imageView(call, listing, image));
  const skus = listing.products.map(({ sku }) => sku).filter(Boolean);
  return {
    ...listingView(call, listing),
    skus: call.as === 'owner' ? [...new Set(skus)] : [],
    views: 0,
    production_partners: [],
    shipping_profile: asks('Shipping') ? shippingProfile(call.shop) : null,
    user: asks('User') ? USER_VIEW : null,
    shop: asks('Shop') ? shopView(call.shop) : null,
    ...(asks('Images') ? { images } : {}),
    ...(asks('Videos') ? { videos: [] } : {}),
    inventory: asks('Inventory') ? inventoryView(call, listing) : null,
    translations: asks('Translations') ? translationsView(listing) : null,
  };
}

function seconds(time: number): number {
  return Math.floor(time / 1000);
}
