import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../src/core/ports/marketplace.ts';
import type { Ready, Ticket } from '../../src/core/words.ts';
import { errors } from '../../src/marketplaces/amazon/errors.ts';
import { fateOf } from '../../src/marketplaces/amazon/fate.ts';
import { fromReport } from '../../src/marketplaces/amazon/feed-report.ts';
import { feedOf } from '../../src/marketplaces/amazon/kinds/feed-messages.ts';
import { render } from '../../src/marketplaces/amazon/render.ts';
import type { ItemBody } from '../../src/marketplaces/amazon/wire.ts';
import * as wire from '../../src/marketplaces/amazon/wire.ts';
import { catalogue } from '../conformance/catalogue.ts';
import { Scene } from '../conformance/scene.ts';
import { listing, mugs } from '../marketplaces/amazon/listings.ts';
import { ready } from '../marketplaces/amazon/shop.ts';
import { closedJudge, type Operation, operations, read } from './sandbox-amazon-spec.ts';

const OPERATIONS = operations();
const US = 'ATVPDKIKX0DER';

/** What is put on the line in a life by single items and in one by feeds, previews, looks and product types. */
async function everyRequest(): Promise<readonly { method: string; url: URL; body: unknown }[]> {
  const sent: { method: string; url: URL; body: unknown }[] = [];
  for (const way of ['item', 'feed']) {
    const scene = await Scene.open('amazon', {
      delivery: 'by-address',
      adapter: (real) => (way === 'item' ? real : onlyFeeds(real)),
    });
    scene.onRequest = ({ request }) => {
      if (request.auth === 'none' || request.url.includes('/auth/o2/')) return;
      const body = request.body?.is === 'json' ? request.body.json : undefined;
      sent.push({ method: request.method, url: new URL(request.url), body });
    };
    const { io } = scene.engine();
    const patience = 3_600_000;
    await scene.publish(catalogue(scene), { patience });
    const revised = catalogue(scene, '24.55').map((one) => ({ ...one, title: `${one.title} 2`, keywords: ['cup'] }));
    await scene.publish(revised, { patience });
    for await (const _ of scene.marketplace.list?.(io) ?? []);
    const { documents } = scene.marketplace.render(scene.sized('B', ['S', 'L']));
    await scene.marketplace.preview?.({ id: 'p', changes: documents.map((one) => ready(one, 'create')) }, io);
    await scene.marketplace.taxonomy?.suggest('mug, blue', io);
    await scene.marketplace.taxonomy?.read('SHIRT', io);
    await scene.publish([], { missing: 'withdraw', patience });
    scene.close();
  }
  return sent;
}

function onlyFeeds<T extends Scene['marketplace']>(real: T): T {
  const kinds = Object.fromEntries(
    Object.entries(real.kinds).map(([name, kind]) => {
      const feeds = <C extends { name: string }>(calls: readonly C[]) => calls.filter((one) => one.name === 'feed');
      return [name, { create: feeds(kind.create), update: feeds(kind.update), withdraw: feeds(kind.withdraw) }];
    }),
  );
  return { ...real, kinds };
}

