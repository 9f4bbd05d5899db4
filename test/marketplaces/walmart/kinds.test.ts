import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Rejected, Unauthorised, Unavailable } from '../../../src/core/faults.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Document, Listing } from '../../../src/core/words.ts';
import { item } from '../../../src/marketplaces/walmart/kinds/item.ts';
import { stock } from '../../../src/marketplaces/walmart/kinds/stock.ts';
import { render } from '../../../src/marketplaces/walmart/render.ts';
import type { ItemBody, StockBody } from '../../../src/marketplaces/walmart/wire.ts';
import { account, batch, ready } from './account.ts';
import { category, listing, mugs, variant } from './listings.ts';

const HOST = 'https://marketplace.walmartapis.com';
const MISSING = { errors: [{ code: 'CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API', description: 'No item found' }] };

beforeEach(() => {
  nock.disableNetConnect();
  nock(HOST).post('/v3/token').times(9).reply(200, { access_token: 'T', token_type: 'Bearer', expires_in: 900 });
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('signing in', () => {
  it('goes by the keys, and every request bears their headers', async () => {
    nock.cleanAll();
    const token = nock(HOST, { reqheaders: { 'wm_svc.name': 'Walmart Marketplace', 'wm_qos.correlation_id': /./ } })
      .post('/v3/token', 'grant_type=client_credentials')
      .basicAuth({ user: 'id', pass: 'secret' })
      .reply(200, { access_token: 'T', token_type: 'Bearer', expires_in: 900 });
    const price = nock(HOST, {
      reqheaders: {
        'wm_sec.access_token': 'T',
        'wm_svc.name': 'Walmart Marketplace',
        'wm_qos.correlation_id': /./,
        accept: 'application/json',
      },
      badheaders: ['authorization'],
    })
      .put('/v3/price')
      .reply(200, {});

    await sendPrice(listing());

    expect([token.isDone(), price.isDone()]).toEqual([true, true]);
  });

  it('is done anew where a token is refused, once', async () => {
    const unauthorised = { error: [{ code: 'UNAUTHORIZED.GMP_GATEWAY_API', description: 'Unauthorized' }] };
    nock(HOST).put('/v3/price').reply(401, unauthorised).put('/v3/price').reply(200, {});

    expect(await sendPrice(listing())).toMatchObject([{ is: 'done' }]);

    nock(HOST).put('/v3/price').twice().reply(401, unauthorised);
    await expect(sendPrice(listing())).rejects.toThrow(Unauthorised);
  });
});

describe('an item', () => {
  it('is set up in one feed with all others, and waits for what becomes of it', async () => {
    const sent = feed('MP_ITEM', 'F@1');

    const outcomes = await setUp(mugs());

    expect(sent.content()).toMatchObject({
      MPItemFeedHeader: { businessUnit: 'WALMART_US', locale: 'en', version: '5.0.20240517-04_08_27-api' },
      MPItem: [{ Orderable: { sku: 'MUG-RED' } }, { Orderable: { sku: 'MUG-BLUE' } }],
    });
    expect(JSON.stringify(sent.content())).not.toContain('urn:x-');
    expect(outcomes).toEqual([
      pending('item/MUG-RED', 'MUG-RED', '0/MUG-RED'),
      pending('item/MUG-BLUE', 'MUG-BLUE', '1/MUG-BLUE'),
    ]);
  });

  it('is written in the version of the spec that the channel names', async () => {
    const sent = feed('MP_ITEM', 'F@1');
    const { io } = account({ settings: { spec_version: '5.0.20261001-00_00_00-api' } });

    await call(item.create, 'setup').publish(batch(itemsOf(listing()).map((one) => ready(one, 'create'))), io);

    expect(sent.content()).toMatchObject({ MPItemFeedHeader: { version: '5.0.20261001-00_00_00-api' } });
  });

  it('is sent again where the line broke: a second feed brings the same', async () => {
    nock(HOST).post('/v3/feeds?feedType=MP_ITEM').replyWithError('socket hang up');
    const sent = feed('MP_ITEM', 'F@2');

    expect(await setUp(listing())).toMatchObject([{ is: 'pending', ticket: { id: 'F@2' } }]);
    expect(sent.count()).toBe(1);
  });

  it('waits where it is asked to slow down', async () => {
    const date = 'Wed, 25 Nov 2026 12:00:00 GMT';
    nock(HOST)
      .post('/v3/feeds?feedType=MP_ITEM')
      .reply(
        429,
        { error: [{ code: 'REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API' }] },
        {
          date,
          'x-current-token-count': '0',
          'x-next-replenishment-time': String(Date.parse(date) + 360_000),
        },
      );
    feed('MP_ITEM', 'F@1');
    const { io, clock } = account();
    const before = clock.now();

    await call(item.create, 'setup').publish(batch(itemsOf(listing()).map((one) => ready(one, 'create'))), io);

    expect(clock.now() - before).toBeGreaterThanOrEqual(360_000);
  });

  it('is refused with the whole feed where that is too large', async () => {
    nock(HOST).post('/v3/feeds?feedType=MP_ITEM').reply(413, '<html>Payload Too Large</html>');

    await expect(setUp(listing())).rejects.toThrow(Rejected);
  });

  it('is not given up while Walmart is out of order', async () => {
    nock(HOST).post('/v3/feeds?feedType=MP_ITEM').times(9).reply(503, '<html>Service Unavailable</html>');

    await expect(setUp(listing())).rejects.toThrow(Unavailable);
  });

  it('in another currency than the site’s is not sent', async () => {
    const yen = variant({ sku: 'YEN', price: { amount: '1990', currency: 'JPY' } });
    const sent = feed('MP_ITEM', 'F@1');

    const outcomes = await setUp(listing({ variants: [variant(), yen] }));

    expect(sent.content()).toMatchObject({ MPItem: [{ Orderable: { sku: 'MUG-1' } }] });
    expect(outcomes).toMatchObject([
      { key: 'item/MUG-1', is: 'pending' },
      { key: 'item/YEN', is: 'rejected', problems: [{ code: 'CURRENCY_MISMATCH', path: 'currency' }] },
    ]);
  });
});

describe('a new price', () => {
  it('goes by itself, as a number in the site’s currency', async () => {
    const sent: Json[] = [];
    nock(HOST)
      .put('/v3/price', (body) => Boolean(sent.push(body)))
      .reply(200, { ItemPriceResponse: { mart: 'WALMART_US', sku: 'MUG-1', message: 'Thank you.' } });

    const outcomes = await sendPrice(listing());

    expect(sent).toEqual([
      { sku: 'MUG-1', pricing: [{ currentPriceType: 'BASE', currentPrice: { currency: 'USD', amount: 12.9 } }] },
    ]);
    expect(outcomes).toEqual([{ key: 'item/MUG-1', is: 'done', refs: { id: 'MUG-1' } }]);
  });

  it('of an item that is not there tells that it is gone, and what is refused harms no other', async () => {
    const refused = {
      errors: [{ code: 'INVALID_REQUEST_CONTENT.GMP_ITEM_PRICING_API', field: 'price', description: 'Too low' }],
    };
    nock(HOST)
      .put('/v3/price')
      .reply(404, MISSING)
      .put('/v3/price')
      .reply(400, refused)
      .put('/v3/price')
      .reply(200, {});
    const three = ['A', 'B', 'C'].map((sku) => variant({ sku }));

    expect(await sendPrice(listing({ variants: three }))).toMatchObject([
      { key: 'item/A', is: 'gone' },
      { key: 'item/B', is: 'rejected', problems: [{ message: 'Too low', path: 'price' }] },
      { key: 'item/C', is: 'done' },
    ]);
  });

  it('of many goes as one feed', async () => {
    const sent = feed('price', 'P@1');
    const many = Array.from({ length: 26 }, (_, place) => variant({ sku: `S${place}` }));

    const outcomes = await sendPrice(listing({ variants: many }));

    expect(sent.content()).toMatchObject({ PriceHeader: { version: '1.7' } });
    expect(outcomes).toHaveLength(26);
    expect(outcomes[25]).toMatchObject({ key: 'item/S25', is: 'pending', ticket: { id: 'P@1', item: '25/S25' } });
  });
});

describe('an item that changes', () => {
  const before = itemsOf(listing())[0]?.body as ItemBody;
  const maintain = (of: Listing, known: Json = before) =>
    call(item.update, 'maintain').publish(
      batch(itemsOf(of).map((one) => ready(one, 'update', { before: known }))),
      account().io,
    );

  it('is maintained, which brings back nothing that somebody retired', async () => {
    const sent = feed('MP_MAINTENANCE', 'M@1');

    expect(await maintain(listing({ title: 'Better' }))).toMatchObject([{ is: 'pending' }]);
    expect(sent.content()).toMatchObject({ MPItem: [{ Visible: { Mugs: { productName: 'Better' } } }] });
  });

  it('is set up again as a whole where something is taken away, because maintenance leaves that alone', async () => {
    nock(HOST)
      .get('/v3/items/MUG-1?productIdType=SKU')
      .reply(200, { ItemResponse: [{ sku: 'MUG-1', lifecycleStatus: 'ACTIVE' }] });
    const sent = feed('MP_ITEM', 'F@1');

    const { model: _, ...rest } = listing();

    expect(await maintain(rest)).toMatchObject([{ is: 'pending', ticket: { id: 'F@1' } }]);
    expect(JSON.stringify(sent.content())).not.toContain('modelNumber');
  });

  it.each([
    ['not there', 404, MISSING],
    ['retired', 200, { ItemResponse: [{ sku: 'MUG-1', lifecycleStatus: 'RETIRED' }] }],
  ])('is gone where it is %s, and nothing is sent', async (_name, status, answer) => {
    nock(HOST).get('/v3/items/MUG-1?productIdType=SKU').reply(status, answer);

    expect(await maintain(listing(), null)).toEqual([{ key: 'item/MUG-1', is: 'gone' }]);
  });

  it('says that another product code is meant', async () => {
    const sent = feed('MP_MAINTENANCE', 'M@1');

    await maintain(listing({ variants: [variant({ gtin: '012345678905' })] }));

    expect(sent.content()).toMatchObject({ MPItem: [{ Orderable: { ProductIdUpdate: 'Yes' } }] });
  });

  it('moves to another product type as a whole', async () => {
    nock(HOST)
      .get('/v3/items/MUG-1?productIdType=SKU')
      .reply(200, { ItemResponse: [{ sku: 'MUG-1' }] });
    const sent = feed('MP_ITEM', 'F@1');

    await maintain(listing({ category: category({ id: 'Cups' }) }));

    expect(sent.content()).toMatchObject({ MPItem: [{ Visible: { Cups: {} } }] });
  });
});

describe('an item that is withdrawn', () => {
  const retire = (of: Listing) =>
    call(item.withdraw, 'retire').publish(batch(itemsOf(of).map((one) => withdrawal(one))), account().io);
  const withdrawal = (one: Document<'item', ItemBody>) =>
    ready(one, 'withdraw', { refs: { id: one.body.Orderable.sku } });

  it('is retired by its SKU, whatever signs are in it; what is gone already is gone', async () => {
    nock(HOST)
      .delete('/v3/items/A%2F1%20%26')
      .reply(200, { sku: 'A/1 &', message: 'Thank you.' })
      .delete('/v3/items/B')
      .reply(404, MISSING);

    const outcomes = await retire(listing({ variants: ['A/1 &', 'B'].map((sku) => variant({ sku })) }));

    expect(outcomes).toMatchObject([
      { key: 'item/A/1 &', is: 'done' },
      { key: 'item/B', is: 'gone' },
    ]);
  });

  it('is known by its SKU where it was adopted and never sent', async () => {
    nock(HOST).delete('/v3/items/MUG-1').reply(200, { sku: 'MUG-1', message: 'Thank you.' });
    const [adopted] = itemsOf(listing()).map(withdrawal);
    const bodiless = JSON.parse(JSON.stringify({ ...adopted, body: null }));

    const outcomes = await call(item.withdraw, 'retire').publish(batch([bodiless]), account().io);

    expect(outcomes).toMatchObject([{ key: 'item/MUG-1', is: 'done' }]);
  });

  it('goes as one feed where many go', async () => {
    const sent = feed('RETIRE_ITEM', 'R@1');
    const many = Array.from({ length: 61 }, (_, place) => variant({ sku: `S${place}` }));

    const outcomes = await retire(listing({ variants: many }));

    expect(sent.content()).toMatchObject({ RetireItemHeader: { version: '1.0' } });
    expect(outcomes.map(({ is }) => is)).toEqual(many.map(() => 'pending'));
  });
});

describe('a stock', () => {
  const send = (of: Listing) =>
    call(stock.update, 'inventory').publish(
      batch(
        render(of).documents.flatMap((one) =>
          one.kind === 'stock' ? [ready(one as Document<'stock', StockBody>, 'update')] : [],
        ),
      ),
      account().io,
    );

  it('is told by SKU, and at the node that the account names', async () => {
    const sent: Json[] = [];
    nock(HOST)
      .put('/v3/inventory?sku=MUG-1', (body) => Boolean(sent.push(body)))
      .reply(200, { sku: 'MUG-1', quantity: { unit: 'EACH', amount: 7 } })
      .put('/v3/inventory?sku=MUG-1&shipNode=39284301', (body) => Boolean(sent.push(body)))
      .reply(200, { sku: 'MUG-1', quantity: { unit: 'EACH', amount: 7 } });
    const atNode = { ...listing().channel, settings: { ship_node: '39284301' } };

    const outcomes = [...(await send(listing())), ...(await send(listing({ channel: atNode })))];

    expect(sent).toEqual(Array(2).fill({ sku: 'MUG-1', quantity: { unit: 'EACH', amount: 7 } }));
    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'done']);
  });

  it('of an item that is not there is gone with it', async () => {
    nock(HOST).put('/v3/inventory?sku=MUG-1').reply(404, MISSING);

    expect(await send(listing())).toEqual([{ key: 'stock/MUG-1', is: 'gone' }]);
    expect(stock.fallsWithParent).toBe(true);
  });

  it('of many goes as one feed', async () => {
    const sent = feed('inventory', 'I@1');
    const many = Array.from({ length: 61 }, (_, place) => variant({ sku: `S${place}` }));

    const outcomes = await send(listing({ variants: many }));

    expect(sent.content()).toMatchObject({ InventoryHeader: { version: '1.4' } });
    expect(outcomes[60]).toMatchObject({ key: 'stock/S60', ticket: { item: '60/S60' } });
  });
});

