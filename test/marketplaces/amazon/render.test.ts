import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/marketplaces/amazon/render.ts';
import { itemBody } from '../../../src/marketplaces/amazon/wire.ts';
import { asset, bodyOf, channel, findingsOf, listing, mugs, only, saying, schema, variant } from './listings.ts';

const DE = { marketplace_id: 'A1PA6795UKMFR9' };

describe('render', () => {
  it.each([
    ['mug', listing()],
    ['mugs', mugs()],
  ])('makes the documents of the golden %s', (name, of) => {
    const golden = new URL(`../../../fixtures/marketplaces/amazon/${name}.documents.json`, import.meta.url);
    const { documents, findings } = render(of);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, `${JSON.stringify(documents, null, 2)}\n`);

    expect(documents).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    expect(findings).toEqual([]);
    for (const { body } of documents) expect(itemBody.safeParse(body).success).toBe(true);
  });

  it('leaves out what the product type does not know, an attribute as well as a part of one', () => {
    const { attributes } = bodyOf(listing());

    expect(Object.keys(attributes).filter((name) => !(name in Object(schema.properties)))).toEqual([]);
    expect(attributes.list_price).toEqual([{ currency: 'EUR', value_with_tax: 12.9, ...DE }]);
  });

  it('says plain words in the form of the product type', () => {
    const of = saying({
      capacity: '12 Fluid Ounces',
      is_microwaveable: '是',
      number_of_items: '2',
      finish: 'brushed',
      special_feature: ['Deckel', 'Sieb'],
      'item_dimensions.length': '9,5 cm',
      'item_dimensions.width': '3 in',
    });

    expect(only(of, 'capacity')).toEqual({ value: 12, unit: 'fluid_ounces', ...DE });
    expect(only(of, 'is_microwaveable')).toEqual({ value: true, ...DE });
    expect(only(of, 'number_of_items')).toEqual({ value: 2, ...DE });
    expect(only(of, 'finish')).toEqual({ value: 'brushed', ...DE });
    expect(bodyOf(of).attributes.special_feature).toEqual([
      { value: 'Deckel', language_tag: 'de_DE', ...DE },
      { value: 'Sieb', language_tag: 'de_DE', ...DE },
    ]);
    expect(only(of, 'item_dimensions')).toEqual({
      length: { value: 9.5, unit: 'centimeters' },
      width: { value: 3, unit: 'inches' },
      ...DE,
    });
    expect(findingsOf(of)).toEqual([]);
  });

  it('names who made it and who answers for it only inside the Union', () => {
    const abroad = listing({ channel: channel({ site: 'UK', locale: 'en-GB', currency: 'GBP' }) });

    expect(only(listing(), 'gpsr_manufacturer_reference')).toMatchObject({
      gpsr_manufacturer_email_address: 'hello@qihe.example',
    });
    expect(only(listing(), 'dsa_responsible_party_address')).toMatchObject({ value: 'https://rep.example' });
    expect(only(abroad, 'gpsr_manufacturer_reference')).toBeUndefined();
    expect(only(abroad, 'item_name')).toMatchObject({ language_tag: 'en_GB', marketplace_id: 'A1F83G8C2ARO7P' });
  });

  it('says of a code what it is, and of none that there is an exemption', () => {
    const coded = (gtin: string) => listing({ variants: [variant({ gtin })] });
    const { gtin: _, ...bare } = variant();
    const exempt = listing({ variants: [bare], compliance: { ...listing().compliance, gtinExempt: true } });

    const name = 'externally_assigned_product_identifier';
    expect(only(coded('036000291452'), name)).toMatchObject({ type: 'upc', value: '036000291452' });
    expect(only(coded('10036000291459'), name)).toMatchObject({ type: 'gtin' });
    expect(only(exempt, name)).toBeUndefined();
    expect(only(exempt, 'supplier_declared_has_product_identifier_exemption')).toMatchObject({ value: true });
  });

  it('makes a UN number a matter of transport', () => {
    const of = listing({ compliance: { ...listing().compliance, hazmat: 'UN3481' } });

    expect(only(of, 'supplier_declared_dg_hz_regulation')).toMatchObject({ value: 'transportation' });
    expect(only(of, 'hazmat')).toMatchObject({ aspect: 'united_nations_regulatory_id', value: 'UN3481' });
  });

  it('joins variants under a parent that is nothing to buy', () => {
    const parent = bodyOf(mugs(), 'MUG');
    const child = bodyOf(mugs(), 'MUG-BLUE');

    expect(parent.requirements).toBe('LISTING_PRODUCT_ONLY');
    for (const name of ['purchasable_offer', 'fulfillment_availability', 'condition_type', 'color', 'mug_size'])
      expect(parent.attributes[name]).toBeUndefined();
    expect(child.attributes.variation_theme).toEqual([{ name: 'SIZE/COLOR' }]);
    expect(child.attributes.child_parent_sku_relationship).toEqual([
      { child_relationship_type: 'variation', parent_sku: 'MUG', ...DE },
    ]);
    expect(child.attributes.color).toEqual([{ value: 'Blau', language_tag: 'de_DE', ...DE }]);
    expect(child.attributes.mug_size).toEqual([{ size: 'l', ...DE }]);
  });

  it('gives the parent another SKU where a variant has that of the product', () => {
    const of = mugs({ id: 'MUG-RED' });

    expect(render(of).documents.map(({ key }) => key)).toEqual([
      'item/MUG-RED-parent',
      'item/MUG-RED',
      'item/MUG-BLUE',
    ]);
  });

  it('shows a variant its own pictures, and not those of another', () => {
    const of = mugs({ pictures: [1, 2, 3].map((n) => ({ asset: asset(n), role: n === 1 ? 'main' : 'other' })) });

    const shown = (sku: string) =>
      ['main_product_image_locator', 'other_product_image_locator_1'].map(
        (name) => bodyOf(of, sku).attributes[name]?.[0]?.media_location,
      );
    expect(shown('MUG-BLUE')).toEqual([3, 1].map((n) => `urn:x-asset:${asset(n)}`));
    expect(shown('MUG-RED')).toEqual([1, 2].map((n) => `urn:x-asset:${asset(n)}`));
  });

  it('stands on its own where nothing is kept of the category', () => {
    const { documents, findings } = render(
      mugs({ category: { id: 'MUG', version: '', attributes: { finish: 'matte' } } }),
    );

    expect(findings).toEqual([]);
    expect(documents[1]?.body.attributes.variation_theme).toEqual([{ name: 'COLOR/SIZE', ...DE }]);
    expect(documents[1]?.body.attributes.finish).toEqual([{ value: 'matte', language_tag: 'de_DE', ...DE }]);
    expect(documents[1]?.body.attributes.list_price).toBeUndefined();
  });
});
