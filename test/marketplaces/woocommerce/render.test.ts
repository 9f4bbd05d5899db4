import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/core/words.ts';
import { render } from '../../../src/marketplaces/woocommerce/render.ts';
import { pictureBody, productBody, variationBody } from '../../../src/marketplaces/woocommerce/wire.ts';
import { anyListing, asset, channel, listing, mugs, variant } from './listings.ts';

const SCHEMAS = { picture: pictureBody, product: productBody, variation: variationBody };

describe('render', () => {
  it.each([
    ['simple', listing()],
    ['variable', mugs()],
    ['uploads', mugs({ channel: channel({ delivery: 'as-document' }) })],
  ])('makes the documents of the golden file %s', async (name, given) => {
    const golden = new URL(`../../../fixtures/marketplaces/woocommerce/${name}.json`, import.meta.url);

    expect(render(given).documents).toEqual(JSON.parse(await readFile(golden, 'utf8')));
  });

  it('keeps its promises for any listing', () => {
    fc.assert(
      fc.property(anyListing, (given) => {
        const before = structuredClone(given);

        const { documents } = render(given);

        const keys = documents.map((document) => document.key);
        expect(render(given).documents).toEqual(documents);
        expect(given).toEqual(before);
        expect(new Set(keys).size).toBe(keys.length);
        for (const document of documents) {
          expect(SCHEMAS[document.kind].safeParse(document.body).error).toBeUndefined();
          for (const key of document.after) expect(keys.indexOf(key)).toBeLessThan(keys.indexOf(document.key));
          for (const key of document.after) expect(keys).toContain(key);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('gives the parent of variations a SKU of its own, so that it can be found again', () => {
    const given = mugs({ id: 'mug-red' });

    expect(product(given)).toMatchObject({ type: 'variable', sku: 'mug-red-parent' });
  });

  it('sells at the lower price where a higher one is struck through', () => {
    const price = { amount: '9.00', currency: 'EUR' };
    const reduced = listing({ variants: [variant({ price, strike: { amount: '12.00', currency: 'EUR' } })] });
    const same = listing({ variants: [variant({ price, strike: price })] });

    expect(product(reduced)).toMatchObject({ regular_price: '12.00', sale_price: '9.00' });
    expect(product(same)).not.toHaveProperty('sale_price');
  });

  it('says nothing of stock where the sheet says nothing', () => {
    const { stock: _, ...blank } = variant();

    expect(product(listing({ variants: [blank] }))).not.toHaveProperty('manage_stock');
    expect(product(listing({ variants: [variant({ stock: 0 })] }))).toMatchObject({
      manage_stock: true,
      stock_quantity: 0,
    });
  });

  it('gives weight and size in the units of the shop', () => {
    const packed = variant({
      weight: { value: '350', unit: 'g' },
      size: { length: '10', width: '8', height: '8', unit: 'cm' },
    });
    const inches = channel({ settings: { weight_unit: 'lbs', dimension_unit: 'in' } });

    expect(product(listing({ variants: [packed] }))).toMatchObject({ weight: '0.35', dimensions: { length: '10' } });
    expect(product(listing({ variants: [packed], channel: inches }))).toMatchObject({
      weight: '0.772',
      dimensions: { length: '3.94' },
    });
  });

  it('holds a picture once, whoever shows it, and points variations at it', () => {
    const { documents } = render(mugs());

    expect(product(mugs()).images).toHaveLength(2);
    expect(
      documents.filter((document) => JSON.stringify(document.body).includes(`urn:x-asset:${asset(2)}`)),
    ).toHaveLength(1);
  });

  it('keeps the separator of custom attributes out of their values', () => {
    const given = mugs({ options: [{ name: 'Farbe', values: ['Rot|Weiß', 'Blau'] }] });

    expect(product(given).attributes?.[0]?.options).toContain('Rot/Weiß');
  });

  it('says that pictures have no way to the shop, and at which cell they stand', () => {
    const given = listing({ channel: channel({ delivery: 'none' }) });

    const { documents, findings } = render(given);

    expect(findings).toMatchObject([{ id: 'picture/no-way-to-deliver', severity: 'error', where: { cell: 'F2' } }]);
    expect(documents[0]?.body).not.toHaveProperty('images');
  });
});

function product(given: Listing) {
  const document = render(given).documents.find((one) => one.kind === 'product');
  return productBody.parse(document?.body);
}
