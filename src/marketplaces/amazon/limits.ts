import type { Limits } from '../../core/ports/marketplace.ts';
import { emojiIn, htmlIn } from '../../core/refusals.ts';
import { marksInBullets, signsInTitle, wordThrice } from './refusals.ts';

/** Everywhere but where a site says otherwise; a product type's own schema may be narrower still. */
export const text: Limits['text'] = {
  title: { max: 200, unit: 'characters' },
  bullets: { max: 500, unit: 'characters' },
  description: { max: 2000, unit: 'characters' },
  // All of them together; each alone cannot be more.
  keywords: { max: 249, unit: 'bytes' },
  sku: { max: 40, unit: 'characters' },
  brand: { max: 100, unit: 'characters' },
};

export const limits: Limits = {
  verified: {
    text: { on: '2026-11-25', at: 'https://sellercentral.amazon.com/help/hub/reference/external/GYTR6SYGFA5E3EQC' },
    pictures: { on: '2026-11-25', at: 'https://sellercentral.amazon.com/help/hub/reference/external/G1881' },
    variants: {
      on: '2026-11-25',
      at: 'https://developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-use-case-guide',
    },
    rates: {
      on: '2026-11-25',
      at: 'https://developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-reference',
    },
  },
  text,
  pictures: {
    min: 1,
    max: 9,
    // Below 500 pixels it is refused, from 1,000 on a buyer can zoom. They ask it of the longer side; ours is the stricter.
    minSide: 500,
    maxSide: 10_000,
    maxBytes: 10_000_000,
    // WebP and HEIC are refused.
    types: ['jpeg', 'png'],
    main: { background: 'white', fill: 0.85 },
    delivery: ['by-address'],
  },
  // Each product type names the themes that its variants may differ in; none joins more than three.
  variants: { max: 2000, axes: 3 },
  required: ['title', 'sku', 'price', 'gtin'],
  rejects: [signsInTitle, wordThrice, emojiIn('title'), htmlIn('title'), marksInBullets],
  // Per pair of application and seller. 429 tells neither how long nor how much; the figures are the default usage plans.
  rates: {
    put: { perSecond: 5, burst: 10, shared: 'account' },
    patch: { perSecond: 5, burst: 5, shared: 'account' },
    delete: { perSecond: 5, burst: 5, shared: 'account' },
    get: { perSecond: 5, burst: 10, shared: 'account' },
    search: { perSecond: 5, burst: 5, shared: 'account' },
    definitions: { perSecond: 5, burst: 10, shared: 'account' },
    // One feed in two minutes once fifteen are used up; a file of one type in twenty minutes is what they recommend.
    feed: { perSecond: 0.0083, burst: 15, shared: 'account' },
    feedDocument: { perSecond: 0.5, burst: 15, shared: 'account' },
    feedStatus: { perSecond: 2, burst: 15, shared: 'account' },
    feedResult: { perSecond: 0.0222, burst: 10, shared: 'account' },
    // The storage behind their addresses documents no quota.
    storage: { perSecond: 10, burst: 10, inFlight: 4, shared: 'account', ours: true },
  },
  patience: {
    // Accepted is not yet for sale: seconds mostly, a quarter of an hour at times, and issues later still.
    item: [5000, 10_000, 15_000, 30_000, 60_000, 300_000, 900_000, 3_600_000],
    // Pictures are fetched within a minute or so.
    pictures: [60_000, 60_000, 300_000, 900_000, 3_600_000],
    feed: [60_000, 60_000, 120_000, 300_000, 600_000, 900_000, 3_600_000],
  },
};
