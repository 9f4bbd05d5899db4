import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../src/sandbox/random.ts';
import { type PictureServer, servePictures } from '../sandbox/picture-server.ts';
import {
  type CallOptions,
  form,
  HEADER,
  itemFeed,
  mug,
  openSeller,
  type Seller,
  type WalmartAnswer,
} from '../sandbox/walmart-client.ts';
import {
  closed,
  errorSchema,
  feedExamples,
  itemSpec,
  type Loose,
  type Operation,
  open,
  operations,
} from './sandbox-walmart-spec.ts';

const OPERATIONS = operations();
let pictures: PictureServer;
let seller: Seller;
let red: string;
beforeAll(async () => {
  pictures = await servePictures();
  red = `${pictures.url}/red.jpg`;
  seller = await openSeller();
  await seller.publish(
    mug(red),
    mug(red, {
      sku: 'A',
      number: 2,
      shown: { variantGroupId: 'G', variantAttributeNames: ['color'], isPrimaryVariant: 'Yes', color: ['Red'] },
    }),
    mug(red, { sku: 'LATE', number: 3, offer: { startDate: '2049-01-01T00:00:00Z' } }),
    mug(red, { sku: 'BAD', number: 4, shown: { brand: 7 } }),
  );
});
afterAll(() => pictures.close());

/** A right request of each operation. */
async function request(operation: Operation): Promise<{ path: string; options: CallOptions }> {
  const path = operation.path
    .replace('{id}', 'MUG')
    .replace(/\{sku\}/i, 'MUG')
    .replace('{departmentId}', '4044');
  switch (`${operation.method} ${operation.path}`) {
    case 'POST /v3/token':
      return { path, options: { headers: basic(), bytes: Buffer.from('grant_type=client_credentials') } };
    case 'POST /v3/feeds':
      return { path: `${path}?feedType=MP_ITEM`, options: await form(itemFeed(mug(red))) };
    case 'GET /v3/feeds/{feedId}': {
      const id = await seller.feed('RETIRE_ITEM', { RetireItemHeader: { version: '1.0' }, RetireItem: [{ sku: 'X' }] });
      return { path: `/v3/feeds/${encodeURIComponent(id)}?includeDetails=true`, options: {} };
    }
    case 'GET /v3/items/{id}':
      return { path: `${path}?productIdType=SKU`, options: {} };
    case 'PUT /v3/price':
      return { path, options: { body: PRICE } };
    case 'GET /v3/inventory':
      return { path: `${path}?sku=MUG`, options: {} };
    case 'PUT /v3/inventory':
      return { path: `${path}?sku=MUG`, options: { body: { sku: 'MUG', quantity: { unit: 'EACH', amount: 3 } } } };
    case 'PUT /v3/inventories/{sku}':
      return { path, options: { body: NODES } };
    default:
      return { path, options: {} };
  }
}

const PRICE = {
  sku: 'MUG',
  replaceAll: 'false',
  pricing: [
    { currentPriceType: 'BASE', currentPrice: { currency: 'USD', amount: 10 } },
    {
      ...{ currentPriceType: 'REDUCED', currentPrice: { currency: 'USD', amount: 9 }, processMode: 'UPSERT' },
      ...{ comparisonPriceType: 'BASE', comparisonPrice: { currency: 'USD', amount: 10 }, priceDisplayCodes: 'CART' },
      ...{ effectiveDate: '2026-12-01T00:00:00Z', expirationDate: '2026-12-09T00:00:00Z', promoId: 'P' },
    },
  ],
};
const NODES = { inventories: { nodes: [{ shipNode: '10000000001', inputQty: { unit: 'EACH', amount: 3 } }] } };

