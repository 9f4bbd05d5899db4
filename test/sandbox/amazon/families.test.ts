import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { codes, mug, openSeller, picture, type Seller, shape, US } from './amazon-client.ts';
import { type PictureShelf, shelvePictures } from './picture-shelf.ts';

const { text, plain } = shape;

let shelf: PictureShelf;
beforeAll(async () => {
  shelf = await shelvePictures();
});
afterAll(() => shelf.close());

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
});

const theme = [{ name: 'COLOR', marketplace_id: US }];
const parent = () => {
  const { attributes, ...rest } = mug({ parentage_level: plain('parent'), variation_theme: theme });
  const left = [
    'purchasable_offer',
    'fulfillment_availability',
    'condition_type',
    'externally_assigned_product_identifier',
  ];
  return {
    ...rest,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !left.includes(name))),
  };
};
const child = (color: string, parentSku = 'MUG', more: Record<string, unknown> = {}) =>
  mug({
    parentage_level: plain('child'),
    child_parent_sku_relationship: [
      { child_relationship_type: 'variation', parent_sku: parentSku, marketplace_id: US },
    ],
    variation_theme: theme,
    color: text(color),
    main_product_image_locator: picture(`${shelf.url}/good.jpg`),
    externally_assigned_product_identifier: undefined,
    supplier_declared_has_product_identifier_exemption: plain(true),
    ...more,
  });
const groups = () => seller.sandbox.listings().map(({ sku, group, state, variant }) => [sku, group, state, variant]);

it('a child alone is live but not grouped; the parent joins them when it comes', async () => {
  await seller.put('MUG-BLUE', child('Blue'));
  seller.clock.advance(60_000);
  const alone = groups();
  await seller.put('MUG', parent());
  await seller.put('MUG-RED', child('Red'));
  seller.clock.advance(60_000);

  expect(alone).toEqual([['MUG-BLUE', 'MUG-BLUE', 'live', '']]);
  expect(groups()).toEqual([
    ['MUG-BLUE', 'MUG', 'live', 'Blue'],
    ['MUG-RED', 'MUG', 'live', 'Red'],
  ]);
});

it('is told in relationships from both sides', async () => {
  await seller.put('MUG', parent());
  await seller.put('MUG-BLUE', child('Blue'));
  seller.clock.advance(60_000);

  const [above, below] = await Promise.all([
    seller.get('MUG', 'relationships'),
    seller.get('MUG-BLUE', 'relationships'),
  ]);

  const variationTheme = { theme: 'COLOR', attributes: ['color'] };
  expect(above.data.relationships[0].relationships).toEqual([
    { childSkus: ['MUG-BLUE'], variationTheme, type: 'VARIATION' },
  ]);
  expect(below.data.relationships[0].relationships).toEqual([
    { parentSkus: ['MUG'], variationTheme, type: 'VARIATION' },
  ]);
});

it('a parent is found but never bought', async () => {
  await seller.put('MUG', parent());
  seller.clock.advance(60_000);

  const { data } = await seller.get('MUG', 'summaries,issues');

  expect(data.summaries[0].status).toEqual(['DISCOVERABLE']);
  expect(data.issues).toEqual([]);
  expect(seller.sandbox.listings()).toEqual([]);
});

// marketplaces.md §1, variations: "theme attributes filled on every child"
it('a child fills what its theme turns on, and names its parent', async () => {
  const colourless = await seller.put('MUG-BLUE', child('Blue', 'MUG', { color: undefined }));
  const orphan = await seller.put(
    'MUG-BLUE',
    child('Blue', 'MUG', { child_parent_sku_relationship: undefined, variation_theme: undefined }),
  );
  const strange = await seller.put('MUG-BLUE', child('Blue', 'MUG', { variation_theme: [{ name: 'SHINE' }] }));

  expect([codes(colourless), codes(orphan), codes(strange)]).toEqual([['90220'], ['90220', '90220'], ['90205']]);
});

// 8032: "child already has another parent → delete relation first"
it('a child changes its parent only after leaving the first', async () => {
  await seller.put('MUG', parent());
  await seller.put('CUP', parent());
  await seller.put('MUG-BLUE', child('Blue'));

  const straight = await seller.put('MUG-BLUE', child('Blue', 'CUP'));
  await seller.patch('MUG-BLUE', [
    { op: 'delete', path: '/attributes/child_parent_sku_relationship' },
    { op: 'delete', path: '/attributes/parentage_level' },
    { op: 'delete', path: '/attributes/variation_theme' },
  ]);
  const afterwards = await seller.put('MUG-BLUE', child('Blue', 'CUP'));

  expect([codes(straight), afterwards.data.status]).toEqual([['8032'], 'ACCEPTED']);
});

it('falls apart when the parent is deleted, and its children stay on sale', async () => {
  await seller.put('MUG', parent());
  await seller.put('MUG-BLUE', child('Blue'));
  seller.clock.advance(60_000);

  await seller.remove('MUG');

  expect(groups()).toEqual([['MUG-BLUE', 'MUG-BLUE', 'live', '']]);
});
