import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type PictureServer, servePictures, solid } from '../picture-server.ts';
import { DEFINE, definition, mug, openShop, SET, type Shop } from '../shopify-client.ts';

const STAGE = `mutation ($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { message } }
}`;
const CREATE =
  'mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id fileStatus alt } userErrors { code } } }';
const LOOK =
  'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on MediaImage { id fileStatus fileErrors { code } image { width height } } } }';

let pictures: PictureServer;
let shop: Shop;
beforeAll(async () => {
  pictures = await servePictures();
});
afterAll(() => pictures.close());
beforeEach(async () => {
  shop = await openShop();
});

const create = async (originalSource: string) =>
  (await shop.graph(CREATE, { files: [{ originalSource, alt: 'a mug' }] })).data.fileCreate;
const look = async (id: string) => (await shop.graph(LOOK, { ids: [id] })).data.nodes[0];

async function stage(httpMethod: 'POST' | 'PUT', bytes: Buffer) {
  const input = [
    { resource: 'IMAGE', filename: 'mug.png', mimeType: 'image/png', httpMethod, fileSize: String(bytes.length) },
  ];
  const { data } = await shop.graph(STAGE, { input });
  return data.stagedUploadsCreate.stagedTargets[0];
}

async function post(url: string, parts: readonly (readonly [string, string | Buffer])[]) {
  const form = new FormData();
  for (const [name, value] of parts)
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new File([new Uint8Array(value)], 'mug.png', { type: 'image/png' }));
  const request = new Request('http://shop.test', { method: 'POST', body: form });
  return shop.sandbox.handle({
    method: 'POST',
    path: new URL(url).pathname,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    body: new Uint8Array(await request.arrayBuffer()),
  });
}

// reference/marketplaces.md §3, images: "Media is processed async (fileStatus)"
it('takes a picture from the web, and has it ready some time later', async () => {
  const { files } = await create(`${pictures.url}/red.jpg`);
  const soon = await look(files[0].id);
  shop.clock.advance(5_000);

  expect(files[0]).toMatchObject({ fileStatus: 'UPLOADED', alt: 'a mug' });
  expect(soon).toMatchObject({ fileStatus: 'UPLOADED', image: null });
  expect(await look(files[0].id)).toMatchObject({ fileStatus: 'READY', image: { width: 64, height: 64 } });
});

it.each([
  ['IMAGE_DOWNLOAD_FAILURE', '/gone.jpg'],
  ['UNSUPPORTED_IMAGE_FILE_TYPE', '/text.jpg'],
  ['UNSUPPORTED_IMAGE_FILE_TYPE', '/cut.jpg'],
  ['IMAGE_DOWNLOAD_FAILURE', '/hop/4.jpg'],
])('fails later with %s for %s', async (code, path) => {
  const { files, userErrors } = await create(pictures.url + path);
  shop.clock.advance(5_000);

  expect(userErrors).toEqual([]);
  expect(await look(files[0].id)).toMatchObject({ fileStatus: 'FAILED', fileErrors: [{ code }] });
});

// §3, images: "upload to url with parameters in order, file last → use resourceUrl"
it('takes a staged upload whose parameters are in order and whose file is last', async () => {
  const bytes = await solid('#3a3', 'png');
  const { url, resourceUrl, parameters } = await stage('POST', bytes);
  const given = parameters.map(({ name, value }: { name: string; value: string }) => [name, value] as const);

  const wrongOrder = await post(url, [...given.toReversed(), ['file', bytes]]);
  const fileFirst = await post(url, [['file', bytes], ...given]);
  const early = await create(resourceUrl);
  const right = await post(url, [...given, ['file', bytes]]);
  const { files } = await create(resourceUrl);
  shop.clock.advance(5_000);

  expect([wrongOrder.status, fileFirst.status, right.status]).toEqual([403, 400, 201]);
  expect(await look(early.files[0].id)).toMatchObject({ fileStatus: 'FAILED' });
  expect(await look(files[0].id)).toMatchObject({ fileStatus: 'READY' });
});

it('takes a staged upload by PUT under the content type it was announced with', async () => {
  const bytes = await solid('#3a3', 'png');
  const { url } = await stage('PUT', bytes);
  const put = (type: string, body: Buffer) =>
    shop.sandbox.handle({ method: 'PUT', path: new URL(url).pathname, headers: { 'content-type': type }, body });

  expect((await put('text/plain', bytes)).status).toBe(403);
  expect((await put('image/png', bytes.subarray(1))).status).toBe(400);
  expect((await put('image/png', bytes)).status).toBe(200);
});

it('makes a new file each time an address is sent, and none when the file is named', async () => {
  await shop.graph(DEFINE, { definition });
  const files = [{ originalSource: `${pictures.url}/red.jpg` }];
  const first = (await shop.graph(SET, mug({ files }))).data.productSet.product.media.nodes;
  const again = (await shop.graph(SET, mug({ files }))).data.productSet.product.media.nodes;
  const named = (await shop.graph(SET, mug({ files: [{ id: again[0].id }] }))).data.productSet.product.media.nodes;
  shop.clock.advance(5_000);
  const { data } = await shop.graph('{ files(first: 10) { nodes { id } } }');

  expect(again[0].id).not.toBe(first[0].id);
  expect(named[0].id).toBe(again[0].id);
  expect(data.files.nodes).toHaveLength(2);
  expect(shop.sandbox.listings()[0]).toMatchObject({ images: 1 });
});

// FileCreateInputDuplicateResolutionMode.REPLACE: "Replace the existing file if filename is already in use."
it('puts a file in the place of its namesake when it is told to, and asks for the name', async () => {
  const replace = async (file: object) => {
    const files = [{ originalSource: `${pictures.url}/red.jpg`, duplicateResolutionMode: 'REPLACE', ...file }];
    return (await shop.graph(CREATE, { files })).data.fileCreate;
  };
  const first = await replace({ filename: 'mug.jpg' });
  const second = await replace({ filename: 'mug.jpg' });
  const nameless = await replace({});

  expect(second.files[0].id).toBe(first.files[0].id);
  expect(nameless.userErrors).toEqual([{ code: 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE' }]);
});

it('changes the words of a file only once it is ready', async () => {
  const { files } = await create(`${pictures.url}/red.jpg`);
  const update =
    'mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { alt } userErrors { code } } }';
  const variables = { files: [{ id: files[0].id, alt: 'a cup' }] };

  const early = await shop.graph(update, variables);
  shop.clock.advance(5_000);
  const late = await shop.graph(update, variables);

  expect(early.data.fileUpdate.userErrors).toEqual([{ code: 'NON_READY_STATE' }]);
  expect(late.data.fileUpdate.files).toEqual([{ alt: 'a cup' }]);
});
