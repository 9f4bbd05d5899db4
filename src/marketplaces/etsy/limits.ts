import type { Limits } from '../../core/ports/marketplace.ts';
import { refusals } from './refusals.ts';

export const limits: Limits = {
  verified: {
    text: { on: '2026-11-25', at: 'https://developers.etsy.com/documentation/reference/#operation/createDraftListing' },
    pictures: {
      on: '2026-11-25',
      at: 'https://help.etsy.com/hc/en-us/articles/115015663347-Requirements-and-Best-Practices-for-Images-in-Your-Etsy-Shop',
    },
    // 70 values an option: "cannot be more than 70 items" (etsy/open-api, issue 567); two options a listing.
    variants: { on: '2026-11-25', at: 'https://developers.etsy.com/documentation/tutorials/listings/' },
    rates: { on: '2026-11-25', at: 'https://developers.etsy.com/documentation/essentials/rate-limits' },
  },
  text: {
    title: { max: 140, unit: 'characters' },
    keywords: { max: 20, unit: 'characters' },
  },
  pictures: {
    // A draft without a picture cannot be activated.
    min: 1,
    max: 20,
    // Ours: Etsy recommends 2,000 px and takes less; below this its own thumbnail of 570 px is blown up.
    minSide: 570,
    maxSide: 3000,
    maxBytes: 10_000_000,
    types: ['jpeg', 'png', 'gif'],
    delivery: ['as-document'],
  },
  variants: { max: 4900, axes: 2 },
  required: ['title', 'description', 'price', 'stock', 'sku'],
  rejects: refusals,
  rates: {
    // 10 a second and 10,000 in any 24 hours for a new app, told by every answer. One less a second and no reserve: what has
    // been saved up and what flows in meanwhile must not be more than ten within any second.
    app: { perSecond: 9, burst: 1, perDay: 10_000, shared: 'app' },
  },
};
