import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { draft, type Etsy, inventory, MUG, onSale, openEtsy, PROFILES } from '../etsy-client.ts';
import { solid } from '../picture-server.ts';

let picture: Uint8Array;
let etsy: Etsy;
beforeAll(async () => {
  picture = await solid('#36c', 'jpeg');
});
beforeEach(async () => {
  etsy = await openEtsy();
});

const create = (changes: Record<string, unknown> = {}) =>
  etsy.call('POST', '/shops/SHOP/listings', { form: { ...MUG, ...changes } });
const without = (name: string) => {
  const { [name]: _gone, ...form } = MUG as Record<string, unknown>;
  return etsy.call('POST', '/shops/SHOP/listings', { form });
};
const patch = (id: number, form: Record<string, unknown>) => etsy.call('PATCH', `/shops/SHOP/listings/${id}`, { form });
const found = async (state: string) =>
  (await etsy.call('GET', '/shops/SHOP/listings', { query: { state } })).data.results.map(
    ({ listing_id }: { listing_id: number }) => listing_id,
  );

describe('a draft', () => {
  it('is one more each time, whatever is there already', async () => {
    const first = await create();
    const second = await create();

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await found('draft')).toEqual([second.data.listing_id, first.data.listing_id]);
  });

  it('is written with a decimal and shown with an amount and its divisor', async () => {
    const { data } = await create({ price: 19.9 });

    expect(data.price).toEqual({ amount: 1990, divisor: 100, currency_code: 'EUR' });
  });

  it('has the whole of a currency without cents', async () => {
    etsy = await openEtsy({ currency: 'JPY' });

    const { data } = await create({ price: 1990 });

    expect(data.price).toEqual({ amount: 1990, divisor: 1, currency_code: 'JPY' });
  });

  it('is found among the drafts, and among nothing else', async () => {
    const id = await draft(etsy);

    expect([await found('draft'), await found('active'), await found('inactive')]).toEqual([[id], [], []]);
  });

  it('is nobody else’s to see', async () => {
    const id = await draft(etsy);

    const stranger = await etsy.call('GET', `/listings/${id}`, { headers: { authorization: '' } });

    expect([stranger.status, (await etsy.call('GET', `/listings/${id}`)).status]).toEqual([404, 200]);
  });

  it('is not made of JSON', async () => {
    const { status, data } = await etsy.call('POST', '/shops/SHOP/listings', { json: MUG });

    expect([status, data.error]).toEqual([400, 'Content-Type must be application/x-www-form-urlencoded.']);
  });

  it.each(['quantity', 'title', 'description', 'price', 'who_made', 'when_made', 'taxonomy_id'])(
    'needs its %s',
    async (name) => {
      const { status, data } = await without(name);

      expect([status, data.error]).toEqual([400, `Missing Input Parameter: [${name}]`]);
    },
  );

  it.each([
    ['readiness_state_id', 'A readiness_state_id is required for physical listings.'],
    ['shipping_profile_id', 'Shipping profile required'],
  ])('of something one can touch needs a %s', async (name, error) => {
    const { status, data } = await without(name);

    expect([status, data.error]).toEqual([400, error]);
  });

  it.each([
    [{ taxonomy_id: 'mugs' }, "Expected int value for 'taxonomy_id' (got string)."],
    [{ price: 'much' }, "Expected float value for 'price' (got string)."],
    [{ taxonomy_id: 99_999 }, 'Invalid taxonomy'],
    [{ shipping_profile_id: 1 }, 'Invalid shipping profile.'],
    [{ price: 0.1 }, 'There was a problem with /price : must be above min price 0.20'],
    [{ quantity: 1000 }, 'There was a problem with /quantity : cannot be more than 999'],
    [{ quantity: 0 }, 'There was a problem with /quantity : cannot be empty'],
    [{ item_weight: 0 }, 'There was a problem with /item/weight : Invalid Shipping Data'],
    [{ title: 'a'.repeat(141) }, 'There was a problem with /title/1 : cannot be more than 140 characters'],
    [{ title: 'Mug ★' }, 'There was a problem with /title/1 : contains invalid characters'],
    [{ title: 'Mug 😀' }, 'There was a problem with /title/1 : contains invalid characters'],
    [{ title: 'Cats & dogs & mice' }, 'There was a problem with /title/1 : can only use the & character once'],
    [{ title: '10% + 20%' }, 'There was a problem with /title/1 : can only use the % character once'],
    [
      { tags: Array.from({ length: 14 }, (_, at) => `tag ${at}`) },
      'There was a problem with /tags : cannot be more than 13 items',
    ],
    [{ tags: ['fine', 'a'.repeat(21)] }, 'There was a problem with /tags/1 : cannot be more than 20 characters'],
    [{ tags: 'mug,mug!' }, 'There was a problem with /tags/1 : contains invalid characters'],
    [{ materials: 'bone-china' }, 'There was a problem with /materials/0 : contains invalid characters'],
    [{ styles: ['Boho', 'Modern', 'Retro'] }, 'There was a problem with /style : cannot be more than 2 items'],
  ])('is refused with %j', async (changes, error) => {
    const { status, data } = await create(changes);

    expect([status, data.error]).toEqual([400, error]);
    expect(await found('draft')).toEqual([]);
  });

  it.each([{ title: 'a'.repeat(140) }, { title: 'Cats & dogs: 10% + more' }, { title: '马克杯™' }])(
    'takes %j',
    async (changes) => {
      expect((await create(changes)).status).toBe(201);
    },
  );

  it('reads lists in every way a form can have them', async () => {
    const commas = await create({ tags: 'a,b' });
    const repeated = await create({ tags: ['a', 'b'] });
    const { tags: _, ...rest } = MUG;
    const brackets = await etsy.call('POST', '/shops/SHOP/listings', {
      form: { ...rest, 'tags[0]': 'a', 'tags[1]': 'b' },
    });

    expect([commas, repeated, brackets].map(({ data }) => data.tags)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('of somebody else’s new goods may not be sold, unless a partner makes them', async () => {
    const refused = await create({ who_made: 'someone_else' });
    const taken = await create({ who_made: 'someone_else', production_partner_ids: 4_000_001 });
    const vintage = await create({ who_made: 'someone_else', when_made: '1990s' });

    expect(refused.data.error).toBe(
      'There was a problem with /marketplace : Oh dear, you cannot sell this item on Etsy.',
    );
    expect([taken.status, vintage.status]).toEqual([201, 201]);
  });

  it('knows the eras of its own year', async () => {
    etsy = await openEtsy({ clock: new VirtualClock(Date.UTC(2027, 0, 1)) });

    const [old, current] = [await create({ when_made: '2020_2026' }), await create({ when_made: '2020_2027' })];

    expect([old.status, current.status]).toEqual([400, 201]);
    expect(old.data.error).toMatch(/^Invalid value for 'when_made'\. Must be one of: made_to_order, 2020_2027,/);
  });
});

describe('going on sale', () => {
  const prepared = async (changes: Record<string, unknown> = {}) => {
    const id = await draft(etsy, changes);
    await etsy.call('POST', `/shops/SHOP/listings/${id}/images`, { multipart: { image: picture } });
    await etsy.call('PUT', `/shops/SHOP/listings/${id}/properties/347001`, {
      form: { value_ids: 34_700_101, values: 'Ceramic' },
    });
    return id;
  };

  it('needs a picture', async () => {
    const { status, data } = await patch(await draft(etsy), { state: 'active' });

    expect([status, data.error]).toEqual([400, 'There was a problem with /images : cannot be less than 1 items']);
  });

  it('needs a return policy', async () => {
    const { return_policy_id: _, ...profiles } = PROFILES;
    const { return_policy_id: __, ...mug } = MUG;
    const { data: created } = await etsy.call('POST', '/shops/SHOP/listings', { form: { ...mug, ...profiles } });
    await etsy.call('POST', `/shops/SHOP/listings/${created.listing_id}/images`, { multipart: { image: picture } });

    const { status, data } = await patch(created.listing_id, { state: 'active' });

    expect([status, data.error]).toEqual([400, 'There was a problem with /return/policy : cannot be null']);
  });

  it('needs what its category requires', async () => {
    const id = await draft(etsy);
    await etsy.call('POST', `/shops/SHOP/listings/${id}/images`, { multipart: { image: picture } });

    const { status, data } = await patch(id, { state: 'active' });

    expect([status, data.error]).toEqual([
      400,
      'There was a problem with /attributes : Drinkware material is required',
    ]);
  });

  it('makes it live, and costs the fee once', async () => {
    const id = await prepared();

    const { status, data } = await patch(id, { state: 'active' });
    await patch(id, { state: 'inactive' });
    await patch(id, { state: 'active' });

    expect([status, data.state, data.readiness_state_id]).toEqual([200, 'active', 160_000_000_001]);
    expect(etsy.sandbox.listings('etsy')).toMatchObject([
      {
        group: String(id),
        state: 'live',
        title: 'Blue mug, 11 oz',
        price: '19.90',
        currency: 'EUR',
        stock: 5,
        images: 1,
      },
    ]);
    expect(etsy.sandbox.listings('etsy')[0]?.body).toMatchObject({ listing: { fees: 1 } });
  });

  it('is over after four months, unless it renews itself', async () => {
    const [id, renewing] = [await prepared(), await prepared({ should_auto_renew: 'true' })];
    for (const one of [id, renewing]) await patch(one, { state: 'active' });

    etsy.clock.advance(130 * 24 * 3_600_000);

    expect(etsy.sandbox.listings('etsy').map(({ group, state }) => [group, state])).toEqual([
      [String(id), 'expired'],
      [String(renewing), 'live'],
    ]);
  });

  it('ends with inactive, and a draft cannot be taken off sale', async () => {
    const id = await prepared();

    const early = await patch(id, { state: 'inactive' });
    await patch(id, { state: 'active' });
    const late = await patch(id, { state: 'inactive' });

    expect([early.status, late.status, late.data.state]).toEqual([400, 200, 'inactive']);
    expect(await found('inactive')).toEqual([id]);
  });
});

describe('a change', () => {
  it('leaves what it does not name', async () => {
    const id = await draft(etsy);

    const { data } = await patch(id, { title: 'Green mug' });

    expect([data.title, data.description, data.tags]).toEqual(['Green mug', 'A mug.', ['mug', 'blue mug']]);
  });

  it('passes over a price and a quantity without a word', async () => {
    const id = await draft(etsy);

    const { status, data } = await patch(id, { price: 1, quantity: 1 });

    expect([status, data.price.amount, data.quantity]).toEqual([200, 1990, 5]);
  });

  it('knows two states only', async () => {
    expect((await patch(await draft(etsy), { state: 'sold_out' })).status).toBe(400);
  });

  it('of a listing that is gone is not found', async () => {
    const id = await draft(etsy);

    const gone = await etsy.call('DELETE', `/listings/${id}`);
    const { status } = await patch(id, { title: 'Green mug' });

    expect([gone.status, gone.data, status]).toEqual([204, '', 404]);
  });

  it('in another’s shop is not allowed', async () => {
    const id = await draft(etsy);

    const { status } = await etsy.call('PATCH', `/shops/1/listings/${id}`, { form: { title: 'Mine' } });

    expect(status).toBe(403);
  });
});

describe('finding', () => {
  it('goes page by page, the youngest first', async () => {
    const ids: number[] = [];
    for (let at = 0; at < 5; at += 1) ids.unshift(await draft(etsy));

    const { data } = await etsy.call('GET', '/shops/SHOP/listings', {
      query: { state: 'draft', limit: '2', offset: '2' },
    });

    expect(data.count).toBe(5);
    expect(data.results.map(({ listing_id }: { listing_id: number }) => listing_id)).toEqual(ids.slice(2, 4));
  });

  it('takes a hundred a page at most', async () => {
    const { status } = await etsy.call('GET', '/shops/SHOP/listings', { query: { limit: '101' } });

    expect(status).toBe(400);
  });

  it('has many by their ids, with what is asked for, and passes over those that are not there', async () => {
    const id = await onSale(etsy, picture);

    const { data } = await etsy.call('GET', '/listings/batch', {
      query: { listing_ids: `${id},77`, includes: 'Inventory,Images' },
    });

    expect(data).toMatchObject({ count: 1, results: [{ listing_id: id, skus: ['MUG-BLUE', 'MUG-RED'] }] });
    expect(data.results[0].inventory.products).toHaveLength(2);
    expect(data.results[0].images).toHaveLength(1);
    expect(data.results[0].shop).toBeNull();
  });

  it('takes a hundred ids at most', async () => {
    const ids = Array.from({ length: 101 }, (_, at) => at + 1).join(',');

    expect((await etsy.call('GET', '/listings/batch', { query: { listing_ids: ids } })).status).toBe(400);
  });
});

describe('translations', () => {
  const path = async (language: string) => `/shops/SHOP/listings/${await draft(etsy)}/translations/${language}`;

  it('are created once, changed afterwards', async () => {
    const de = await path('de');
    const form = { title: 'Becher', description: 'Ein Becher.', tags: 'becher' };

    const early = await etsy.call('PUT', de, { form });
    const created = await etsy.call('POST', de, { form });
    const twice = await etsy.call('POST', de, { form });
    const changed = await etsy.call('PUT', de, { form: { ...form, title: 'Tasse' } });

    expect([early.status, created.status, twice.status, changed.status]).toEqual([404, 200, 400, 200]);
    expect((await etsy.call('GET', de)).data).toMatchObject({ language: 'de', title: 'Tasse', tags: ['becher'] });
  });

  it.each([
    ['en', "Cannot create or delete Translations in a Shop's primary language"],
    ['zh', 'Invalid language: zh'],
  ])('into %s there are none', async (language, error) => {
    const { status, data } = await etsy.call('POST', await path(language), { form: { title: 'a', description: 'b' } });

    expect([status, data.error]).toEqual([400, error]);
  });

  it('keep to the rules of a title', async () => {
    const { status } = await etsy.call('POST', await path('de'), {
      form: { title: 'a'.repeat(141), description: 'b' },
    });

    expect(status).toBe(400);
  });
});

describe('attributes', () => {
  const set = async (property: number, form: Record<string, unknown>, taxonomy = MUG.taxonomy_id) => {
    const id = await draft(etsy, { taxonomy_id: taxonomy });
    return etsy.call('PUT', `/shops/SHOP/listings/${id}/properties/${property}`, { form });
  };

  it('of a closed list are one of it', async () => {
    const { data: properties } = await etsy.call('GET', '/seller-taxonomy/nodes/1063/properties');
    const [material] = properties.results;

    const right = await set(material.property_id, { value_ids: material.possible_values[1].value_id, values: 'Glass' });
    const wrong = await set(material.property_id, { value_ids: 1, values: 'Wood' });

    expect([material.is_required, right.status, right.data.values]).toEqual([true, 200, ['Glass']]);
    expect(wrong.status).toBe(400);
  });

  it('are in a scale of the property', async () => {
    const right = await set(347_002, { value_ids: '', values: '11', scale_id: 332 });
    const wrong = await set(347_002, { value_ids: '', values: '11', scale_id: 301 });

    expect([right.status, right.data.values, right.data.scale_name]).toEqual([200, ['11'], 'Fluid ounces']);
    expect(wrong.status).toBe(400);
  });

  it('of several values are as many as it takes', async () => {
    const values = ['Anniversary', 'Birthday', 'Graduation', 'Wedding'];
    const ids = [1, 2, 3, 5].map((at) => 4_680_306_364_100 + at);

    const three = await set(46_803_063_641, { value_ids: ids.slice(0, 3), values: values.slice(0, 3) });
    const four = await set(46_803_063_641, { value_ids: ids, values });

    expect([three.status, four.status]).toEqual([200, 400]);
  });

  it('of another category are refused', async () => {
    expect((await set(347_011, { value_ids: 34_701_101, values: 'Long sleeve' })).status).toBe(400);
  });

  it('can be taken away', async () => {
    const id = await draft(etsy);
    const path = `/shops/SHOP/listings/${id}/properties/347001`;
    await etsy.call('PUT', path, { form: { value_ids: 34_700_101, values: 'Ceramic' } });

    const gone = await etsy.call('DELETE', path);

    expect([gone.status, (await etsy.call('DELETE', path)).status]).toEqual([204, 404]);
    expect((await etsy.call('GET', `/shops/SHOP/listings/${id}/properties`)).data.results).toEqual([]);
  });
});

it('shows the one profile of each kind that the account has', async () => {
  const paths = ['shipping-profiles', 'policies/return', 'readiness-state-definitions'];

  const answers = await Promise.all(paths.map((path) => etsy.call('GET', `/shops/SHOP/${path}`)));

  expect(answers.map(({ data }) => data.count)).toEqual([1, 1, 1]);
  expect((await etsy.call('GET', '/shops/SHOP')).data).toMatchObject({ shop_id: 23456789, currency_code: 'EUR' });
});

it('can be put on sale with an inventory of two', async () => {
  await onSale(etsy, picture);

  expect(etsy.sandbox.listings('etsy').map(({ sku, variant, state }) => [sku, variant, state])).toEqual([
    ['MUG-BLUE', 'Blue', 'live'],
    ['MUG-RED', 'Red', 'live'],
  ]);
  expect(inventory()).toMatchObject({ sku_on_property: [200] });
});
