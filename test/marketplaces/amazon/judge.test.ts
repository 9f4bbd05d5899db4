import { describe, expect, it } from 'vitest';
import { render } from '../../../src/marketplaces/amazon/render.ts';
import { attributesOf } from '../../../src/marketplaces/amazon/schema/attributes.ts';
import { findingsOf, listing, mugs, saying, schema, variant } from './listings.ts';

describe('what Amazon’s own schema says, offline', () => {
  it('points at the cell of a title that is too long, in bytes as well', () => {
    const of = listing({ title: '杯'.repeat(80) });

    expect(findingsOf(of)).toEqual([
      {
        id: 'attribute/too-long',
        severity: 'error',
        channel: 'amazon-de',
        sku: 'MUG-1',
        field: 'title',
        value: '杯'.repeat(80),
        where: { file: 'products.xlsx', cell: 'B2' },
        message: {
          en: 'Item Name (item_name) is 240 bytes; Amazon takes 220.',
          zh: '“Item Name (item_name)”有 240 字节，亚马逊最多允许 220 字节。',
        },
        hint: { en: 'Shorten it by 20 bytes.', zh: '请缩短 20 字节。' },
      },
    ]);
  });

  it.each([
    ['a required attribute that is missing', () => without('item_type_keyword'), 'attribute/missing', 'attribute'],
    [
      'a value that is not among those it takes',
      () => saying({ handle_type: 'Loop' }),
      'attribute/not-among',
      'attribute',
    ],
    ['a figure that is none', () => saying({ number_of_items: 'many' }), 'attribute/wrong-kind', 'attribute'],
    ['a figure out of range', () => saying({ number_of_items: '0' }), 'attribute/out-of-range', 'attribute'],
    ['more values than it takes', () => listing({ bullets: ['a', 'b', 'c', 'd'] }), 'attribute/too-many', 'bullets'],
    ['an attribute that it does not have', () => saying({ colour: 'red' }), 'attribute/unknown', 'attribute'],
    ['a unit that it does not have', () => saying({ capacity: '350 gallons' }), 'attribute/unit-missing', 'attribute'],
    [
      'a country that it does not have',
      () => listing({ compliance: { ...listing().compliance, origin: 'XX' } }),
      'attribute/not-among',
      'origin',
    ],
    [
      'what a condition asks for',
      () => listing({ compliance: { ...listing().compliance, batteries: 'included' } }),
      'attribute/missing',
      'attribute',
    ],
  ])('finds %s', (_name, of, id, field) => {
    const findings = findingsOf(of());

    expect(findings.map((one) => one.id)).toContain(id);
    const found = findings.find((one) => one.id === id);
    expect(found).toMatchObject({ severity: 'error', field, sku: 'MUG-1' });
    expect(found?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['a value', { handle_type: 'Loop' }, { handle_type: 'extra/Handle' }],
    ['a part of it', { capacity: '350 gallons' }, { 'capacity.unit': 'extra/Handle' }],
  ])('points at the merchant’s column of %s that is not taken', (_name, said, from) => {
    const own = saying(said);
    const cell = { file: 'products.xlsx', cell: 'M2' };
    if (!own.category) throw new Error('no category');
    const of = { ...own, category: { ...own.category, from }, origins: { ...own.origins, 'extra/Handle': cell } };

    expect(findingsOf(of).map(({ where }) => where)).toEqual([cell]);
  });

  it('says once what is wrong with a measure, and which units there are', () => {
    const unit = findingsOf(saying({ capacity: '350' }));

    expect(findingsOf(saying({ capacity: 'a lot' }))).toMatchObject([{ id: 'attribute/wrong-kind', value: 'a lot' }]);
    expect(unit).toMatchObject([{ id: 'attribute/unit-missing' }]);
    expect(unit[0]?.hint?.en).toBe('Write it behind the figure: Milliliters, Fluid Ounces.');
  });

  it('leaves a missing code to the rule that demands one, and finds it where none does', () => {
    const { gtin: _, ...bare } = variant();
    const own = listing({ variants: [bare] });
    const free = { ...own, channel: { ...own.channel, limits: { ...own.channel.limits, required: [] } } };

    expect(findingsOf(own)).toEqual([]);
    expect(findingsOf(free)).toMatchObject([{ id: 'attribute/missing', field: 'gtin', sku: 'MUG-1' }]);
    expect(findingsOf(free)[0]?.message.en).toContain('One of these is missing');
  });

  it('says once what is wrong with every variant, and names the one where it is one', () => {
    const { brand: _, ...unbranded } = mugs();
    const [red, blue] = mugs().variants;
    const odd = mugs({ variants: [red, { ...blue, options: ['Blau', 'Huge'] }].flatMap((one) => one ?? []) as never });

    expect(findingsOf(unbranded)).toMatchObject([{ id: 'attribute/missing', field: 'brand', sku: 'MUG' }]);
    expect(findingsOf(odd)).toMatchObject([{ id: 'attribute/not-among', sku: 'MUG-BLUE', value: 'Huge' }]);
  });

  it('says that no theme fits the options', () => {
    const of = mugs({ options: [...mugs().options, { name: 'Stil', values: ['x'] }] });

    expect(findingsOf(of)).toMatchObject([{ id: 'variants/no-theme', field: 'options', sku: 'MUG' }]);
    expect(findingsOf(of)[0]?.message.en).toContain('COLOR, SIZE, SIZE/COLOR');
  });

  it('says that pictures cannot travel', () => {
    const of = listing({ channel: { ...listing().channel, delivery: 'none' } });

    expect(findingsOf(of)).toMatchObject([{ id: 'picture/no-way-to-deliver', field: 'pictures' }]);
  });

  it('does not fail on a schema that nobody can read', () => {
    const own = listing();
    const broken = { ...schema, properties: { item_name: { type: 'no-such-type' } } };
    const kept = own.category?.category;
    if (!own.category || !kept) throw new Error('no category');
    const of = { ...own, category: { ...own.category, category: { ...kept, schema: broken } } };

    expect(render(of).findings).toMatchObject([{ id: 'category/schema-unreadable', severity: 'warning' }]);
  });
});

describe('the attributes of a product type', () => {
  const attributes = attributesOf(schema);
  const one = (name: string) => attributes.find((attribute) => attribute.name === name);

  it('begin with what must be said, and tell which fields of ours fill them', () => {
    expect(attributes.slice(0, 7).every(({ required }) => required === 'always')).toBe(true);
    expect(one('item_name')).toMatchObject({ title: 'Item Name', required: 'always', field: 'title' });
    expect(one('item_type_keyword')).toMatchObject({ required: 'always' });
    expect(one('item_type_keyword')?.field).toBeUndefined();
    expect(one('number_of_items')).toMatchObject({ required: 'sometimes' });
  });

  it('tell the values that are taken, and whether others are', () => {
    expect(one('handle_type')).toMatchObject({
      isClosed: true,
      values: [
        { id: 'side', title: 'Side Handle' },
        { id: 'none', title: 'No Handle' },
      ],
    });
    expect(one('finish')?.values).toHaveLength(2);
    expect(one('finish')?.isClosed).toBeUndefined();
  });

  it('name the parts of an object, and leave out what is hidden or not for a seller to say', () => {
    expect(one('mug_size.size')).toMatchObject({ title: 'Mug Size: Size' });
    expect(one('special_feature')).toMatchObject({ most: 5 });
    const names = attributes.map(({ name }) => name);
    for (const name of ['internal_note', 'parentage_level', 'condition_type', 'main_product_image_locator'])
      expect(names).not.toContain(name);
  });
});

function without(name: string) {
  const of = saying({});
  if (!of.category) throw new Error('no category');
  const { [name]: _, ...attributes } = of.category.attributes;
  return { ...of, category: { ...of.category, attributes } };
}
