import { createHash } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { DE, openSeller, pathOf, type Seller, US } from './amazon-client.ts';

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
});

const PATH = '/definitions/2020-09-01/productTypes';
const definition = (name: string, query = '', site = US) =>
  seller.call('GET', `${PATH}/${name}?marketplaceIds=${site}${query}`);
async function schemaOf(name: string, query = '', site = US) {
  const { data } = await definition(name, query, site);
  const { body } = await seller.raw('GET', pathOf(data.schema.link.resource));
  return JSON.parse(String(body));
}

it.each([
  ['keywords=mug', 'DRINKING_CUP'],
  ['itemName=Ceramic Coffee Mug 350 ml', 'DRINKING_CUP'],
  ['keywords=shirt', 'SHIRT'],
  ['itemName=Plush toy rabbit for children', 'TOYS_AND_GAMES'],
  ['itemName=手机壳 透明', 'CELLULAR_PHONE_CASE'],
])('finds by %s the product type %s', async (query, name) => {
  const { data } = await seller.call('GET', `${PATH}?marketplaceIds=${US}&${encodeURI(query)}`);

  expect(data.productTypes).toContainEqual({ name, displayName: expect.any(String), marketplaceIds: [US] });
  expect(data.productTypeVersion).toEqual(expect.any(String));
});

it('lists all of them to who asks for nothing, and none for nonsense', async () => {
  const all = await seller.call('GET', `${PATH}?marketplaceIds=${US}`);
  const none = await seller.call('GET', `${PATH}?marketplaceIds=${US}&keywords=xylophone`);
  const both = await seller.call('GET', `${PATH}?marketplaceIds=${US}&keywords=mug&itemName=mug`);

  expect([all.data.productTypes.length, none.data.productTypes.length, both.status]).toEqual([4, 0, 400]);
});

it('hands out a link, a checksum of what lies behind it, and a version', async () => {
  const { data } = await definition('DRINKING_CUP');
  const { body } = await seller.raw('GET', pathOf(data.schema.link.resource));

  expect(data).toMatchObject({
    requirements: 'LISTING',
    requirementsEnforced: 'ENFORCED',
    locale: 'en_US',
    productType: 'DRINKING_CUP',
    productTypeVersion: { version: expect.any(String), latest: true },
  });
  expect(data.schema.link.resource).toMatch(/^http:\/\/sandbox\.test:8080\/amazon-documents\/schemas\//);
  expect(createHash('md5').update(String(body)).digest('base64')).toBe(data.schema.checksum);
  const groups = Object.values<{ propertyNames: string[] }>(data.propertyGroups).flatMap(
    ({ propertyNames }) => propertyNames,
  );
  expect(groups.toSorted()).toEqual(Object.keys(JSON.parse(String(body)).properties).toSorted());
});

// marketplaces.md §1, product types: "schema.link.resource (valid 7 days …)"
it('ends the link after seven days', async () => {
  const { data } = await definition('SHIRT');
  seller.clock.advance(7 * 24 * 3_600_000 + 1_000);

  const { status, body } = await seller.raw('GET', pathOf(data.schema.link.resource));

  expect(status).toBe(403);
  expect(String(body)).toContain('AccessDenied');
});

it('is a JSON schema in Amazon’s own vocabulary', async () => {
  const schema = await schemaOf('DRINKING_CUP');

  expect(schema.$schema).toContain('meta-schema/v1');
  expect(schema.properties.item_name).toMatchObject({
    type: 'array',
    minUniqueItems: 1,
    maxUniqueItems: 1,
    selectors: ['marketplace_id', 'language_tag'],
    items: {
      required: ['language_tag', 'value'],
      properties: { value: { type: 'string', maxLength: 200, editable: true, hidden: false } },
    },
  });
  expect(schema.properties.generic_keyword.items.properties.value.maxUtf8ByteLength).toBe(250);
  expect(schema.properties.parentage_level.items.properties.value).toMatchObject({
    enum: ['child', 'parent'],
    enumNames: ['Child', 'Parent'],
  });
  expect(schema.properties.variation_theme.items.properties.name.enum).toContain('SIZE/COLOR');
  expect(schema.required).toContain('item_type_keyword');
});

it('depends on marketplace, requirements, enforcement and parentage', async () => {
  const germany = await schemaOf('DRINKING_CUP', '', DE);
  const sales = await schemaOf('DRINKING_CUP', '&requirements=LISTING_OFFER_ONLY');
  const facts = await schemaOf('DRINKING_CUP', '&requirements=LISTING_PRODUCT_ONLY');
  const loose = await schemaOf('DRINKING_CUP', '&requirementsEnforced=NOT_ENFORCED');
  const child = await schemaOf('DRINKING_CUP', '&parentageLevel=CHILD');

  expect(germany.properties.purchasable_offer.items.properties.currency.enum).toEqual(['EUR']);
  expect(germany.$defs.language_tag.default).toBe('de_DE');
  expect(germany.required).not.toContain('item_type_keyword');
  expect([sales.properties.bullet_point, facts.properties.purchasable_offer]).toEqual([undefined, undefined]);
  expect([loose.required, loose.allOf]).toEqual([undefined, undefined]);
  expect(child.required).toContain('child_parent_sku_relationship');
});

it.each([
  [404, 'SPOON', ''],
  [400, 'SHIRT', '&requirements=ALL'],
  [400, 'SHIRT', '&locale=tlh'],
  [400, 'SHIRT', '&parentageLevel=BOTH'],
  [400, 'SHIRT', `,${DE}`],
])('answers %i for %s%s', async (status, name, query) => {
  expect((await definition(name, query)).status).toBe(status);
});