function itemsOf(of: Listing): readonly Document<'item', ItemBody>[] {
  return render(of).documents.flatMap((one) => (one.kind === 'item' ? [one] : []));
}

function setUp(of: Listing) {
  return call(item.create, 'setup').publish(batch(itemsOf(of).map((one) => ready(one, 'create'))), account().io);
}

function sendPrice(of: Listing) {
  const changed = { changed: ['Orderable.price'] };
  return call(item.update, 'price').publish(
    batch(itemsOf(of).map((one) => ready(one, 'update', changed))),
    account().io,
  );
}

function call<T extends { readonly name: string }>(calls: readonly T[], name: string): T {
  const found = calls.find((one) => one.name === name);
  if (!found) throw new Error(`no call ${name}`);
  return found;
}

/** Takes one feed of that type, and shows what was in its file. */
function feed(type: string, feedId: string): { content(): Json; count(): number } {
  const bodies: string[] = [];
  nock(HOST)
    .post(`/v3/feeds?feedType=${type}`, (body: string) => Boolean(bodies.push(body)))
    .matchHeader('content-type', /^multipart\/form-data/)
    .reply(200, { feedId });
  const text = () => bodies[0] ?? '';
  return {
    count: () => bodies.length,
    content: () => JSON.parse(text().slice(text().indexOf('\r\n\r\n') + 4, text().lastIndexOf('\r\n--'))),
  };
}

function pending(key: string, sku: string, place: string) {
  return {
    key,
    is: 'pending',
    refs: { id: sku },
    ticket: { key, id: 'F@1', item: place, patience: 'feed' },
  };
}
