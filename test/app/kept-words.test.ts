import { describe, expect, it } from 'vitest';
import { keptWords } from '../../src/app/kept-words.ts';
import type { Json, Listing } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { exampleListing, exampleVariant } from '../../src/rules/example-listing.ts';

const whole = exampleListing({
  brand: 'Hill',
  model: 'M1',
  compliance: { origin: 'CN', material: 'clay' },
  variants: [
    exampleVariant({
      weight: { value: '350', unit: 'g' },
      strike: { amount: '20.00', currency: 'EUR' },
      pictures: ['0'.repeat(32)],
    }),
  ],
});

const { brand: _brand, model: _model, ...rest } = whole;
const blank: Listing = {
  ...rest,
  bullets: [],
  description: '',
  keywords: [],
  pictures: [],
  compliance: { material: 'glass' },
  variants: [{ sku: 'MUG-1', options: [], price: { amount: '12.90', currency: 'EUR' }, pictures: [] }],
};

async function kept(listing: Listing, locale = 'en-GB'): Promise<Listing | undefined> {
  const { channel: _channel, sums: _sums, sources: _sources, ...before } = whole;
  const stage = keptWords({ listing: () => ({ ...before, locale }) as unknown as Json });
  const context = { clock: new VirtualClock(), width: 1, report: () => undefined };
  const source = (async function* () {
    yield listing;
  })();
  for await (const one of stage(source, context)) return one;
  return undefined;
}

describe('what a sheet leaves blank', () => {
  it('is what was said last, but for the price before', async () => {
    const listing = await kept(blank);

    expect(listing).toMatchObject({
      title: whole.title,
      bullets: whole.bullets,
      description: whole.description,
      keywords: whole.keywords,
      brand: 'Hill',
      model: 'M1',
      pictures: whole.pictures,
      compliance: { origin: 'CN', material: 'glass' },
    });
    expect(listing?.variants[0]).toMatchObject({ gtin: '4006381333931', weight: { value: '350' } });
    expect(listing?.variants[0]).not.toHaveProperty('strike');
  });

  it('is no word in a language that the channel has given up', async () => {
    const listing = await kept(blank, 'fr-FR');

    expect(listing).toMatchObject({ bullets: [], description: '', keywords: [], brand: 'Hill' });
  });

  it('stays empty where the sheet empties it on purpose', async () => {
    const cleared = ['description', 'bullets', 'keywords', 'brand', 'origin', 'pictures', 'MUG-1/gtin', 'MUG-1/weight'];

    const listing = await kept({ ...blank, cleared });

    expect(listing).toMatchObject({ description: '', bullets: [], keywords: [], pictures: [], model: 'M1' });
    expect(listing).not.toHaveProperty('brand');
    expect(listing?.compliance).toEqual({ material: 'glass' });
    expect(listing?.variants[0]).not.toHaveProperty('gtin');
    expect(listing?.variants[0]).not.toHaveProperty('weight');
  });

  it('gives way to what the sheet says', async () => {
    const said = { ...blank, description: '<p>New</p>', variants: [exampleVariant({ gtin: '4006381333948' })] };

    const listing = await kept(said);

    expect(listing?.description).toBe('<p>New</p>');
    expect(listing?.variants[0]?.gtin).toBe('4006381333948');
  });
});
