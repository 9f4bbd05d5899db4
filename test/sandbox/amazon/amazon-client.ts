import { gunzipSync } from 'node:zlib';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox, type Sandbox, type SandboxResponse } from '../../../src/sandbox/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the tests
export type Loose = any;

export const US = 'ATVPDKIKX0DER';
export const DE = 'A1PA6795UKMFR9';
const HOST = 'sandbox.test:8080';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Loose;
}

export interface Seller {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly id: string;
  /** As it stands on the wire. */
  raw(
    method: string,
    path: string,
    more?: { headers?: Record<string, string>; body?: string },
  ): Promise<SandboxResponse>;
  /** Signed in, in JSON. */
  call(method: string, path: string, body?: unknown): Promise<Reply>;
  put(sku: string, body: unknown, query?: string): Promise<Reply>;
  patch(sku: string, patches: readonly unknown[], query?: string): Promise<Reply>;
  get(sku: string, data?: string, marketplace?: string): Promise<Reply>;
  remove(sku: string, marketplace?: string): Promise<Reply>;
  /** Uploads a feed and creates it. */
  feed(messages: readonly unknown[], header?: unknown): Promise<string>;
  report(feedId: string): Promise<Loose>;
}

export async function openSeller(
  options: { quota?: 'real' | 'off'; seed?: number; stateFile?: string; clock?: VirtualClock } = {},
): Promise<Seller> {
  const { quota = 'off', seed = 1, clock = new VirtualClock(), stateFile } = options;
  const sandbox = await createSandbox({
    marketplaces: ['amazon'],
    quota,
    clock,
    seed,
    loopbackPictures: 'allowed',
    ...(stateFile ? { stateFile } : {}),
  });
  const keys = sandbox.channels.amazon?.credentials ?? {};
  const id = keys.SELLER_ID ?? '';

  const raw: Seller['raw'] = (method, path, { headers = {}, body = '' } = {}) =>
    sandbox.handle({ method, path, headers: { host: HOST, ...headers }, body: Buffer.from(body) });

  const signedIn = await raw('POST', '/auth/o2/token', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: keys.CLIENT_ID ?? '',
      client_secret: keys.CLIENT_SECRET ?? '',
      refresh_token: keys.REFRESH_TOKEN ?? '',
    }).toString(),
  });
  const token: string = JSON.parse(String(signedIn.body)).access_token;

  const call: Seller['call'] = async (method, path, body) => {
    const answer = await raw(method, path, {
      headers: { 'x-amz-access-token': token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = String(answer.body);
    return { status: answer.status, headers: answer.headers, data: text === '' ? undefined : JSON.parse(text) };
  };
  const at = (sku: string) => `/listings/2021-08-01/items/${id}/${encodeURIComponent(sku)}`;
  const file = 'application/json; charset=UTF-8';

  return {
    sandbox,
    clock,
    id,
    raw,
    call,
    put: (sku, body, query = '') => call('PUT', `${at(sku)}?marketplaceIds=${US}${query}`, body),
    patch: (sku, patches, query = '') =>
      call('PATCH', `${at(sku)}?marketplaceIds=${US}${query}`, { productType: 'DRINKING_CUP', patches }),
    get: (
      sku,
      data = 'summaries,attributes,issues,offers,fulfillmentAvailability,relationships,productTypes',
      site = US,
    ) => call('GET', `${at(sku)}?marketplaceIds=${site}&includedData=${data}`),
    remove: (sku, site = US) => call('DELETE', `${at(sku)}?marketplaceIds=${site}`),
    async feed(messages, header = { sellerId: id, version: '2.0' }) {
      const { data: document } = await call('POST', '/feeds/2021-06-30/documents', { contentType: file });
      const body = JSON.stringify({ header, messages });
      await raw('PUT', pathOf(document.url), { headers: { 'content-type': file }, body });
      const { data } = await call('POST', '/feeds/2021-06-30/feeds', {
        feedType: 'JSON_LISTINGS_FEED',
        marketplaceIds: [US],
        inputFeedDocumentId: document.feedDocumentId,
      });
      return data.feedId;
    },
    async report(feedId) {
      const { data: feed } = await call('GET', `/feeds/2021-06-30/feeds/${feedId}`);
      const { data } = await call('GET', `/feeds/2021-06-30/documents/${feed.resultFeedDocumentId}`);
      const answer = await raw('GET', pathOf(data.url));
      return JSON.parse(gunzipSync(Buffer.from(answer.body)).toString('utf8'));
    },
  };
}

/** An address without its host, which the tests do not listen on. */
export function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

const text = (value: unknown, language_tag = 'en_US', marketplace_id = US) => [{ value, language_tag, marketplace_id }];
const plain = (value: unknown, marketplace_id = US) => [{ value, marketplace_id }];
export const shape = { text, plain };

/** GTINs of GS1's prefix for examples. */
export const GTIN = { mug: '9521234567899', other: '9521234567882', known: '9520000000011' };

export function offer(price: number, marketplace_id = US, currency = 'USD'): unknown[] {
  return [{ currency, marketplace_id, audience: 'ALL', our_price: [{ schedule: [{ value_with_tax: price }] }] }];
}

/** A mug that can be sold in the US. */
export function mug(more: Record<string, unknown> = {}): {
  productType: string;
  requirements: string;
  attributes: Record<string, unknown>;
} {
  return {
    productType: 'DRINKING_CUP',
    requirements: 'LISTING',
    attributes: {
      item_name: text('Ceramic Coffee Mug 350 ml'),
      brand: text('QINGHE'),
      bullet_point: [...text('Holds 350 ml'), ...text('Dishwasher safe')],
      product_description: text('A mug for every day.'),
      item_type_keyword: plain('coffee-cups'),
      country_of_origin: plain('CN'),
      supplier_declared_dg_hz_regulation: plain('not_applicable'),
      material: text('Ceramic'),
      condition_type: plain('new_new'),
      externally_assigned_product_identifier: [{ type: 'ean', value: GTIN.mug, marketplace_id: US }],
      purchasable_offer: offer(19.99),
      fulfillment_availability: [{ fulfillment_channel_code: 'DEFAULT', quantity: 12 }],
      ...more,
    },
  };
}

export function picture(address: string): unknown[] {
  return [{ media_location: address, marketplace_id: US }];
}

export function codes(reply: Reply): string[] {
  return (reply.data.issues ?? []).map(({ code }: { code: string }) => code);
}
