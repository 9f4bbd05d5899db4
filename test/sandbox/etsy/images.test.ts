import { beforeAll, beforeEach, expect, it } from 'vitest';
import { draft, type Etsy, onSale, openEtsy } from '../etsy-client.ts';
import { solid } from '../picture-server.ts';

const pictures: Buffer[] = [];
let etsy: Etsy;
let id: number;
beforeAll(async () => {
  for (const colour of ['#900', '#090', '#009']) pictures.push(await solid(colour, 'jpeg'));
});
beforeEach(async () => {
  etsy = await openEtsy();
  id = await draft(etsy);
});

const picture = (at: number): Uint8Array => pictures[at] ?? new Uint8Array();
const upload = (multipart: Record<string, string | Uint8Array>, listing = id) =>
  etsy.call('POST', `/shops/SHOP/listings/${listing}/images`, { multipart });
const shown = async () =>
  (await etsy.call('GET', `/listings/${id}/images`)).data.results.map(
    ({ listing_image_id }: { listing_image_id: number }) => listing_image_id,
  );

it('takes a picture in and shows it at an address of its own', async () => {
  const { status, data } = await upload({ image: picture(0), rank: '1', alt_text: 'A red mug' });
  const got = await etsy.sandbox.handle({
    method: 'GET',
    path: new URL(data.url_fullxfull).pathname,
    headers: { host: 'etsy.test' },
    body: new Uint8Array(),
  });

  expect([status, data.rank, data.alt_text, data.full_width]).toEqual([201, 1, 'A red mug', 64]);
  expect(data.url_fullxfull).toMatch(/^http:\/\/etsy\.test\/etsy-images\//);
  expect([got.status, got.headers['content-type'], Buffer.from(got.body).equals(picture(0))]).toEqual([
    200,
    'image/jpeg',
    true,
  ]);
});

it('puts a picture to the front when nothing is said of its rank', async () => {
  const first = await upload({ image: picture(0) });
  const second = await upload({ image: picture(1) });

  expect(await shown()).toEqual([second.data.listing_image_id, first.data.listing_image_id]);
});

it('puts a picture at its rank, and in another’s place when that is said', async () => {
  const first = await upload({ image: picture(0), rank: '1' });
  const second = await upload({ image: picture(1), rank: '2' });
  const third = await upload({ image: picture(2), rank: '1', overwrite: 'true' });

  expect(await shown()).toEqual([third.data.listing_image_id, second.data.listing_image_id]);
  expect(first.status).toBe(201);
});

it.each([
  ['what is no picture', () => Buffer.from('<h1>no picture</h1>')],
  ['half a picture', () => picture(0).slice(0, 500)],
  ['more than ten megabytes', () => Buffer.alloc(10 * 1024 * 1024 + 1)],
])('refuses %s', async (_, bytes) => {
  const { status } = await upload({ image: bytes() });

  expect([status, await shown()]).toEqual([400, []]);
});

it('refuses a kind of picture that Etsy does not take', async () => {
  const { default: sharp } = await import('sharp');

  expect((await upload({ image: await sharp(picture(0)).webp().toBuffer() })).status).toBe(400);
});

it('refuses a form without a picture, and a description of 501 characters', async () => {
  expect((await upload({ rank: '1' })).status).toBe(400);
  expect((await upload({ image: picture(0), alt_text: 'a'.repeat(501) })).status).toBe(400);
});

it('takes twenty', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 21; at += 1) statuses.push((await upload({ image: picture(0), rank: '20' })).status);

  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 400]);
  expect(await shown()).toHaveLength(20);
});

it('keeps the file of a picture that was taken off', async () => {
  const { data } = await upload({ image: picture(0), alt_text: 'A red mug' });
  const gone = await etsy.call('DELETE', `/shops/SHOP/listings/${id}/images/${data.listing_image_id}`);
  const empty = await shown();

  const back = await upload({ listing_image_id: String(data.listing_image_id) });

  expect([gone.status, empty, back.status, back.data.alt_text]).toEqual([204, [], 201, 'A red mug']);
  expect((await upload({ listing_image_id: '77' })).status).toBe(404);
});

it('keeps the last picture of what is on sale', async () => {
  id = await onSale(etsy, picture(0));
  const [image] = await shown();

  const { status } = await etsy.call('DELETE', `/shops/SHOP/listings/${id}/images/${image}`);

  expect([status, await shown()]).toEqual([400, [image]]);
});

it('orders the pictures as a change of the listing has them', async () => {
  const first = (await upload({ image: picture(0), rank: '1' })).data.listing_image_id;
  const second = (await upload({ image: picture(1), rank: '2' })).data.listing_image_id;

  await etsy.call('PATCH', `/shops/SHOP/listings/${id}`, { form: { image_ids: `${second},${first}` } });
  const turned = await shown();
  const { status } = await etsy.call('PATCH', `/shops/SHOP/listings/${id}`, { form: { image_ids: '77' } });

  expect([turned, status]).toEqual([[second, first], 400]);
});

it('is not found on another’s listing', async () => {
  const other = await draft(etsy);
  const { data } = await upload({ image: picture(0) }, other);

  const { status } = await etsy.call('DELETE', `/shops/SHOP/listings/${id}/images/${data.listing_image_id}`);

  expect(status).toBe(404);
});
