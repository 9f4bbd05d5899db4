import * as fc from 'fast-check';
import type { Channel, Listing, ListingVariant } from '../../../src/core/words.ts';
import { limits } from '../../../src/marketplaces/shopify/limits.ts';

/** The asset id of the n-th picture. */
export function asset(n: number): string {
  return `${String(n).padStart(32, 'a')}.1-2000b20000jpw@1`;
}

export function channel(changes: Partial<Channel> = {}): Channel {
  return {
    id: 'shopify-de',
    marketplace: 'shopify',
    site: 'shop',
    account: 'https://mugs.myshopify.com',
    locale: 'de-DE',
    currency: 'EUR',
    endpoint: 'https://mugs.myshopify.com',
    settings: {},
    delivery: 'as-document',
    limits,
    ...changes,
  };
}

export function variant(changes: Partial<ListingVariant> = {}): ListingVariant {
  return { sku: 'MUG-1', options: [], price: { amount: '12.90', currency: 'EUR' }, stock: 7, pictures: [], ...changes };
}

/** One mug with one picture. */
export function listing(changes: Partial<Listing> = {}): Listing {
  return {
    id: 'MUG-1',
    channel: channel(),
    title: 'Keramikbecher mit Deckel',
    bullets: ['Hält Tee warm', '350 ml & spülmaschinenfest'],
    description: '<p>Ein Becher.</p>',
    keywords: ['Becher'],
    brand: 'Asidi',
    pictures: [{ asset: asset(1), role: 'main', alt: 'Becher von vorn' }],
    options: [],
    variants: [variant({ gtin: '4006381333931', weight: { value: '0.35', unit: 'kg' } })],
    compliance: { origin: 'CN', hs: '6912.00' },
    origins: {},
    sources: {},
    untranslated: [],
    sums: {},
    ...changes,
  };
}

/** A mug in two colours, each with a picture of its own. */
export function mugs(changes: Partial<Listing> = {}): Listing {
  return listing({
    id: 'MUG',
    options: [{ name: 'Farbe', values: ['Rot', 'Blau'] }],
    variants: [
      variant({ sku: 'MUG.RED', options: ['Rot'], pictures: [asset(1)], gtin: '4006381333931' }),
      variant({
        sku: 'MUG-BLUE',
        options: ['Blau'],
        pictures: [asset(2)],
        stock: 3,
        strike: { amount: '19.90', currency: 'EUR' },
      }),
    ],
    ...changes,
  });
}

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const money = fc.record({
  amount: fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  currency: fc.constantFrom('EUR', 'USD'),
});
const picture = fc.integer({ min: 0, max: 6 }).map(asset);

const anyVariant: fc.Arbitrary<ListingVariant> = fc.record(
  {
    sku: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    gtin: fc.constant('4006381333931'),
    options: fc.array(text, { maxLength: 3 }),
    price: money,
    strike: money,
    stock: fc.nat(500),
    weight: fc.record({
      value: fc.integer({ min: 1, max: 99_999 }).map(String),
      unit: fc.constantFrom('g', 'kg', 'oz', 'lb'),
    }),
    pictures: fc.array(picture, { maxLength: 3 }),
  },
  { requiredKeys: ['sku', 'options', 'price', 'pictures'] },
);

/** Whatever the pipeline might hand over, sensible or not. */
export const anyListing: fc.Arbitrary<Listing> = fc
  .record({
    id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    title: text,
    bullets: fc.array(text, { maxLength: 3 }),
    description: text,
    keywords: fc.array(text, { maxLength: 3 }),
    brand: text,
    delivery: fc.constantFrom('by-address', 'as-document', 'none'),
    settings: fc.constantFrom(
      {},
      { location: 'gid://shopify/Location/1', publication: 'gid://shopify/Publication/1, ' },
    ),
    compliance: fc.record({ origin: text, hs: text }),
    pictures: fc.array(fc.record({ asset: picture, role: fc.constant('other' as const), alt: text }), { maxLength: 4 }),
    options: fc.array(fc.record({ name: text, values: fc.array(text, { maxLength: 3 }) }), { maxLength: 3 }),
    variants: fc.array(anyVariant, { maxLength: 4 }),
  })
  .map(({ delivery, settings, ...rest }) => listing({ ...rest, channel: channel({ delivery, settings }) }));
