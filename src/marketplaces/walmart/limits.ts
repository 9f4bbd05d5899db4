import type { Limits } from '../../core/ports/marketplace.ts';

const HOUR = 3600;
const QUARTER = 15 * 60_000;

export const limits: Limits = {
  verified: {
    text: { on: '2026-11-22', at: 'https://developer.walmart.com/us-marketplace/docs/get-spec' },
    pictures: {
      on: '2026-11-25',
      at: 'https://marketplacelearn.walmart.com/guides/Item%20setup/Item%20content,%20imagery,%20and%20media/Product-detail-page:-Image-guidelines-&-requirements',
    },
    variants: {
      on: '2026-11-25',
      at: 'https://developer.walmart.com/us-marketplace/docs/setting-up-multiple-variants-of-an-item',
    },
    rates: { on: '2026-11-25', at: 'https://developer.walmart.com/us-marketplace/docs/rate-limiting' },
  },
  text: {
    // The specs of 2021 say 200, later ones 199.
    title: { max: 199, unit: 'characters' },
    description: { max: 4000, unit: 'characters', html: true },
    brand: { max: 60, unit: 'characters' },
    sku: { max: 50, unit: 'characters' },
  },
  pictures: {
    // Four are recommended.
    min: 1,
    // From general knowledge; the spec of a product type judges what is sent.
    max: 10,
    // Below it there is no zoom; 2,200 are recommended.
    minSide: 1500,
    maxSide: 2200,
    ratio: 1,
    maxBytes: 5_000_000,
    types: ['jpeg', 'png'],
    // Seamless white; how much of it the product fills is from general knowledge.
    main: { background: 'white', fill: 0.85 },
    address: 'ends-in-extension',
    delivery: ['by-address'],
  },
  // Three attributes may differ within a group. No page says how many items: the figure is ours.
  variants: { max: 2000, axes: 3 },
  required: ['title', 'description', 'bullets', 'brand', 'price', 'sku', 'gtin', 'main-picture', 'weight'],
  // Each answer tells what is left (X-Current-Token-Count) and corrects these. Item feeds and reading items are as their page has
  // it; the other figures are from general knowledge.
  rates: {
    items: { perSecond: 10 / HOUR, burst: 10, shared: 'account' },
    maintenance: { perSecond: 10 / HOUR, burst: 10, shared: 'account' },
    'price-feed': { perSecond: 10 / HOUR, burst: 10, shared: 'account' },
    'inventory-feed': { perSecond: 10 / HOUR, burst: 10, shared: 'account' },
    'retire-feed': { perSecond: 10 / HOUR, burst: 10, shared: 'account' },
    price: { perSecond: 100 / HOUR, burst: 100, shared: 'account' },
    inventory: { perSecond: 200 / 60, burst: 200, shared: 'account' },
    retire: { perSecond: 1, burst: 60, shared: 'account' },
    item: { perSecond: 900 / 60, burst: 900, shared: 'account' },
    'item-list': { perSecond: 300 / 60, burst: 300, shared: 'account' },
    'feed-status': { perSecond: 5000 / 60, burst: 5000, shared: 'account' },
    spec: { perSecond: 10 / 60, burst: 10, shared: 'account' },
    taxonomy: { perSecond: 1, burst: 60, shared: 'account' },
  },
  // As their page on feeds advises: a quarter of an hour, one hour, two, and then every four.
  patience: { feed: [QUARTER, 4 * QUARTER, 8 * QUARTER, 16 * QUARTER] },
};
