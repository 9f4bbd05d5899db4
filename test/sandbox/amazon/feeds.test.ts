import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mug, offer, openSeller, pathOf, picture, type Seller, US } from './amazon-client.ts';
import { type PictureShelf, shelvePictures } from './picture-shelf.ts';

const FILE = 'application/json; charset=UTF-8';
const MINUTES = 60_000;

let shelf: PictureShelf;
beforeAll(async () => {
  shelf = await shelvePictures();
});
afterAll(() => shelf.close());

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
});

const update = (messageId: number, sku: string, body = mug()) => ({ messageId, sku, operationType: 'UPDATE', ...body });
const status = async (id: string) => (await seller.call('GET', `/feeds/2021-06-30/feeds/${id}`)).data;
const newDocument = async () => (await seller.call('POST', '/feeds/2021-06-30/documents', { contentType: FILE })).data;
const create = (body: unknown) => seller.call('POST', '/feeds/2021-06-30/feeds', body);

// marketplaces.md §1, feed flow: "poll getFeed IN_QUEUE/IN_PROGRESS/DONE"
it('waits, is processed after some minutes, and its listings go live after that', async () => {
  const id = await seller.feed([
    update(1, 'MUG', mug({ main_product_image_locator: picture(`${shelf.url}/good.jpg`) })),
  ]);
  const queued = await status(id);
  seller.clock.advance(MINUTES);
  const running = await status(id);
  const before = await seller.get('MUG');
  seller.clock.advance(3 * MINUTES);
  const done = await status(id);
  const states = [seller.sandbox.listings()[0]?.state];
  seller.clock.advance(MINUTES);
  states.push(seller.sandbox.listings()[0]?.state);

  expect(queued).toMatchObject({ feedId: id, feedType: 'JSON_LISTINGS_FEED', processingStatus: 'IN_QUEUE' });
  expect(queued.processingStartTime).toBeUndefined();
  expect([running.processingStatus, before.status]).toEqual(['IN_PROGRESS', 404]);
  expect(done).toMatchObject({
    processingStatus: 'DONE',
    resultFeedDocumentId: expect.any(String),
    processingEndTime: expect.any(String),
  });
  expect(states).toEqual(['accepted', 'live']);
});

it('reports in gzip what became of each message, and one bad message harms no other', async () => {
  await seller.put('OLD', mug());
  const id = await seller.feed([
    update(
      1,
      'GOOD',
      mug({
        externally_assigned_product_identifier: undefined,
        supplier_declared_has_product_identifier_exemption: [{ value: true }],
      }),
    ),
    update(2, 'BAD', mug({ brand: undefined })),
    {
      messageId: 3,
      sku: 'OLD',
      operationType: 'PARTIAL_UPDATE',
      productType: 'DRINKING_CUP',
      attributes: { purchasable_offer: offer(5) },
    },
    {
      messageId: 4,
      sku: 'OLD',
      operationType: 'PATCH',
      productType: 'DRINKING_CUP',
      patches: [
        {
          op: 'replace',
          path: '/attributes/fulfillment_availability',
          value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 1 }],
        },
      ],
    },
    { messageId: 5, sku: 'BAD', operationType: 'UPSERT' },
    { messageId: 6, sku: 'BAD', operationType: 'DELETE', productType: 'DRINKING_CUP' },
    { messageId: 1, sku: 'TWICE', operationType: 'DELETE' },
  ]);
  seller.clock.advance(5 * MINUTES);

  const report = await seller.report(id);

  expect(report.header).toEqual({ sellerId: seller.id, version: '2.0', feedId: id });
  expect(report.summary).toEqual({
    errors: 4,
    warnings: 0,
    messagesProcessed: 7,
    messagesAccepted: 3,
    messagesInvalid: 4,
  });
  expect(report.issues[0]).toEqual({
    messageId: 2,
    sku: 'BAD',
    code: '90220',
    severity: 'ERROR',
    message: "'brand' is required but not supplied.",
    attributeName: 'brand',
  });
  expect(report.issues.map(({ messageId }: { messageId: number }) => messageId)).toEqual([2, 5, 6, 1]);
  expect(seller.sandbox.listings().map(({ sku, price, stock }) => [sku, price, stock])).toEqual([
    ['OLD', '5', 1],
    ['GOOD', '19.99', 12],
  ]);
});

it('gives the items along where the header asks for them', async () => {
  const report = { includedData: ['summaries', 'issues'], apiVersion: '2021-08-01' };
  const id = await seller.feed([update(1, 'MUG')], { sellerId: seller.id, version: '2.0', report });
  seller.clock.advance(5 * MINUTES);

  const { header, items } = await seller.report(id);

  expect(header.report).toEqual(report);
  expect(items).toEqual([{ sku: 'MUG', summaries: [], issues: [] }]);
});

it.each([
  ['of another seller', { sellerId: 'A1OTHER', version: '2.0' }, [update(1, 'MUG')]],
  ['of another version', { sellerId: 'A3SANDB0XSELLER', version: '1.0' }, [update(1, 'MUG')]],
  ['without messages', undefined, []],
])('a feed %s is FATAL, and changes nothing', async (_, header, messages) => {
  const id = await seller.feed(messages, header);
  seller.clock.advance(5 * MINUTES);

  expect((await status(id)).processingStatus).toBe('FATAL');
  expect((await seller.report(id)).issues).toHaveLength(1);
  expect((await seller.get('MUG')).status).toBe(404);
});

