import { afterAll, describe, expect, it } from 'vitest';
import { codes, type Loose, mug, mugOffer, openSeller, POLICY_IDS } from './ebay-client.ts';
import { serveLargePictures } from './large-pictures.ts';

const pictures = await serveLargePictures();
afterAll(() => pictures.close());
const seller = await openSeller();
const taxonomy = (path: string) => seller.ask('GET', `/commerce/taxonomy/v1${path}`);
const metadata = (path: string) => seller.ask('GET', `/sell/metadata/v1/marketplace${path}`);

it.each([
  ['EBAY_US', '0'],
  ['EBAY_GB', '3'],
  ['EBAY_DE', '77'],
  ['EBAY_AU', '15'],
  ['EBAY_FR', '71'],
  ['EBAY_IT', '101'],
  ['EBAY_ES', '186'],
  ['EBAY_CA', '2'],
])('has a tree for %s, with mugs, T-shirts, toys and phone cases in it', async (site, tree) => {
  const { data } = await taxonomy(`/get_default_category_tree_id?marketplace_id=${site}`);
  const whole = await taxonomy(`/category_tree/${tree}`);

  expect(data.categoryTreeId).toBe(tree);
  for (const id of ['20696', '15687', '183448', '20349'])
    expect(JSON.stringify(whole.data)).toContain(`"categoryId":"${id}"`);
});

it('speaks the language of the site', async () => {
  const { data } = await taxonomy('/category_tree/77/get_item_aspects_for_category?category_id=15687');

  const names = data.aspects.map(({ localizedAspectName }: Loose) => localizedAspectName);
  const department = data.aspects.find(({ localizedAspectName }: Loose) => localizedAspectName === 'Abteilung');
  expect(names).toEqual(['Marke', 'Farbe', 'Größe', 'Abteilung', 'Material']);
  expect(department).toMatchObject({
    aspectConstraint: { aspectRequired: true, aspectMode: 'SELECTION_ONLY', itemToAspectCardinality: 'SINGLE' },
    aspectValues: [{ localizedValue: 'Herren' }, { localizedValue: 'Damen' }, {}, {}],
  });
});

it('suggests categories for a title, the best first, or none with 204', async () => {
  const mugs = await taxonomy('/category_tree/0/get_category_suggestions?q=ceramic%20coffee%20mug');
  const cases = await taxonomy('/category_tree/77/get_category_suggestions?q=iPhone%20H%C3%BClle');
  const none = await taxonomy('/category_tree/0/get_category_suggestions?q=zeppelin');

  expect(mugs.data.categorySuggestions[0]).toMatchObject({
    category: { categoryId: '20696', categoryName: 'Mugs' },
    categoryTreeNodeAncestors: [{ categoryId: '20625' }, { categoryId: '11700' }],
  });
  expect(cases.data.categorySuggestions[0].category.categoryId).toBe('20349');
  expect([none.status, none.data]).toEqual([204, undefined]);
});

it.each([
  ['/get_default_category_tree_id', 400, 62002],
  ['/get_default_category_tree_id?marketplace_id=EBAY_XX', 400, 62003],
  ['/category_tree/999', 404, 62004],
  ['/category_tree/0/get_item_aspects_for_category?category_id=1', 400, 62005],
  ['/category_tree/0/get_item_aspects_for_category', 400, 62006],
  ['/category_tree/0/get_category_suggestions', 400, 62007],
  ['/category_tree/0/get_category_subtree?category_id=0', 400, 62008],
  ['/category_tree/0/get_item_aspects_for_category?category_id=11700', 400, 62009],
])('refuses %s', async (path, status, code) => {
  const answer = await taxonomy(path);

  expect([answer.status, ...codes(answer)]).toEqual([status, code]);
});

it.each([
  ['/EBAY_XX/get_regulatory_policies', 46001],
  ['/EBAY_DE/get_regulatory_policies?filter=183448', 46002],
  ['/EBAY_DE/get_regulatory_policies?filter=categoryIds:%7B1%7D', 46003],
])('refuses %s', async (path, code) => {
  expect(codes(await metadata(path))).toEqual([code]);
});

