import { describe, expect, it } from 'vitest';
import { assetUrl } from '../../../src/core/refs.ts';
import type { Listing } from '../../../src/core/words.ts';
import { render } from '../../../src/marketplaces/walmart/render.ts';
import { bodies, type ItemBody } from '../../../src/marketplaces/walmart/wire.ts';
import { asset, category, channel, listing, MUGS, mugs, variant } from './listings.ts';

function itemsOf(of: Listing): readonly ItemBody[] {
  return render(of).documents.flatMap(({ kind, body }) => (kind === 'item' ? [bodies.item.parse(body)] : []));
}

function pageOf(of: Listing) {
  return itemsOf(of).map(({ Visible }) => Visible.Mugs ?? {});
}

describe('render', () => {
  it('makes of two colours two items of one group, each with its stock', async () => {
    const { documents, findings } = render(mugs());

    expect(findings).toEqual([]);
    await expect(`${JSON.stringify(documents, null, 2)}\n`).toMatchFileSnapshot(
      '../../../fixtures/marketplaces/walmart/mugs.documents.json',
    );
  });

  it('gives every code fourteen digits, and a seller who is exempt none', () => {
    const [red, blue] = itemsOf(mugs());
    const { gtin: _, ...codeless } = variant();
    const [exempt] = itemsOf(listing({ variants: [codeless], compliance: { gtinExempt: true } }));
    const [without] = itemsOf(listing({ variants: [codeless] }));

    expect(red?.Orderable.productIdentifiers).toEqual({ productIdType: 'GTIN', productId: '04006381333931' });
    expect(blue?.Orderable.productIdentifiers).toEqual({ productIdType: 'GTIN', productId: '00012345678905' });
    expect(exempt?.Orderable.productIdentifiers).toEqual({ productIdType: 'GTIN', productId: 'CUSTOM' });
    expect(without?.Orderable).not.toHaveProperty('productIdentifiers');
  });

  it('leaves the stock alone where the sheet says none, and names the node where the account has several', () => {
    const { stock: _, ...silent } = variant();
    const nodes = channel({ settings: { ship_node: '39284301' } });

    expect(render(listing({ variants: [silent] })).documents.map(({ kind }) => kind)).toEqual(['item']);
    expect(render(listing({ channel: nodes })).documents[1]).toMatchObject({
      key: 'stock/MUG-1',
      after: ['item/MUG-1'],
      body: { sku: 'MUG-1', quantity: { unit: 'EACH', amount: 7 }, shipNode: '39284301' },
    });
  });

  it('shows a variant by its own picture, and none of another one', () => {
    const [red, blue] = pageOf(
      mugs({ pictures: [1, 2, 3].map((n) => ({ asset: asset(n), role: n === 1 ? 'main' : 'other' })) }),
    );

    expect(red).toMatchObject({ mainImageUrl: assetUrl(asset(1)), productSecondaryImageURL: [assetUrl(asset(2))] });
    expect(blue?.mainImageUrl).toBe(assetUrl(asset(3)));
    expect(blue?.productSecondaryImageURL).toEqual([assetUrl(asset(1)), assetUrl(asset(2))]);
  });

  it('sends no picture where there is no public address, and says so', () => {
    const { findings } = render(listing({ channel: channel({ delivery: 'none' }) }));

    expect(findings.map(({ id, severity }) => [id, severity])).toContainEqual(['picture/no-way-to-deliver', 'error']);
    expect(pageOf(listing({ channel: channel({ delivery: 'none' }) }))[0]).not.toHaveProperty('mainImageUrl');
  });

  it('says what the law wants said only where the product type has a place for it', () => {
    const [item] = itemsOf(listing());
    const [plain] = itemsOf(listing({ category: { id: 'Mugs', version: '', attributes: {} } }));

    expect(item?.Orderable).toMatchObject({
      country_of_origin_substantial_transformation: 'Hong Kong',
      batteryTechnologyType: 'Does Not Contain a Battery',
      chemicalAerosolPesticide: 'No',
    });
    expect(item?.Visible.Mugs).toMatchObject({ manufacturer: 'Qihe Ceramics Co., Ltd.', material: ['Ceramic'] });
    expect(Object.keys(plain?.Orderable ?? {})).toEqual(['sku', 'productIdentifiers', 'price', 'ShippingWeight']);
  });

  it('tells that a price before is not shown', () => {
    const { findings } = render(listing({ variants: [variant({ strike: { amount: '19.90', currency: 'USD' } })] }));

    expect(findings).toMatchObject([{ id: 'strike/not-shown', severity: 'note', sku: 'MUG-1', field: 'strike' }]);
  });

  it('has no page to show where nobody knows the product type', () => {
    const { category: _, ...unknown } = listing();

    expect(itemsOf(unknown)[0]?.Visible).toEqual({});
  });
});

