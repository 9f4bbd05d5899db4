import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, it } from 'vitest';
import { addVocabulary } from '../../src/sandbox/amazon/vocabulary.ts';
import { seeded } from '../../src/sandbox/random.ts';
import { mug, offer, picture, type Reply, type Seller, shape, US } from '../sandbox/amazon/amazon-client.ts';
import { type Mutant, mutantsOf, ofValue, pairsOf } from './sandbox-amazon-mutants.ts';
import { openScene, pathOf, type Request, rightRequest, type Scene } from './sandbox-amazon-scene.ts';
import { closedJudge, type Operation, openJudge, operations, read } from './sandbox-amazon-spec.ts';

const { text, plain } = shape;
const OPERATIONS = operations();
const DATA = 'summaries,attributes,issues,offers,fulfillmentAvailability,procurement,relationships,productTypes';
const CATALOG_DATA =
  'attributes,classifications,dimensions,identifiers,images,productTypes,relationships,salesRanks,summaries,vendorDetails';

function operationOf(id: string): Operation {
  const found = OPERATIONS.find((one) => one.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

function send({ seller }: Scene, operation: Operation, request: Request): Promise<Reply> {
  return seller.call(operation.method, pathOf(operation, request), request.body);
}

/** An answer of a status that the model knows, in the form that it has there, with nothing besides. */
function expectTrue(operation: Operation, { status, headers, data }: Reply, asked: string): void {
  expect(operation.statuses, `${operation.id} ${asked} answered ${status}`).toContain(status);
  const judge = operation.answer(status);
  if (judge)
    expect(judge(data), `${operation.id} ${asked}: ${JSON.stringify(judge.errors)} in ${JSON.stringify(data)}`).toBe(
      true,
    );
  else expect(data).toBeUndefined();
  expect(headers['x-amzn-requestid']).toEqual(expect.any(String));
}

describe('what the rehearsal of Amazon answers', () => {
  it('covers every operation of the five models', () => {
    expect(OPERATIONS.map(({ id }) => id).toSorted()).toEqual(
      [
        ...['putListingsItem', 'patchListingsItem', 'deleteListingsItem', 'getListingsItem', 'searchListingsItems'],
        ...['createFeedDocument', 'getFeedDocument', 'createFeed', 'getFeed', 'getFeeds', 'cancelFeed'],
        ...['searchDefinitionsProductTypes', 'getDefinitionsProductType', 'searchCatalogItems', 'getCatalogItem'],
        ...['getMarketplaceParticipations', 'getAccount'],
      ].toSorted(),
    );
  });

  it('would be caught at a property that no model knows, and at a missing one', () => {
    const judge = operationOf('getFeed').answer(200);
    const feed = { feedId: '1', feedType: 'X', createdTime: '2026-11-22T00:00:00Z', processingStatus: 'DONE' };
    const { feedId, ...nameless } = feed;

    expect(
      [feed, { ...feed, colour: 'red' }, nameless, { ...feed, processingStatus: 'READY' }].map((one) => judge?.(one)),
    ).toEqual([true, false, false, false]);
    expect(feedId).toBe('1');
  });

  it('is what the models say of a right request', async () => {
    const scene = await openScene();
    for (const operation of OPERATIONS) {
      const reply = await send(scene, operation, rightRequest(scene, operation));

      // The feed of the scene is through, and a feed can be cancelled in the queue alone.
      expect(reply.status < 300, `${operation.id} ${JSON.stringify(reply.data)}`).toBe(operation.id !== 'cancelFeed');
      expectTrue(operation, reply, 'right');
    }
  });

  it('is in form while a family goes live, is refused, suppressed, patched and deleted', async () => {
    const { seller } = await openScene();
    const scene: Scene = { seller, feedId: '', documentId: '' };
    const at = (sku: string, query: Record<string, string> = {}): Request => ({
      parts: { sellerId: seller.id, sku },
      query: { marketplaceIds: US, ...query },
    });
    const theme = { variation_theme: [{ name: 'SIZE/COLOR' }], size: text('M'), color: text('Red') };
    const exempt = {
      externally_assigned_product_identifier: undefined,
      supplier_declared_has_product_identifier_exemption: plain(true),
    };
    const child = {
      parentage_level: plain('child'),
      child_parent_sku_relationship: [{ child_relationship_type: 'variation', parent_sku: 'P' }],
    };
    const submissions: readonly (readonly [string, unknown])[] = [
      ['P', mug({ ...theme, ...exempt, parentage_level: plain('parent'), purchasable_offer: undefined })],
      ['C-1', mug({ ...theme, ...exempt, ...child, main_product_image_locator: picture('http://127.0.0.1:1/x.jpg') })],
      [
        'C-2',
        mug({
          ...theme,
          ...exempt,
          ...child,
          item_name: text('Mug! Now'),
          purchasable_offer: [
            ...offer(9),
            { currency: 'USD', audience: 'B2B', our_price: [{ schedule: [{ value_with_tax: 8 }] }] },
          ],
        }),
      ],
      ['BAD', mug({ brand: [], fake: 1, item_name: text('x'.repeat(300)) })],
      ['CONFLICT', mug({ color: text('Green') })],
    ];
    const [put, get, search] = [
      operationOf('putListingsItem'),
      operationOf('getListingsItem'),
      operationOf('searchListingsItems'),
    ];
    for (const [sku, body] of submissions) {
      for (const query of [{ mode: 'VALIDATION_PREVIEW', includedData: 'identifiers,issues' }, {}])
        expectTrue(put, await send(scene, put, { ...at(sku, query), body }), sku);
    }
    let answers = 0;
    for (const seconds of [0, 10, 60]) {
      seller.clock.advance(seconds * 1_000);
      for (const [sku] of submissions) {
        expectTrue(get, await send(scene, get, at(sku, { includedData: DATA })), sku);
        answers += 1;
      }
      for (const more of [
        {},
        { withIssueSeverity: 'ERROR' },
        { withStatus: 'DISCOVERABLE' },
        { variationParentSku: 'P' },
        { sortBy: 'sku', pageSize: '1' },
      ])
        expectTrue(
          search,
          await send(scene, search, {
            parts: { sellerId: seller.id },
            query: { marketplaceIds: US, includedData: DATA, ...more },
          }),
          JSON.stringify(more),
        );
    }
    const catalog = operationOf('searchCatalogItems');
    const words = {
      parts: {},
      query: { marketplaceIds: US, keywords: 'mug', includedData: CATALOG_DATA, pageSize: '1' },
    };
    expectTrue(catalog, await send(scene, catalog, words), 'words');
    expect(answers).toBe(15);
  });

  it('is in form through the life of a feed, and its report too', async () => {
    const { seller } = await openScene();
    const scene: Scene = { seller, feedId: '', documentId: '' };
    const report = { includedData: DATA.split(','), apiVersion: '2021-08-01' };
    const judge = closedJudge(read('listings-feed-processing-report-schema-v2'));
    const [getFeed, getFeeds] = [operationOf('getFeed'), operationOf('getFeeds')];
    const feeds = [
      await seller.feed(read('listings-feed-schema-v2.example').messages),
      await seller.feed([{ messageId: 1, sku: 'MUG', operationType: 'UPDATE', ...mug() }, {}, 'junk'], {
        sellerId: seller.id,
        version: '2.0',
        report,
      }),
      await seller.feed([], { sellerId: 'X' }),
    ];
    for (const minutes of [0, 1, 5]) {
      seller.clock.advance(minutes * 60_000);
      for (const feedId of feeds)
        expectTrue(getFeed, await send(scene, getFeed, { parts: { feedId }, query: {} }), feedId);
      expectTrue(
        getFeeds,
        await send(scene, getFeeds, { parts: {}, query: { feedTypes: 'JSON_LISTINGS_FEED', pageSize: '1' } }),
        'list',
      );
    }
    for (const feedId of feeds) {
      const given = await seller.report(feedId);
      expect(judge(given), `${JSON.stringify(judge.errors)} in ${JSON.stringify(given)}`).toBe(true);
    }
  });

  it('hands out schemas that are JSON Schema of 2019-09', async () => {
    const { seller } = await openScene();
    for (const name of ['DRINKING_CUP', 'SHIRT', 'TOYS_AND_GAMES', 'CELLULAR_PHONE_CASE', 'PRODUCT'])
      for (const query of [
        '',
        '&requirements=LISTING_OFFER_ONLY',
        '&requirementsEnforced=NOT_ENFORCED',
        '&parentageLevel=PARENT',
      ]) {
        const { data } = await seller.call(
          'GET',
          `/definitions/2020-09-01/productTypes/${name}?marketplaceIds=${US}${query}`,
        );
        const link = new URL(data.schema.link.resource);
        const { $schema, ...schema } = JSON.parse(String((await seller.raw('GET', link.pathname + link.search)).body));
        const ajv = new Ajv2019({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
        addVocabulary(ajv);

        expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
        expect(() => ajv.compile(schema)).not.toThrow();
        expect($schema).toContain('meta-schema/v1');
      }
  });
});

describe('what the models refuse', () => {
  it('the rehearsal refuses: a thousand requests and more, each with one or two things wrong', async () => {
    const scene = await openScene();
    const dice = seeded(20_261_122);
    const tally = { sent: 0, refusedByModel: 0, refusedByBoth: 0, stricter: 0 };
    const missed: string[] = [];
    for (const operation of OPERATIONS) {
      const right = rightRequest(scene, operation);
      expect(refusalOf(operation, right), operation.id).toBeUndefined();
      const singles = mutantsOf(operation, right, dice);
      for (const { is, request } of [...singles, ...pairsOf(singles, singles.length * 2, dice)]) {
        const reply = await send(scene, operation, request);
        expectTrue(operation, reply, is);
        const isRefused = reply.status >= 400 && reply.status < 500;
        tally.sent += 1;
        const refusal = refusalOf(operation, request);
        if (refusal === undefined && (isRefused || reply.data?.status === 'INVALID')) tally.stricter += 1;
        if (refusal === undefined) continue;
        tally.refusedByModel += 1;
        if (isRefused) tally.refusedByBoth += 1;
        else missed.push(`${operation.id} ${is}: ${refusal}`);
      }
    }
    // biome-ignore lint/suspicious/noConsole: the figures are what this test is for
    console.log('amazon, requests against the models:', tally);

    expect(missed).toEqual([]);
    expect(tally.sent).toBeGreaterThanOrEqual(1_000);
    expect(tally.refusedByModel).toBeGreaterThanOrEqual(300);
  });

  it('the feed refuses: messages that the official schema of the feed refuses', async () => {
    const { seller } = await openScene();
    const schema = read('listings-feed-schema-v2');
    const judge = openJudge(schema);
    const rights = messages();
    for (const one of rights) expect(judge(feedOf(seller, [one])), JSON.stringify(judge.errors)).toBe(true);
    const dice = seeded(20_261_123);
    const all = rights.flatMap((right) =>
      ofValue(schema.properties.messages.items, right, { dice, place: right.operationType }),
    );
    const wrong = all.filter(({ value }) => !judge(feedOf(seller, [value])));
    const id = await seller.feed(wrong.map(({ value }) => value));

    seller.clock.advance(600_000);
    const report = await seller.report(id);
    // biome-ignore lint/suspicious/noConsole: the figures are what this test is for
    console.log('amazon, messages against the feed’s schema:', { sent: all.length, refused: wrong.length });

    expect(report.summary).toMatchObject({
      messagesProcessed: wrong.length,
      messagesInvalid: wrong.length,
      messagesAccepted: 0,
    });
    expect(wrong.length).toBeGreaterThanOrEqual(100);
  });

  it('the feed is FATAL for a header that the official schema refuses', async () => {
    const { seller } = await openScene();
    const schema = read('listings-feed-schema-v2');
    const judge = openJudge(schema);
    const report = { includedData: ['summaries'], apiVersion: '2021-08-01' };
    const right = { sellerId: seller.id, version: '2.0', issueLocale: 'en_US', report };
    const message = { messageId: 1, sku: 'MUG', operationType: 'DELETE' };
    const wrong = ofValue(schema.properties.header, right, { dice: seeded(1), place: 'header' }).filter(
      ({ value }) => !judge({ header: value, messages: [message] }),
    );
    const ids: string[] = [];
    for (const { value } of wrong) ids.push(await seller.feed([message], value === undefined ? null : value));

    seller.clock.advance(600_000);
    const states: string[] = [];
    for (const id of ids)
      states.push((await seller.call('GET', `/feeds/2021-06-30/feeds/${id}`)).data.processingStatus);

    expect(wrong.length).toBeGreaterThanOrEqual(50);
    expect(new Set(states)).toEqual(new Set(['FATAL']));
  });

  it('is told apart from what they let pass: the oracle takes the right requests', async () => {
    const scene = await openScene();

    expect(OPERATIONS.flatMap((operation) => refusalOf(operation, rightRequest(scene, operation)) ?? [])).toEqual([]);
  });
});

function refusalOf(operation: Operation, { query, body }: Mutant['request']): string | undefined {
  return operation.refusal({ query: new URLSearchParams(query), body });
}

function feedOf({ id }: Seller, all: readonly unknown[]): unknown {
  return { header: { sellerId: id, version: '2.0' }, messages: all };
}

function messages() {
  const base = { messageId: 1, sku: 'MUG' };
  const { attributes, productType, requirements } = JSON.parse(JSON.stringify(mug()));
  return [
    { ...base, operationType: 'UPDATE', productType, requirements, attributes },
    { ...base, operationType: 'PARTIAL_UPDATE', productType, attributes: { purchasable_offer: offer(5) } },
    {
      ...base,
      operationType: 'PATCH',
      productType,
      patches: [{ op: 'replace', path: '/attributes/purchasable_offer', value: offer(5) }],
    },
    { ...base, operationType: 'DELETE' },
  ];
}
