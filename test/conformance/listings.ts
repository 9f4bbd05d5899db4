import * as fc from 'fast-check';
import { checkDigit } from '../../src/core/gtin.ts';
import { exponent, money } from '../../src/core/money.ts';
import type { Listing, ListingCategory, ListingVariant } from '../../src/core/words.ts';
import type { Scene } from './scene.ts';

/** Whole catalogues that keep every limit the marketplace names: no SKU, code or combination of options stands twice. */
export function honestCatalogues(scene: Scene): fc.Arbitrary<readonly Listing[]> {
  return fc
    .array(honest(scene), { minLength: 1, maxLength: 5 })
    .map((sketches) => sketches.map((sketch, place) => taken(finished(scene, sketch, place))));
}

/** Plain words where the marketplace refuses what is odd, and plain figures where it still does. */
function taken(listing: Listing): Listing {
  if (isTaken(listing)) return listing;
  const plain = inPlainWords(listing);
  return isTaken(plain) ? plain : inPlainFigures(plain);
}

function isTaken(listing: Listing): boolean {
  return (listing.channel.limits.rejects ?? []).every((refusal) => refusal.find(listing) === undefined);
}

function inPlainWords(listing: Listing): Listing {
  const variants = listing.variants.map((one, place) => ({
    ...one,
    sku: listing.variants.length === 1 ? one.sku : `${listing.id}-${place}`,
  }));
  const bullets = asksForBullets(listing.category) ? ['A mug'] : [];
  return { ...listing, title: `Mug ${listing.id}`, bullets, description: '<p>A mug.</p>', brand: 'Qihe', variants };
}

function inPlainFigures(listing: Listing): Listing {
  const variants = listing.variants.map(({ strike: _, ...one }, place) => ({
    ...one,
    price: money(String(20 + place), one.price.currency),
    ...(one.stock !== undefined && { stock: 5 + place }),
  }));
  return { ...listing, variants };
}

/** Whatever a pipeline with a fault might hand over. */
export function anyListing(scene: Scene): fc.Arbitrary<Listing> {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const picture = fc.constantFrom(...scene.assets(), 'no-asset', '');
  const anyVariant = fc.record(
    {
      sku: text,
      gtin: text,
      options: fc.array(text, { maxLength: 4 }),
      price: fc.record({
        amount: fc.constantFrom('0', '0.005', '12.90', '-3'),
        currency: fc.constantFrom('EUR', 'JPY'),
      }),
      strike: fc.constantFrom({ amount: '99', currency: 'EUR' }, { amount: '1', currency: 'USD' }),
      stock: fc.integer(),
      pictures: fc.array(picture, { maxLength: 3 }),
    },
    { requiredKeys: ['sku', 'options', 'price', 'pictures'] },
  );
  return fc
    .record({
      id: text,
      title: text,
      bullets: fc.array(text, { maxLength: 3 }),
      description: text,
      keywords: fc.array(text, { maxLength: 3 }),
      brand: text,
      delivery: fc.constantFrom('by-address', 'as-document', 'none'),
      compliance: fc.record({ origin: text, hs: text, material: text }),
      pictures: fc.array(fc.record({ asset: picture, role: fc.constantFrom('main', 'other'), alt: text }), {
        maxLength: 4,
      }),
      options: fc.array(fc.record({ name: text, values: fc.array(text, { maxLength: 3 }) }), { maxLength: 4 }),
      variants: fc.array(anyVariant, { maxLength: 4 }),
    })
    .map(({ delivery, variants, ...rest }) => ({
      ...scene.listing('X'),
      ...rest,
      variants,
      channel: { ...scene.channel, delivery },
    }));
}

function asksForBullets(category: ListingCategory | undefined): boolean {
  const attributes = category?.category?.attributes ?? [];
  return attributes.some(({ field, required }) => field === 'bullets' && required === 'always');
}

interface Sketch {
  readonly title: string;
  readonly bullets: readonly string[];
  readonly description: string;
  readonly brand: string;
  readonly pictures: readonly string[];
  readonly axes: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly VariantSketch[];
}

interface VariantSketch {
  readonly minor: number;
  readonly strike: number | undefined;
  readonly stock: number | undefined;
  readonly hasCode: boolean;
  readonly grams: number | undefined;
  readonly picture: number | undefined;
}

