import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { render } from '../../../src/marketplaces/etsy/render.ts';
import {
  activationBody,
  imageBody,
  inventoryBody,
  listingBody,
  propertyBody,
  variationImagesBody,
} from '../../../src/marketplaces/etsy/wire.ts';
import { anyListing, asset, channel, listing, mugs, variant } from './listings.ts';

const SCHEMAS = {
  listing: listingBody,
  image: imageBody,
  inventory: inventoryBody,
  property: propertyBody,
  variationImages: variationImagesBody,
  activation: activationBody,
};

const MAKER = { name: 'Asidi Co.', street: '1 Futian Rd', city: 'Yiwu', postcode: '322000', country: 'CN' };

describe('render', () => {
  it.each([
    ['simple', listing()],
    ['mugs', mugs()],
  ])('makes the documents of the golden file %s', async (name, given) => {
    const golden = new URL(`../../../fixtures/marketplaces/etsy/${name}.json`, import.meta.url);

    expect(render(given).documents).toEqual(JSON.parse(await readFile(golden, 'utf8')));
  });

  it('keeps its promises for any listing', () => {
    fc.assert(
      fc.property(anyListing, (given) => {
        const { channel: _, ...own } = given;
        const before = structuredClone(own);

        const { documents } = render(given);

        const keys = documents.map(({ key }) => key);
        expect(render(given).documents).toEqual(documents);
        expect(given).toMatchObject(before);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { kind, body, key, after } of documents) {
          expect(SCHEMAS[kind].safeParse(body).error).toBeUndefined();
          for (const parent of after) expect(keys.indexOf(parent)).toBeLessThan(keys.indexOf(key));
          for (const parent of after) expect(keys).toContain(parent);
        }
      }),
      { seed: 20261125, numRuns: 300 },
    );
  });

  it('names every combination, and switches off what the sheet does not have', () => {
    const { products, price_on_property, sku_on_property } = inventory(mugs());

    expect(products.map(({ sku, is_enabled }) => [sku, is_enabled])).toEqual([
      ['MUG-RED-S', true],
      ['MUG-RED-L', true],
      ['MUG-BLUE-S', true],
      ['', false],
    ]);
    expect(price_on_property).toEqual([200, 514]);
    expect(sku_on_property).toEqual([200, 514]);
  });

  it('says one price once, but a quantity and a SKU of each', () => {
    const price = { amount: '12.90', currency: 'USD' };
    const given = mugs({ variants: mugs().variants.map((one) => ({ ...one, price })) });

    expect(inventory(given)).toMatchObject({ price_on_property: [], quantity_on_property: [200, 514] });
  });

  it('takes an option of the category where it knows every value on one scale, else a custom one', () => {
    const sold = (values: readonly string[]) =>
      inventory(
        listing({
          options: [{ name: 'Capacity', values }],
          variants: values.map((value) => variant({ sku: value, options: [value] })),
        }),
      ).products.map(({ property_values }) => property_values[0]);

    expect(sold(['1', '12'])).toMatchObject([
      { property_id: 100, scale_id: 37, value_ids: [302], values: ['1'] },
      { property_id: 100, scale_id: 37, value_ids: [303], values: ['12'] },
    ]);
    expect(sold(['1', '13'])).toMatchObject([
      { property_id: 513, property_name: 'Capacity', value_ids: [], values: ['1'] },
      { property_id: 513, value_ids: [], values: ['13'] },
    ]);
  });

  it('ties pictures to the values of the option that decides them', () => {
    const document = render(mugs()).documents.find(({ kind }) => kind === 'variationImages');

    expect(document?.body).toEqual({
      property_id: 200,
      pairs: [
        {
          value_id: 'urn:x-ref:inventory%2FMUG#value%3A200%3ARed',
          image_id: `urn:x-ref:${encodeURIComponent(`image/MUG/${asset(1)}`)}#id`,
        },
        {
          value_id: 'urn:x-ref:inventory%2FMUG#value%3A200%3ABlue',
          image_id: `urn:x-ref:${encodeURIComponent(`image/MUG/${asset(2)}`)}#id`,
        },
      ],
    });
  });

  it('does not put on sale what there is nothing of, and says so', () => {
    const { documents, findings } = render(listing({ variants: [variant({ stock: 0 })] }));

    expect(documents.map(({ kind }) => kind)).not.toContain('activation');
    expect(findings).toMatchObject([{ id: 'stock/not-on-sale', severity: 'note', field: 'stock' }]);
  });

  it('writes a description of plain text, the bullets first', () => {
    expect(body(listing()).description).toBe('• Keeps tea warm\n• 350 ml & dishwasher safe\n\nA mug.\n\n• Two colours');
  });

  it('names maker and responsible person where the law of the site asks, in its language', () => {
    const compliance = { manufacturer: MAKER, responsible: { ...MAKER, name: 'Bär GmbH', email: 'eu@example.com' } };
    const german = listing({ channel: channel({ site: 'de', locale: 'de-DE', currency: 'EUR' }), compliance });

    expect(body(german).description).toContain(
      'Hersteller: Asidi Co., 1 Futian Rd, 322000 Yiwu, CN\nVerantwortliche Person in der EU: Bär GmbH',
    );
    expect(body(listing({ compliance })).description).not.toContain('Manufacturer');
  });

  it('leaves out the keywords and materials that Etsy refuses, and says which', () => {
    const keywords = ['mug!', ...Array.from({ length: 14 }, (_, n) => `tag ${n}`), 'TAG 1'];

    const { documents, findings } = render(listing({ keywords, compliance: { material: '95% cotton, 棉' } }));

    const { tags, materials } = listingBody.parse(documents[0]?.body);
    expect(tags).toHaveLength(13);
    expect(materials).toEqual(['棉']);
    expect(findings).toMatchObject([
      { id: 'keywords/left-out', severity: 'warning', value: 'mug!, tag 13', where: { cell: 'F2' } },
      { id: 'material/left-out', field: 'material', value: '95% cotton' },
    ]);
  });

  it('uses what the account has named', () => {
    const settings = {
      shippingProfile: '1',
      returnPolicy: '2',
      readinessState: '3',
      whoMade: 'collective',
      supply: 'yes',
    };
    const { documents } = render(listing({ channel: channel({ settings }) }));

    expect(documents[0]).toMatchObject({
      body: { shipping_profile_id: '1', return_policy_id: '2', who_made: 'collective', is_supply: true },
      once: { readiness_state_id: '3' },
    });
    expect(inventory(listing({ channel: channel({ settings }) })).readiness_state_id).toBe('3');
  });

  it('plans nothing anew for another price, beside the inventory', () => {
    const other = mugs({
      variants: mugs().variants.map((one) => ({ ...one, price: { amount: '20', currency: 'USD' } })),
    });
    const before = new Map(render(mugs()).documents.map(({ key, body: said }) => [key, JSON.stringify(said)]));

    const changed = render(other).documents.filter(({ key, body: said }) => before.get(key) !== JSON.stringify(said));

    expect(changed.map(({ key }) => key)).toEqual(['inventory/MUG']);
  });
});

function body(given: Listing) {
  return listingBody.parse(render(given).documents[0]?.body);
}

function inventory(given: Listing) {
  return inventoryBody.parse(render(given).documents.find(({ kind }) => kind === 'inventory')?.body);
}
