import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Rejected } from '../../../src/core/faults.ts';
import type { Json } from '../../../src/core/json.ts';
import { taxonomy } from '../../../src/marketplaces/walmart/taxonomy.ts';
import { account } from './account.ts';
import { SPEC } from './listings.ts';

const HOST = 'https://marketplace.walmartapis.com';

beforeEach(() => {
  nock.disableNetConnect();
  nock(HOST).post('/v3/token').reply(200, { access_token: 'T', token_type: 'Bearer', expires_in: 900 });
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const group = (name: string, ...types: readonly string[]) => ({
  productTypeGroupName: name,
  productType: types.map((productTypeName) => ({ productTypeName })),
});
const TREE = {
  itemTaxonomy: [
    { category: 'Home', productTypeGroup: [group('Drinkware', 'Mugs', 'Drinking Glasses'), group('Decor', 'Vases')] },
    { category: 'Toys', productTypeGroup: [group('Plush', 'Plush Toys')] },
  ],
};

describe('a suggestion', () => {
  it('is the product type whose words stand in the title, by all of its way', async () => {
    tree(TREE);
    const { io } = account();

    expect(await taxonomy.suggest('Large ceramic coffee mug with lid', io)).toEqual([
      { id: 'Mugs', title: 'Home > Drinkware > Mugs' },
    ]);
    expect((await taxonomy.suggest('drinking glass', io)).map(({ id }) => id)).toEqual(['Drinking Glasses']);
    expect(await taxonomy.suggest('umbrella', io)).toEqual([]);
  });

  it('asks for the tree once, and once more where that failed', async () => {
    nock(HOST)
      .get('/v3/items/taxonomy')
      .query(true)
      .reply(400, { errors: [{ code: 'INVALID_REQUEST_PARAM' }] });
    tree(TREE);
    const { io } = account();

    await expect(taxonomy.suggest('mug', io)).rejects.toThrow(Rejected);
    expect(await taxonomy.suggest('mug', io)).toHaveLength(1);
    expect(await taxonomy.suggest('plush toy', io)).toHaveLength(1);
  });

  it('reads the tree of older specs too', async () => {
    tree({
      status: 'SUCCESS',
      payload: [{ category: 'Home', subcategory: [{ subCategoryName: 'Mugs', subCategoryId: '5' }] }],
    });

    expect(await taxonomy.suggest('mug', account().io)).toEqual([{ id: 'Mugs', title: 'Home > Mugs' }]);
  });
});

describe('a product type', () => {
  it('is read with its spec, what it demands first', async () => {
    const asked: Json[] = [];
    nock(HOST)
      .post('/v3/items/spec', (body) => Boolean(asked.push(body)))
      .reply(200, SPEC);

    const mugs = await taxonomy.read('Mugs', account().io);

    expect(asked).toEqual([{ feedType: 'MP_ITEM', version: '5.0.20240517-04_08_27-api', productTypes: ['Mugs'] }]);
    expect(mugs).toMatchObject({ id: 'Mugs', locale: 'en-US', schema: { required: ['Orderable', 'Visible'] } });
    expect(mugs.version).toMatch(/^[0-9a-f]{32}$/);
    const own = mugs.attributes.filter(({ field, required }) => field === undefined && required !== 'never');
    expect(own.map(({ name, required }) => [name, required])).toEqual([
      ['condition', 'always'],
      ['isProp65WarningRequired', 'always'],
      ['prop65WarningText', 'sometimes'],
    ]);
  });

  it('tells of each attribute what it takes and which field of ours fills it', async () => {
    nock(HOST).post('/v3/items/spec').reply(200, SPEC);

    const { attributes } = await taxonomy.read('Mugs', account().io);
    const named = (name: string) => attributes.find((one) => one.name === name);

    expect(named('condition')).toMatchObject({ isClosed: true, values: [{ id: 'New', title: 'New' }] });
    expect(named('productName')).toMatchObject({ field: 'title', limit: { max: 199, unit: 'characters' } });
    expect(named('color')).toMatchObject({ title: 'Color', isForVariants: true, most: 50 });
    expect(named('capacity')?.about?.en).toBe('A number and a unit: Fluid Ounces, Liter, Milliliter');
    expect(named('ProductIdUpdate')).toBeUndefined();
  });

  it('that nobody knows is refused', async () => {
    nock(HOST)
      .post('/v3/items/spec')
      .reply(404, { errors: [{ code: 'CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API' }] });

    await expect(taxonomy.read('Nonsense', account().io)).rejects.toThrow(Rejected);
  });
});

function tree(answer: nock.Body): void {
  nock(HOST)
    .get('/v3/items/taxonomy')
    .query({ feedType: 'MP_ITEM', version: '5.0.20240517-04_08_27-api' })
    .reply(200, answer);
}
