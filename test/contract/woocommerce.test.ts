import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord, type Json } from '../../src/core/json.ts';
import type { HttpRequest } from '../../src/core/ports/marketplace.ts';
import type { Action, Document, Listing } from '../../src/core/words.ts';
import { woocommerce } from '../../src/marketplaces/woocommerce/index.ts';
import { anyListing, channel, mugs } from '../marketplaces/woocommerce/listings.ts';
import { batch, ready, sent, shop } from '../marketplaces/woocommerce/shop.ts';

/** What a running shop answers to OPTIONS and to its route index. */
const SPECS = process.env.LISTWRIGHT_SPECS ?? fileURLToPath(new URL('../../../shared/specs', import.meta.url));

/**
 * Not in the stored answers, which are WooCommerce 7.8's: `global_unique_id` came later
 * (`set_global_unique_id` in woocommerce/woocommerce, class-wc-rest-products-controller.php, read 2026-11-23).
 */
const LATER = { global_unique_id: { type: 'string' } };

const PRODUCT = accepts(args('options_products.json', 'POST'), LATER);
const PRODUCT_UPDATE = accepts(args('options_products_10.json', 'PUT'), LATER);
const VARIATION = accepts(args('options_products_10_variations.json', 'POST'), LATER);
const VARIATION_UPDATE = accepts(args('options_products_10_variations.json', 'POST'), {
  ...LATER,
  id: { type: 'integer' },
});
const DELETE = compiled({ type: 'integer' });

describe('what WooCommerce is sent', () => {
  it('fits the argument schemas that the plugin itself answers, for any listing and every call', async () => {
    await fc.assert(
      fc.asyncProperty(anyListing, anyListing, async (now, before) => {
        for (const request of await everyRequest(now, before)) {
          for (const [validate, item] of itemsOf(request)) {
            expect(validate(item), `${JSON.stringify(validate.errors)} in ${JSON.stringify(item)}`).toBe(true);
          }
        }
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });

  it('goes to routes and methods that exist', async () => {
    const routes = Object.entries(routeIndex()).map(([path, { methods }]) => ({
      path: new RegExp(`^${path}$`),
      methods,
    }));
    const requests = await everyRequest(mugs(), mugs());

    expect(requests.length).toBeGreaterThan(4);
    for (const { url, method } of requests) {
      const path = new URL(url).pathname.replace('/wp-json', '');
      expect(routes.find((route) => route.path.test(path))?.methods, path).toContain(method);
    }
  });

  it('asks with query parameters that exist', async () => {
    const { io, requests } = shop(() => [{ id: 10, type: 'variable', variations: [11] }]);
    const uploads = woocommerce.render(mugs({ channel: channel({ delivery: 'as-document' }) })).documents;
    for await (const _ of woocommerce.list?.(io, uploads) ?? []);
    for await (const _ of woocommerce.list?.(io) ?? []);

    const questions = {
      '/wc/v3/products': 'options_products.json',
      '/wc/v3/products/10/variations': 'options_products_10_variations.json',
      '/wp/v2/media': 'options_wp_media.json',
    };
    expect(requests).toHaveLength(4);
    for (const request of requests) {
      const url = new URL(request.url);
      const spec = Object.entries(questions).find(([path]) => url.pathname.endsWith(path))?.[1] ?? '';
      const validate = compiled(closed({ type: 'object', properties: args(spec, 'GET') }), { coerceTypes: 'array' });
      expect(validate(Object.fromEntries(url.searchParams)), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('never is more than a batch takes', () => {
    const { product, variation } = woocommerce.kinds;
    const calls = [product, variation].flatMap(({ create, update, withdraw }) => [...create, ...update, ...withdraw]);

    for (const call of calls) expect(call.batch).toBeLessThanOrEqual(100);
  });
});

/** Every request of every call, for a listing that was another one before. */
async function everyRequest(now: Listing, before: Listing): Promise<readonly HttpRequest[]> {
  const { io, requests } = shop(({ method }) => (method === 'GET' ? [] : {}));
  const olds = woocommerce.render(before).documents;
  for (const document of woocommerce.render(now).documents) {
    if (document.kind === 'picture') continue;
    const old = olds.find((one) => one.kind === document.kind)?.body;
    const { create, update, withdraw } = woocommerce.kinds[document.kind];
    const calls = { create, update, withdraw } as const;
    for (const action of ['create', 'update', 'withdraw'] as const) {
      for (const call of calls[action]) await send(document, action, { ...call, before: old ?? {} });
    }
  }
  return requests;

  async function send(document: Document, action: Action, call: Sent): Promise<void> {
    const changed = call.sends === 'changed' && call.covers !== '*' ? call.covers : undefined;
    const change = ready(document, action, { before: call.before, ...(changed && { changed }) });
    await (call.publish as Publish)(batch([change], { id: 9 }), io);
  }
}

type Sent = {
  readonly sends: string;
  readonly covers: '*' | readonly string[];
  readonly before: Json;
  readonly publish: unknown;
};
type Publish = (batch: unknown, io: unknown) => Promise<unknown>;
type Validate = ReturnType<typeof accepts>;

function itemsOf(request: HttpRequest): readonly (readonly [Validate, Json])[] {
  const isVariation = request.url.includes('/variations/');
  const items = Object.entries(sent(request) ?? {});
  return items.flatMap(([action, list]) => {
    const create = isVariation ? VARIATION : PRODUCT;
    const update = isVariation ? VARIATION_UPDATE : PRODUCT_UPDATE;
    const validate = { create, update, delete: DELETE }[action];
    if (!validate) throw new Error(`a batch has no ${action}`);
    return (list as Json[]).map((item) => [validate, item] as const);
  });
}

/** Arguments of an endpoint → a schema that takes nothing else, at any depth. */
function accepts(endpoint: Json, later: Readonly<Record<string, Json>> = {}) {
  return compiled(closed({ type: 'object', properties: { ...(isRecord(endpoint) ? endpoint : {}), ...later } }));
}

/** `coerceTypes` is for query parameters, which are text. */
function compiled(schema: Json, options: { coerceTypes?: 'array' } = {}) {
  const formats = { uri: /^https?:/, 'date-time': true } as const;
  return new Ajv({ strict: false, validateSchema: false, formats, ...options }).compile(schema as object);
}

function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isRecord(schema)) return schema;
  const { required: _, ...rest } = schema;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, name === 'properties' ? each(value) : closed(value)]),
  );
  return 'properties' in inner ? { ...inner, additionalProperties: false } : inner;
}

function each(properties: Json): Json {
  return Object.fromEntries(Object.entries(properties ?? {}).map(([name, schema]) => [name, closed(schema as Json)]));
}

interface Route {
  readonly methods: readonly string[];
  readonly args: Json;
}

function args(file: string, method: string): Json {
  const { endpoints } = spec(file) as { endpoints: readonly Route[] };
  const found = endpoints.find(({ methods }) => methods.includes(method));
  if (!found) throw new Error(`${file} has no ${method}`);
  return found.args;
}

function routeIndex(): Readonly<Record<string, Route>> {
  const { routes } = spec('wc-v3-routes.json') as { routes: Record<string, Route> };
  return Object.fromEntries(Object.entries(routes).map(([path, route]) => [path.replaceAll('(?P<', '(?<'), route]));
}

function spec(file: string): unknown {
  return JSON.parse(readFileSync(`${SPECS}/woocommerce/${file}`, 'utf8'));
}
