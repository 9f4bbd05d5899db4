import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/core/ports/marketplace.ts';
import type { Remote } from '../../../src/core/words.ts';
import { list } from '../../../src/marketplaces/woocommerce/list.ts';
import { render } from '../../../src/marketplaces/woocommerce/render.ts';
import { asset, channel, listing, mugs, variant } from './listings.ts';
import { shop } from './shop.ts';

describe('list', () => {
  it('finds products, their pictures and variations by SKU in one question', async () => {
    const { documents } = render(mugs());
    const product = documents[0];
    const names = product?.kind === 'product' ? product.body.images?.map((image) => image.name) : [];
    const { io, requests } = shop(() => [
      {
        id: 10,
        sku: 'MUG',
        type: 'variable',
        status: 'publish',
        parent_id: 0,
        images: [image(6, names?.[1]), image(5, names?.[0])],
      },
      { id: 21, sku: 'mug-red', type: 'variation', status: 'publish', parent_id: 10, images: [] },
    ]);

    const found = await collected(list(io, documents));

    expect(questions(requests)).toEqual(['/wp-json/wc/v3/products?sku=MUG,MUG-RED,MUG-BLUE&per_page=100&page=1']);
    expect(found).toEqual([
      {
        key: 'product/MUG',
        sku: 'MUG',
        refs: { id: 10, [`image:${asset(1)}`]: 5, [`image:${asset(2)}`]: 6 },
        state: 'publish',
      },
      { key: 'variation/MUG-RED', sku: 'mug-red', refs: { id: 21, parent: 10 }, state: 'publish' },
    ]);
  });

  it('does not take a variation for the product that has the same SKU in the sheet', async () => {
    const { io } = shop(() => [{ id: 21, sku: 'MUG-1', type: 'variation', status: 'publish', parent_id: 10 }]);

    const [found] = await collected(list(io, render(listing()).documents));

    expect(found?.key).toBeUndefined();
  });

  it('takes no picture of a stranger for ours', async () => {
    const { io } = shop(() => [
      { id: 10, sku: 'MUG-1', type: 'simple', status: 'publish', images: [image(5, 'IMG_0001')] },
    ]);

    const [found] = await collected(list(io, render(listing()).documents));

    expect(found?.refs).toEqual({ id: 10 });
  });

  it('asks alone for a SKU that holds a comma', async () => {
    const two = ['A', 'B,C'].flatMap((sku) => render(listing({ id: sku, variants: [variant({ sku })] })).documents);
    const { io, requests } = shop(() => []);

    await collected(list(io, two));

    expect(questions(requests)).toEqual([
      '/wp-json/wc/v3/products?sku=A&per_page=100&page=1',
      '/wp-json/wc/v3/products?sku=B,C&per_page=100&page=1',
    ]);
  });

  it('finds uploads by the name they were given', async () => {
    const { documents } = render(
      listing({ pictures: [picture(1), picture(2)], channel: channel({ delivery: 'as-document' }) }),
    );
    const pictures = documents.filter((document) => document.kind === 'picture');
    const slug = `lw-${'a'.repeat(31)}2-1-2000b5000jpwg-1`;
    const { io, requests } = shop(() => [{ id: 5, slug, status: 'inherit' }]);

    const found = await collected(list(io, pictures));

    expect(found).toEqual([{ key: `picture/${asset(2)}`, refs: { id: 5 }, state: 'inherit' }]);
    expect(requests).toHaveLength(1);
  });

  it('walks the whole shop page by page, variations too', async () => {
    const pages: Record<string, { json: object[]; headers?: Record<string, string> }> = {
      '/wp-json/wc/v3/products?orderby=id&order=asc&per_page=100&page=1': {
        json: [{ id: 1, sku: 'A', type: 'simple', status: 'draft' }],
        headers: { 'x-wp-totalpages': '2' },
      },
      '/wp-json/wc/v3/products?orderby=id&order=asc&per_page=100&page=2': {
        json: [{ id: 2, sku: 'B', type: 'variable', status: 'publish', variations: [3] }],
        headers: { 'x-wp-totalpages': '2' },
      },
      '/wp-json/wc/v3/products/2/variations?orderby=id&order=asc&per_page=100&page=1': {
        json: [{ id: 3, sku: 'B-1', status: 'publish', image: null }],
      },
    };
    const { io } = shop(
      (request) => ({ status: 200, ...pages[questions([request])[0] ?? ''] }) as object as { status: number },
    );

    const found = await collected(list(io));

    expect(found).toEqual([
      { sku: 'A', refs: { id: 1 }, state: 'draft' },
      { sku: 'B', refs: { id: 2 }, state: 'publish' },
      { key: 'variation/B-1', sku: 'B-1', refs: { id: 3, parent: 2 }, state: 'publish' },
    ]);
  });
});

function picture(n: number) {
  return { asset: asset(n), role: 'other' as const };
}

function image(id: number, name = '') {
  return { id, name, src: `https://shop.example/wp-content/${id}.jpg`, alt: '' };
}

function questions(requests: readonly HttpRequest[]): readonly string[] {
  return requests.map(({ url }) => decodeURIComponent(url).replace('https://shop.invalid', ''));
}

async function collected(remotes: AsyncIterable<Remote>): Promise<readonly Remote[]> {
  const found: Remote[] = [];
  for await (const remote of remotes) found.push(remote);
  return found;
}
