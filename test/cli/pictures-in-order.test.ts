import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipWith } from '../imaging/zip-with.ts';
import { TestShop } from './shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
  shop.write('products.csv', 'sku,title,price\nA,Becher,5.00\nB,Schale,6.00\n');
});
afterAll(() => shop.close());

const square = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 600, channels: 3, background } })
    .png()
    .toBuffer();

async function idsOf(more: string): Promise<readonly string[]> {
  shop.write('listwright.yaml', shop.config().replace('currency: EUR }', `currency: EUR${more} }`));
  const { out } = await shop.run(['check', '--format', 'json']);
  return JSON.parse(out).findings.map(({ id }: { id: string }) => id);
}

describe('pictures in the order of the sheet', () => {
  it('come out of a zip, as many as there are products, or not at all', async () => {
    const entries = [
      { name: 'IMG_9.png', bytes: await square('#c00') },
      { name: 'IMG_10.png', bytes: await square('#0c0') },
    ];
    shop.write('two.zip', zipWith(entries));
    shop.write('one.zip', zipWith(entries.slice(1)));

    const two = await idsOf(', images: two.zip, imagesBy: order');
    const one = await idsOf(', images: one.zip, imagesBy: order');

    expect(two.filter((id) => id.startsWith('picture/'))).toEqual([]);
    expect(one).toContain('picture/order-mismatch');
  });

  it('need a place to be taken from', async () => {
    shop.write('listwright.yaml', shop.config().replace('currency: EUR }', 'currency: EUR, imagesBy: order }'));

    const { exit, err } = await shop.run(['check']);

    expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining('catalogue.images') });
  });
});
