import { assetId, recipeOf } from '../core/asset.ts';
import type { Limits } from '../core/ports/marketplace.ts';
import type { Channel, Listing, ListingVariant, SourcePicture } from '../core/words.ts';

/** What an example may change about the plain listing that every rule lets pass. */
export type ExampleChanges = Partial<Omit<Listing, 'channel'>> & {
  readonly locale?: string;
  readonly limits?: Partial<Limits>;
};

/** A listing that no rule objects to, with the changes an example is about. */
export function exampleListing(changes: ExampleChanges = {}): Listing {
  const { locale = 'en-GB', limits = {}, ...rest } = changes;
  const channel = exampleChannel(locale, { ...LIMITS, ...limits });
  return { ...plain(channel), ...rest };
}

/** The example's only variant, with changes. */
export function exampleVariant(changes: Partial<ListingVariant> = {}): ListingVariant {
  return {
    sku: 'MUG-1',
    gtin: '4006381333931',
    options: [],
    price: { amount: '12.90', currency: 'EUR' },
    stock: 7,
    pictures: [],
    ...changes,
  };
}

/** `count` pictures of one measure, with their sources. */
export function examplePictures(count: number, width: number, height: number): Pick<Listing, 'pictures' | 'sources'> {
  const sources: Record<string, SourcePicture> = {};
  for (let index = 0; index < count; index++) {
    const hash = index.toString(16).padStart(32, '0');
    const where = { file: 'products.xlsx', sheet: 'Sheet1', row: 2, column: 'F', cell: 'F2' };
    sources[assetId(hash, recipeOf(LIMITS.pictures))] = { hash, width, height, type: 'jpeg', bytes: 90_000, where };
  }
  const pictures = Object.keys(sources).map((asset, index) => ({
    asset,
    role: index === 0 ? ('main' as const) : ('other' as const),
  }));
  return { pictures, sources };
}

const VERIFIED = { on: '2026-11-22', at: 'made up for examples' };

const LIMITS: Limits = {
  verified: { text: VERIFIED, pictures: VERIFIED, variants: VERIFIED, rates: VERIFIED },
  text: { title: { max: 80, unit: 'characters' }, sku: { max: 40, unit: 'characters' } },
  pictures: { min: 1, max: 3, minSide: 500, types: ['jpeg'], delivery: ['by-address'] },
  variants: { max: 3, axes: 2 },
  required: ['title', 'price'],
  rates: {},
};

function exampleChannel(locale: string, limits: Limits): Channel {
  return {
    id: 'example',
    marketplace: 'example',
    site: 'example',
    account: 'https://shop.example',
    locale,
    currency: 'EUR',
    settings: {},
    delivery: 'by-address',
    limits,
  };
}

function plain(channel: Channel): Listing {
  const cell = (column: string) => ({ file: 'products.xlsx', sheet: 'Sheet1', row: 2, column, cell: `${column}2` });
  return {
    id: 'MUG-1',
    channel,
    title: 'Ceramic mug with lid, 350 ml',
    bullets: ['Keeps tea warm', 'Safe in the dishwasher'],
    description: '<p>A mug for tea and coffee.</p>',
    keywords: ['mug', 'tea'],
    ...examplePictures(1, 1000, 1000),
    options: [],
    variants: [exampleVariant()],
    compliance: {},
    origins: {
      title: cell('C'),
      sku: cell('A'),
      pictures: cell('F'),
      'MUG-1/price': cell('D'),
      'MUG-1/stock': cell('E'),
    },
    untranslated: [],
    sums: {},
  };
}