describe('the address of an upload', () => {
  const upload = (url: string, type = FILE) =>
    seller.raw('PUT', pathOf(url), { headers: { 'content-type': type }, body: '{}' });

  // marketplaces.md §1, feed flow: "PUT bytes to url (expires 5 min, same content-type)"
  it('ends after five minutes, in the words of the storage behind it', async () => {
    const { url } = await newDocument();
    seller.clock.advance(5 * MINUTES);
    const inTime = await upload(url);
    seller.clock.advance(1_000);
    const late = await upload(url);

    expect([inTime.status, late.status]).toEqual([200, 403]);
    expect(late.headers['content-type']).toBe('application/xml');
    expect(String(late.body)).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
  });

  it('takes the content type that was announced, and no change of itself', async () => {
    const { url } = await newDocument();

    const type = await upload(url, 'text/plain');
    const forged = await upload(url.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000'));

    expect([type.status, forged.status]).toEqual([403, 403]);
    expect(String(type.body)).toContain('SignatureDoesNotMatch');
  });

  it('of a report ends too; asking again gives another', async () => {
    const id = await seller.feed([update(1, 'MUG')]);
    seller.clock.advance(5 * MINUTES);
    const { resultFeedDocumentId } = await status(id);
    const first = await seller.call('GET', `/feeds/2021-06-30/documents/${resultFeedDocumentId}`);
    seller.clock.advance(6 * MINUTES);
    const late = await seller.raw('GET', pathOf(first.data.url));

    expect(first.data).toMatchObject({ feedDocumentId: resultFeedDocumentId, compressionAlgorithm: 'GZIP' });
    expect(late.status).toBe(403);
    expect((await seller.report(id)).summary.messagesAccepted).toBe(1);
  });
});

it('is FATAL when nothing was uploaded', async () => {
  const { feedDocumentId } = await newDocument();
  const { data } = await create({
    feedType: 'JSON_LISTINGS_FEED',
    marketplaceIds: [US],
    inputFeedDocumentId: feedDocumentId,
  });
  seller.clock.advance(5 * MINUTES);

  expect(await status(data.feedId)).toMatchObject({ processingStatus: 'FATAL' });
});

it.each([
  ['One or more required parameters missing', { marketplaceIds: [US] }],
  ['Invalid request parameters', { feedType: 'JSON_LISTINGS_FEED', marketplaceIds: [], inputFeedDocumentId: 'x' }],
  ['Invalid request parameters', { feedType: 'NO_SUCH_FEED', marketplaceIds: [US], inputFeedDocumentId: 'x' }],
  ['Invalid request parameters', { feedType: 'JSON_LISTINGS_FEED', marketplaceIds: [US], inputFeedDocumentId: 'x' }],
])('says "%s" to a feed that cannot be created', async (message, body) => {
  const { status: code, data } = await create(body);

  expect(code).toBe(400);
  expect(data.errors[0]).toMatchObject({ code: 'InvalidInput', message });
});

it('can be cancelled in the queue, and not later', async () => {
  const early = await seller.feed([update(1, 'MUG')]);
  const late = await seller.feed([update(1, 'CUP', mug({ color: undefined }))]);
  const cancelled = await seller.call('DELETE', `/feeds/2021-06-30/feeds/${early}`);
  seller.clock.advance(MINUTES);
  const refused = await seller.call('DELETE', `/feeds/2021-06-30/feeds/${late}`);
  seller.clock.advance(5 * MINUTES);

  expect([cancelled.status, refused.status]).toEqual([200, 400]);
  expect((await status(early)).processingStatus).toBe('CANCELLED');
  expect((await seller.get('MUG')).status).toBe(404);
});

it('lists feeds by type, page by page', async () => {
  for (let n = 0; n < 3; n++) await seller.feed([update(1, 'MUG')]);

  const first = await seller.call('GET', '/feeds/2021-06-30/feeds?feedTypes=JSON_LISTINGS_FEED&pageSize=2');
  const second = await seller.call('GET', `/feeds/2021-06-30/feeds?nextToken=${first.data.nextToken}`);
  const both = await seller.call('GET', `/feeds/2021-06-30/feeds?pageSize=1&nextToken=${first.data.nextToken}`);
  const untyped = await seller.call('GET', '/feeds/2021-06-30/feeds');

  expect([first.data.feeds.length, second.data.feeds.length, second.data.nextToken]).toEqual([2, 1, undefined]);
  expect([both.status, untyped.status]).toEqual([400, 400]);
});

it('runs a feed once, however many ask at once', async () => {
  const id = await seller.feed([update(1, 'MUG')]);
  seller.clock.advance(5 * MINUTES);

  const all = await Promise.all(Array.from({ length: 5 }, () => status(id)));

  expect(new Set(all.map(({ resultFeedDocumentId }) => resultFeedDocumentId)).size).toBe(1);
});
