import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import type { Call } from '../../../src/core/ports/marketplace.ts';
import type { Document, Listing } from '../../../src/core/words.ts';
import { kinds } from '../../../src/marketplaces/woocommerce/kinds.ts';
import { render } from '../../../src/marketplaces/woocommerce/render.ts';
import type { PictureBody, ProductBody, VariationBody } from '../../../src/marketplaces/woocommerce/wire.ts';
import { asset, channel, listing, mugs, variant } from './listings.ts';
import { batch, ready, sent, shop } from './shop.ts';

const INVALID_SKU = {
  code: 'product_invalid_sku',
  message: 'Ungültige Artikelnummer',
  data: { status: 400, resource_id: 42 },
};
const INVALID_ID = { code: 'woocommerce_rest_product_invalid_id', message: 'Ungültige ID.', data: { status: 400 } };

describe('a product', () => {
  it('is created by the hundred, and each item of the answer is read by itself', async () => {
    const [good, taken, bad] = ['A', 'B', 'C'].map((sku) =>
      productOf(listing({ id: sku, variants: [variant({ sku })] })),
    );
    const upload = { code: 'woocommerce_product_image_upload_error', message: 'Bild unlesbar', data: { status: 400 } };
    const { io, requests } = shop(() => ({
      create: [
        { id: 10, images: [{ id: 5, src: 'https://shop.example/a.jpg', name: 'x' }] },
        { id: 0, error: INVALID_SKU },
        { id: 0, error: upload },
      ],
    }));

    const outcomes = await call('product', 'create').publish(
      batch([good, taken, bad].map((one) => ready(one as Product, 'create'))),
      io,
    );

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://shop.invalid/wp-json/wc/v3/products/batch',
      harmless: false,
    });
    expect(outcomes).toEqual([
      { key: 'product/A', is: 'done', refs: { id: 10, [`image:${asset(1)}`]: 5 } },
      { key: 'product/B', is: 'exists', refs: { id: 42 } },
      { key: 'product/C', is: 'rejected', problems: [{ code: upload.code, message: 'Bild unlesbar' }] },
    ]);
  });

  it('is not known to be created when the answer does not mention it', async () => {
    const { io } = shop(() => ({ create: [] }));

    const outcomes = await call('product', 'create').publish(batch([ready(productOf(listing()), 'create')]), io);

    expect(outcomes).toMatchObject([{ key: 'product/MUG-1', is: 'unknown' }]);
  });

  it('sends a new price alone', async () => {
    const { io, requests } = shop(() => ({ update: [{ id: 10 }] }));

    const outcomes = await call('product', 'price-stock').publish(
      batch([ready(productOf(listing()), 'update', { changed: ['regular_price'] })]),
      io,
    );

    expect(sent(requests[0])).toEqual({ update: [{ id: 10, regular_price: '12.90' }] });
    expect(outcomes).toEqual([{ key: 'product/MUG-1', is: 'done', refs: { id: 10 } }]);
  });

  it('ends a sale by name, because an update leaves alone what it does not name', async () => {
    const document = productOf(listing());
    const { io, requests } = shop(() => ({ update: [{ id: 10 }] }));

    const before = { ...document.body, regular_price: '19.90', sale_price: '12.90' };
    await call('product', 'price-stock').publish(
      batch([ready(document, 'update', { before, changed: ['regular_price'] })]),
      io,
    );

    expect(sent(requests[0])).toEqual({ update: [{ id: 10, regular_price: '12.90', sale_price: '' }] });
  });

  it('never sends the address of a picture that the shop holds already', async () => {
    const document = productOf(mugs());
    const refs = { id: 10, [`image:${asset(1)}`]: 5 };
    const { io, requests } = shop(({ method }) =>
      method === 'GET' ? [] : { update: [{ id: 10, images: [image(5), image(6)] }] },
    );

    const outcomes = await call('product', 'put').publish(batch([ready(document, 'update', { refs })]), io);

    const [first, second] = document.body.images ?? [];
    expect(sent(requests.at(-1))).toMatchObject({
      update: [
        {
          images: [
            { id: 5, alt: first?.alt, name: first?.name },
            { src: 'https://pictures.example/aaa2.jpg', name: second?.name },
          ],
        },
      ],
    });
    expect(JSON.stringify(sent(requests.at(-1)))).not.toContain('aaa1.jpg');
    expect(requests.at(-1)?.harmless).toBe(false);
    expect(outcomes[0]?.refs).toEqual({ ...refs, [`image:${asset(2)}`]: 6 });
  });

  it('stores no picture twice when the answer to an update was lost', async () => {
    const document = productOf(listing());
    const there = { id: 10, sku: 'MUG-1', type: 'simple', images: [image(5, document.body.images?.[0]?.name)] };
    const { io, requests } = shop(({ method }) => (method === 'GET' ? [there] : { update: [there] }));

    const outcomes = await call('product', 'put').publish(batch([ready(document, 'update', { refs: { id: 10 } })]), io);

    expect(sent(requests.at(-1))).toMatchObject({ update: [{ images: [{ id: 5 }] }] });
    expect(JSON.stringify(sent(requests.at(-1)))).not.toContain('src');
    expect(outcomes[0]?.refs).toEqual({ id: 10, [`image:${asset(1)}`]: 5 });
  });

  it('asks nothing first where it brings no new picture', async () => {
    const { io, requests } = shop(() => ({ update: [{ id: 10 }] }));
    const refs = { id: 10, [`image:${asset(1)}`]: 5 };

    await call('product', 'put').publish(batch([ready(productOf(listing()), 'update', { refs })]), io);

    expect(requests).toMatchObject([{ method: 'POST', harmless: true }]);
  });

  it('takes away what the sheet no longer says', async () => {
    const document = productOf(listing({ bullets: [], pictures: [] }));
    const { io, requests } = shop(() => ({ update: [{ id: 10 }] }));

    await call('product', 'put').publish(batch([ready(document, 'update', { before: productOf(listing()).body })]), io);

    expect(sent(requests[0])).toMatchObject({ update: [{ short_description: '', images: [] }] });
  });

  it('is gone when the shop does not know its id, or we do not', async () => {
    const documents = ['A', 'B'].map((sku) => productOf(listing({ id: sku, variants: [variant({ sku })] })));
    const { io } = shop(({ method }) => (method === 'GET' ? [] : { update: [{ id: 10, error: INVALID_ID }] }));
    const changes = documents.map((document, index) =>
      ready(document, 'update', { refs: index === 0 ? { id: 10 } : {} }),
    );

    const outcomes = await call('product', 'put').publish(batch(changes), io);

    expect(outcomes).toEqual([
      { key: 'product/A', is: 'gone' },
      { key: 'product/B', is: 'gone' },
    ]);
  });

  it('is withdrawn for good, and what is gone already counts as withdrawn', async () => {
    const documents = ['A', 'B'].map((sku) => productOf(listing({ id: sku, variants: [variant({ sku })] })));
    const { io, requests } = shop(() => ({
      delete: [{ id: 10 }, { id: 11, error: { ...INVALID_ID, data: { status: 404 } } }],
    }));
    const changes = documents.map((document, index) => ready(document, 'withdraw', { refs: { id: 10 + index } }));

    const outcomes = await call('product', 'delete').publish(batch(changes), io);

    expect(sent(requests[0])).toEqual({ delete: [10, 11] });
    expect(outcomes.map((outcome) => outcome.is)).toEqual(['done', 'done']);
  });

  it('does not reach a shop that sells in another currency', async () => {
    const { io, requests } = shop(() => ({ create: [] }), { currency: { code: 'USD' } });

    const outcomes = await call('product', 'create').publish(batch([ready(productOf(listing()), 'create')]), io);

    expect(requests).toEqual([]);
    expect(outcomes).toMatchObject([{ is: 'rejected', problems: [{ code: 'currency-mismatch', path: 'currency' }] }]);
  });

  it('reaches a shop that does not tell its currency', async () => {
    const noRoute = { status: 404, json: { code: 'rest_no_route', message: 'Keine Route', data: { status: 404 } } };
    const { io } = shop(() => ({ create: [{ id: 10 }] }), { currency: noRoute });

    const outcomes = await call('product', 'create').publish(batch([ready(productOf(listing()), 'create')]), io);

    expect(outcomes[0]?.is).toBe('done');
  });
});

