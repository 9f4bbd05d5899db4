import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Category } from '../../../src/core/taxonomy.ts';
import type { Compliance, Listing, Party } from '../../../src/core/words.ts';
import { listingRules } from '../../../src/rules/index.ts';
import { onSale, planIsEmpty } from '../../conformance/catalogue.ts';
import { Scene } from '../../conformance/scene.ts';

/** Toys: Germany demands an EAN there, and that somebody in the Union answers for them. */
const TOYS = '183448';
const EAN = '4006381333931';

let scene: Scene;
let toys: Category;
beforeEach(async () => {
  scene = await Scene.open('ebay');
  Object.assign(scene.channel, { site: 'EBAY_DE', locale: 'de-DE', currency: 'EUR' });
  toys = (await scene.marketplace.taxonomy?.read(TOYS, scene.engine().io)) ?? expect.unreachable();
});
afterEach(() => scene.close());

describe('a listing that is refused when it is published', () => {
  it('is asked about no more while nothing changes, and goes live once what it stands on is mended', async () => {
    const { outcomes } = await scene.publish([toy({ gtin: undefined })]);
    const again = await scene.publish([toy({ gtin: undefined })]);

    const mended = await scene.publish([toy({ gtin: EAN })]);

    expect(outcomes.get('publication/TOY/EBAY_DE')).toMatchObject({
      is: 'rejected',
      problems: [{ code: '25029', path: 'EAN' }],
    });
    expect(again.summary).toMatchObject({ held: 1, create: 0, update: 0 });
    expect([...mended.outcomes.values()].map(({ is }) => is)).toEqual(['done', 'done']);
    expect(onSale(scene)).toEqual([['TOY', 'live', '19.9', 'EUR', 5]]);
    planIsEmpty(scene, [toy({ gtin: EAN })]);
  });

  it('was found out before, from what is kept of the category', () => {
    const flaws = listingRules.flatMap((rule) => [...rule.check(toy({ gtin: undefined }), { channel: scene.channel })]);

    expect(flaws).toContainEqual(expect.objectContaining({ sku: 'TOY', field: 'gtin' }));
  });

  it('for want of somebody in the Union says so at the parties', async () => {
    const { outcomes } = await scene.publish([toy({ gtin: EAN, compliance: { manufacturer: party('CN') } })]);
    const refused = outcomes.get('publication/TOY/EBAY_DE');
    const [problem] = refused?.is === 'rejected' ? refused.problems : [];
    const [document] = scene.marketplace.render(toy({ gtin: EAN })).documents;
    if (!problem || !document) return expect.unreachable();

    expect(problem.code).toBe('25115');
    expect(scene.marketplace.errors.explain(problem, document).field).toBe('manufacturer');
  });
});

describe('a listing of which nothing is left', () => {
  it('waits with a word, goes live when there is some, and stays live when that is sold out', async () => {
    const waiting = await scene.publish([toy({ gtin: EAN, stock: 0 })]);
    const before = onSale(scene).map(([, state]) => state);
    planIsEmpty(scene, [toy({ gtin: EAN, stock: 0 })]);

    await scene.publish([toy({ gtin: EAN, stock: 4 })]);
    const stocked = onSale(scene).map(([, state, , , stock]) => [state, stock]);
    const soldOut = await scene.publish([toy({ gtin: EAN, stock: 0 })]);

    expect(waiting.outcomes.get('publication/TOY/EBAY_DE')).toMatchObject({
      is: 'done',
      problems: [{ code: 'NOT_IN_STOCK' }],
    });
    expect(before).toEqual(['unpublished']);
    expect(stocked).toEqual([['live', 4]]);
    expect([...soldOut.outcomes.values()]).toEqual([
      expect.objectContaining({ is: 'done' }),
      { key: 'publication/TOY/EBAY_DE', is: 'done' },
    ]);
  });
});

describe('a product sold alone', () => {
  const sizes = (): Listing => {
    const [first] = toy({ gtin: EAN }).variants;
    if (!first) return expect.unreachable();
    const variants = ['TOY', 'TOY-L'].map((sku, place) => ({ ...first, sku, options: [['S', 'L'][place] ?? ''] }));
    return { ...toy({ gtin: EAN }), options: [{ name: 'Größe', values: ['S', 'L'] }], variants };
  };
  const states = () => onSale(scene).map(([sku, state]) => [sku, state]);

  it('goes on as one of several when it gets a second size', async () => {
    await scene.publish([toy({ gtin: EAN })]);

    await scene.publish([sizes()]);

    expect(states()).toEqual([
      ['TOY', 'live'],
      ['TOY-L', 'live'],
    ]);
    expect(new Set(scene.sandbox.listings().map(({ group }) => group)).size).toBe(1);
    planIsEmpty(scene, [sizes()]);
  });

  it('is sold alone again when the other size is taken out', async () => {
    await scene.publish([sizes()]);

    await scene.publish([toy({ gtin: EAN })], { missing: 'withdraw' });

    expect(states()).toEqual([['TOY', 'live']]);
    expect(scene.sandbox.listings().map(({ variant }) => variant)).toEqual(['']);
    planIsEmpty(scene, [toy({ gtin: EAN })]);
  });
});

interface Told {
  readonly gtin: string | undefined;
  readonly stock?: number;
  readonly compliance?: Compliance;
}

function toy({ gtin, stock = 5, compliance = { manufacturer: party('CN'), responsible: party('DE') } }: Told): Listing {
  return scene.listing('TOY', {
    variants: [{ sku: 'TOY', stock, ...(gtin && { gtin }) }],
    category: { id: TOYS, version: toys.version, attributes: {}, category: toys },
    compliance,
  });
}

function party(country: string): Party {
  return {
    name: 'Qihe',
    street: '8 Chouzhou Rd',
    city: 'Yiwu',
    postcode: '322000',
    country,
    email: 'gpsr@qihe.example',
  };
}