describe('product safety on a site in the EU', () => {
  const maker = { companyName: 'Maker', addressLine1: 'Weg 1', city: 'Berlin', postalCode: '10115', country: 'DE' };
  const chinese = { companyName: 'Maker', country: 'CN', email: 'a@maker.example' };
  const person = { companyName: 'Rep', country: 'IE', email: 'eu@rep.example', types: ['EUResponsiblePerson'] };
  let count = 0;

  async function publish(regulatory: object | undefined) {
    count += 1;
    const sku = `TOY${count}`;
    const product = { aspects: { Marke: ['B'] }, ean: ['Nicht zutreffend'] };
    await seller.inventory('PUT', `/inventory_item/${sku}`, mug(`${pictures.url}/mug.jpg`, product));
    const offer = mugOffer(sku, {
      marketplaceId: 'EBAY_DE',
      categoryId: '183448',
      listingPolicies: POLICY_IDS(2),
      pricingSummary: { price: { value: '10.00', currency: 'EUR' } },
      ...(regulatory ? { regulatory } : {}),
    });
    const { data } = await seller.inventory('POST', '/offer', offer);
    return seller.inventory('POST', `/offer/${data.offerId}/publish`);
  }

  it('is announced for toys, and for toys alone', async () => {
    const { data } = await metadata('/EBAY_DE/get_regulatory_policies?filter=categoryIds:%7B183448%7C20696%7D');

    const required = data.regulatoryPolicies.flatMap(({ categoryId, supportedAttributes }: Loose) =>
      supportedAttributes
        .filter(({ usage }: Loose) => usage === 'REQUIRED')
        .map(({ name }: Loose) => [categoryId, name]),
    );
    expect(required).toEqual([
      ['183448', 'MANUFACTURER'],
      ['183448', 'RESPONSIBLE_PERSON'],
    ]);
  });

  it.each<[string, object]>([
    ['a manufacturer in the EU', { manufacturer: maker }],
    ['a manufacturer elsewhere and somebody in the EU', { manufacturer: chinese, responsiblePersons: [person] }],
  ])('is content with %s', async (_, regulatory) => {
    expect((await publish(regulatory)).status).toBe(200);
  });

  it.each<[string, object | undefined, number]>([
    ['nobody', undefined, 25029],
    ['nobody in the EU', { manufacturer: chinese }, 25115],
    ['a manufacturer without any contact', { manufacturer: { companyName: 'M', country: 'DE' } }, 25118],
    [
      'a person without any contact',
      { manufacturer: maker, responsiblePersons: [{ ...person, email: undefined }] },
      25119,
    ],
    ['half an address', { manufacturer: { ...maker, city: undefined } }, 25110],
    ['a person’s half address', { manufacturer: maker, responsiblePersons: [{ ...person, city: 'Cork' }] }, 25113],
    ['no company', { manufacturer: { ...maker, companyName: undefined } }, 25111],
    [
      'a person without company',
      { manufacturer: maker, responsiblePersons: [{ ...person, companyName: undefined }] },
      25114,
    ],
    ['six persons', { manufacturer: maker, responsiblePersons: Array(6).fill(person) }, 25112],
    ['a person of no type', { manufacturer: maker, responsiblePersons: [{ ...person, types: [] }] }, 25116],
    ['an address of mail that is none', { manufacturer: { ...maker, email: 'nobody' } }, 25088],
    ['an address that is none', { manufacturer: { ...maker, contactUrl: 'maker' } }, 25122],
    ['three pictograms', { manufacturer: maker, productSafety: { pictograms: ['a', 'b', 'c'] } }, 25108],
    ['an empty safety note', { manufacturer: maker, productSafety: { component: 'x' } }, 25109],
  ])('refuses %s', async (_, regulatory, code) => {
    expect(codes(await publish(regulatory))).toContain(code);
  });
});