describe('a variation', () => {
  it('is created below its product, with the ids of pictures that the product holds', async () => {
    const { io, requests } = shop(() => ({ create: [{ id: 21 }, { id: 0, error: INVALID_SKU }] }));

    const outcomes = await call('variation', 'create').publish(
      batch(
        variationsOf(mugs()).map((one) => ready(one, 'create')),
        { id: 10 },
      ),
      io,
    );

    expect(requests[0]?.url).toBe('https://shop.invalid/wp-json/wc/v3/products/10/variations/batch');
    expect(sent(requests[0])).toMatchObject({ create: [{ sku: 'MUG-RED', image: { id: 8 } }, { sku: 'MUG-BLUE' }] });
    expect(outcomes).toEqual([
      { key: 'variation/MUG-RED', is: 'done', refs: { id: 21 } },
      { key: 'variation/MUG-BLUE', is: 'exists', refs: { id: 42 } },
    ]);
  });

  it('loses its picture by an empty one', async () => {
    const [document] = variationsOf(mugs({ variants: [variant({ sku: 'A' }), variant({ sku: 'B' })] }));
    const { io, requests } = shop(() => ({ update: [{ id: 10 }] }));
    const change = ready(document as Document<'variation', VariationBody>, 'update', {
      before: { image: { id: 'urn:x-ref:p#i' } },
    });

    await call('variation', 'put').publish(batch([change], { id: 9 }), io);

    expect(sent(requests[0])).toMatchObject({ update: [{ id: 10, image: {} }] });
  });

  it('is gone together with a parent that vanished', async () => {
    const orphan = { code: 'woocommerce_rest_product_variation_invalid_parent', message: '…', data: { status: 404 } };
    const { io } = shop(() => ({ create: [{ id: 0, error: orphan }] }));
    const [document] = variationsOf(mugs());

    const outcomes = await call('variation', 'create').publish(
      batch([ready(document as Variation, 'create')], { id: 9 }),
      io,
    );

    expect(outcomes).toEqual([{ key: 'variation/MUG-RED', is: 'gone' }]);
  });
});

