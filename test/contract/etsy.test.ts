import { describe, expect, it } from 'vitest';
import type { HttpBody } from '../../src/core/ports/marketplace.ts';
import type { Listing } from '../../src/core/words.ts';
import type { Attempt } from '../../src/transport/index.ts';
import { allDone, catalogue } from '../conformance/catalogue.ts';
import { Scene } from '../conformance/scene.ts';
import { closedJudge, type Loose, operationAt, requestJudge } from './sandbox-etsy-spec.ts';

/** Every request of a shop's life: listed, revised, read, searched for, out of stock, sold again, withdrawn. */
async function everyRequest(): Promise<readonly Attempt[]> {
  const scene = await Scene.open('etsy');
  const sent: Attempt[] = [];
  // The spec does not have the address where tokens are had.
  scene.onRequest = (attempt) => void (attempt.url.endsWith('/oauth/token') || sent.push(attempt));
  try {
    const { io } = scene.engine();
    await scene.marketplace.taxonomy?.suggest('ceramic mug', io);
    for (const { choices } of scene.marketplace.manifest.settings) await choices?.(io);
    const revised = catalogue(scene, '24.50').map(renamed);
    for (const listings of [
      [...catalogue(scene), rich(scene)],
      [...revised, poor(scene)],
      [...revised, soldOut(poor(scene))],
      [...revised, rich(scene)],
    ]) {
      allDone((await scene.publish(listings)).outcomes);
    }
    for await (const _ of scene.marketplace.list?.(io) ?? []);
    await scene.publish([], { missing: 'withdraw' });
    expect(scene.sandbox.listings()).toEqual([]);
    return sent;
  } finally {
    scene.close();
  }
}

function rich(scene: Scene): Listing {
  const [first = '', second = '', third = ''] = scene.assets();
  const base = scene.listing('RICH', {
    title: 'Mug, rich',
    keywords: ['mug', 'gift for her'],
    compliance: { material: 'ceramic, glaze' },
    options: [{ name: 'Primary color', values: ['Red', 'Blue'] }],
    variants: [
      { sku: 'RICH-R', options: ['Red'], pictures: [second], weight: { value: '12.5', unit: 'oz' } },
      {
        sku: 'RICH-B',
        options: ['Blue'],
        pictures: [third],
        size: { length: '10', width: '8', height: '9.5', unit: 'cm' },
      },
    ],
    pictures: [{ asset: first, role: 'main', alt: 'A mug' }],
  });
  const { category } = base;
  if (!category) return base;
  return { ...base, category: { ...category, attributes: { ...category.attributes, ...OCCASIONS } } };
}

const OCCASIONS = { '46803063641': ['4680306364102', '4680306364105'] };

/** The same listing with all that may be left out left out. */
function poor(scene: Scene): Listing {
  const [first = ''] = scene.assets();
  return {
    ...scene.listing('RICH', {
      title: 'Mug, poor',
      options: [{ name: 'Primary color', values: ['Red', 'Blue'] }],
      variants: [
        { sku: 'RICH-R', options: ['Red'] },
        { sku: 'RICH-B', options: ['Blue'] },
      ],
      pictures: [{ asset: first, role: 'main', alt: 'The same mug' }],
    }),
    bullets: [],
  };
}

function soldOut(listing: Listing): Listing {
  return { ...listing, variants: listing.variants.map((one) => ({ ...one, stock: 0 })) };
}

function renamed(listing: Listing): Listing {
  return { ...listing, title: `${listing.title}, new` };
}

const requests = everyRequest();

describe('what Etsy is sent', () => {
  it('goes to operations that exist', async () => {
    const used = new Set<string>();
    for (const { request, url } of await requests) {
      const { pathname } = new URL(url);
      const operation = operationAt(request.method, pathname);
      expect(operation, `${request.method} ${pathname}`).toBeDefined();
      used.add(operation?.id ?? '');
    }
    expect([...used].sort()).toEqual([
      'createDraftListing',
      'deleteListing',
      'deleteListingImage',
      'deleteListingProperty',
      'getListingInventory',
      'getListingsByShop',
      'getMe',
      'getSellerTaxonomyNodes',
      'getShop',
      'getShopReadinessStateDefinitions',
      'getShopReturnPolicies',
      'getShopShippingProfiles',
      'updateListing',
      'updateListingInventory',
      'updateListingProperty',
      'updateVariationImages',
      'uploadListingImage',
    ]);
  });

  it('asks with query parameters that exist and take these values', async () => {
    for (const { request, url } of await requests) {
      const { pathname, searchParams } = new URL(url);
      const operation = operationAt(request.method, pathname);
      for (const [name, value] of searchParams) {
        const schema = operation?.parameters.find((one) => one.in === 'query' && one.name === name)?.schema;
        expect(schema, `${operation?.id} ${name}`).toBeDefined();
        const judge = requestJudge({ type: 'object', properties: { value: schema } }, 'text');
        expect(judge({ value: schema?.type === 'array' ? value.split(',') : value }), `${name}=${value}`).toBe(true);
      }
    }
  });

  it('has bodies that the spec takes, and no property that it does not have', async () => {
    let judged = 0;
    for (const { request, url } of await requests) {
      const { pathname } = new URL(url);
      const { body } = operationAt(request.method, pathname) ?? {};
      if (!request.body) continue;
      expect(typeOf(request.body), pathname).toBe(body?.type);
      const judge = closedJudge(body?.schema, request.body.is === 'json' ? 'json' : 'text');
      const sent = read(request.body, body?.schema);
      expect(judge(structuredClone(sent)), `${JSON.stringify(judge.errors)} in ${JSON.stringify(sent)}`).toBe(true);
      judged++;
    }
    expect(judged).toBeGreaterThan(40);
  });
});

function typeOf(body: HttpBody): string {
  if (body.is === 'bytes') return body.type;
  return { json: 'application/json', form: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data' }[
    body.is
  ];
}

/** As a server reads it: lists where lists are declared, parted by commas or by a name each. */
function read(body: HttpBody, schema: Loose): Loose {
  if (body.is === 'json') return body.json;
  const lists = new Map<string, string[]>();
  for (const [name, value] of fieldsOf(body)) {
    const bare = name.replace(/\[\]$/, '');
    expect(lists.has(bare) && bare === name, `${name} stands twice`).toBe(false);
    lists.set(bare, [...(lists.get(bare) ?? []), value]);
  }
  return Object.fromEntries(
    [...lists].map(([name, values]) => {
      if (schema.properties[name]?.type !== 'array') return [name, values.join()];
      return [name, values.length > 1 ? values : values.flatMap((one) => one.split(',')).filter((one) => one !== '')];
    }),
  );
}

function fieldsOf(body: Exclude<HttpBody, { is: 'json' }>): readonly (readonly [string, string])[] {
  if (body.is === 'form') return Object.entries(body.form);
  if (body.is === 'bytes') return [...new URLSearchParams(Buffer.from(body.bytes).toString())];
  return body.parts.map(({ name, value }) => [name, typeof value === 'string' ? value : 'file']);
}
