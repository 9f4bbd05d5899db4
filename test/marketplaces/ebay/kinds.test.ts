import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRecord, type Json } from '../../../src/core/json.ts';
import type { Io } from '../../../src/core/ports/marketplace.ts';
import type { Document, Outcome, Ready } from '../../../src/core/words.ts';
import { ebay } from '../../../src/marketplaces/ebay/index.ts';
import type { EbayKinds } from '../../../src/marketplaces/ebay/wire.ts';
import { account, batch, ready } from './account.ts';
import { channel, listing, mugs, variant } from './listings.ts';

const API = 'https://api.ebay.com';
const MEDIA = 'https://apim.ebay.com';
const INVENTORY = '/sell/inventory/v1';

beforeEach(() => {
  nock.disableNetConnect();
  nock(API).post('/identity/v1/oauth2/token').times(9).reply(200, { access_token: 'T', expires_in: 7200 });
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('an item', () => {
  it('is put with its language, in the header and in the request', async () => {
    const sent: Json[] = [];
    post('bulk_create_or_replace_inventory_item', 200, { responses: [{ statusCode: 201, sku: 'MUG-1' }] }, sent);

    const outcomes = await call('item', 'create', 'bulkPut', [ready(documentOf('item'), 'create')]);

    expect(outcomes).toEqual([{ key: 'item/MUG-1', is: 'done', refs: { id: 'MUG-1' } }]);
    expect(sent).toMatchObject([{ requests: [{ sku: 'MUG-1', locale: 'de_DE', condition: 'NEW' }] }]);
  });

  it('of many is answered by itself: refused, warned of, broken, not mentioned', async () => {
    const skus = ['A', 'B', 'C', 'D'];
    const changes = skus.map((sku) => ready(documentOf('item', listing({ variants: [variant({ sku })] })), 'create'));
    const title = {
      errorId: 25709,
      message: 'Invalid value for title.',
      parameters: [{ name: 'fieldName', value: 'title' }],
    };
    const responses = [
      { statusCode: 400, sku: 'A', errors: [title] },
      { statusCode: 200, sku: 'B', warnings: [{ errorId: 25401, message: 'Removed.' }] },
      { statusCode: 500, sku: 'C', errors: [{ errorId: 25001, message: 'System error.' }] },
    ];
    post('bulk_create_or_replace_inventory_item', 207, { responses }, [], { rlogid: 'r-7' });

    expect(await call('item', 'create', 'bulkPut', changes)).toEqual([
      {
        key: 'item/A',
        is: 'rejected',
        problems: [{ code: '25709', message: 'Invalid value for title.', path: 'title', request: 'r-7' }],
      },
      {
        key: 'item/B',
        is: 'done',
        refs: { id: 'B' },
        problems: [{ code: '25401', message: 'Removed.', severity: 'warning', request: 'r-7' }],
      },
      { key: 'item/C', is: 'unknown', why: 'System error.' },
      { key: 'item/D', is: 'unknown', why: 'eBay’s answer does not mention it' },
    ]);
  });

  it('is replaced with what the seller added by hand and what was sold since, and without what is said no longer', async () => {
    const theirs = {
      availability: { shipToLocationAvailability: { quantity: 2, allocationByFormat: { fixedPrice: 2 } } },
      product: { title: 'Old', subtitle: 'By hand', mpn: 'OLD', aspects: { Marke: ['Asidi'], Muster: ['Punkte'] } },
      inventoryItemGroupKeys: ['G'],
      locale: 'de_DE',
    };
    there('MUG-1', theirs);
    const sent: Json[] = [];
    post('bulk_create_or_replace_inventory_item', 200, { responses: [{ statusCode: 204, sku: 'MUG-1' }] }, sent);
    const { model: _, ...modelless } = listing();
    const before = documentOf('item').body;
    const change = ready(documentOf('item', modelless), 'update', {
      before,
      changed: ['product.mpn', 'product.aspects'],
    });

    expect(await call('item', 'update', 'bulkMerge', [change])).toMatchObject([{ is: 'done' }]);

    const item = itemIn(sent);
    expect(item.availability).toEqual({ shipToLocationAvailability: { quantity: 2 } });
    expect(item.product).toMatchObject({ title: 'Keramikbecher mit Deckel', subtitle: 'By hand' });
    expect(item.product).not.toHaveProperty('mpn');
    expect(item.product).toMatchObject({ aspects: { Marke: ['Asidi'], Muster: ['Punkte'] } });
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['inventoryItemGroupKeys']));
    expect(item.locale).toBe('de_DE');
  });

  it('is replaced with the sheet’s quantity where that is what changed, or where nobody knows', async () => {
    for (const changed of [['availability.shipToLocationAvailability.quantity', 'product.title'], ['']]) {
      there('MUG-1', { availability: { shipToLocationAvailability: { quantity: 2 } }, product: {} });
      const sent: Json[] = [];
      post('bulk_create_or_replace_inventory_item', 200, { responses: [{ statusCode: 204, sku: 'MUG-1' }] }, sent);

      await call('item', 'update', 'bulkMerge', [ready(documentOf('item'), 'update', { changed })]);

      expect(itemIn(sent).availability).toEqual({ shipToLocationAvailability: { quantity: 7 } });
    }
  });

  it('that vanished is not made again behind the back of its offers', async () => {
    post('bulk_get_inventory_item', 207, {
      responses: [{ statusCode: 404, sku: 'MUG-1', errors: [{ errorId: 25710, message: '' }] }],
    });

    expect(await call('item', 'update', 'bulkMerge', [ready(documentOf('item'), 'update')])).toEqual([
      { key: 'item/MUG-1', is: 'gone' },
    ]);
  });

  it('has its quantity set alone, and a blank one left as it is', async () => {
    const blank = documentOf(
      'item',
      listing({ variants: [{ sku: 'B', options: [], price: { amount: '1', currency: 'EUR' }, pictures: [] }] }),
    );
    const sent: Json[] = [];
    post('bulk_update_price_quantity', 200, { responses: [{ statusCode: 200, sku: 'MUG-1' }] }, sent);

    const outcomes = await call('item', 'update', 'bulkQuantity', [
      ready(documentOf('item'), 'update'),
      ready(blank, 'update'),
    ]);

    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'done']);
    expect(sent).toEqual([{ requests: [{ sku: 'MUG-1', shipToLocationAvailability: { quantity: 7 } }] }]);
  });

  it('is deleted, and deleted already is as good', async () => {
    nock(API).delete(`${INVENTORY}/inventory_item/MUG-1`).reply(204);
    nock(API)
      .delete(`${INVENTORY}/inventory_item/MUG-1`)
      .reply(404, { errors: [{ errorId: 25710, message: '' }] });

    for (let time = 0; time < 2; time++)
      expect(await call('item', 'withdraw', 'delete', [ready(documentOf('item'), 'withdraw')])).toMatchObject([
        { is: 'done' },
      ]);
  });
});

