import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEADER, itemFeed, mug, type Seller } from '../sandbox/walmart-client.ts';
import { openScene, PRICE, rightRequest, type Scene } from './sandbox-walmart-requests.ts';
import {
  closed,
  feedExamples,
  itemSpec,
  type Loose,
  type Operation,
  open,
  operations,
  SHARED_TYPES,
} from './sandbox-walmart-spec.ts';

const OPERATIONS = operations();
let scene: Scene;
let seller: Seller;
let red: string;
beforeAll(async () => {
  scene = await openScene();
  ({ seller, red } = scene);
});
afterAll(() => scene.close());

describe('what the rehearsal of Walmart answers', () => {
  it('is what the specs say, operation by operation, with nothing besides', async () => {
    let count = 0;
    for (const operation of [...OPERATIONS].sort(
      (a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
    )) {
      const judge = closed(operation.answer);
      const { path, options } = await rightRequest(scene, operation);
      for (const asked of [path, ...variationsOf(operation, path)]) {
        const { status, data } = await seller.call(operation.method, asked, options);
        const isNothing = status === 404 && operation.path === '/v3/items';
        if (!isNothing) expect(status, `${operation.method} ${asked} ${JSON.stringify(data)}`).toBe(200);
        if (!isNothing) expect(judge(data), `${asked} ${JSON.stringify(judge.errors)}`).toBe(true);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(60);
  });

  it('follows the spec through every state of a feed, with all that can be wrong in it', async () => {
    const judge = closed(OPERATIONS.find(({ path }) => path === '/v3/feeds/{feedId}')?.answer);
    const contents: [string, unknown][] = [
      [
        'MP_ITEM',
        itemFeed(
          mug(red, { sku: 'NEW', number: 8 }),
          mug(`${scene.pictures}/gone.jpg`, { sku: 'GONE', number: 9 }),
          {},
        ),
      ],
      ['MP_ITEM', 'no JSON'],
      ['MP_MAINTENANCE', itemFeed(mug(red, { sku: 'NONE' }))],
      ['price', { PriceHeader: { version: '1.7' }, Price: [{ sku: 'NEW' }, { sku: 'MUG', pricing: PRICE.pricing }] }],
      [
        'inventory',
        { InventoryHeader: { version: '1.4' }, Inventory: [{ sku: 'NEW', quantity: { unit: 'EACH', amount: 1 } }] },
      ],
      ['SHIPPING_OVERRIDES', {}],
    ];
    for (const [type, content] of contents) {
      const id = await seller.feed(type, content);
      for (const minutes of [0, 2, 4, 10]) {
        const answer = await seller.after(minutes, id);
        expect(judge(answer), `${JSON.stringify(judge.errors)} in ${JSON.stringify(answer)}`).toBe(true);
      }
    }
  });

  it('hands out a schema that takes what it takes, and is that of spec 4.3 where they have the same members', async () => {
    const { data } = await seller.call('POST', '/v3/items/spec', {
      body: {
        feedType: 'MP_ITEM',
        version: HEADER.version,
        productTypes: ['Mugs', 'T-Shirts', 'Plush Toys', 'Cell Phone Cases'],
      },
    });
    const item = data.schema.properties.MPItem.items.properties;

    expect(open(data.schema)(itemFeed(mug(red)))).toBe(true);
    expect(open(data.schema)(itemFeed(mug(red, { shown: { brand: 7 } })))).toBe(false);
    const official = itemSpec();
    let shared = 0;
    for (const [ours, theirs] of [
      [item.Orderable.properties, official.offer],
      ...SHARED_TYPES.map(([type, category]) => [item.Visible.properties[type].properties, official.shown(category)]),
    ])
      for (const name of Object.keys(ours).filter((one) => one in theirs)) {
        expect([name, ours[name].type, ours[name].items?.type], name).toEqual([
          name,
          theirs[name].type,
          theirs[name].items?.type,
        ]);
        shared += 1;
      }
    expect(shared).toBeGreaterThan(40);
  });

  it('takes the examples of feeds that the specs give, for items that are there', async () => {
    for (const [type, name] of [
      ['price', 'json1'],
      ['RETIRE_ITEM', 'RETIRE_ITEM'],
    ] as const) {
      const example = type === 'price' ? { ...feedExamples()[name] } : feedExamples()[name];
      const list = example.Price ?? example.RetireItem;
      await seller.publish(
        ...list.map(({ sku }: Loose, place: number) =>
          mug(red, { sku, number: 40 + place + (type === 'price' ? 0 : 10) }),
        ),
      );

      const answer = await seller.after(15, await seller.feed(type, example));

      expect(answer, JSON.stringify(answer)).toMatchObject({ feedStatus: 'PROCESSED', itemsSucceeded: list.length });
    }
  });
});

/** The same request with each query parameter that the spec has, in each of its values. */
function variationsOf(operation: Operation, path: string): string[] {
  const [before, query] = path.split('?');
  return operation.parameters
    .filter((one) => one.in === 'query')
    .flatMap(({ name, schema }) =>
      (VALUES[name] ?? (name === 'nextCursor' ? [schema.default ?? '0'] : undefined) ?? schema.enum ?? []).map(
        (value: string) => {
          const search = new URLSearchParams(query);
          search.set(name, value);
          return `${before}?${search}`;
        },
      ),
    )
    .filter((asked) => !/productIdType=(?!SKU)/.test(asked));
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  limit: ['1', '50'],
  offset: ['0', '1'],
  includeDetails: ['true', 'false'],
  lifecycleStatus: ['ACTIVE', 'RETIRED'],
  publishedStatus: ['PUBLISHED', 'UNPUBLISHED'],
  variantGroupId: ['G'],
  shipNode: ['10000000001'],
};
