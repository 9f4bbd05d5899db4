import { afterAll, expect, it } from 'vitest';
import { codes, type EbaySeller, mug, mugOffer, openSeller, sellMug } from './ebay-client.ts';
import { picture, serveLargePictures } from './large-pictures.ts';

const pictures = await serveLargePictures();
afterAll(() => pictures.close());
const MUG = `${pictures.url}/mug.jpg`;
const IMAGE = '/commerce/media/v1_beta/image';
const upload = (seller: EbaySeller, imageUrl: string) =>
  seller.ask('POST', `${IMAGE}/create_image_from_url`, { body: { imageUrl } });

it('gives a picture from an address an EPS address, by way of its Location', async () => {
  const seller = await openSeller();

  const made = await upload(seller, MUG);
  const got = await seller.ask('GET', new URL(made.headers.location ?? '').pathname);
  const served = await seller.raw('GET', new URL(got.data.imageUrl).pathname);

  expect(made.status).toBe(201);
  expect(made.headers.location).toMatch(/^http:\/\/ebay\.test\/commerce\/media\/v1_beta\/image\/[\w-]+$/);
  expect(got.data).toEqual({
    imageUrl: expect.stringMatching(/^http:\/\/ebay\.test\/ebay-pictures\/00\/s\/.+\/\$_1\.JPG\?set_id=/),
    expirationDate: '2026-12-22T00:00:00.000Z',
  });
  expect([served.status, served.headers['content-type']]).toEqual([200, 'image/jpeg']);
});

it('takes a picture as a form, under the name image', async () => {
  const seller = await openSeller();
  const send = async (name: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.set(name, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'mug.jpg');
    const request = new Request('http://x/', { method: 'POST', body: form });
    return seller.ask('POST', `${IMAGE}/create_image_from_file`, {
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      bytes: new Uint8Array(await request.arrayBuffer()),
    });
  };

  const made = await send('image', await picture(600));
  const answers = [
    await send('file', await picture(600)),
    await send('image', Buffer.from('text')),
    await send('image', await picture(400)),
    await seller.ask('POST', `${IMAGE}/create_image_from_file`, { body: {} }),
  ];

  expect([made.status, made.data.imageUrl]).toEqual([201, expect.stringContaining('/ebay-pictures/')]);
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  expect(answers.map(codes)).toEqual([[190200], [190204], [190205], [190201]]);
});

it.each(['/gone.jpg', '/text.jpg', '/small.jpg'])('takes no %s', async (path) => {
  const seller = await openSeller();

  const answer = await upload(seller, pictures.url + path);

  expect(answer.status).toBe(400);
  expect(answer.data.errors[0]).toMatchObject({ domain: 'API_MEDIA', category: 'REQUEST' });
});

it('takes no address that is not secured', async () => {
  const seller = await openSeller();

  const media = await upload(seller, 'http://example.com/mug.jpg');
  const { published } = await sellMug(seller, 'MUG', 'http://example.com/mug.jpg');

  expect([media.status, ...codes(media)]).toEqual([400, 190202]);
  expect([published.status, ...codes(published)]).toEqual([400, 25015]);
});

it.each([
  ['/gone.jpg', 25015],
  ['/text.jpg', 25014],
  ['/small.jpg', 25014],
])('publishes nothing with %s', async (path, code) => {
  const seller = await openSeller();

  const { published } = await sellMug(seller, 'MUG', pictures.url + path);

  expect([published.status, ...codes(published)]).toEqual([400, code]);
  expect(published.data.errors[0].message).toContain(path);
});

it('publishes nothing without a picture, with more than 24, or with some of them on EPS', async () => {
  const seller = await openSeller();
  const eps = (await upload(seller, MUG)).data.imageUrl;
  const publish = async (sku: string, imageUrls: readonly string[]) => {
    await seller.inventory('PUT', `/inventory_item/${sku}`, mug(MUG, { imageUrls }));
    const { data } = await seller.inventory('POST', '/offer', mugOffer(sku));
    return seller.inventory('POST', `/offer/${data.offerId}/publish`);
  };

  const none = await publish('A', []);
  const many = await publish(
    'B',
    Array.from({ length: 25 }, (_, index) => `${pictures.url}/${index}.jpg`),
  );
  const mixed = await publish('C', [eps, MUG]);
  const onEps = await publish('D', [eps]);

  expect(none.data.errors).toMatchObject([{ errorId: 25002, message: expect.stringMatching(/at least 1 photo/) }]);
  expect([codes(many), codes(mixed), onEps.status]).toEqual([[25014], [25014], 200]);
});

it('fetches pictures at publish and not before, and each address once', async () => {
  const seller = await openSeller();
  const address = `${pictures.url}/once.jpg`;
  await seller.inventory('PUT', '/inventory_item/ONCE', mug(address));
  const before = pictures.asked.filter((path) => path === '/once.jpg').length;
  const { data } = await seller.inventory('POST', '/offer', mugOffer('ONCE'));

  await seller.inventory('POST', `/offer/${data.offerId}/publish`);
  await seller.inventory('PUT', '/inventory_item/ONCE', mug(address, { title: 'Another title' }));

  expect([before, pictures.asked.filter((path) => path === '/once.jpg').length]).toEqual([0, 1]);
});

it('forgets an EPS picture that nobody used for thirty days, and keeps one that a listing shows', async () => {
  const seller = await openSeller();
  const unused = await upload(seller, MUG);
  const used = await upload(seller, MUG);
  await sellMug(seller, 'MUG', used.data.imageUrl);
  await seller.clock.sleep(31 * 86_400_000);
  const later = await openSeller({ sandbox: seller.sandbox, clock: seller.clock });

  const gone = await later.ask('GET', new URL(unused.headers.location ?? '').pathname);
  const kept = await later.ask('GET', new URL(used.headers.location ?? '').pathname);
  const { published } = await sellMug(later, 'LATE', unused.data.imageUrl);

  expect([gone.status, kept.status]).toEqual([404, 200]);
  expect(codes(published)).toEqual([25015]);
});