describe('an offer', () => {
  it('that is there already names itself, in either of eBay’s ways', async () => {
    const taken = { name: 'offerId', value: '77' };
    for (const error of [
      { errorId: 25729, message: 'Should be unique.', parameters: [taken] },
      { errorId: 25002, message: 'A user error has occurred. Offer entity already exists.', parameters: [taken] },
    ]) {
      post('bulk_create_offer', 207, { responses: [{ statusCode: 400, sku: 'MUG-1', errors: [error] }] });

      expect(await call('offer', 'create', 'bulkCreate', [ready(documentOf('offer'), 'create')])).toEqual([
        { key: 'offer/MUG-1/EBAY_DE', is: 'exists', refs: { id: '77' } },
      ]);
    }
  });

  it('that is there already and not named is looked for', async () => {
    post('bulk_create_offer', 207, {
      responses: [{ statusCode: 400, sku: 'MUG-1', errors: [{ errorId: 25729, message: '' }] }],
    });
    offers('MUG-1', [{ offerId: '78', sku: 'MUG-1', marketplaceId: 'EBAY_DE', status: 'UNPUBLISHED' }]);

    expect(await call('offer', 'create', 'bulkCreate', [ready(documentOf('offer'), 'create')])).toMatchObject([
      { is: 'exists', refs: { id: '78' } },
    ]);
  });

  it('takes what the channel leaves open from the account that has one of each', async () => {
    const open = listing({ channel: channel({ settings: {} }) });
    policies({ fulfillment: ['1'], payment: ['2'], return: ['3'] });
    nock(API)
      .get(`${INVENTORY}/location?limit=100`)
      .reply(200, {
        locations: [
          { merchantLocationKey: 'closed', merchantLocationStatus: 'DISABLED' },
          { merchantLocationKey: 'yiwu', merchantLocationStatus: 'ENABLED' },
        ],
      });
    const sent: Json[] = [];
    post('bulk_create_offer', 200, { responses: [{ statusCode: 201, sku: 'MUG-1', offerId: '9' }] }, sent);

    const outcomes = await call(
      'offer',
      'create',
      'bulkCreate',
      [ready(documentOf('offer', open), 'create')],
      account({ settings: {} }),
    );

    expect(outcomes).toEqual([{ key: 'offer/MUG-1/EBAY_DE', is: 'done', refs: { id: '9' } }]);
    expect(sent).toMatchObject([
      {
        requests: [
          {
            merchantLocationKey: 'yiwu',
            listingPolicies: { fulfillmentPolicyId: '1', paymentPolicyId: '2', returnPolicyId: '3' },
          },
        ],
      },
    ]);
  });

  it('is not made where a person must choose', async () => {
    const settings = { location: 'yiwu', paymentPolicy: '2', returnPolicy: '3' };
    const open = listing({ channel: channel({ settings }) });
    policies({ fulfillment: ['1', '2'] });

    const made = call(
      'offer',
      'create',
      'bulkCreate',
      [ready(documentOf('offer', open), 'create')],
      account({ settings }),
    );

    await expect(made).rejects.toMatchObject({ problems: [{ code: 'SETTING_NOT_CHOSEN', path: 'fulfillmentPolicy' }] });
  });

  it('in another currency than the site’s goes nowhere, whichever call would carry it', async () => {
    const dear = listing({ variants: [variant({ price: { amount: '19', currency: 'USD' } })] });

    for (const [action, name] of [
      ['create', 'bulkCreate'],
      ['update', 'bulkPrice'],
      ['update', 'merge'],
    ] as const)
      expect(await call('offer', action, name, [ready(documentOf('offer', dear), action)])).toMatchObject([
        { is: 'rejected', problems: [{ code: 'CURRENCY_MISMATCH' }] },
      ]);
  });

  it('has its price set alone', async () => {
    const sent: Json[] = [];
    post('bulk_update_price_quantity', 200, { responses: [{ statusCode: 200, offerId: '9', sku: 'MUG-1' }] }, sent);

    const change = ready(documentOf('offer'), 'update', { refs: { id: '9' } });
    expect(await call('offer', 'update', 'bulkPrice', [change])).toMatchObject([{ is: 'done' }]);

    expect(sent).toEqual([{ requests: [{ offers: [{ offerId: '9', price: { value: '12.90', currency: 'EUR' } }] }] }]);
  });

  it('that vanished is gone, whichever call finds out', async () => {
    const change = ready(documentOf('offer'), 'update', { refs: { id: '9' } });
    const error = { errorId: 25713, message: 'This Offer is not available.' };
    post('bulk_update_price_quantity', 207, { responses: [{ statusCode: 404, offerId: '9', errors: [error] }] });
    nock(API)
      .get(`${INVENTORY}/offer/9`)
      .reply(404, { errors: [error] });

    for (const name of ['bulkPrice', 'merge'])
      expect(await call('offer', 'update', name, [change])).toEqual([{ key: 'offer/MUG-1/EBAY_DE', is: 'gone' }]);
  });

  it('is replaced with what the seller added by hand', async () => {
    const theirs = {
      offerId: '9',
      sku: 'MUG-1',
      marketplaceId: 'EBAY_DE',
      format: 'FIXED_PRICE',
      status: 'PUBLISHED',
      listing: { listingId: '11' },
      storeCategoryNames: ['/Becher'],
      listingPolicies: { bestOfferTerms: { bestOfferEnabled: true }, returnPolicyId: 'old' },
    };
    nock(API).get(`${INVENTORY}/offer/9`).reply(200, theirs);
    const sent: Json[] = [];
    nock(API).put(`${INVENTORY}/offer/9`, kept(sent)).reply(204);

    await call('offer', 'update', 'merge', [ready(documentOf('offer'), 'update', { refs: { id: '9' } })]);

    expect(sent).toMatchObject([
      {
        storeCategoryNames: ['/Becher'],
        listingPolicies: { bestOfferTerms: { bestOfferEnabled: true }, returnPolicyId: '103' },
      },
    ]);
    const [body = null] = sent;
    for (const name of ['offerId', 'sku', 'marketplaceId', 'format', 'status', 'listing'])
      expect(body).not.toHaveProperty(name);
  });
});

