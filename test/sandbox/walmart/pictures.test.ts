import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PictureServer, servePictures } from '../picture-server.ts';
import { mug, openSeller, type Seller } from '../walmart-client.ts';

let pictures: PictureServer;
let seller: Seller;
beforeAll(async () => {
  pictures = await servePictures();
});
afterAll(() => pictures.close());
beforeEach(async () => {
  seller = await openSeller();
});

const errorsOf = (verdicts: { ingestionErrors?: { ingestionError: object[] } }[]) =>
  verdicts[0]?.ingestionErrors?.ingestionError;

it('looks at pictures when it judges and no sooner, and at each address once', async () => {
  const shown = { productSecondaryImageURL: [`${pictures.url}/hop/1.jpg`, `${pictures.url}/red.jpg`] };
  const before = pictures.asked.length;
  const feed = {
    MPItemFeedHeader: { businessUnit: 'WALMART_US', locale: 'en', version: '5.0.20240517-04_08_27-api' },
    MPItem: [mug(`${pictures.url}/red.jpg`, { shown })],
  };

  const id = await seller.feed('MP_ITEM', feed);
  await seller.after(10, id);
  const early = pictures.asked.length;
  await seller.after(5, id);

  expect(early).toBe(before);
  expect(pictures.asked.slice(before).sort()).toEqual(['/hop/0.jpg', '/hop/1.jpg', '/red.jpg']);
  expect(seller.sandbox.listings()).toMatchObject([{ state: 'live', images: 3 }]);
});

it.each([
  ['that is not there', '/gone.jpg', 'ERR_EXT_DATA_0101171'],
  ['that is no picture', '/text.jpg', 'ERR_EXT_DATA_0101149'],
  ['that was cut off', '/cut.jpg', 'ERR_EXT_DATA_0101149'],
  ['with a query', '/red.jpg?v=1', 'ERR_EXT_DATA_0101149'],
  ['with another ending', '/red.webp', 'ERR_EXT_DATA_0101149'],
  ['without an ending', '/red', 'ERR_EXT_DATA_0101149'],
])('refuses an item for a picture %s', async (_name, path, code) => {
  const main = await seller.publish(mug(pictures.url + path));
  const second = await seller.publish(
    mug(`${pictures.url}/red.jpg`, { shown: { productSecondaryImageURL: [pictures.url + path] } }),
  );

  expect(errorsOf(main)).toMatchObject([{ code, field: 'mainImageUrl' }]);
  expect(errorsOf(second)).toMatchObject([{ code, field: 'productSecondaryImageURL' }]);
  expect(seller.sandbox.listings()).toEqual([]);
});

it.each([
  ['file:///etc/red.jpg', 'must begin with http'],
  ['http://pictures.invalid:9999/red.jpg', 'port'],
])('refuses the address %s without asking', async (address, why) => {
  expect(errorsOf(await seller.publish(mug(address)))).toMatchObject([{ description: expect.stringContaining(why) }]);
});

it('never looks at its own machine unless that is allowed', async () => {
  seller = await openSeller({ loopbackPictures: 'refused' });
  const before = pictures.asked.length;

  const verdicts = await seller.publish(mug(`${pictures.url}/red.jpg`));

  expect(errorsOf(verdicts)).toMatchObject([{ code: 'ERR_EXT_DATA_0101171' }]);
  expect(pictures.asked).toHaveLength(before);
});

it('goes by what a picture is and weighs, not by its name', async () => {
  const image = sharp({
    create: {
      width: 1700,
      height: 1700,
      channels: 3,
      background: '#c33',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
  const files: Record<string, Buffer> = {
    '/webp.jpg': await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c33' } })
      .webp()
      .toBuffer(),
    '/gif.png': await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c33' } })
      .gif()
      .toBuffer(),
    '/large.png': await image.png({ compressionLevel: 0 }).toBuffer(),
  };
  const server = createServer((request, response) => response.end(files[request.url ?? '']));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const whys = [];
  for (const path of Object.keys(files)) whys.push(errorsOf(await seller.publish(mug(url + path))));
  server.close();

  expect(whys).toMatchObject([
    [{ description: expect.stringContaining('image/webp is not supported') }],
    [{ description: expect.stringContaining('image/gif is not supported') }],
    [{ description: expect.stringContaining('larger than 5 MB') }],
  ]);
});