describe('a picture', () => {
  const uploads = channel({ delivery: 'as-document' });
  const document = render(listing({ channel: uploads })).documents.find(
    (one): one is Picture => one.kind === 'picture',
  ) as Picture;

  it('is uploaded as bytes under a name that can be found again', async () => {
    const { io, requests } = shop(() => ({ status: 201, json: { id: 5, slug: 'whatever', status: 'inherit' } }));

    const outcomes = await call('picture', 'upload').publish(batch([ready(document, 'create')]), io);

    const slug = `lw-${'a'.repeat(31)}1-1-2000b5000jpwg-1`;
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: `https://shop.invalid/wp-json/wp/v2/media?slug=${slug}`,
        headers: { 'Content-Disposition': `attachment; filename="${slug}.jpg"` },
        body: { is: 'bytes', type: 'image/jpeg' },
        auth: 'wordpress',
        bucket: 'media',
        harmless: false,
      },
    ]);
    expect(outcomes).toEqual([{ key: document.key, is: 'done', refs: { id: 5 } }]);
  });

  it('that somebody deleted is gone for an update, and withdrawn for a withdrawal', async () => {
    const gone = {
      status: 404,
      json: { code: 'rest_post_invalid_id', message: 'Invalid post ID.', data: { status: 404 } },
    };
    const { io } = shop(() => gone);

    expect(await call('picture', 'look').publish(batch([ready(document, 'update')]), io)).toMatchObject([
      { is: 'gone' },
    ]);
    expect(await call('picture', 'delete').publish(batch([ready(document, 'withdraw')]), io)).toMatchObject([
      { is: 'done' },
    ]);
  });

  it('is deleted past the trash that attachments do not have', async () => {
    const { io, requests } = shop(() => ({ deleted: true }));

    await call('picture', 'delete').publish(batch([ready(document, 'withdraw', { refs: { id: 5 } })]), io);

    expect(requests).toMatchObject([
      { method: 'DELETE', url: 'https://shop.invalid/wp-json/wp/v2/media/5?force=true' },
    ]);
  });
});

function image(id: number, name = '') {
  return { id, name, src: `https://shop.example/wp-content/${id}.jpg` };
}

type Product = Document<'product', ProductBody>;
type Variation = Document<'variation', VariationBody>;
type Picture = Document<'picture', PictureBody>;

function productOf(given: Listing): Product {
  return render(given).documents.find((one): one is Product => one.kind === 'product') as Product;
}

function variationsOf(given: Listing): readonly Variation[] {
  return render(given).documents.filter((one): one is Variation => one.kind === 'variation');
}

function call<Name extends keyof typeof kinds>(kind: Name, name: string) {
  const { create, update, withdraw } = kinds[kind];
  const found = [...create, ...update, ...withdraw].find((one) => one.name === name);
  if (!found) throw new Error(`no call ${name}`);
  return found as Call<never> as { publish: (batch: unknown, io: unknown) => ReturnType<Call<Json>['publish']> };
}
