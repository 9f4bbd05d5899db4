import type { Limits } from '../../core/ports/marketplace.ts';

export const limits: Limits = {
  verified: {
    text: { on: '2026-11-23', at: 'https://help.shopify.com/en/manual/products/import-export/using-csv' },
    pictures: { on: '2026-11-23', at: 'https://help.shopify.com/en/manual/products/product-media/product-media-types' },
    variants: { on: '2026-11-23', at: 'https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productSet' },
    rates: { on: '2026-11-23', at: 'https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits' },
  },
  text: {
    title: { max: 255, unit: 'characters' },
    sku: { max: 255, unit: 'characters' },
    brand: { max: 255, unit: 'characters' },
    'option.name': { max: 255, unit: 'characters' },
  },
  pictures: {
    // A product without a picture is accepted.
    min: 0,
    max: 250,
    // Ours: Shopify takes less, but below half of this a storefront's thumbnail cannot be shown decently.
    minSide: 300,
    // 25 megapixels, which a square of this side just fills.
    maxSide: 5000,
    maxBytes: 20_000_000,
    perVariant: 1,
    types: ['jpeg', 'png', 'webp'],
    delivery: ['as-document', 'by-address'],
  },
  // Other lists in one call end at 250 items; what is longer (prices, quantities) goes in several calls.
  variants: { max: 2048, axes: 3 },
  required: ['title', 'price', 'sku'],
  rates: {
    // Points, per app and shop, on the standard plan (Advanced 200/s, Plus 1,000/s, Enterprise 2,000/s; a channel's
    // `limits` says so). The bucket holds twenty seconds' worth; every answer tells both figures and corrects these.
    // A single query may ask for 1,000 points at most.
    graphql: { perSecond: 100, burst: 2000, shared: 'account' },
    // The storage behind staged uploads documents no quota.
    uploads: { perSecond: 20, burst: 20, inFlight: 4, shared: 'account', ours: true },
  },
  // Pictures are read within seconds, large ones within a minute.
  patience: { picture: [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 300_000] },
};