describe('what variants differ in', () => {
  const names = (of: Listing) => pageOf(of).map(({ variantAttributeNames }) => variantAttributeNames);
  const inTwo = (option: string, changes: Partial<Listing> = {}) =>
    mugs({ options: [{ name: option, values: ['Red', 'Blue'] }], ...changes });

  it.each([
    ['Color', ['color']],
    ['颜色', ['color']],
    ['Größe', ['size']],
  ])('takes the option %s for %s', (option, expected) => {
    expect(names(inTwo(option))).toEqual([expected, expected]);
    expect(render(inTwo(option)).findings).toEqual([]);
  });

  it('takes the attribute that the listing says of each variant, whatever the option is called', () => {
    const said = inTwo('Füllmenge', {
      category: category({
        attributes: { condition: 'New', isProp65WarningRequired: 'No' },
        variants: { 'MUG-RED': { capacity: '12 fl oz' }, 'MUG-BLUE': { capacity: '350 ml' } },
      }),
    });

    expect(names(said)).toEqual([['capacity'], ['capacity']]);
    expect(pageOf(said).map(({ capacity }) => capacity)).toEqual([
      { measure: 12, unit: 'Fluid Ounces' },
      { measure: 350, unit: 'Milliliter' },
    ]);
    expect(render(said).findings).toEqual([]);
  });

  it('shows an option without an attribute of its own as one that takes any word, and tells', () => {
    const { findings } = render(inTwo('Handle'));

    expect(names(inTwo('Handle'))).toEqual([['size'], ['size']]);
    expect(findings).toMatchObject([
      { id: 'options/shown-as', severity: 'warning', field: 'options', value: 'Handle' },
    ]);
  });

  it('holds a listing back that has more options than there are attributes', () => {
    const options = ['Size', 'Color', 'Handle'].map((name) => ({ name, values: ['Red', 'Blue'] }));
    const { findings } = render(
      mugs({
        options,
        variants: [
          variant({ sku: 'A', options: ['Red', 'Red', 'Red'] }),
          variant({ sku: 'B', options: ['Blue', 'Blue', 'Blue'] }),
        ],
      }),
    );

    expect(findings).toMatchObject([{ id: 'options/no-attribute', severity: 'error', value: 'Handle' }]);
  });

  it('makes the first variant the primary one, and joins no single SKU to a group', () => {
    expect(pageOf(mugs()).map(({ isPrimaryVariant }) => isPrimaryVariant)).toEqual(['Yes', 'No']);
    expect(pageOf(listing())[0]).not.toHaveProperty('variantGroupId');
  });
});

describe('the spec of a product type', () => {
  const findingsOf = (changes: Partial<Listing>) => render(listing(changes)).findings;
  const saying = (attributes: Readonly<Record<string, string>>) => ({
    category: category({ attributes: { condition: 'New', isProp65WarningRequired: 'No', ...attributes } }),
  });

  it('finds nothing in a mug that says all', () => {
    expect(findingsOf({})).toEqual([]);
  });

  it.each([
    ['a title that is too long', { title: 'x'.repeat(200) }, 'text/too-long', 'title'],
    ['no bullets', { bullets: [] }, 'attribute/missing', 'bullets'],
    [
      'an attribute that is missing',
      { category: category({ attributes: { isProp65WarningRequired: 'No' } }) },
      'attribute/missing',
      'attribute',
    ],
    ['a value that is none of theirs', saying({ condition: 'Mint' }), 'attribute/not-allowed', 'attribute'],
    ['a number that is none', saying({ fulfillmentLagTime: 'soon' }), 'attribute/wrong-type', 'attribute'],
    ['a measure without a unit', saying({ capacity: 'large' }), 'attribute/wrong-type', 'attribute'],
    ['a unit that is none of theirs', saying({ capacity: '2 cups' }), 'attribute/not-allowed', 'attribute'],
    [
      'a country that is none of theirs',
      { compliance: { origin: 'DE', material: 'Ceramic' } },
      'attribute/not-allowed',
      'origin',
    ],
    ['no material', { compliance: {} }, 'attribute/missing', 'material'],
    ['no code', { variants: [withoutCode()] }, 'attribute/missing', 'gtin'],
    [
      'a price beyond their limit',
      { variants: [variant({ price: { amount: '10000', currency: 'USD' } })] },
      'attribute/refused',
      'price',
    ],
    ['what another answer demands', saying({ isProp65WarningRequired: 'Yes' }), 'attribute/missing', 'attribute'],
  ])('finds %s', (_name, changes, id, field) => {
    const found = findingsOf(changes).map((finding) => [finding.id, finding.severity, finding.field, finding.sku]);

    expect(found).toContainEqual([id, 'error', field, 'MUG-1']);
  });

  it('names attribute, value, rule and remedy in both languages', () => {
    const [finding] = findingsOf(saying({ condition: 'Mint' }));

    expect(finding?.message.en).toBe('Walmart does not take “Mint” for Condition.');
    expect(finding?.message.zh).toMatch(/“Condition”不接受“Mint”/);
    expect(finding?.hint?.en).toContain('It takes New.');
    expect(finding?.hint?.en).toContain('attributes.csv');
  });

  it('points at the cell that an attribute came from', () => {
    const where = { file: 'mugs.csv', cell: 'H2' };
    const [finding] = findingsOf({
      category: category({
        attributes: { condition: 'Mint', isProp65WarningRequired: 'No' },
        from: { condition: 'extra/Condition' },
      }),
      origins: { 'extra/Condition': where },
    });

    expect(finding?.where).toEqual(where);
  });

  it('says once what is wrong with all variants, and of one what is wrong with that one', () => {
    const all = render(mugs({ bullets: [] })).findings;
    const one = render(
      mugs({ variants: [variant({ sku: 'A', options: ['Red'] }), { ...withoutCode(), sku: 'B', options: ['Blue'] }] }),
    ).findings;

    expect(all.map(({ sku, field }) => [sku, field])).toEqual([['MUG', 'bullets']]);
    expect(one.map(({ sku, field }) => [sku, field])).toEqual([['B', 'gtin']]);
  });

  it('judges nothing by a spec that cannot be read, and says so', () => {
    const broken = { ...MUGS, schema: { type: 'nonsense' } };

    expect(findingsOf({ category: category({ category: broken }) })).toMatchObject([
      { id: 'category/schema-unreadable', severity: 'error', field: 'category' },
    ]);
  });
});

function withoutCode() {
  const { gtin: _, ...rest } = variant();
  return rest;
}