describe('a group', () => {
  it('takes in a variant that was sold alone, whose own listing ends', async () => {
    const sold = { offerId: '5', sku: 'MUG-RED', marketplaceId: 'EBAY_DE', status: 'PUBLISHED' };
    nock(API)
      .put(`${INVENTORY}/inventory_item_group/MUG`)
      .reply(400, { errors: [{ errorId: 25704, message: 'Listed.' }] });
    offers('MUG-RED', [sold]);
    offers('MUG-BLUE', []);
    const ended = nock(API).post(`${INVENTORY}/offer/5/withdraw`).reply(200, { listingId: '11' });
    nock(API).put(`${INVENTORY}/inventory_item_group/MUG`).reply(200, {});

    const outcomes = await call('group', 'create', 'put', [ready(documentOf('group', mugs()), 'create')]);

    expect(outcomes).toEqual([{ key: 'group/MUG', is: 'done', refs: { id: 'MUG' } }]);
    expect(ended.isDone()).toBe(true);
  });

  it('that vanished is gone', async () => {
    nock(API)
      .get(`${INVENTORY}/inventory_item_group/MUG`)
      .reply(404, { errors: [{ errorId: 25705, message: '' }] });

    expect(await call('group', 'update', 'merge', [ready(documentOf('group', mugs()), 'update')])).toEqual([
      { key: 'group/MUG', is: 'gone' },
    ]);
  });

  it('ends its listing before it goes, and goes although nothing was on sale', async () => {
    nock(API)
      .post(`${INVENTORY}/offer/withdraw_by_inventory_item_group`, {
        inventoryItemGroupKey: 'MUG',
        marketplaceId: 'EBAY_DE',
      })
      .reply(400, { errors: [{ errorId: 25710, message: '' }] });
    const gone = nock(API).delete(`${INVENTORY}/inventory_item_group/MUG`).reply(204);

    expect(await call('group', 'withdraw', 'end', [ready(documentOf('group', mugs()), 'withdraw')])).toMatchObject([
      { is: 'done' },
    ]);
    expect(gone.isDone()).toBe(true);
  });
});

