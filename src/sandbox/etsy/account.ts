import { stateOf } from './listing-state.ts';
import { divisorOf, type Shop } from './shop.ts';
import type { Keys } from './sign-in.ts';

export const USER_ID = 12_345_678;
export const SHOP_ID = 23_456_789;
export const APPLICATION_ID = 501_234_567_890;
export const SHIPPING_PROFILE_ID = 140_000_000_001;
export const RETURN_POLICY_ID = 150_000_000_001;
export const READINESS_STATE_ID = 160_000_000_001;
export const PRODUCTION_PARTNER_ID = 4_000_001;
export const SHOP_SECTION_ID = 41_000_001;

export const KEYS: Keys = {
  KEYSTRING: 'sandboxkeystring00000000',
  SHARED_SECRET: 'sandboxsec',
  REFRESH_TOKEN: `${USER_ID}.sandbox-refresh-token-000000000000000000000000000000000000000000000000`,
};

/** All scopes of the API, in the words of its security scheme. */
export const SCOPES = [
  ...['address_r', 'address_w', 'billing_r', 'cart_r', 'cart_w', 'email_r', 'favorites_r', 'favorites_w'],
  ...['feedback_r', 'listings_d', 'listings_r', 'listings_w', 'profile_r', 'profile_w', 'recommend_r'],
  ...['recommend_w', 'shops_r', 'shops_w', 'transactions_r', 'transactions_w'],
];

/** The shop stands in China: one in the EU would need no return policy to list (the spec, return_policy_id). */
const COUNTRY = 'CN';

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'ru'];

export function shopView(shop: Shop): unknown {
  const opened = Math.floor(shop.opened / 1000);
  const now = shop.clock.now();
  return {
    shop_id: SHOP_ID,
    user_id: USER_ID,
    shop_name: 'ListwrightSandbox',
    create_date: opened,
    created_timestamp: opened,
    title: 'A rehearsal shop',
    announcement: null,
    currency_code: shop.currency,
    is_vacation: false,
    vacation_message: null,
    sale_message: null,
    digital_sale_message: null,
    update_date: opened,
    updated_timestamp: opened,
    listing_active_count: [...shop.listings.values()].filter((one) => stateOf(one, now) === 'active').length,
    digital_listing_count: 0,
    login_name: 'listwrightsandbox',
    accepts_custom_requests: false,
    url: 'https://www.etsy.com/shop/ListwrightSandbox',
    num_favorers: 0,
    languages: LANGUAGES,
    is_using_structured_policies: true,
    has_onboarded_structured_policies: true,
    include_dispute_form_link: false,
    is_direct_checkout_onboarded: true,
    is_etsy_payments_onboarded: true,
    is_calculated_eligible: false,
    is_opted_in_to_buyer_promise: false,
    is_shop_us_based: false,
    transaction_sold_count: 0,
    shipping_from_country_iso: COUNTRY,
    shop_location_country_iso: COUNTRY,
    review_count: null,
    review_average: null,
  };
}

export const USER_VIEW = {
  user_id: USER_ID,
  primary_email: null,
  first_name: 'Sandbox',
  last_name: null,
  image_url_75x75: null,
};

export function shippingProfile(shop: Shop): unknown {
  const money = (amount: number) => ({
    amount: amount * divisorOf(shop.currency),
    divisor: divisorOf(shop.currency),
    currency_code: shop.currency,
  });
  return {
    shipping_profile_id: SHIPPING_PROFILE_ID,
    title: 'Standard',
    user_id: USER_ID,
    origin_country_iso: COUNTRY,
    is_deleted: false,
    shipping_profile_destinations: [
      {
        shipping_profile_destination_id: SHIPPING_PROFILE_ID + 1,
        shipping_profile_id: SHIPPING_PROFILE_ID,
        origin_country_iso: COUNTRY,
        destination_country_iso: '',
        destination_region: 'none',
        primary_cost: money(5),
        secondary_cost: money(2),
        shipping_carrier_id: null,
        mail_class: null,
        min_delivery_days: 7,
        max_delivery_days: 21,
      },
    ],
    shipping_profile_upgrades: [],
    origin_postal_code: '322000',
    profile_type: 'manual',
    domestic_handling_fee: 0,
    international_handling_fee: 0,
  };
}

export const RETURN_POLICY = {
  return_policy_id: RETURN_POLICY_ID,
  shop_id: SHOP_ID,
  accepts_returns: true,
  accepts_exchanges: true,
  return_deadline: 30,
};

export const PROCESSING_PROFILE = {
  shop_id: SHOP_ID,
  readiness_state_id: READINESS_STATE_ID,
  readiness_state: 'ready_to_ship',
  min_processing_days: 1,
  max_processing_days: 3,
  processing_days_display_label: '1 - 3 days',
};

export const PRODUCTION_PARTNER = {
  production_partner_id: PRODUCTION_PARTNER_ID,
  partner_name: 'A workshop',
  location: 'Yiwu, China',
};

export const SHOP_SECTION = {
  shop_section_id: SHOP_SECTION_ID,
  title: 'All the rest',
  rank: 1,
  user_id: USER_ID,
  active_listing_count: 0,
};
