import * as fc from 'fast-check';
import type { Category } from '../../../src/core/taxonomy.ts';
import type { Channel, Listing, ListingVariant, Party } from '../../../src/core/words.ts';
import { limits } from '../../../src/marketplaces/ebay/limits.ts';
import { sites } from '../../../src/marketplaces/ebay/sites.ts';

/** The asset id of the n-th picture. */
export function asset(n: number): string {
  return `${String(n).padStart(32, 'a')}.500-2000b12000jpwgtb@1`;
}

export function channel(changes: Partial<Channel> = {}): Channel {
  return {
    id: 'ebay-de',
    marketplace: 'ebay',
    site: 'EBAY_DE',
    account: 'seller',
    locale: 'de-DE',
    currency: 'EUR',
    settings: { location: 'yiwu', fulfillmentPolicy: '101', paymentPolicy: '102', returnPolicy: '103' },
    delivery: 'as-document',
    limits,
    ...changes,
  };
}

const MAKER: Party = {
  name: 'Qihe Ceramics Co., Ltd.',
  street: '8 Chouzhou Rd',
  city: 'Yiwu',
  postcode: '322000',
  country: 'CN',
  email: 'gpsr@qihe.example',
};

const RESPONSIBLE: Party = {
  name: 'Muster GmbH',
  street: 'Hafenstraße 1',
  city: 'Hamburg',
  postcode: '20457',
  country: 'DE',
  url: 'https://muster.example',
};

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
    model: 'A-26',
    pictures: [{ asset: asset(1), role: 'main' }],
    options: [],
    variants: [variant({ gtin: '4006381333931', weight: { value: '0.35', unit: 'kg' } })],
    category: { id: '20696', version: '77-1', attributes: { Anlass: ['Weihnachten', 'Ostern'] }, category: MUGS },
    compliance: { origin: 'CN', material: 'Keramik', manufacturer: MAKER, responsible: RESPONSIBLE },
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
    options: [{ name: '颜色', values: ['红', '蓝'] }],
    variants: [
      variant({ sku: 'MUG-RED', options: ['红'], pictures: [asset(2)] }),
      variant({ sku: 'MUG-BLUE', options: ['蓝'], pictures: [asset(3)], strike: { amount: '19.90', currency: 'EUR' } }),
    ],
    category: {
      id: '20696',
      version: '77-1',
      attributes: {},
      variants: { 'MUG-RED': { Farbe: 'Rot' }, 'MUG-BLUE': { Farbe: 'Blau' } },
      category: MUGS,
    },
    ...changes,
  });
}

const MUGS: Category = {
  id: '20696',
  title: 'Becher',
  version: '77-1',
  locale: 'de-DE',
  attributes: [
    { name: 'Marke', title: 'Marke', required: 'always', field: 'brand' },
    { name: 'Herstellernummer', title: 'Herstellernummer', required: 'never', field: 'model' },
    { name: 'Herstellungsland und -region', title: 'Herstellungsland und -region', required: 'never', field: 'origin' },
    { name: 'Material', title: 'Material', required: 'never', field: 'material' },
    { name: 'EAN', title: 'EAN', required: 'never', field: 'gtin' },
    { name: 'Anlass', title: 'Anlass', required: 'never', most: 30 },
    { name: 'Farbe', title: 'Farbe', required: 'never', isForVariants: true },
  ],
};

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const amount = fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
const money = fc.record({ amount, currency: fc.constantFrom('EUR', 'USD') });
const decimal = fc.integer({ min: 1, max: 99_999 }).map(String);
const picture = fc.integer({ min: 0, max: 6 }).map(asset);
const values = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 3 });

const anyVariant: fc.Arbitrary<ListingVariant> = fc.record(
  {
    sku: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    gtin: fc.constantFrom('4006381333931', '012345678905', '9783161484100', '00012345678905'),
    options: fc.array(text, { maxLength: 3 }),
    price: money,
    strike: money,
    stock: fc.nat(500),
    weight: fc.record({ value: decimal, unit: fc.constantFrom('g', 'kg', 'oz', 'lb') }),
    size: fc.record({ length: decimal, width: decimal, height: decimal, unit: fc.constantFrom('mm', 'cm', 'm', 'in') }),
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
    brand: text,
    model: text,
    site: fc.constantFrom(...sites),
    delivery: fc.constantFrom('by-address', 'as-document', 'none'),
    compliance: fc.record(
      {
        origin: fc.oneof(text, fc.constantFrom('CN', 'de')),
        material: text,
        manufacturer: fc.constant(MAKER),
        responsible: fc.constant(RESPONSIBLE),
        gtinExempt: fc.constant(true as const),
      },
      { requiredKeys: [] },
    ),
    attributes: values,
    pictures: fc.array(fc.record({ asset: picture, role: fc.constant('other' as const) }), { maxLength: 4 }),
    options: fc.array(fc.record({ name: text, values: fc.array(text, { maxLength: 3 }) }), { maxLength: 3 }),
    variants: fc.array(anyVariant, { maxLength: 4 }),
  })
  .chain((one) => fc.array(values, { maxLength: 4 }).map((own) => ({ ...one, own })))
  .map(({ delivery, site, attributes, own, ...rest }) =>
    listing({
      ...rest,
      channel: channel({ delivery, site: site.id, locale: site.locale, currency: site.currency }),
      category: {
        id: '1',
        version: '1',
        attributes,
        variants: Object.fromEntries(rest.variants.map(({ sku }, place) => [sku, own[place] ?? {}])),
      },
    }),
  );
