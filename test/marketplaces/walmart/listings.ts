import { readFileSync } from 'node:fs';
import type { Category } from '../../../src/core/taxonomy.ts';
import type { Channel, Listing, ListingCategory, ListingVariant } from '../../../src/core/words.ts';
import { limits } from '../../../src/marketplaces/walmart/limits.ts';
import { attributesOf, itemSchema } from '../../../src/marketplaces/walmart/spec/attributes.ts';

/** The item spec of mugs as Get Spec answers it, made by hand in the documented form. */
export const SPEC = JSON.parse(
  readFileSync(new URL('../../../fixtures/marketplaces/walmart/mugs.spec.json', import.meta.url), 'utf8'),
);

const schema = itemSchema(SPEC.schema);

export const MUGS: Category = {
  id: 'Mugs',
  title: 'Mugs',
  version: 'v1',
  locale: 'en-US',
  attributes: attributesOf(schema),
  schema,
};

/** The asset id of the n-th picture. */
export function asset(n: number): string {
  return `${String(n).padStart(32, 'a')}.1500-2000r1b5000jp@1`;
}

export function channel(changes: Partial<Channel> = {}): Channel {
  return {
    id: 'walmart-us',
    marketplace: 'walmart',
    site: 'US',
    account: 'a',
    locale: 'en-US',
    currency: 'USD',
    settings: {},
    delivery: 'by-address',
    limits,
    ...changes,
  };
}

export function category(changes: Partial<ListingCategory> = {}): ListingCategory {
  return {
    id: 'Mugs',
    version: 'v1',
    attributes: { condition: 'New', isProp65WarningRequired: 'No', capacity: '12 fl oz', fulfillmentLagTime: '2' },
    category: MUGS,
    ...changes,
  };
}

export function variant(changes: Partial<ListingVariant> = {}): ListingVariant {
  return {
    sku: 'MUG-1',
    gtin: '4006381333931',
    options: [],
    price: { amount: '12.90', currency: 'USD' },
    stock: 7,
    weight: { value: '453.59237', unit: 'g' },
    pictures: [],
    ...changes,
  };
}

/** One mug with two pictures. */
export function listing(changes: Partial<Listing> = {}): Listing {
  return {
    id: 'MUG-1',
    channel: channel(),
    title: 'Ceramic Mug with Lid',
    bullets: ['Keeps tea warm', 'Dishwasher safe'],
    description: '<p>A mug.</p>',
    keywords: ['mug'],
    brand: 'Asidi',
    model: 'QH-26',
    pictures: [
      { asset: asset(1), role: 'main' },
      { asset: asset(2), role: 'other' },
    ],
    options: [],
    variants: [variant()],
    category: category(),
    compliance: { origin: 'HK', material: 'Ceramic', batteries: 'none', hazmat: 'none', manufacturer: PARTY },
    origins: {},
    sources: {},
    untranslated: [],
    sums: {},
    ...changes,
  };
}

const PARTY = {
  name: 'Qihe Ceramics Co., Ltd.',
  street: 'Road 1',
  city: 'Jingdezhen',
  postcode: '333000',
  country: 'CN',
};

/** A mug in two colours, the second with a picture of its own. */
export function mugs(changes: Partial<Listing> = {}): Listing {
  return listing({
    id: 'MUG',
    options: [{ name: 'Colour', values: ['Red', 'Blue'] }],
    variants: [
      variant({ sku: 'MUG-RED', options: ['Red'] }),
      variant({ sku: 'MUG-BLUE', gtin: '012345678905', options: ['Blue'], pictures: [asset(3)] }),
    ],
    ...changes,
  });
}
