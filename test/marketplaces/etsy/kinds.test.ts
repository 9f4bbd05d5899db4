import { afterEach, describe, expect, it } from 'vitest';
import { Ambiguous, Rejected, Unauthorised } from '../../../src/core/faults.ts';
import type { DocumentOf } from '../../../src/core/ports/marketplace.ts';
import type { Document, Listing } from '../../../src/core/words.ts';
import { kinds } from '../../../src/marketplaces/etsy/kinds.ts';
import { render } from '../../../src/marketplaces/etsy/render.ts';
import type { EtsyKinds } from '../../../src/marketplaces/etsy/wire.ts';
import { channel, listing, mugs, variant } from './listings.ts';
import { batch, etsyAt, etsyIsForgotten, ROOT, ready, seen } from './shop.ts';

afterEach(etsyIsForgotten);

const DRAFTS = `${ROOT}/shops/9/listings?legacy=false`;

describe('a draft', () => {
  it('is a form, signed with key, secret and token, and names what the account has', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.get(`${ROOT}/shops/9`).reply(200, { currency_code: 'USD' });
    etsy
      .post(DRAFTS, sent.see)
      .matchHeader('x-api-key', 'key:hush')
      .matchHeader('authorization', 'Bearer 1.access')
      .matchHeader('content-type', /^application\/x-www-form-urlencoded/)
      .reply(201, { listing_id: 5, state: 'draft' });

    const outcomes = await create('listing').publish(batch(ready(of('listing'), 'create')), io);

    expect(outcomes).toEqual([{ key: 'listing/MUG-1', is: 'done', refs: { id: 5 } }]);
    expect(sent.body()).toMatchObject({
      title: 'Stoneware mug with lid',
      price: '12.90',
      quantity: '7',
      tags: 'mug,tea lover',
      shipping_profile_id: '11',
      return_policy_id: '12',
      readiness_state_id: '13',
      type: 'physical',
    });
  });

  it('is not made in a shop that sells in another currency', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/shops/9`).reply(200, { currency_code: 'EUR' });

    const made = create('listing').publish(batch(ready(of('listing'), 'create')), io);

    await expect(made).rejects.toMatchObject({ problems: [{ code: 'currency-mismatch' }] });
  });

  it.each([
    ['a line that breaks', 502, 'Bad Gateway'],
    ['a pace that is refused, which may have been heard all the same', 429, { error: 'Exceeded QPS' }],
  ])('is never sent again blindly after %s', async (_name, status, answer) => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/shops/9`).reply(200, { currency_code: 'USD' });
    etsy.post(DRAFTS).reply(status, answer);

    const made = create('listing').publish(batch(ready(of('listing'), 'create')), io);

    await expect(made).rejects.toBeInstanceOf(Ambiguous);
  });

  it('keeps what Etsy said of a refusal, with the number of the request', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/shops/9`).reply(200, { currency_code: 'USD' });
    etsy.post(DRAFTS).reply(400, { error: 'Shipping profile required' }, { 'X-Etsy-Request-Uuid': 'EubeZ' });

    const made = create('listing').publish(batch(ready(of('listing'), 'create')), io);

    await expect(made).rejects.toMatchObject({
      problems: [{ code: 'http-400', message: 'Shipping profile required', request: 'EubeZ' }],
    });
  });

  it('waits for a person where the account has several profiles and none is named', async () => {
    const settings = { shop: '9', returnPolicy: 'none', readinessState: '13' };
    const { io, etsy } = etsyAt({ channel: channel({ settings }) });
    etsy.get(`${ROOT}/shops/9`).reply(200, { currency_code: 'USD' });
    const results = [{ shipping_profile_id: 1 }, { shipping_profile_id: 2 }];
    etsy.get(`${ROOT}/shops/9/shipping-profiles`).reply(200, { count: 2, results });

    const made = create('listing').publish(batch(ready(of('listing'), 'create')), io);

    await expect(made).rejects.toMatchObject({ problems: [{ code: 'shippingProfile-not-chosen' }] });
  });

  it('ends the run where a permission is missing, after one new token for a 401', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/shops/9`).twice().reply(401, { error: 'invalid_token', error_description: 'it has expired' });
    etsy.get(`${ROOT}/shops/9`).reply(200, { currency_code: 'USD' });
    etsy.post(DRAFTS).twice().reply(403, { error: 'insufficient_scope', error_description: 'listings_w' });
    const made = () => create('listing').publish(batch(ready(of('listing'), 'create')), io);

    await expect(made()).rejects.toBeInstanceOf(Unauthorised);
    await expect(made()).rejects.toThrow('insufficient_scope: listings_w');
  });

  it('empties by name what is not said any more', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.patch(`${ROOT}/shops/9/listings/77?legacy=false`, sent.see).reply(200, { listing_id: 77 });
    const now = of('listing', listing({ keywords: [], variants: [variant()] }));

    await update('listing').publish(batch(ready(now, 'update', { before: of('listing').body })), io);

    expect(sent.body()).toMatchObject({ tags: '', item_weight: '', item_weight_unit: '' });
    expect(sent.body()).not.toHaveProperty('item_length');
  });

  it('is planned anew where Etsy knows it no more, and is gone when it was gone already', async () => {
    const { io, etsy } = etsyAt();
    etsy.patch(`${ROOT}/shops/9/listings/77?legacy=false`).reply(404, { error: 'Resource not found' });
    etsy.delete(`${ROOT}/listings/77`).reply(404, { error: 'Resource not found' });

    const updated = await update('listing').publish(batch(ready(of('listing'), 'update')), io);
    const withdrawn = await withdraw('listing').publish(batch(ready(of('listing'), 'withdraw')), io);

    expect([updated, withdrawn]).toEqual([
      [{ key: 'listing/MUG-1', is: 'gone' }],
      [{ key: 'listing/MUG-1', is: 'gone' }],
    ]);
  });

  it('waits while another change of the same listing is under way', async () => {
    const { io, etsy, clock } = etsyAt();
    const before = clock.monotonic();
    const path = `${ROOT}/shops/9/listings/77?legacy=false`;
    etsy.patch(path).reply(409, { error: 'The resource is being edited by another process' });
    etsy.patch(path).reply(200, { listing_id: 77 });

    const [outcome] = await update('listing').publish(batch(ready(of('listing'), 'update')), io);

    expect(outcome?.is).toBe('done');
    expect(clock.monotonic() - before).toBeGreaterThanOrEqual(2000);
  });
});

