import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import {
  buildClientSchema,
  execute,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type IntrospectionQuery,
  isEnumType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { isRecord, type Json } from '../../src/core/json.ts';
import type { Document, Listing, Outcome, Refs } from '../../src/core/words.ts';
import { explain } from '../../src/marketplaces/shopify/explain.ts';
import { findOperation, OPERATIONS } from '../../src/marketplaces/shopify/graphql.ts';
import { shopify } from '../../src/marketplaces/shopify/index.ts';
import { anyListing, channel, listing, mugs } from '../marketplaces/shopify/listings.ts';
import { END, type Exchange, everyExchange, gid, ready, shop, variantNode } from '../marketplaces/shopify/shop.ts';
// Its tests run here once more, so that what their shops answered can be held against the schema below.
import '../marketplaces/shopify/kinds.test.ts';

const folder = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
const official = officialSchema();

function officialSchema(): GraphQLSchema {
  const told: { data?: IntrospectionQuery } & IntrospectionQuery = JSON.parse(
    gunzipSync(readFileSync(`${folder}/shopify/admin_2026-10.json.gz`)).toString(),
  );
  return buildClientSchema(told.data ?? told);
}

/** What the official schema says against an operation. */
function faultsOf(query: string): readonly string[] {
  return validate(official, parse(query)).map(({ message }) => message);
}

/** What the official schema says against the variables of a request. */
function variableFaults({ query, variables }: Pick<Exchange, 'query' | 'variables'>): readonly string[] {
  const definitions = getOperationAST(parse(query))?.variableDefinitions ?? [];
  const declared = definitions.map(({ variable }) => variable.name.value);
  const unknown = Object.keys(variables).filter((name) => !declared.includes(name));
  const { errors = [] } = getVariableValues(official, definitions, variables);
  return [...errors.map(({ message }) => message), ...unknown.map((name) => `$${name} is not declared`)];
}

/** Executes the query over the answer itself: whatever is missing, null against the rules or of a wrong type is an error. */
async function answerFaults({
  query,
  variables,
  data,
}: Pick<Exchange, 'query' | 'variables' | 'data'>): Promise<readonly string[]> {
  const result = await execute({
    schema: official,
    document: parse(query),
    rootValue: data,
    variableValues: variables,
    fieldResolver: (source: Readonly<Record<string, unknown>>, _args, _context, { path }) => source[path.key],
    typeResolver: (value: { readonly id?: string }) => /^gid:\/\/shopify\/(\w+)\//.exec(value.id ?? '')?.[1],
  });
  const faults = (result.errors ?? []).map(({ message }) => message);
  return faults.length > 0 ? faults : surplus(data, JSON.parse(JSON.stringify(result.data ?? null)), 'data');
}

/** Members of an answer that nobody asked for: a real shop would not send them. */
function surplus(told: Json | undefined, asked: Json | undefined, path: string): readonly string[] {
  if (Array.isArray(told))
    return told.flatMap((item, n) => surplus(item, Array.isArray(asked) ? asked[n] : undefined, `${path}.${n}`));
  if (!isRecord(told)) return [];
  return Object.entries(told).flatMap(([name, value]) =>
    isRecord(asked) && name in asked
      ? surplus(value, asked[name], `${path}.${name}`)
      : [`${path}.${name} was not asked for`],
  );
}

/** The whole life of a listing, as the engine would lead it, against the shop of the unit tests. */
async function rehearsed(of: Listing): Promise<readonly Exchange[]> {
  const { io, exchanges } = shop(
    {
      find: () => ({
        p0: {
          id: gid('Product', 7),
          status: 'ACTIVE',
          mark: { value: 'MUG' },
          variants: { nodes: [variantNode({ sku: 'A' }, 0)], pageInfo: END },
        },
      }),
      products: () => ({
        products: {
          nodes: [
            {
              id: gid('Product', 8),
              status: 'DRAFT',
              mark: null,
              variants: { nodes: [variantNode({ sku: 'B' }, 1)], pageInfo: END },
            },
          ],
          pageInfo: END,
        },
      }),
    },
    { channel: of.channel },
  );
  const { documents } = shopify.render(of);
  for (const document of documents) await lived(document, io);
  for await (const _ of shopify.list?.(io, documents) ?? []);
  for await (const _ of shopify.list?.(io) ?? []);
  for (const { choices } of shopify.manifest.settings) await choices?.(io);
  return exchanges;
}

async function lived(document: Document, io: Parameters<NonNullable<typeof shopify.list>>[0]): Promise<void> {
  const kind = Object.entries(shopify.kinds).find(([name]) => name === document.kind)?.[1];
  if (!kind) throw new Error(`no kind ${document.kind}`);
  const tell = async (action: 'create' | 'update' | 'withdraw', refs: Refs, changed: readonly string[] = []) => {
    const outcomes: Outcome[] = [];
    for (const call of kind[action])
      outcomes.push(
        ...(await call.publish({ id: 'batch', changes: [ready(document, action, { refs, changed }) as never] }, io)),
      );
    return outcomes;
  };
  const [made] = await tell('create', {});
  const refs = made?.refs ?? {};
  if (made?.is === 'pending') await shopify.poll?.([made.ticket], io);
  const [sku] = Object.keys(document.skus);
  await tell('update', refs, [`variants.${sku?.replaceAll('.', '%2E')}.price`]);
  await tell('update', refs, ['files']);
  await tell('withdraw', refs);
}

describe('Shopify Admin GraphQL 2026-10', () => {
  it.each(Object.entries({ ...OPERATIONS, find: findOperation(2) }))('knows all that %s asks for', (_name, query) => {
    expect(faultsOf(query)).toEqual([]);
  });

  it('would not know a field that does not exist', () => {
    expect(faultsOf(OPERATIONS.setProduct.replace('sku inventoryItem', 'skew inventoryItem'))).toEqual([
      expect.stringContaining('Cannot query field "skew"'),
    ]);
  });

  it.each([
    ['uploaded pictures', mugs()],
    [
      'pictures by address',
      mugs({ channel: channel({ delivery: 'by-address', settings: { location: gid('Location', 1) } }) }),
    ],
    ['one variant', listing()],
  ])('takes every variable of a life with %s, and could have given every answer', async (_name, of) => {
    const exchanges = await rehearsed(of);

    for (const exchange of exchanges) {
      expect([exchange.name, ...variableFaults(exchange)]).toEqual([exchange.name]);
      expect([exchange.name, ...(await answerFaults(exchange))]).toEqual([exchange.name]);
    }
  });

  it('sees every operation of ours in those lives', async () => {
    const exchanges = [
      ...(await rehearsed(mugs())),
      ...(await rehearsed(mugs({ channel: channel({ delivery: 'by-address' }) }))),
    ];
    const { io, exchanges: others } = shop({
      setProduct: () => ({
        productSet: {
          product: { id: gid('Product', 7), variants: { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'c' } } },
          userErrors: [],
        },
      }),
      define: () => ({
        metafieldDefinitionCreate: {
          createdDefinition: null,
          userErrors: [{ field: ['definition'], message: 'taken', code: 'TAKEN' }],
        },
      }),
      levels: ({ ids }) => ({
        nodes: (Array.isArray(ids) ? ids : []).map((id) => ({ id, inventoryLevel: null })),
      }),
      setQuantities: () => ({
        inventorySetQuantities: {
          inventoryAdjustmentGroup: null,
          userErrors: [{ field: null, message: 'not stocked', code: 'INVALID_INVENTORY_ITEM' }],
        },
      }),
    });
    for (const document of shopify.render(mugs()).documents) await lived(document, io).catch(() => undefined);

    for (const exchange of others) {
      expect([exchange.name, ...variableFaults(exchange), ...(await answerFaults(exchange))]).toEqual([exchange.name]);
    }
    const seen = new Set([...exchanges, ...others].map(({ name }) => name));
    expect(Object.keys(OPERATIONS).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('could have given every answer that the tests of the kinds rely on', async () => {
    expect(everyExchange.length).toBeGreaterThan(50);
    for (const exchange of everyExchange) {
      const faults = [...variableFaults(exchange), ...(await answerFaults(exchange))];
      expect([exchange.name, ...faults]).toEqual([exchange.name]);
    }
  });

  it('would refuse a wrong variable and a wrong answer', async () => {
    const exchanges = await rehearsed(mugs());
    const sent = exchanges.find(({ name }) => name === 'setProduct');
    if (!sent) throw new Error('no product was sent');
    const { input, ...rest } = sent.variables;

    expect(
      variableFaults({ ...sent, variables: { ...rest, input: { ...(isRecord(input) ? input : {}), titel: 'x' } } }),
    ).toEqual([expect.stringContaining('titel')]);
    expect(
      await answerFaults({ ...sent, data: { productSet: { product: { id: gid('Product', 1) }, userErrors: [] } } }),
    ).not.toEqual([]);
    expect(await answerFaults({ ...sent, data: { productSet: { product: null, userErrors: [], extra: 1 } } })).toEqual([
      'data.productSet.extra was not asked for',
    ]);
  });

  it('takes the product of any listing, but for a country that does not exist', async () => {
    await fc.assert(
      fc.asyncProperty(anyListing, async (of) => {
        const { io, exchanges } = shop({}, { channel: of.channel });
        const document = shopify
          .render({ ...of, compliance: { ...of.compliance, origin: 'CN' } })
          .documents.find(({ kind }) => kind === 'product');
        if (document?.kind !== 'product') throw new Error('no product');
        await shopify.kinds.product.create[0]?.publish({ id: 'b', changes: [ready(document, 'create')] }, io);

        expect(exchanges.flatMap(variableFaults)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    'ProductSetUserErrorCode',
    'ProductVariantsBulkUpdateUserErrorCode',
    'InventorySetQuantitiesUserErrorCode',
    'FilesErrorCode',
    'FileErrorCode',
    'MetafieldDefinitionCreateUserErrorCode',
  ])('gives every code of %s a readable sentence', (name) => {
    const type = official.getType(name);
    const codes = isEnumType(type) ? type.getValues() : [];

    expect(codes.length).toBeGreaterThan(10);
    for (const { name: code, description } of codes) {
      const { message } = explain(
        { code, message: description ?? code },
        { key: 'product/1', kind: 'product', body: {}, after: [], skus: {} },
      );
      expect(message.en.length).toBeGreaterThan(10);
      expect(message.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
