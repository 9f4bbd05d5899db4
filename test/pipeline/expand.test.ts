import { describe, expect, it } from 'vitest';
import type { Channel, Finding, Listing, Product, ProductVariant, SourcePicture } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { type ChannelPlan, expand } from '../../src/pipeline/expand.ts';
import { ratesOf } from '../../src/pipeline/rates.ts';

const verified = { on: '2026-11-22', at: 'https://shop.example/limits' };
const channel: Channel = {
  id: 'woo-de',
  marketplace: 'woocommerce',
  site: 'default',
  account: 'https://shop.example',
  locale: 'de-DE',
  currency: 'EUR',
  settings: {},
  delivery: 'by-address',
  limits: {
    verified: { text: verified, pictures: verified, variants: verified, rates: verified },
    text: {},
    pictures: { min: 1, max: 10, minSide: 500, types: ['jpeg', 'png'], delivery: ['by-address'] },
    variants: { max: 100, axes: 3 },
    required: ['title'],
    rates: {},
  },
};

const picture = (hash: string): SourcePicture => ({
  hash,
  width: 800,
  height: 800,
  type: 'png',
  bytes: 9,
  where: { file: 'p.xlsx', cell: 'H3' },
});
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const small: ProductVariant = { sku: 'MUG-S', options: ['小'], price: cny('40'), stock: 12, pictures: [0] };
const large: ProductVariant = { sku: 'MUG-L', options: ['大'], cost: cny('80'), pictures: [1, 2] };
const mug: Product = {
  id: 'MUG',
  language: 'zh-CN',
  title: '马克杯',
  bullets: ['耐热'],
  description: '<p>陶瓷</p>',
  keywords: ['杯子'],
  brand: '瓷韵',
  pictures: [picture('a'.repeat(32)), picture('b'.repeat(32)), picture('b'.repeat(32))],
  options: [{ name: '尺寸', values: ['小', '大'] }],
  variants: [small, large],
  compliance: { origin: 'CN' },
  origins: { title: { file: 'p.xlsx', cell: 'B3' }, 'MUG-S/price': { file: 'p.xlsx', cell: 'E3' } },
};

const plan: ChannelPlan = { channel, price: { times: 2, end: 0.99 }, stock: { keep: 2, most: 50 } };
const rates = ratesOf({
  source: 'test',
  date: '2026-11-20',
  rates: { 'CNY/EUR': { rate: '0.125', date: '2026-11-20' } },
});

async function run(
  products: readonly Product[],
  channels: readonly ChannelPlan[] = [plan],
): Promise<{ listings: Listing[]; findings: Finding[]; dropped: [string, string][] }> {
  const findings: Finding[] = [];
  const dropped: [string, string][] = [];
  async function* stream() {
    yield* products;
  }
  const context = { clock: new VirtualClock(), report: (finding: Finding) => void findings.push(finding), width: 1 };
  const listings: Listing[] = [];
  const held = (...which: [string, string]) => void dropped.push(which);
  for await (const listing of expand({ channels, rates, held })(stream(), context)) listings.push(listing);
  return { listings, findings, dropped };
}

describe('expand', () => {
  it('makes a listing of each product for each channel, its text still the merchant’s', async () => {
    const other = { ...plan, channel: { ...channel, id: 'woo-at' } };

    const { listings } = await run([mug, { ...mug, id: 'CUP' }], [plan, other]);

    expect(listings.map(({ id, channel: { id: on } }) => [id, on])).toEqual([
      ['MUG', 'woo-de'],
      ['MUG', 'woo-at'],
      ['CUP', 'woo-de'],
      ['CUP', 'woo-at'],
    ]);
    expect(listings[0]).toMatchObject({
      title: '马克杯',
      bullets: ['耐热'],
      keywords: ['杯子'],
      brand: '瓷韵',
      origins: mug.origins,
      untranslated: [],
    });
  });

  it('prices by the price, or by the cost where there is none, and keeps the sum of each', async () => {
    const [listing] = (await run([mug])).listings;

    expect(listing?.variants.map(({ price }) => price)).toEqual([
      { amount: '10.99', currency: 'EUR' },
      { amount: '20.99', currency: 'EUR' },
    ]);
    expect(listing?.sums['MUG-L']?.map(({ label }) => label.en)[0]).toBe('your cost');
    expect(listing?.sums['MUG-S']?.at(-1)?.money).toEqual({ amount: '10.99', currency: 'EUR' });
  });

  it('lists stock by the rule and leaves a blank out', async () => {
    const [listing] = (await run([mug])).listings;

    expect(listing?.variants[0]?.stock).toBe(10);
    expect(listing?.variants[1]).not.toHaveProperty('stock');
  });

  it('names pictures by source and recipe, each once, the first as the main one', async () => {
    const [listing] = (await run([mug])).listings;
    const ids = listing?.pictures.map(({ asset }) => asset) ?? [];

    expect(ids.map((id) => id.split('.')[0])).toEqual(['a'.repeat(32), 'b'.repeat(32)]);
    expect(listing?.pictures.map(({ role }) => role)).toEqual(['main', 'other']);
    expect(listing?.variants[1]?.pictures).toEqual([ids[1]]);
    expect(Object.keys(listing?.sources ?? {})).toEqual(ids);
  });

  it('holds a product back where a variant has no price, and points at the nearest cell', async () => {
    const priceless: ProductVariant = { sku: 'MUG-X', options: ['大'], pictures: [] };

    const { listings, findings, dropped } = await run([
      { ...mug, variants: [small, priceless] },
      { ...mug, id: 'CUP' },
    ]);

    expect(listings.map(({ id }) => id)).toEqual(['CUP']);
    expect(dropped).toEqual([['MUG', 'woo-de']]);
    expect(findings).toMatchObject([
      { id: 'price/missing', severity: 'error', sku: 'MUG-X', channel: 'woo-de', where: { cell: 'B3' } },
    ]);
  });

  it('shows a price before only where it is the higher one', async () => {
    const reduced = (amount: string): Product => ({ ...mug, variants: [{ ...small, strike: cny(amount) }] });

    const { listings, findings } = await run([reduced('60'), reduced('20')]);

    expect(listings.map(({ variants }) => variants[0]?.strike)).toEqual([
      { amount: '15.99', currency: 'EUR' },
      undefined,
    ]);
    expect(findings.map(({ id }) => id)).toEqual(['price/strike-not-higher']);
  });
});