describe('an inventory', () => {
  const PATH = `${ROOT}/listings/5/inventory`;

  it('gives decimal prices, and remembers the numbers that its values got', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.put(`${PATH}?legacy=false`, sent.see).reply(200, { products: [answered(7)] });

    const outcomes = await create('inventory').publish(batch(ready(of('inventory', mugs()), 'create')), io);

    expect(outcomes).toEqual([{ key: 'inventory/MUG', is: 'done', refs: { 'value:200:Red': 10 } }]);
    expect(sent.body()).toMatchObject({
      products: [
        { offerings: [{ price: 12.9, quantity: 7, is_enabled: true, readiness_state_id: 13 }] },
        { offerings: [{ price: 15 }] },
        { offerings: [{ quantity: 0 }] },
        { sku: '', offerings: [{ is_enabled: false }] },
      ],
    });
  });

  it('leaves alone what was sold since, unless the sheet has another quantity', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.get(`${PATH}?legacy=false&includes=Listing`).reply(200, { products: [answered(3), answered(1, 'MUG-RED-L')] });
    etsy.put(`${PATH}?legacy=false`, sent.see).reply(200, { products: [] });
    const restocked = mugs({
      variants: mugs().variants.map((one) => (one.sku === 'MUG-RED-L' ? { ...one, stock: 20 } : one)),
    });
    const change = ready(of('inventory', restocked), 'update', { before: of('inventory', mugs()).body });

    await update('inventory').publish(batch(change), io);

    expect(sent.body()).toMatchObject({
      products: [
        { offerings: [{ quantity: 3 }] },
        { offerings: [{ quantity: 20 }] },
        { offerings: [{ quantity: 0 }] },
        {},
      ],
    });
  });

  it('is not sent where there is nothing of it any more', async () => {
    const { io } = etsyAt();
    const none = of('inventory', listing({ variants: [variant({ stock: 0 })] }));

    const outcomes = await update('inventory').publish(batch(ready(none, 'update', { before: null })), io);

    expect(outcomes).toEqual([{ key: 'inventory/MUG-1', is: 'done' }]);
  });

  it('says that a listing is sold out, which a new quantity does not mend', async () => {
    const { io, etsy } = etsyAt();
    etsy
      .get(`${PATH}?legacy=false&includes=Listing`)
      .reply(200, { products: [answered(0)], listing: { state: 'sold_out' } });
    etsy.put(`${PATH}?legacy=false`).reply(200, { products: [] });

    const outcomes = await update('inventory').publish(batch(ready(of('inventory'), 'update', { before: null })), io);

    expect(outcomes).toMatchObject([{ is: 'done', problems: [{ code: 'sold_out', severity: 'warning' }] }]);
  });
});

