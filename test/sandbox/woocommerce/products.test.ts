import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { woo } from '../woo-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({
    marketplaces: ['woocommerce'],
    quota: 'real',
    clock: new VirtualClock(),
    seed: 1,
    loopbackPictures: 'refused',
  });
});

const mug = { name: 'Mug', sku: 'MUG', regular_price: '19.90', manage_stock: true, stock_quantity: 3 };

describe('a single product', () => {
  it('is created with 201, an id and an address', async () => {
    const { status, headers, data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });

    expect(status).toBe(201);
    expect(headers.location).toBe(`http://shop.test/wp-json/wc/v3/products/${data.id}`);
    expect(data).toMatchObject({ sku: 'MUG', price: '19.90', status: 'publish', type: 'simple', stock_quantity: 3 });
  });

  // reference/marketplaces.md §6, SKU: "duplicate → 400 product_invalid_sku with data.resource_id"
  it('is refused under a SKU that is taken, naming the one that has it', async () => {
    const first = await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });

    const second = await woo(sandbox, 'POST', '/wc/v3/products', { body: { ...mug, name: 'Other' } });

    expect(second.status).toBe(400);
    expect(second.data).toMatchObject({
      code: 'product_invalid_sku',
      data: { status: 400, resource_id: first.data.id },
    });
    expect(sandbox.listings()).toHaveLength(1);
  });

  // §6, create: "PUT /{id} is partial"
  it('keeps what an update does not name', async () => {
    const { data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });

    const { data: after } = await woo(sandbox, 'PUT', `/wc/v3/products/${data.id}`, {
      body: { regular_price: '21.00' },
    });

    expect(after).toMatchObject({ name: 'Mug', regular_price: '21.00', price: '21.00', stock_quantity: 3 });
  });

  it('refuses a price that is a number, by the name of the argument', async () => {
    const { status, data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: { ...mug, regular_price: 19.9 } });

    expect(status).toBe(400);
    expect(data.code).toBe('rest_invalid_param');
    expect(data.data.params).toEqual({ regular_price: 'regular_price is not of type string.' });
  });

  it('takes the comma out of a price, so that 12,50 becomes 1250', async () => {
    const { data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: { ...mug, regular_price: '12,50' } });

    expect(data.price).toBe('1250');
  });

  it('drops a quantity without a word when stock is not managed', async () => {
    const { data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: { name: 'Mug', stock_quantity: 9 } });

    expect(data.stock_quantity).toBeNull();
  });

  it.each([
    ['GET', 404],
    ['PUT', 400],
    ['DELETE', 404],
  ])('answers %s of an unknown id with %i', async (method, status) => {
    const answer = await woo(sandbox, method, '/wc/v3/products/999', { body: {} });

    expect(answer.status).toBe(status);
    expect(answer.data.code).toBe('woocommerce_rest_product_invalid_id');
  });

  it('goes to the trash, and for good when forced; either way its SKU is free again', async () => {
    const { data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });

    const trashed = await woo(sandbox, 'DELETE', `/wc/v3/products/${data.id}`);
    const again = await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });
    const forced = await woo(sandbox, 'DELETE', `/wc/v3/products/${again.data.id}`, { query: { force: 'true' } });

    expect([trashed.status, again.status, forced.status]).toEqual([200, 201, 200]);
    expect((await woo(sandbox, 'GET', `/wc/v3/products/${again.data.id}`)).status).toBe(404);
    expect(sandbox.listings().map(({ state }) => state)).toEqual(['trash']);
  });

  it('keeps digits, hyphens and a last X of a GTIN and refuses one that is taken', async () => {
    const first = await woo(sandbox, 'POST', '/wc/v3/products', {
      body: { ...mug, global_unique_id: '4 006381 333931' },
    });
    const second = await woo(sandbox, 'POST', '/wc/v3/products', {
      body: { name: 'B', global_unique_id: '4006381333931' },
    });
    const third = await woo(sandbox, 'POST', '/wc/v3/products', { body: { name: 'C', global_unique_id: '40X381' } });

    expect(first.data.global_unique_id).toBe('4006381333931');
    expect(second.data).toMatchObject({
      code: 'product_invalid_global_unique_id',
      data: { resource_id: first.data.id },
    });
    expect(third.data.code).toBe('product_invalid_global_unique_id_format');
  });
});

