import { describe, expect, it } from 'vitest';
import { Scene } from '../../conformance/scene.ts';

describe('the quantity', () => {
  it('that was sold over there does not come back with a new title, and does with a new figure in the sheet', async () => {
    const scene = await Scene.open('woocommerce');
    const sheet = (title: string, stock: number) => [
      scene.listing('A', { title, variants: [{ sku: 'A', stock }] }),
      { ...scene.sized('B', ['S', 'L']), title, description: `<p>${title}</p>` },
    ];
    await scene.publish(sheet('Mug', 5));
    const id = scene.store.knownOf('shop', 'product/A')?.refs.id;
    await scene.raw('PUT', `/wp-json/wc/v3/products/${id}`, { stock_quantity: 2 });

    await scene.publish(sheet('Fine mug', 5));
    const kept = scene.sandbox.listings().find(({ sku }) => sku === 'A');
    await scene.publish(sheet('Fine mug', 9));
    const meant = scene.sandbox.listings().find(({ sku }) => sku === 'A');

    expect(kept).toMatchObject({ title: 'Fine mug', stock: 2 });
    expect(meant).toMatchObject({ stock: 9 });
    scene.close();
  });
});