describe('a picture', () => {
  const PATH = `${ROOT}/shops/9/listings/5/images`;

  it('is uploaded with its place and what it shows', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.post(PATH, sent.see).reply(201, { listing_image_id: 70 });

    const outcomes = await create('image').publish(batch(ready(of('image'), 'create')), io);

    expect(outcomes).toMatchObject([{ is: 'done', refs: { id: 70 } }]);
    expect(sent.text()).toContain('name="image"; filename="a.jpg"');
    expect(sent.text()).toMatch(/name="rank"\r\n\r\n1\r\n/);
    expect(sent.text()).toMatch(/name="alt_text"\r\n\r\nThe mug from the front\r\n/);
  });

  it('is not uploaded again where only its words change', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.post(PATH, sent.see).reply(201, { listing_image_id: 77 });

    await update('image').publish(batch(ready(of('image'), 'update')), io);

    expect(sent.text()).toMatch(/name="listing_image_id"\r\n\r\n77\r\n/);
    expect(sent.text()).not.toContain('filename');
  });

  it('is refused in Etsy’s own words', async () => {
    const { io, etsy } = etsyAt();
    const error = 'Listings are only allowed 20 images. Please delete a ListingImage before trying to upload another.';
    etsy.post(PATH).reply(400, { error });

    const uploaded = create('image').publish(batch(ready(of('image'), 'create')), io);

    await expect(uploaded).rejects.toBeInstanceOf(Rejected);
    await expect(uploaded).rejects.toThrow('only allowed 20 images');
  });
});

describe('an activation', () => {
  const PATH = `${ROOT}/shops/9/listings/5?legacy=false`;

  it('puts the draft on sale with its pictures in their order', async () => {
    const { io, etsy } = etsyAt();
    etsy.patch(PATH, { state: 'active', image_ids: '77,77' }).reply(200, { listing_id: 5, state: 'active' });

    expect(await create('activation').publish(batch(ready(of('activation', mugs()), 'create')), io)).toMatchObject([
      { is: 'done' },
    ]);
  });

  it('renews nothing when only the pictures change', async () => {
    const { io, etsy } = etsyAt();
    etsy.patch(PATH, { image_ids: '77' }).reply(200, { listing_id: 5, state: 'sold_out' });

    expect(await update('activation').publish(batch(ready(of('activation'), 'update')), io)).toMatchObject([
      { is: 'done' },
    ]);
  });

  it('is taken back by deactivating', async () => {
    const { io, etsy } = etsyAt();
    etsy.patch(PATH, { state: 'inactive' }).reply(200, { listing_id: 5, state: 'inactive' });

    expect(await withdraw('activation').publish(batch(ready(of('activation'), 'withdraw')), io)).toMatchObject([
      { is: 'done' },
    ]);
  });
});

describe('an attribute', () => {
  it('of several values goes in the one way in which Etsy keeps them all', async () => {
    const { io, etsy } = etsyAt();
    const sent = seen();
    etsy.put(`${ROOT}/shops/9/listings/5/properties/46`, sent.see).reply(200, {});

    await create('property').publish(batch(ready(of('property'), 'create')), io);

    expect(sent.body()).toEqual({ 'value_ids[]': ['461', '462'], 'values[]': ['Birthday', 'Wedding'] });
  });
});

function answered(quantity: number, sku = 'MUG-RED-S') {
  const property_values = [{ property_id: 200, value_ids: [10], values: ['Red'] }];
  return { sku, is_deleted: false, property_values, offerings: [{ quantity, is_deleted: false }] };
}

type Name = keyof EtsyKinds & string;
type Of<N extends Name> = Document<N, EtsyKinds[N]>;

function of<N extends Name>(kind: N, given: Listing = listing()): Of<N> {
  const isOf = (one: DocumentOf<EtsyKinds>): one is DocumentOf<EtsyKinds> & Of<N> => one.kind === kind;
  const found = render(given).documents.find(isOf);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

function create<N extends Name>(kind: N) {
  return first(kinds[kind].create);
}

function update<N extends Name>(kind: N) {
  return first(kinds[kind].update);
}

function withdraw<N extends Name>(kind: N) {
  return first(kinds[kind].withdraw);
}

function first<T>([call]: readonly T[]): T {
  if (!call) throw new Error('no call');
  return call;
}
