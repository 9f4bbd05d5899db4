import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { type PictureServer, servePictures, solid } from '../picture-server.ts';
import { woo } from '../woo-client.ts';

let pictures: PictureServer;
let sandbox: Sandbox;
beforeAll(async () => {
  pictures = await servePictures();
});
afterAll(() => pictures.close());

const open = (loopbackPictures: 'allowed' | 'refused') =>
  createSandbox({ marketplaces: ['woocommerce'], quota: 'real', clock: new VirtualClock(), seed: 1, loopbackPictures });
beforeEach(async () => {
  sandbox = await open('allowed');
});

const create = (src: string) =>
  woo(sandbox, 'POST', '/wc/v3/products', { body: { name: 'Mug', sku: 'MUG', images: [{ src, alt: 'red' }] } });

const media = async (
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: Uint8Array; password?: string } = {},
) => {
  const { WP_USER, WP_APP_PASSWORD } = sandbox.channels.woocommerce?.credentials ?? {};
  const basic = Buffer.from(`${WP_USER}:${options.password ?? WP_APP_PASSWORD}`).toString('base64');
  const headers = { host: 'shop.test', authorization: `Basic ${basic}`, ...options.headers };
  const { status, body } = await sandbox.handle({
    method,
    path: `/wp-json/wp/v2/media${path}`,
    headers,
    body: options.body ?? new Uint8Array(),
  });
  return { status, data: JSON.parse(String(body)) };
};

// reference/marketplaces.md §6, images: "images[{src}] downloaded synchronously by the shop"
it('takes pictures down while it creates', async () => {
  const { data } = await create(`${pictures.url}/hop/3.jpg`);

  expect(data.images).toMatchObject([
    { id: expect.any(Number), alt: 'red', src: expect.stringContaining('shop.test/wp-content/uploads/') },
  ]);
  expect(sandbox.listings()[0]).toMatchObject({ images: 1 });
});

// §6, images: "Re-sending src duplicates media: send id on update"
it('makes a new file whenever src is sent again, and none when the id is', async () => {
  const { data } = await create(`${pictures.url}/red.jpg`);
  const count = async () => (await media('GET', '?per_page=100')).data.length;
  const before = await count();

  await woo(sandbox, 'PUT', `/wc/v3/products/${data.id}`, { body: { images: [{ id: data.images[0].id }] } });
  const named = await count();
  await woo(sandbox, 'PUT', `/wc/v3/products/${data.id}`, { body: { images: [{ src: `${pictures.url}/red.jpg` }] } });

  expect([before, named, await count()]).toEqual([1, 1, 2]);
});

it.each(['/gone.jpg', '/text.jpg', '/cut.jpg', '/hop/4.jpg', '/picture.php'])(
  'refuses the whole product for %s',
  async (path) => {
    const { status, data } = await create(pictures.url + path);

    expect([status, data.code]).toEqual([400, 'woocommerce_product_image_upload_error']);
    expect(sandbox.listings()).toEqual([]);
  },
);

// §6, images: "local/loopback URLs refused by WP http safety"
it('never looks at its own machine unless that is allowed', async () => {
  sandbox = await open('refused');
  const asked = pictures.asked.length;

  const { data } = await create(`${pictures.url}/red.jpg`);

  expect(data.message).toMatch(/A valid URL was not provided/);
  expect(pictures.asked).toHaveLength(asked);
});

it('refuses an id that is no image', async () => {
  const { data } = await woo(sandbox, 'POST', '/wc/v3/products', { body: { name: 'Mug', images: [{ id: 4711 }] } });

  expect(data.code).toBe('woocommerce_product_invalid_image_id');
});

// §6, images: "or POST /wp/v2/media (needs WP application password) then {id}"
it('takes uploads, raw or as a form, and gives them to products by id', async () => {
  const bytes = await solid('#33c', 'png');
  const raw = await media('POST', '?alt_text=blue', {
    headers: { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="blue.png"' },
    body: bytes,
  });
  const form = new FormData();
  form.append('alt_text', 'form');
  form.append('file', new File([new Uint8Array(bytes)], 'form.png', { type: 'image/png' }));
  const request = new Request('http://x', { method: 'POST', body: form });
  const posted = await media('POST', '', {
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    body: new Uint8Array(await request.arrayBuffer()),
  });
  const { data } = await woo(sandbox, 'POST', '/wc/v3/products', {
    body: { name: 'Mug', images: [{ id: raw.data.id }, { id: posted.data.id }] },
  });

  expect(raw).toMatchObject({
    status: 201,
    data: { mime_type: 'image/png', alt_text: 'blue', media_details: { width: 64 } },
  });
  expect(data.images.map(({ alt }: { alt: string }) => alt)).toEqual(['blue', 'form']);
});

it.each([
  ['no name', { 'content-type': 'image/png' }, 400, 'rest_upload_no_content_disposition'],
  [
    'a name that is no picture',
    { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="x.php"' },
    500,
    'rest_upload_sideload_error',
  ],
])('refuses an upload with %s', async (_name, headers, status, code) => {
  const answer = await media('POST', '', {
    headers: headers as Record<string, string>,
    body: await solid('#33c', 'png'),
  });

  expect([answer.status, answer.data.code]).toEqual([status, code]);
});

// WordPress REST handbook, media: `slug` may be given with an upload and asked for in a list.
it('keeps an upload under the slug it was given, numbers the second of a name, and finds each by it', async () => {
  const upload = async () =>
    media('POST', '?slug=lw-mug', {
      headers: { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="mug.png"' },
      body: await solid('#33c', 'png'),
    });
  const first = await upload();
  const second = await upload();

  expect([first.data.slug, second.data.slug]).toEqual(['lw-mug', 'lw-mug-2']);
  expect((await media('GET', '?slug=lw-mug-2,other')).data.map(({ id }: { id: number }) => id)).toEqual([
    second.data.id,
  ]);
});

it('knows a wrong application password', async () => {
  expect((await media('POST', '', { password: 'nope' })).data.code).toBe('incorrect_password');
});

// §6, paging/limits: "no rate limit of its own (host/WAF)"
it('turns away what is more than five at once, like a host, in HTML', async () => {
  const requests = Array.from({ length: 20 }, () => woo(sandbox, 'GET', '/wc/v3/products').catch(() => 'turned away'));

  const answers = await Promise.all(requests);

  expect(answers.filter((answer) => answer === 'turned away')).toHaveLength(15);
  expect(new Set(sandbox.log.map(({ status }) => status))).toEqual(new Set([200, 429, 503]));
});