describe('a publication', () => {
  it('publishes an offer that two listings share once', async () => {
    const offerId = 'id-of-offer/MUG-1/EBAY_DE';
    const sent: Json[] = [];
    post('bulk_publish_offer', 200, { responses: [{ statusCode: 200, offerId, listingId: '11' }] }, sent);
    const changes = ['MUG-1', 'TWIN'].map((id) => ready(documentOf('publication', listing({ id })), 'create'));

    const outcomes = await call('publication', 'create', 'publish', changes);

    expect(sent).toEqual([{ requests: [{ offerId }] }]);
    expect(outcomes.map(({ refs }) => refs?.id)).toEqual(['11', '11']);
  });

  it('waits for stock, says so, and sends nothing', async () => {
    const empty = ready(documentOf('publication', listing({ variants: [variant({ stock: 0 })] })), 'create');

    expect(await call('publication', 'create', 'publish', [empty])).toMatchObject([
      { is: 'done', problems: [{ code: 'NOT_IN_STOCK', severity: 'warning' }] },
    ]);
  });

  it('that is on sale already is not revised for nothing', async () => {
    offers('MUG-1', [
      { offerId: '9', sku: 'MUG-1', marketplaceId: 'EBAY_DE', status: 'PUBLISHED', listing: { listingId: '11' } },
    ]);

    expect(await call('publication', 'update', 'publishAgain', [ready(documentOf('publication'), 'update')])).toEqual([
      { key: 'publication/MUG-1/EBAY_DE', is: 'done', refs: { id: '11' } },
    ]);
  });

  it('of a group that vanished is gone', async () => {
    post('offer/publish_by_inventory_item_group', 400, { errors: [{ errorId: 25705, message: '' }] });

    expect(
      await call('publication', 'create', 'publish', [ready(documentOf('publication', mugs()), 'create')]),
    ).toMatchObject([{ is: 'gone' }]);
  });

  it('keeps every reason why it was refused', async () => {
    const offerId = 'id-of-offer/MUG-1/EBAY_DE';
    const errors = [
      {
        errorId: 25029,
        message: 'Brand is required for this category.',
        parameters: [{ name: 'field', value: 'Brand' }],
      },
      { errorId: 25014, message: 'Invalid pictures.' },
    ];
    post('bulk_publish_offer', 207, { responses: [{ statusCode: 400, offerId, errors }] });

    expect(await call('publication', 'create', 'publish', [ready(documentOf('publication'), 'create')])).toMatchObject([
      { is: 'rejected', problems: [{ code: '25029', path: 'Brand' }, { code: '25014' }] },
    ]);
  });
});