describe('the list', () => {
  it('finds several SKUs at once, variations among them', async () => {
    await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });
    const parent = await woo(sandbox, 'POST', '/wc/v3/products', {
      body: { name: 'Shirt', type: 'variable', attributes: [{ name: 'Size', options: ['S'], variation: true }] },
    });
    await woo(sandbox, 'POST', `/wc/v3/products/${parent.data.id}/variations`, {
      body: { sku: 'SHIRT-S', attributes: [{ name: 'Size', option: 'S' }] },
    });

    const { data, headers } = await woo(sandbox, 'GET', '/wc/v3/products', { query: { sku: 'MUG,SHIRT-S,NONE' } });

    expect(data.map(({ sku, type, parent_id }: Record<string, unknown>) => [sku, type, parent_id]).sort()).toEqual([
      ['MUG', 'simple', 0],
      ['SHIRT-S', 'variation', parent.data.id],
    ]);
    expect(headers['x-wp-total']).toBe('2');
  });

  // §6, paging: "per_page ≤ 100, X-WP-Total(Pages)"
  it('comes in pages and refuses more than a hundred on one', async () => {
    await woo(sandbox, 'POST', '/wc/v3/products/batch', {
      body: { create: Array.from({ length: 12 }, (_, n) => ({ name: `P${n}`, sku: `P${n}` })) },
    });

    const first = await woo(sandbox, 'GET', '/wc/v3/products', { query: { per_page: '5', page: '3', order: 'asc' } });
    const tooMany = await woo(sandbox, 'GET', '/wc/v3/products', { query: { per_page: '101' } });

    expect(first.data.map(({ sku }: { sku: string }) => sku)).toEqual(['P10', 'P11']);
    expect(first.headers).toMatchObject({ 'x-wp-total': '12', 'x-wp-totalpages': '3' });
    expect(tooMany.data.data.params.per_page).toMatch(/between 1 \(inclusive\) and 100/);
  });

  it('leaves out the fields nobody asked for', async () => {
    await woo(sandbox, 'POST', '/wc/v3/products', { body: mug });

    const { data } = await woo(sandbox, 'GET', '/wc/v3/products', { query: { _fields: 'id,sku' } });

    expect(data).toEqual([{ id: expect.any(Number), sku: 'MUG' }]);
  });
});

describe('a batch', () => {
  // §6, create: "errors per item inside HTTP 200"
  it('answers 200 although an item failed, each item in its own place', async () => {
    const { status, data } = await woo(sandbox, 'POST', '/wc/v3/products/batch', {
      body: {
        create: [mug, { ...mug, name: 'Twin' }, { name: 'Cup', sku: 'CUP' }],
        update: [{ id: 999, name: 'x' }],
        delete: [998],
      },
    });

    expect(status).toBe(200);
    expect(data.create[0].sku).toBe('MUG');
    expect(data.create[1]).toMatchObject({
      id: 0,
      error: { code: 'product_invalid_sku', data: { resource_id: data.create[0].id } },
    });
    expect(data.create[2].sku).toBe('CUP');
    expect(data.update).toEqual([
      {
        id: 999,
        error: { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.', data: { status: 400 } },
      },
    ]);
    expect(data.delete[0]).toMatchObject({ id: 998, error: { data: { status: 404 } } });
  });

  // §6, create: "POST /products/batch {create,update,delete} ≤ 100 total"
  it('of more than a hundred is refused whole', async () => {
    const create = Array.from({ length: 99 }, (_, n) => ({ name: `P${n}` }));

    const { status, data } = await woo(sandbox, 'POST', '/wc/v3/products/batch', { body: { create, delete: [1, 2] } });

    expect(status).toBe(413);
    expect(data.code).toBe('woocommerce_rest_request_entity_too_large');
    expect(sandbox.listings()).toHaveLength(0);
  });

  it('lets a number pass for text, as the plugin skips the validation of arguments there', async () => {
    const { data } = await woo(sandbox, 'POST', '/wc/v3/products/batch', {
      body: { create: [{ ...mug, regular_price: 20 }] },
    });

    expect(data.create[0].regular_price).toBe('20');
  });
});

describe('what the sandbox shows', () => {
  it('has one entry a sellable SKU, variations apart', async () => {
    const parent = await woo(sandbox, 'POST', '/wc/v3/products', {
      body: { name: 'Shirt', type: 'variable', attributes: [{ name: 'Size', options: ['S', 'L'], variation: true }] },
    });
    const before = sandbox.listings('woocommerce');
    await woo(sandbox, 'POST', `/wc/v3/products/${parent.data.id}/variations/batch`, {
      body: {
        create: ['S', 'L', 'XXL'].map((option) => ({
          sku: `SHIRT-${option}`,
          regular_price: '9.00',
          manage_stock: true,
          stock_quantity: 4,
          attributes: [{ name: 'Size', option }],
        })),
      },
    });

    expect(before.map(({ state }) => state)).toEqual(['incomplete']);
    expect(sandbox.listings('woocommerce')).toMatchObject([
      { sku: 'SHIRT-S', variant: 'S', state: 'live', price: '9.00', currency: 'EUR', stock: 4, images: 0 },
      { sku: 'SHIRT-L', variant: 'L', state: 'live' },
      // Accepted without a word, and no shopper can ever choose it.
      { sku: 'SHIRT-XXL', variant: 'XXL', state: 'unreachable' },
    ]);
  });
});