const WORDS = ['Mug', 'Größe', '杯', 'rouge & noir', '100 % Leinen', 'l’été', '“XL”', '½ l', 'Ω-3', '<b>'];
const VALUES = ['S', 'M', 'XL', 'Weiß', '红', 'vert & bleu', '10 cm', '½'];

function honest(scene: Scene): fc.Arbitrary<Sketch> {
  const { limits } = scene.channel;
  const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
  const title = words.map((some) =>
    [...some]
      .slice(0, Math.min(limits.text.title?.max ?? 255, 60))
      .join('')
      .trim(),
  );
  const axis = fc.record({
    name: fc.constantFrom('Size', 'Farbe', '颜色'),
    values: fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 2, maxLength: 3 }),
  });
  return fc.record({
    title,
    bullets: fc.array(words, { minLength: asksForBullets(scene.category) ? 1 : 0, maxLength: 2 }),
    description: words.map((some) => `<p>${some.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`),
    brand: fc.constantFrom('Qihe', '齐和', 'Fjäll & Co'),
    pictures: fc.subarray([...scene.assets()], {
      minLength: limits.pictures.min,
      maxLength: Math.min(4, limits.pictures.max),
    }),
    axes: fc.uniqueArray(axis, { maxLength: Math.min(2, limits.variants.axes), selector: ({ name }) => name }),
    variants: fc.array(sketchedVariant, { minLength: 9, maxLength: 9 }),
  });
}

const sketchedVariant: fc.Arbitrary<VariantSketch> = fc.record({
  minor: fc.oneof(fc.integer({ min: 1, max: 99_999 }), fc.constant(123_456_789)),
  strike: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined }),
  stock: fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined }),
  hasCode: fc.boolean(),
  grams: fc.option(fc.integer({ min: 1, max: 30_000 }), { nil: undefined }),
  picture: fc.option(fc.nat(3), { nil: undefined }),
});

/** Names, codes and amounts that no other listing of the catalogue has. */
function finished(scene: Scene, sketch: Sketch, place: number): Listing {
  const { axes, variants, pictures, ...words } = sketch;
  const { currency } = scene.channel;
  const id = `P${place}`;
  const combinations = axes.reduce<readonly (readonly string[])[]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  return scene.listing(id, {
    ...words,
    pictures: pictures.map((asset, at) => ({ asset, role: at === 0 ? 'main' : 'other' })),
    options: axes,
    variants: combinations.flatMap((options, at) => {
      const variant = variants[at];
      if (!variant) return [];
      const sku = combinations.length === 1 ? id : `${id}.${at}_${'xyz'[at % 3]}/1`;
      return [{ sku, options, ...sold(stocked(variant, scene), { code: place * 10 + at, pictures, currency }) }];
    }),
  });
}

/** With a quantity where one must be told, and as many and as dear as can be on sale. */
function stocked(variant: VariantSketch, { account, channel }: Scene): VariantSketch {
  const least = account.leastStock ?? 0;
  const stock = variant.stock ?? (channel.limits.required.includes('stock') ? least : undefined);
  const minor = Math.max(account.leastPrice ?? 1, variant.minor);
  return { ...variant, minor, stock: stock === undefined ? undefined : Math.max(least, stock) };
}

function sold(
  { minor, strike, stock, hasCode, grams, picture }: VariantSketch,
  { code, pictures, currency }: { code: number; pictures: readonly string[]; currency: string },
): Omit<ListingVariant, 'sku' | 'options'> {
  const own = picture === undefined ? undefined : pictures[picture];
  const amount = (units: number) => money(String(units / 10 ** exponent(currency)), currency);
  const digits = `40${String(code).padStart(10, '0')}`;
  return {
    price: amount(minor),
    ...(strike !== undefined && strike < minor && { strike: amount(strike) }),
    ...(stock !== undefined && { stock }),
    ...(hasCode && { gtin: `${digits}${checkDigit(digits)}` }),
    ...(grams !== undefined && { weight: { value: String(grams), unit: 'g' } as const }),
    pictures: own === undefined ? [] : [own],
  };
}
