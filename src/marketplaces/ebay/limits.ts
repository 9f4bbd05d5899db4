import type { Limits } from '../../core/ports/marketplace.ts';
import type { Refusal } from '../../core/refusals.ts';

/**
 * Error 25707 says "only alphanumeric characters". Sellers' SKUs with hyphen, underscore and dot are taken all the same,
 * which is general knowledge and stands on no page of theirs; whatever else is not tried.
 */
const PLAIN = /^[A-Za-z0-9._-]*$/;

const ODD_SKU: Refusal = {
  id: 'sku/odd-for-ebay',
  field: 'sku',
  about: {
    en: 'eBay takes letters, digits, hyphen, underscore and dot in a SKU',
    zh: 'eBay 的 SKU 只能包含字母、数字、连字符、下划线和点',
  },
  hint: { en: 'Give it another SKU.', zh: '请更换 SKU。' },
  find: ({ variants }) => variants.find(({ sku }) => !PLAIN.test(sku))?.sku,
};

export const limits: Limits = {
  verified: {
    text: {
      on: '2026-11-25',
      at: 'https://developer.ebay.com/api-docs/sell/inventory/resources/inventory_item/methods/createOrReplaceInventoryItem',
    },
    pictures: {
      on: '2026-11-25',
      at: 'https://developer.ebay.com/api-docs/sell/static/inventory/managing-image-media.html',
    },
    variants: {
      on: '2026-11-25',
      at: 'https://developer.ebay.com/api-docs/sell/inventory/resources/inventory_item_group/methods/createOrReplaceInventoryItemGroup',
    },
    rates: { on: '2026-11-25', at: 'https://developer.ebay.com/develop/apis/api-call-limits' },
  },
  text: {
    title: { max: 80, unit: 'characters' },
    sku: { max: 50, unit: 'characters' },
    // The group of a listing's variants is named by it.
    parent: { max: 50, unit: 'characters' },
    // listingDescription and the group's description; the item's own (4,000) is not sent.
    description: { max: 500_000, unit: 'characters', html: true },
    brand: { max: 65, unit: 'characters' },
    model: { max: 65, unit: 'characters' },
    'option.name': { max: 40, unit: 'characters' },
    options: { max: 50, unit: 'characters' },
  },
  pictures: {
    min: 1,
    max: 24,
    // Theirs is 500 pixels of the longer side; of the shorter side it is the stricter reading.
    minSide: 500,
    maxBytes: 12_000_000,
    perVariant: 12,
    types: ['jpeg', 'png', 'webp', 'gif', 'tiff', 'bmp'],
    delivery: ['as-document', 'by-address'],
  },
  // 250 variations and five variation specifics a listing: https://www.ebay.com/help/selling/listings/creating-managing-listings/listing-variations?id=4083
  variants: { max: 250, axes: 5 },
  required: ['title', 'description', 'price', 'sku', 'stock'],
  rejects: [ODD_SKU],
  rates: {
    // Two million a day and application; no figure a second is documented. Another one is written into a channel's `limits`.
    inventory: { perSecond: 10, burst: 20, perDay: 2_000_000, inFlight: 6, shared: 'app', ours: true },
    // 50 in any five seconds and user for what is posted: a full bucket and what flows in meanwhile stay below it.
    media: { perSecond: 8, burst: 10, inFlight: 4, shared: 'account' },
    account: { perSecond: 5, burst: 10, shared: 'app', ours: true },
    taxonomy: { perSecond: 5, burst: 10, perDay: 5000, shared: 'app' },
    // Each listing may be revised 250 times a calendar day: what did not change is never sent.
    revisions: { perDay: 250, shared: 'listing' },
  },
};