function basic(): Record<string, string> {
  const { CLIENT_ID, CLIENT_SECRET } = seller.sandbox.channels.walmart?.credentials ?? {};
  return {
    authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
}

describe('what the rehearsal of Walmart answers', () => {
  it('is what the specs say, operation by operation, with nothing besides', async () => {
    let count = 0;
    for (const operation of [...OPERATIONS].sort(
      (a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'),
    )) {
      const judge = closed(operation.answer);
      const { path, options } = await request(operation);
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
        itemFeed(mug(red, { sku: 'NEW', number: 8 }), mug(`${pictures.url}/gone.jpg`, { sku: 'GONE', number: 9 }), {}),
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
      ...PAIRS.map(([type, category]) => [item.Visible.properties[type].properties, official.shown(category)]),
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

/** The product types of the rehearsal and the categories of spec 4.3 that they come from. */
const PAIRS = [
  ['Mugs', 'Home Decor, Kitchen, & Other'],
  ['T-Shirts', 'Clothing'],
  ['Plush Toys', 'Toys'],
  ['Cell Phone Cases', 'Electronics Accessories'],
] as const;

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

interface Mutant {
  readonly says: string;
  readonly method: string;
  readonly path: string;
  readonly options: CallOptions;
}

describe('what a spec refuses', () => {
  it('the rehearsal of Walmart refuses too, with an error as the specs have it', async () => {
    const judge = closed(errorSchema());
    const counted = new Map<string, number>();
    for (const operation of OPERATIONS) {
      for (const mutant of await mutantsOf(operation)) {
        const answer = await seller.call(mutant.method, mutant.path, mutant.options);
        expect(answer.status, `${mutant.method} ${mutant.path}: ${mutant.says}`).toBeGreaterThanOrEqual(400);
        for (const error of errorsOf(answer)) expect(judge(error), JSON.stringify([error, judge.errors])).toBe(true);
        const kind = mutant.says.split(':')[0] ?? '';
        counted.set(kind, (counted.get(kind) ?? 0) + 1);
      }
    }
    const sum = [...counted.values()].reduce((total, one) => total + one, 0);
    process.stdout.write(
      `walmart: ${sum} requests refused by the specs and by the rehearsal ${JSON.stringify(Object.fromEntries(counted))}\n`,
    );
    expect(sum).toBeGreaterThanOrEqual(300);
  });

  it('of an item, by the members that spec 4.3 shares with 5.0, no feed takes', async () => {
    const random = seeded(20261125);
    const { offer, shown } = itemSpec();
    const { data } = await seller.call('POST', '/v3/items/spec', {
      body: { feedType: 'MP_ITEM', version: HEADER.version, productTypes: PAIRS.map(([type]) => type) },
    });
    const item = data.schema.properties.MPItem.items.properties;
    const broken: { says: string; item: Loose }[] = [];
    for (const name of Object.keys(item.Orderable.properties).filter((one) => one in offer))
      for (const value of wrongOnes(offer[name], random))
        broken.push({
          says: `Orderable.${name}`,
          item: mug(red, { sku: `I${broken.length}`, number: 500 + broken.length, offer: { [name]: value } }),
        });
    for (const [type, category] of PAIRS)
      for (const name of Object.keys(item.Visible.properties[type].properties).filter((one) => one in shown(category)))
        for (const value of wrongOnes(shown(category)[name], random)) {
          const other = mug(red, { sku: `I${broken.length}`, number: 500 + broken.length, shown: { [name]: value } });
          broken.push({ says: `${type}.${name}`, item: { ...other, Visible: { [type]: other.Visible.Mugs } } });
        }

    for (let from = 0; from < broken.length; from += 50) {
      const some = broken.slice(from, from + 50);
      const verdicts = await seller.publish(...some.map((one) => one.item));
      for (const [place, verdict] of verdicts.entries()) {
        const says = some[place]?.says ?? '';
        const fields = verdict.ingestionErrors?.ingestionError.map(({ field }: Loose) => field) ?? [];
        expect(fields, `${says}: ${JSON.stringify(some[place]?.item)}`).toContain(
          says.split('.')[1] === 'productIdentifiers' ? fields[0] : says.split('.')[1],
        );
      }
    }
    process.stdout.write(`walmart: ${broken.length} items refused by spec 4.3 and by the rehearsal\n`);
    expect(broken.length).toBeGreaterThanOrEqual(300);
  });
});

function errorsOf({ data }: WalmartAnswer): Loose[] {
  return data.error ?? data.errors;
}

/** Requests that break one thing each; only those that the spec refuses are given back. */
async function mutantsOf(operation: Operation): Promise<Mutant[]> {
  const { path, options } = await request(operation);
  const { method } = operation;
  const mutants: Mutant[] = [];
  for (const { in: where, name, required, schema } of operation.parameters) {
    // OAS 3.0, Parameter Object: a header of this name is not judged by its parameter.
    if (where === 'header' && ['Authorization', 'Content-Type', 'Accept'].includes(name)) continue;
    if (where === 'header' && required)
      for (const value of ['', ' '])
        mutants.push({
          says: `header: ${name}`,
          method,
          path,
          options: { ...options, headers: { ...options.headers, [name.toLowerCase()]: value } },
        });
    if (where !== 'query') continue;
    const [before, query] = path.split('?');
    const changed = (value?: string) => {
      const search = new URLSearchParams(query);
      if (value === undefined) search.delete(name);
      else search.set(name, value);
      return `${before}?${search}`;
    };
    // productIdType is said to be required, and in the same spec to be SKU where it is left out.
    if (required && name !== 'productIdType')
      mutants.push({ says: `query missing: ${name}`, method, path: changed(), options });
    if (schema.enum)
      for (const value of ['', 'x', `${schema.enum[0]}x`, ` ${schema.enum[0]}`, otherCase(schema.enum[0])])
        if (!schema.enum.includes(value))
          mutants.push({ says: `query value: ${name}`, method, path: changed(value), options });
  }
  for (const content of Object.keys(operation.body ?? {})) {
    if (content === 'application/json') mutants.push(...bodyMutants(operation, path, options.body));
    for (const type of ['text/plain', 'application/pdf', ''])
      mutants.push({
        says: 'content type',
        method,
        path,
        options: { ...options, headers: { ...options.headers, 'content-type': type } },
      });
  }
  if (operation.path === '/v3/token')
    for (const grant of ['', 'x', 'password', 'CLIENT_CREDENTIALS'])
      mutants.push({
        says: 'form value: grant_type',
        method,
        path,
        options: { ...options, bytes: Buffer.from(`grant_type=${grant}`) },
      });
  return mutants;
}

function bodyMutants(operation: Operation, path: string, body: Loose): Mutant[] {
  const judge = open(operation.body?.['application/json']);
  expect(judge(body), JSON.stringify(judge.errors)).toBe(true);
  const { method } = operation;
  return [...mutations(body)]
    .filter(({ value }) => !judge(value))
    .map(({ says, value }) => ({ says: `body: ${says}`, method, path, options: { body: value } }));
}

/** A value with one thing in it, at any depth, left out or of another kind. */
function* mutations(value: Loose, at = 'body'): Generator<{ says: string; value: unknown }> {
  for (const other of [null, true, 'x', '', 7.5, -1, [], {}, [null], [1], ['x']]) yield { says: at, value: other };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    const put = (changed: unknown) =>
      Array.isArray(value)
        ? value.map((old, place) => (String(place) === name ? changed : old))
        : { ...value, [name]: changed };
    if (!Array.isArray(value)) {
      const { [name]: _, ...rest } = value;
      yield { says: `${at} without ${name}`, value: rest };
    }
    for (const inner of mutations(one, `${at}.${name}`)) yield { says: inner.says, value: put(inner.value) };
  }
}

/** Values that a schema refuses, some of them by chance. */
function wrongOnes(schema: Loose, random: () => number): unknown[] {
  const judge = open(schema);
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  const word = `${letter()}${letter()}${letter()}`;
  const tried = [
    null,
    true,
    7,
    -1,
    -0.5,
    0.00001,
    12.3456,
    1e17,
    '',
    word,
    'x'.repeat(4_001 + Math.floor(random() * 50)),
    '2026-11-25',
    [],
    [7],
    [word],
    [[word]],
    {},
    { [word]: word },
    [{}],
  ];
  return tried.filter((value) => !judge(value));
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