describe('a picture', () => {
  const NEXT_MONTH = '2026-12-25T00:00:00.000Z';

  it('is uploaded, and its address and last day are kept', async () => {
    nock(MEDIA)
      .post('/commerce/media/v1_beta/image/create_image_from_file', /name="image"; filename="[0-9a-f]{32}\.jpg"/)
      .reply(201, '', { location: `${MEDIA}/commerce/media/v1_beta/image/abc` });
    nock(MEDIA)
      .get('/commerce/media/v1_beta/image/abc')
      .reply(200, { imageUrl: 'https://i.ebayimg.com/abc.jpg', expirationDate: NEXT_MONTH });

    expect(await call('picture', 'create', 'upload', [ready(documentOf('picture'), 'create')])).toMatchObject([
      { is: 'done', refs: { id: 'abc', url: 'https://i.ebayimg.com/abc.jpg' }, expires: Date.parse(NEXT_MONTH) },
    ]);
  });

  it('takes the address from the answer where it stands there', async () => {
    nock(MEDIA)
      .post('/commerce/media/v1_beta/image/create_image_from_file')
      .reply(201, { imageUrl: 'https://i.ebayimg.com/abc.jpg' }, { location: '/commerce/media/v1_beta/image/abc' });

    expect(await call('picture', 'create', 'upload', [ready(documentOf('picture'), 'create')])).toMatchObject([
      { refs: { id: 'abc', url: 'https://i.ebayimg.com/abc.jpg' } },
    ]);
  });

  it('whose day has come is gone, or lasts as long as the listing that shows it', async () => {
    const change = ready(documentOf('picture'), 'update', { refs: { id: 'abc' }, expires: Date.parse(NEXT_MONTH) });
    nock(MEDIA)
      .get('/commerce/media/v1_beta/image/abc')
      .reply(404, { errors: [{ errorId: 190000, message: 'Expired.' }] });
    nock(MEDIA)
      .get('/commerce/media/v1_beta/image/abc')
      .reply(200, { imageUrl: 'https://i.ebayimg.com/abc.jpg', expirationDate: NEXT_MONTH });

    expect(await call('picture', 'update', 'look', [change])).toMatchObject([{ is: 'gone' }]);
    const [kept] = await call('picture', 'update', 'look', [change]);
    expect(kept).toMatchObject({ is: 'done', refs: { id: 'abc' } });
    expect(kept).not.toHaveProperty('expires');
  });
});

type Name = keyof EbayKinds & string;

function documentOf<N extends Name>(kind: N, of = listing()): Document<N, EbayKinds[N]> {
  const found = ebay
    .render(of)
    .documents.find((one): one is Document<N, EbayKinds[N]> & typeof one => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

function call<N extends Name>(
  kind: N,
  action: 'create' | 'update' | 'withdraw',
  name: string,
  changes: readonly Ready<EbayKinds[N]>[],
  io: Io = account(),
): Promise<readonly Outcome[]> {
  const found = ebay.kinds[kind][action].find((one) => one.name === name);
  if (!found) throw new Error(`no ${kind} ${action} ${name}`);
  return found.publish(batch(changes), io);
}

/** Writes what was sent down. */
function kept(sent: Json[]) {
  return (body: Json) => {
    sent.push(body);
    return true;
  };
}

function post(
  path: string,
  status: number,
  answer: nock.Body,
  sent: Json[] = [],
  headers: Record<string, string> = {},
): void {
  nock(API, { reqheaders: { 'content-language': 'de-DE' } })
    .post(`${INVENTORY}/${path}`, kept(sent))
    .reply(status, answer, headers);
}

function there(sku: string, inventoryItem: Json): void {
  post('bulk_get_inventory_item', 200, { responses: [{ statusCode: 200, sku, inventoryItem }] } as nock.Body);
}

function offers(sku: string, found: readonly nock.DataMatcherMap[]): void {
  const reply = nock(API).get(`${INVENTORY}/offer`).query({ sku, marketplace_id: 'EBAY_DE', format: 'FIXED_PRICE' });
  if (found.length === 0) reply.reply(404, { errors: [{ errorId: 25713, message: '' }] });
  else reply.reply(200, { offers: found } as nock.Body);
}

function policies(ids: Readonly<Record<string, readonly string[]>>): void {
  for (const [policy, some] of Object.entries(ids))
    nock(API)
      .get(`/sell/account/v1/${policy}_policy?marketplace_id=EBAY_DE`)
      .reply(200, { [`${policy}Policies`]: some.map((id) => ({ [`${policy}PolicyId`]: id, name: id })) });
}

function itemIn(sent: readonly Json[]): Readonly<Record<string, Json>> {
  const [request] = sent;
  const items = isRecord(request) ? request.requests : [];
  const [item] = Array.isArray(items) ? items : [];
  if (!isRecord(item)) throw new Error('no item was sent');
  return item;
}
