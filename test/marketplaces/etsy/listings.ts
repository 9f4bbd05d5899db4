import * as fc from 'fast-check';
import type { Category } from '../../../src/core/taxonomy.ts';
import type { Channel, Listing, ListingVariant } from '../../../src/core/words.ts';
import { limits } from '../../../src/marketplaces/etsy/limits.ts';

/** The asset id of the n-th picture. */
export function asset(n: number): string {
  return `${String(n).padStart(32, 'a')}.570-2000b10000jpg@1`;
}

const MUGS: Category = {
  id: '1063',
  title: 'Home & Living > Kitchen & Dining > Drinkware > Mugs',
  version: 'v1',
  locale: 'en-US',
  attributes: [
    {
      name: '200',
      title: 'Primary color',
      required: 'never',
      isClosed: true,
      isForVariants: true,
      values: [
        { id: '10', title: 'Red' },
        { id: '2', title: 'Blue' },
      ],
    },
    {
      name: '100',
      title: 'Capacity',
      required: 'never',
      isClosed: true,
      isForVariants: true,
      values: [
        { id: '301/36', title: '1 (Liters)' },
        { id: '302/37', title: '1 (Fluid ounces)' },
        { id: '303/37', title: '12 (Fluid ounces)' },
      ],
    },
    {
      name: '46',
      title: 'Occasion',
      required: 'never',
      isClosed: true,
      most: 3,
      values: [
        { id: '461', title: 'Birthday' },
        { id: '462', title: 'Wedding' },
      ],
    },
  ],
};

export function channel(changes: Partial<Channel> = {}): Channel {
  return {
    id: 'etsy-us',
    marketplace: 'etsy',
    site: 'us',
    account: 'a',
    locale: 'en-US',
    currency: 'USD',
    settings: { whoMade: 'i_did' },
    delivery: 'as-document',
    limits,
    ...changes,
  };
}

export function variant(changes: Partial<ListingVariant> = {}): ListingVariant {
  return { sku: 'MUG-1', options: [], price: { amount: '12.90', currency: 'USD' }, stock: 7, pictures: [], ...changes };
}

/** One mug with one picture. */
export function listing(changes: Partial<Listing> = {}): Listing {
  return {
    id: 'MUG-1',
    channel: channel(),
    title: 'Stoneware mug with lid',
    bullets: ['Keeps tea warm', '350 ml & dishwasher safe'],
    description: '<p>A mug.</p><ul><li>Two colours</li></ul>',
    keywords: ['mug', 'tea lover'],
    brand: 'Asidi',
    pictures: [{ asset: asset(1), role: 'main', alt: 'The mug from the front' }],
    options: [],
    variants: [variant({ weight: { value: '350', unit: 'g' } })],
    category: { id: '1063', version: 'v1', attributes: { '46': ['461', '462'] }, category: MUGS },
    compliance: { material: 'stoneware, cork' },
    origins: { keywords: { file: 'products.xlsx', cell: 'F2' } },
    sources: {},
    untranslated: [],
    sums: {},
    ...changes,
  };
}

/** A mug in two colours, each with a picture of its own, and one size that only the red one has. */
export function mugs(changes: Partial<Listing> = {}): Listing {
  return listing({
    id: 'MUG',
    options: [
      { name: 'primary color', values: ['Red', 'Blue'] },
      { name: 'Size', values: ['S', 'L'] },
    ],
    variants: [
      variant({ sku: 'MUG-RED-S', options: ['Red', 'S'], pictures: [asset(1)] }),
      variant({ sku: 'MUG-RED-L', options: ['Red', 'L'], price: { amount: '15', currency: 'USD' } }),
      variant({ sku: 'MUG-BLUE-S', options: ['Blue', 'S'], stock: 0, pictures: [asset(2)] }),
    ],
    ...changes,
  });
}

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const money = fc.record({
  amount: fc.constantFrom('0', '0.20', '19.9', '123456.78'),
  currency: fc.constantFrom('USD', 'EUR'),
});
const decimal = fc.constantFrom('0', '-1', '12.5', '400');
const picture = fc.integer({ min: 0, max: 6 }).map(asset);
const attribute = fc.oneof(fc.constantFrom('461', '10', '303/37', 'odd'), fc.array(fc.constantFrom('461', '462', '')));

const anyVariant: fc.Arbitrary<ListingVariant> = fc.record(
  {
    sku: fc.string({ unit: 'grapheme', maxLength: 8 }),
    options: fc.array(fc.constantFrom('Red', 'Blue', 'S', '', '1', '(x)'), { maxLength: 3 }),
    price: money,
    stock: fc.integer({ min: -1, max: 2000 }),
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
    keywords: fc.array(text, { maxLength: 20 }),
    delivery: fc.constantFrom('by-address', 'as-document', 'none'),
    site: fc.constantFrom('us', 'de', 'moon'),
    attributes: fc.dictionary(fc.constantFrom('46', '200', '100', 'x'), attribute),
    material: text,
    pictures: fc.array(fc.record({ asset: picture, role: fc.constant('other' as const) }), { maxLength: 4 }),
    options: fc.array(
      fc.record({ name: fc.constantFrom('Primary color', 'Size', 'Capacity', ''), values: fc.constant([]) }),
      {
        maxLength: 3,
      },
    ),
    variants: fc.array(anyVariant, { maxLength: 4 }),
  })
  .map(({ delivery, site, attributes, material, ...rest }) =>
    listing({
      ...rest,
      channel: channel({ delivery, site }),
      category: { id: '1063', version: 'v1', attributes, category: MUGS },
      compliance: { material },
    }),
  );
