import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/fingerprint.ts';
import { assetUrl, refTo, tokensIn } from '../../../src/core/refs.ts';
import type { Listing } from '../../../src/core/words.ts';
import { render } from '../../../src/marketplaces/shopify/render.ts';
import { bodies } from '../../../src/marketplaces/shopify/wire.ts';
import { anyListing, asset, channel, listing, mugs, variant } from './listings.ts';

const kinds = (of: Listing) => render(of).documents.map(({ key }) => key);
const productOf = (of: Listing) => {
  const document = render(of).documents.find(({ kind }) => kind === 'product');
  return { document, body: bodies.product.parse(document?.body) };
};

describe('render', () => {
  it('makes of two colours one product with what it stands on and what hangs on it', async () => {
    const { documents } = render(mugs());

    await expect(`${JSON.stringify(documents, null, 2)}\n`).toMatchFileSnapshot(
      '../../../fixtures/marketplaces/shopify/mugs.documents.json',
    );
  });

  it('orders definition and pictures before the product, stock after it, publication last', () => {
    expect(kinds(mugs())).toEqual([
      'definition/listwright.listing',
      `picture/${asset(1)}`,
      `picture/${asset(2)}`,
      'product/MUG',
      'stock/MUG',
      'publication/MUG',
    ]);
    expect(render(mugs()).documents.at(-1)?.after).toEqual(['product/MUG', 'stock/MUG']);
  });

  it('names pictures by address where they are not uploaded, and none where they cannot travel', () => {
    const byAddress = productOf(mugs({ channel: channel({ delivery: 'by-address' }) }));
    const without = productOf(mugs({ channel: channel({ delivery: 'none' }) }));

    expect(byAddress.body.files?.[0]).toEqual({
      originalSource: assetUrl(asset(1)),
      contentType: 'IMAGE',
      alt: 'Becher von vorn',
    });
    expect(byAddress.document?.after).toEqual(['definition/listwright.listing']);
    expect(without.body.files).toBeUndefined();
    expect(without.body.variants[0]?.file).toBeUndefined();
  });

  it('gives a product of one variant the option that Shopify itself would give it', () => {
    const { body } = productOf(listing());

    expect(body.productOptions).toEqual([{ name: 'Title', values: [{ name: 'Default Title' }] }]);
    expect(body.variants[0]?.optionValues).toEqual([{ optionName: 'Title', name: 'Default Title' }]);
  });

  it('keeps our mark and the draft out of the fingerprint', () => {
    const { document } = productOf(listing());
    if (!document) throw new Error('no product');

    expect(document.once).toEqual({
      status: 'DRAFT',
      metafields: [{ namespace: 'listwright', key: 'listing', type: 'id', value: 'MUG-1' }],
    });
    expect(fingerprint({ ...document, once: 'other' } as typeof document)).toBe(fingerprint(document));
  });

  it('says that a price is no longer crossed out', () => {
    const dear = productOf(listing({ variants: [variant({ strike: { amount: '19.90', currency: 'EUR' } })] }));
    const plain = productOf(listing({ variants: [variant({ strike: { amount: '12.90', currency: 'EUR' } })] }));

    expect(dear.body.variants[0]?.compareAtPrice).toBe('19.90');
    expect(plain.body.variants[0]?.compareAtPrice).toBeNull();
  });

  it('counts no stock where the sheet has no figure', () => {
    const { stock: _, ...uncounted } = variant();
    const of = listing({ variants: [uncounted] });

    expect(kinds(of)).not.toContain('stock/MUG-1');
    expect(productOf(of).body.variants[0]?.inventoryItem.tracked).toBe(false);
    expect(render(of).documents.at(-1)?.after).toEqual(['product/MUG-1']);
  });

  it('leaves out customs codes that Shopify would refuse', () => {
    const good = productOf(listing()).body.variants[0]?.inventoryItem;
    const bad = productOf(listing({ compliance: { origin: '中国', hs: '12' } })).body.variants[0]?.inventoryItem;

    expect(good).toMatchObject({ countryCodeOfOrigin: 'CN', harmonizedSystemCode: '691200' });
    expect(Object.keys(bad ?? {})).toEqual(['tracked', 'measurement']);
  });

  it('takes location and publications from the channel', () => {
    const settings = {
      location: 'gid://shopify/Location/5',
      publication: 'gid://shopify/Publication/1, gid://shopify/Publication/2',
    };
    const { documents } = render(listing({ channel: channel({ settings }) }));

    expect(documents.find(({ kind }) => kind === 'stock')?.body).toMatchObject({
      location: 'gid://shopify/Location/5',
    });
    expect(documents.find(({ kind }) => kind === 'publication')?.body).toEqual({
      product: refTo('product/MUG-1', 'id'),
      status: 'ACTIVE',
      publications: ['gid://shopify/Publication/1', 'gid://shopify/Publication/2'],
    });
  });

  it('changes no product when only the quantity changed', () => {
    const before = productOf(listing());
    const after = productOf(listing({ variants: [variant({ ...listing().variants[0], stock: 1 })] }));

    expect(after.body).toEqual(before.body);
  });

  it('writes the same documents for any listing, in good order', () => {
    fc.assert(
      fc.property(anyListing, (of) => {
        const copy = structuredClone(of);
        const { documents } = render(of);
        const keys = documents.map(({ key }) => key);

        expect(of).toEqual(copy);
        expect(render(structuredClone(of)).documents).toEqual(documents);
        expect(new Set(keys).size).toBe(keys.length);
        for (const document of documents) {
          expect(keys).toEqual(expect.arrayContaining([...document.after]));
          expect(bodies[document.kind].safeParse(document.body).error).toBeUndefined();
          expect(document.after).toEqual(expect.arrayContaining([...tokensIn(document.body).keys]));
        }
      }),
      { numRuns: 300 },
    );
  });
});
