import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { taxonomy } from '../../../src/marketplaces/ebay/taxonomy.ts';
import { account } from './account.ts';

const API = 'https://api.ebay.com';
const TAXONOMY = '/commerce/taxonomy/v1';
const TREE = `${TAXONOMY}/category_tree/77`;

beforeEach(() => {
  nock.disableNetConnect();
  // In the program's own name: no seller's token is asked for.
  nock(API)
    .post('/identity/v1/oauth2/token', /^grant_type=client_credentials/)
    .reply(200, { access_token: 'T', expires_in: 7200 });
  nock(API)
    .get(`${TAXONOMY}/get_default_category_tree_id?marketplace_id=EBAY_DE`)
    .reply(200, { categoryTreeId: '77', categoryTreeVersion: '132' });
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('the categories of a site', () => {
  it('are suggested with the whole way to each', async () => {
    nock(API)
      .get(`${TREE}/get_category_suggestions?q=Becher%20%26%20Tassen`)
      .reply(200, {
        categorySuggestions: [
          {
            category: { categoryId: '20696', categoryName: 'Becher' },
            categoryTreeNodeAncestors: [{ categoryName: 'Küche' }, { categoryName: 'Möbel & Wohnen' }],
          },
        ],
      });

    expect(await taxonomy.suggest('Becher & Tassen', account())).toEqual([
      { id: '20696', title: 'Möbel & Wohnen > Küche > Becher' },
    ]);
  });

  it('are not asked for nothing, and none is an answer', async () => {
    nock(API).get(`${TREE}/get_category_suggestions?q=xyzzy`).reply(204);

    expect(await taxonomy.suggest('  ', account())).toEqual([]);
    expect(await taxonomy.suggest('xyzzy', account())).toEqual([]);
  });

  it('are read with their aspects as attributes', async () => {
    leaf(true);
    nock(API)
      .get(`${TREE}/get_item_aspects_for_category?category_id=20696`)
      .reply(200, {
        aspects: [
          aspect('Marke', { aspectRequired: true }, ['Markenlos']),
          aspect(
            'Farbe',
            { aspectEnabledForVariations: true, aspectMode: 'SELECTION_ONLY', itemToAspectCardinality: 'MULTI' },
            ['Rot'],
          ),
          aspect('Jahr', { aspectMaxLength: 4 }),
        ],
      });

    policies({});
    const category = await taxonomy.read('20696', account());

    expect(category).toMatchObject({ id: '20696', title: 'Becher', locale: 'de-DE' });
    expect(category.version).toMatch(/^132-[0-9a-f]{8}$/);
    expect(category.attributes).toEqual([
      {
        name: 'Marke',
        title: 'Marke',
        required: 'always',
        field: 'brand',
        values: [{ id: 'Markenlos', title: 'Markenlos' }],
        limit: { max: 50, unit: 'characters' },
      },
      {
        name: 'Farbe',
        title: 'Farbe',
        required: 'never',
        values: [{ id: 'Rot', title: 'Rot' }],
        isClosed: true,
        most: 30,
        limit: { max: 50, unit: 'characters' },
        isForVariants: true,
      },
      { name: 'Jahr', title: 'Jahr', required: 'never', limit: { max: 4, unit: 'characters' } },
    ]);
  });

  it('that demand a product code say so, whether it is among their aspects or not', async () => {
    leaf(true);
    nock(API)
      .get(`${TREE}/get_item_aspects_for_category?category_id=20696`)
      .reply(200, { aspects: [aspect('ISBN', {})] });
    policies({ eanSupport: 'REQUIRED', isbnSupport: 'REQUIRED', upcSupport: 'ENABLED' });

    const { attributes } = await taxonomy.read('20696', account());

    expect(attributes.map(({ name, required, field }) => [name, required, field])).toEqual([
      ['ISBN', 'always', 'gtin'],
      ['EAN', 'always', 'gtin'],
    ]);
  });

  it('that have categories below them cannot be listed in', async () => {
    leaf(false);

    await expect(taxonomy.read('20696', account())).rejects.toMatchObject({ problems: [{ code: '62009' }] });
  });

  it('that do not exist are refused', async () => {
    nock(API)
      .get(`${TREE}/get_category_subtree?category_id=1`)
      .reply(404, { errors: [{ errorId: 62005, message: 'Not of this tree.' }] });

    await expect(taxonomy.read('1', account())).rejects.toMatchObject({ problems: [{ code: '62005' }] });
  });
});

function leaf(leafCategoryTreeNode: boolean): void {
  nock(API)
    .get(`${TREE}/get_category_subtree?category_id=20696`)
    .reply(200, {
      categoryTreeVersion: '132',
      categorySubtreeNode: { category: { categoryId: '20696', categoryName: 'Becher' }, leafCategoryTreeNode },
    });
}

function policies(support: Readonly<Record<string, string>>): void {
  nock(API)
    .get('/sell/metadata/v1/marketplace/EBAY_DE/get_category_policies')
    .query({ filter: 'categoryIds:{20696}' })
    .reply(200, { categoryPolicies: [{ categoryId: '20696', ...support }] });
}

function aspect(localizedAspectName: string, constraint: object, values: readonly string[] = []) {
  return {
    localizedAspectName,
    aspectConstraint: constraint,
    aspectValues: values.map((localizedValue) => ({ localizedValue })),
  };
}
