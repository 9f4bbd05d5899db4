import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/fingerprint.ts';
import { assetUrl, refTo, tokensIn } from '../../../src/core/refs.ts';
import type { Listing } from '../../../src/core/words.ts';
import { render } from '../../../src/marketplaces/ebay/render.ts';
import { bodies } from '../../../src/marketplaces/ebay/wire.ts';
import { anyListing, asset, channel, listing, mugs, variant } from './listings.ts';

const keys = (of: Listing) => render(of).documents.map(({ key }) => key);
const itemOf = (of: Listing) => bodies.item.parse(render(of).documents.find(({ kind }) => kind === 'item')?.body);
const offerOf = (of: Listing) => bodies.offer.parse(render(of).documents.find(({ kind }) => kind === 'offer')?.body);
const groupOf = (of: Listing) => bodies.group.parse(render(of).documents.find(({ kind }) => kind === 'group')?.body);

describe('render', () => {
  it.each([
    ['simple', listing()],
    ['mugs', mugs()],
  ])('makes the documents that stand in %s.documents.json', async (name, of) => {
    await expect(`${JSON.stringify(render(of).documents, null, 2)}\n`).toMatchFileSnapshot(
      `../../../fixtures/marketplaces/ebay/${name}.documents.json`,
    );
  });

  it('makes of two colours an item and an offer each, a group, and one publication on the site', () => {
    expect(keys(mugs())).toEqual([
      `picture/${asset(1)}`,
      `picture/${asset(2)}`,
      `picture/${asset(3)}`,
      'item/MUG-RED',
      'item/MUG-BLUE',
      'group/MUG',
      'offer/MUG-RED/EBAY_DE',
      'offer/MUG-BLUE/EBAY_DE',
      'publication/MUG/EBAY_DE',
    ]);
  });

  it('makes no group of one SKU', () => {
    expect(keys(listing())).toEqual([
      `picture/${asset(1)}`,
      'item/MUG-1',
      'offer/MUG-1/EBAY_DE',
      'publication/MUG-1/EBAY_DE',
    ]);
  });

  it('says an option in the words of the aspect that it was learned to be', () => {
    expect(groupOf(mugs()).variesBy).toEqual({
      aspectsImageVariesBy: ['Farbe'],
      specifications: [{ name: 'Farbe', values: ['Rot', 'Blau'] }],
    });
    expect(itemOf(mugs()).product.aspects.Farbe).toEqual(['Rot']);
    expect(groupOf(mugs()).aspects.Farbe).toBeUndefined();
  });

  it('says an option in its own words where none was learned, and gives every variant a value', () => {
    const of = mugs({
      options: [{ name: 'Größe', values: ['S'] }],
      variants: [variant({ sku: 'A', options: ['S'] }), variant({ sku: 'B', options: [] })],
      category: { id: '20696', version: '1', attributes: {} },
    });

    expect(groupOf(of).variesBy.specifications).toEqual([{ name: 'Größe', values: ['S', '-'] }]);
  });

  it('fills aspects of the category from fields of ours, in the language of the site', () => {
    expect(itemOf(listing()).product.aspects).toEqual({
      Marke: ['Asidi'],
      Herstellernummer: ['A-26'],
      'Herstellungsland und -region': ['China'],
      Material: ['Keramik'],
      Anlass: ['Weihnachten', 'Ostern'],
    });
  });

  it('sends a product code under the name of its kind', () => {
    const codes = (gtin: string, site = 'EBAY_DE') => {
      const { ean, upc, isbn } = itemOf(listing({ channel: channel({ site }), variants: [variant({ gtin })] })).product;
      return { ean, upc, isbn };
    };

    expect(codes('4006381333931')).toEqual({ ean: ['4006381333931'] });
    expect(codes('012345678905')).toEqual({ upc: ['012345678905'] });
    expect(codes('0012345678905')).toEqual({ upc: ['012345678905'] });
    expect(codes('04006381333931')).toEqual({ ean: ['4006381333931'] });
    expect(codes('9783161484100')).toEqual({ isbn: ['9783161484100'] });
  });

  it('says in the words of the site that there is no code, only where the merchant says so', () => {
    const exempt = { gtinExempt: true } as const;
    const german = listing({ variants: [variant()], compliance: exempt });
    const american = listing({
      variants: [variant()],
      compliance: exempt,
      channel: channel({ site: 'EBAY_US', locale: 'en-US' }),
    });

    expect(itemOf(german).product).toMatchObject({ ean: ['Nicht zutreffend'] });
    expect(itemOf(american).product).toMatchObject({ upc: ['Does not apply'] });
    expect(itemOf(listing({ variants: [variant()] })).product).not.toHaveProperty('ean');
  });

  it('names maker and responsible person on sites of the Union alone', () => {
    const { regulatory } = offerOf(listing());

    expect(regulatory?.manufacturer).toMatchObject({ companyName: 'Qihe Ceramics Co., Ltd.', country: 'CN' });
    expect(regulatory?.responsiblePersons).toEqual([
      {
        companyName: 'Muster GmbH',
        addressLine1: 'Hafenstraße 1',
        city: 'Hamburg',
        postalCode: '20457',
        country: 'DE',
        contactUrl: 'https://muster.example',
        types: ['EUResponsiblePerson'],
      },
    ]);
    expect(offerOf(listing({ channel: channel({ site: 'EBAY_US' }) })).regulatory).toBeUndefined();
  });

  it('takes place and policies from the channel, and leaves open what the account may have one of', () => {
    expect(offerOf(listing())).toMatchObject({
      merchantLocationKey: 'yiwu',
      listingPolicies: { fulfillmentPolicyId: '101', paymentPolicyId: '102', returnPolicyId: '103' },
    });
    const open = offerOf(listing({ channel: channel({ settings: {} }) }));
    expect(open).not.toHaveProperty('merchantLocationKey');
    expect(open).not.toHaveProperty('listingPolicies');
  });

  it('describes a product of one SKU in its offer, and one of several in the group alone', () => {
    expect(offerOf(listing()).listingDescription).toBe(
      '<ul><li>Hält Tee warm</li><li>350 ml &amp; spülmaschinenfest</li></ul><p>Ein Becher.</p>',
    );
    expect(offerOf(mugs())).not.toHaveProperty('listingDescription');
    expect(groupOf(mugs()).description).toContain('<p>Ein Becher.</p>');
  });

  it('shows an earlier price only where the site shows one, and only a higher one', () => {
    const dear = [variant({ strike: { amount: '19.90', currency: 'EUR' } })];
    const strikeOn = (of: Listing) => offerOf(of).pricingSummary.originalRetailPrice;

    expect(strikeOn(listing({ variants: dear }))).toEqual({ value: '19.90', currency: 'EUR' });
    expect(strikeOn(listing({ variants: dear, channel: channel({ site: 'EBAY_NL' }) }))).toBeUndefined();
    expect(
      strikeOn(listing({ variants: [variant({ strike: { amount: '12.90', currency: 'EUR' } })] })),
    ).toBeUndefined();
  });

  it('counts in the item alone: a new quantity moves neither offer nor publication', () => {
    const before = render(listing()).documents;
    const after = render(listing({ variants: [{ ...variant(), ...listing().variants[0], stock: 3 }] })).documents;
    const moved = after.filter((one, place) => fingerprint(one) !== fingerprint(before[place] ?? one));

    expect(moved.map(({ key }) => key)).toEqual(['item/MUG-1']);
    expect(moved[0]?.skus).toEqual({ 'MUG-1': { stock: 3 } });
  });

  it('says in the publication that there is nothing to sell, so that stock that comes puts it on sale', () => {
    const publication = (stock: number) => render(listing({ variants: [variant({ stock })] })).documents.at(-1)?.body;

    expect(publication(0)).toMatchObject({ isStocked: false });
    expect(publication(1)).toMatchObject({ isStocked: true });
  });

  it('names pictures by address where they are not uploaded, and none where they cannot travel', () => {
    const shown = (delivery: 'by-address' | 'none') =>
      itemOf(listing({ channel: channel({ delivery }) })).product.imageUrls;

    expect(itemOf(listing()).product.imageUrls).toEqual([refTo(`picture/${asset(1)}`, 'url')]);
    expect(shown('by-address')).toEqual([assetUrl(asset(1))]);
    expect(shown('none')).toBeUndefined();
  });

  it('packs in centimetres what was measured in millimetres', () => {
    const size = { length: '120', width: '90', height: '95.5', unit: 'mm' } as const;

    expect(itemOf(listing({ variants: [variant({ size })] })).packageWeightAndSize).toEqual({
      dimensions: { length: 12, width: 9, height: 9.55, unit: 'CENTIMETER' },
    });
  });

  it('writes the same documents for any listing, in good order', () => {
    fc.assert(
      fc.property(anyListing, (of) => {
        const { channel: same, ...own } = of;
        const copy = structuredClone(own);
        const { documents } = render(of);
        const all = documents.map(({ key }) => key);

        expect(of).toEqual({ ...copy, channel: same });
        expect(render(of).documents).toEqual(documents);
        expect(new Set(all).size).toBe(all.length);
        for (const document of documents) {
          expect(all).toEqual(expect.arrayContaining([...document.after]));
          expect(bodies[document.kind].safeParse(document.body).error).toBeUndefined();
          expect(document.after).toEqual(expect.arrayContaining([...tokensIn(document.body).keys]));
        }
      }),
      { numRuns: 300 },
    );
  });
});