function operationOf(method: string, path: string): Operation | undefined {
  return OPERATIONS.find(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

describe('what Amazon is sent', () => {
  it('is what the official models take, and nothing besides', async () => {
    const sent = await everyRequest();

    const seen = new Set<string>();
    for (const { method, url, body } of sent) {
      const operation = operationOf(method, url.pathname);
      if (!operation) throw new Error(`no operation ${method} ${url.pathname}`);
      seen.add(operation.id);
      const known = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      expect([...url.searchParams.keys()].filter((name) => !known.includes(name))).toEqual([]);
      expect([operation.id, operation.refusal({ query: url.searchParams, body })]).toEqual([operation.id, undefined]);
      const judge = operation.body && closedJudge(operation.body);
      expect([operation.id, judge ? judge(body) : body === undefined, judge?.errors ?? null]).toEqual([
        operation.id,
        true,
        null,
      ]);
    }
    expect([...seen].sort()).toEqual(
      [
        'createFeed',
        'createFeedDocument',
        'deleteListingsItem',
        'getDefinitionsProductType',
        'getFeed',
        'getFeedDocument',
        'patchListingsItem',
        'putListingsItem',
        'searchDefinitionsProductTypes',
        'searchListingsItems',
      ].sort(),
    );
    expect(sent.length).toBeGreaterThan(40);
  });

  it('would be refused with a member or a parameter that the models do not know', () => {
    const put = operationOf('PUT', '/listings/2021-08-01/items/S/A');
    const judge = closedJudge(put?.body);

    expect(judge({ productType: 'MUG', attributes: {} })).toBe(true);
    expect(judge({ productType: 'MUG', attributes: {}, sku: 'A' })).toBe(false);
    expect(put?.refusal({ query: new URLSearchParams(), body: { productType: 'MUG', attributes: {} } })).toContain(
      'marketplaceIds',
    );
  });

  it.each(['UPDATE', 'PATCH', 'DELETE'] as const)(
    'in a feed of %s is what the feed’s own schema takes',
    (operation) => {
      const judge = feedJudge();
      const before = render(listing({ keywords: [], title: 'Becher' })).documents[0]?.body;
      const changes = [...render(mugs()).documents, ...render(listing()).documents].map((document) =>
        ready(document, operation === 'UPDATE' ? 'create' : 'update', {
          ...(before && { before }),
          changed: ['attributes.item_name.0.value', 'attributes.swatch_product_image_locator'],
        }),
      );

      const feed = feedOf(changes, { operation, seller: 'A1SELLER' });

      expect([judge(feed), judge.errors]).toEqual([true, null]);
      expect(judge({ ...Object(feed), header: {} })).toBe(false);
    },
  );
});

/** `x-amzn-api-sandbox`: what Amazon itself gives for examples. */
function examples(file: string): readonly { id: string; status: number; response: HttpResponse }[] {
  return Object.values<Record<string, Loose>>(read(file).paths).flatMap((item) =>
    Object.values(item).flatMap((operation) =>
      Object.entries<Loose>(operation.responses ?? {}).flatMap(([status, answer]) =>
        (answer['x-amzn-api-sandbox']?.static ?? []).map((one: Loose) => ({
          id: operation.operationId,
          status: Number(status),
          response: {
            status: Number(status),
            headers: {},
            json: one.response,
            text: JSON.stringify(one.response) ?? '',
          },
        })),
      ),
    ),
  );
}
// biome-ignore lint/suspicious/noExplicitAny: official documents are looked into by the tests
type Loose = any;

describe('Amazon’s own examples', () => {
  const all = [
    ...examples('listingsItems_2021-08-01'),
    ...examples('feeds_2021-06-30'),
    ...examples('definitionsProductTypes_2020-09-01'),
  ];

  it('are read for what they are: answers, refusals with a status of 200, and refusals', () => {
    const readings = all.map(({ id, status, response }) => [
      id,
      status,
      Object(response.json).status,
      errors.read(response).is,
    ]);

    expect(readings.length).toBeGreaterThan(20);
    for (const [id, status, said, is] of readings)
      expect([id, status, said, is]).toEqual([
        id,
        status,
        said,
        Number(status) >= 400 || said === 'INVALID' ? 'rejected' : 'ok',
      ]);
    expect(readings.filter(([, , said]) => said === 'INVALID')).toHaveLength(2);
  });

  it('are understood, each by what it is asked with', () => {
    const readers: Readonly<Record<string, { parse(json: unknown): unknown }>> = {
      putListingsItem: wire.submission,
      patchListingsItem: wire.submission,
      deleteListingsItem: wire.submission,
      getListingsItem: wire.item,
      searchListingsItems: wire.found,
      createFeed: wire.createdFeed,
      createFeedDocument: wire.feedDocument,
      getFeed: wire.feed,
      getFeedDocument: wire.feedDocument,
      searchDefinitionsProductTypes: wire.productTypes,
      getDefinitionsProductType: wire.definition,
    };

    const fine = all.filter(({ id, status }) => status < 300 && id in readers);

    expect(new Set(fine.map(({ id }) => id)).size).toBe(Object.keys(readers).length);
    for (const { id, response } of fine) expect(() => readers[id]?.parse(response.json), id).not.toThrow();
  });

  it('tell of an item what became of it: for sale with errors in the first place, not at all in the second', () => {
    const example = all.find(({ id }) => id === 'getListingsItem')?.response.json;
    const item = wire.item.parse(example);
    const ticket: Ticket = { key: 'item/x', id: item.sku, item: 'buyable', patience: 'item' };

    const there = fateOf(ticket, item, 'buyable', US);
    const elsewhere = fateOf(ticket, item, 'buyable', 'A2EUQ1WTGCTBG2');

    expect(there).toMatchObject({ is: 'done', refs: { id: 'GM-ZDPI-9B4E', asin: 'B071VG5N9D' } });
    expect(elsewhere.is).toBe('rejected');
    const codes = there.is === 'done' ? (there.problems ?? []).map(({ code }) => code) : [];
    expect(codes).toEqual(['90220', '18027', '99300', '18155', '18742']);
  });

  it('of a processing report tell which messages were taken', () => {
    const report = wire.processingReport.parse(read('listings-feed-processing-report-schema-v2.example'));
    const fates = fromReport(report);
    const ticket: Ticket = { key: 'item/x', id: '1234567890', item: '4 buyable My-SKU-B', patience: 'feed' };

    expect([1, 2, 3].map((message) => fates(ticket, message))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(fates(ticket, 4)).toMatchObject({ is: 'rejected', problems: [{ code: '90220' }, { code: '90220' }] });
    expect(fates(ticket, 5)).toMatchObject({
      problems: [{ code: '99022', path: 'purchasable_offer.our_price' }],
    });
    expect(report.summary).toMatchObject({ messagesAccepted: 2, messagesInvalid: 2 });
  });

  it('of a feed come out again as they went in', () => {
    const example = read('listings-feed-schema-v2.example');
    const again = example.messages.map((message: Loose, index: number) => {
      const { operationType, sku, productType, requirements, attributes, patches } = message;
      if (operationType === 'PARTIAL_UPDATE' || patches?.[0].op === 'merge') return undefined;
      const of = operationType === 'UPDATE' ? attributes : Object.fromEntries((patches ?? []).map(attributeOf));
      const body = { sku, productType, requirements, attributes: of } as ItemBody;
      const change: Ready<ItemBody> = {
        document: { key: `item/${sku}`, kind: 'item', body, after: [], skus: {} },
        action: 'update',
        changed: Object.keys(of ?? {}).map((name) => `attributes.${name}`),
        cause: 'file',
        body,
      };
      const feed = Object(feedOf([change], { operation: operationType, seller: 'AXXXXXXXXXXXX' }));
      expect({ ...example.header, ...feed.header }).toEqual(example.header);
      return { ...feed.messages[0], messageId: index + 1 };
    });

    // Partial updates and merges are not ours to send.
    expect(again.filter(Boolean)).toHaveLength(3);
    for (const [place, message] of again.entries()) if (message) expect(message).toEqual(example.messages[place]);
  });
});

function attributeOf({ path, value }: Loose): [string, unknown] {
  return [String(path).replace('/attributes/', ''), value];
}

/** The feed's schema names that of its messages by an address. */
function feedJudge() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const feed = read('listings-feed-schema-v2');
  const message = read('listings-feed-message-schema-v2');
  const whole = JSON.parse(JSON.stringify(feed));
  whole.properties.messages.items = message;
  return ajv.compile(whole);
}
