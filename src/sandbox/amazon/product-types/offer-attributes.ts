import type { Site } from '../sites.ts';
import { array, closed, leaf, type Schema } from './shapes.ts';

const MARKETPLACE = { marketplace_id: { $ref: '#/$defs/marketplace_id' } };
const DAY = {
  ...leaf('Date', '2026-12-01'),
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?)?$',
};

/** What is asked for the item, and how much of it there is. */
export function offerAttributes(site: Site): Readonly<Record<string, Schema>> {
  return {
    condition_type: closed('Item Condition', {
      new_new: 'New',
      new_open_box: 'New - Open Box',
      new_oem: 'New - OEM',
      refurbished_refurbished: 'Refurbished',
      used_like_new: 'Used - Like New',
      used_very_good: 'Used - Very Good',
      used_good: 'Used - Good',
      used_acceptable: 'Used - Acceptable',
    }),
    purchasable_offer: array('Purchasable Offer', '19.99', {
      selectors: ['marketplace_id', 'currency', 'audience'],
      many: 1,
      required: ['currency', 'our_price'],
      properties: {
        audience: {
          ...leaf('Audience', 'Sell on Amazon'),
          type: 'string',
          enum: ['ALL', 'B2B'],
          enumNames: ['Sell on Amazon', 'Amazon Business'],
          default: 'ALL',
        },
        currency: currency(site),
        our_price: prices('Your Price', {}),
        discounted_price: prices('Sale Price', { start_at: DAY, end_at: DAY }),
        minimum_seller_allowed_price: prices('Minimum Price', {}),
        maximum_seller_allowed_price: prices('Maximum Price', {}),
        start_at: period('Offer Start'),
        end_at: period('Offer End'),
        ...MARKETPLACE,
      },
    }),
    // Without marketplace_id: one quantity for all marketplaces of a region.
    fulfillment_availability: array('Fulfillment Availability', '10', {
      selectors: ['fulfillment_channel_code'],
      many: 1,
      required: ['fulfillment_channel_code'],
      properties: {
        fulfillment_channel_code: {
          ...leaf('Fulfillment Channel Code', 'Merchant'),
          type: 'string',
          enum: ['DEFAULT', `AMAZON_${site.region}`],
          enumNames: ['Merchant', 'Fulfilled by Amazon'],
        },
        quantity: { ...leaf('Quantity', '10'), type: 'integer', minimum: 0, maximum: 99_999_999 },
        lead_time_to_ship_max_days: { ...leaf('Handling Time', '2'), type: 'integer', minimum: 0, maximum: 30 },
        restock_date: DAY,
      },
    }),
    list_price: array('List Price', '24.99', {
      selectors: ['marketplace_id', 'currency'],
      many: 1,
      required: ['currency', listPriceName(site)],
      properties: { currency: currency(site), [listPriceName(site)]: price('List Price'), ...MARKETPLACE },
    }),
    max_order_quantity: array('Max Order Quantity', '10', {
      selectors: ['marketplace_id'],
      many: 1,
      required: ['value'],
      properties: { value: { ...leaf('Max Order Quantity', '10'), type: 'integer', minimum: 1 }, ...MARKETPLACE },
    }),
  };
}

export const IMAGE_ATTRIBUTES: Readonly<Record<string, Schema>> = Object.fromEntries(
  [
    'main_product_image_locator',
    ...numbered('other_product_image_locator', 8),
    'swatch_product_image_locator',
    'main_offer_image_locator',
    ...numbered('other_offer_image_locator', 5),
  ].map((name) => [name, image(name)]),
);

function image(name: string): Schema {
  const title = name.replaceAll('_', ' ');
  return array(title, 'https://www.example.com/mug.jpg', {
    selectors: ['marketplace_id'],
    many: 1,
    required: ['media_location'],
    properties: {
      media_location: {
        ...leaf('Media Location', 'https://www.example.com/mug.jpg'),
        type: 'string',
        minLength: 1,
        maxLength: 2000,
        pattern: '^(https?|s3)://',
      },
      ...MARKETPLACE,
    },
  });
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}_${index + 1}`);
}

/** Prices with tax are listed where they are shown with it (general knowledge, not read). */
function listPriceName(site: Site): string {
  return site.region === 'NA' ? 'value' : 'value_with_tax';
}

function currency(site: Site): Schema {
  return {
    ...leaf('Currency', site.currency),
    type: 'string',
    enum: [site.currency],
    enumNames: [site.currency],
    default: site.currency,
  };
}

function prices(title: string, more: Schema): Schema {
  const schedule = array(`${title} Schedule`, '19.99', {
    many: 1,
    required: ['value_with_tax'],
    properties: { value_with_tax: price(title), ...more },
  });
  return array(title, '19.99', { many: 1, required: ['schedule'], properties: { schedule } });
}

function price(title: string): Schema {
  return { ...leaf(title, '19.99'), type: 'number', minimum: 0 };
}

function period(title: string): Schema {
  return {
    ...leaf(title, '2026-12-01'),
    type: 'object',
    required: ['value'],
    properties: { value: DAY },
    additionalProperties: false,
  };
}
