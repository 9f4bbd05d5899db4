import { VirtualClock } from '../../../src/lib/clock.ts';
import { createSandbox, type Sandbox, type SandboxResponse } from '../../../src/sandbox/index.ts';

/** Every picture a test lists is served by itself: at least 500 pixels, as eBay wants them. */
export const POLICY_IDS = (index: number) => ({
  fulfillmentPolicyId: `6010000${String(index + 1).padStart(2, '0')}000`,
  paymentPolicyId: `6020000${String(index + 1).padStart(2, '0')}000`,
  returnPolicyId: `6030000${String(index + 1).padStart(2, '0')}000`,
});

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the tests
export type Loose = any;

export interface EbayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Loose;
}

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly bytes?: Uint8Array;
  readonly token?: string;
}

export interface EbaySeller {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly credentials: Readonly<Record<string, string>>;
  raw(method: string, path: string, ask?: Ask): Promise<SandboxResponse>;
  ask(method: string, path: string, ask?: Ask): Promise<EbayAnswer>;
  /** Under /sell/inventory/v1. */
  inventory(method: string, path: string, body?: unknown): Promise<EbayAnswer>;
}

export async function openSeller(
  options: { quota?: 'real' | 'off'; sandbox?: Sandbox; clock?: VirtualClock } = {},
): Promise<EbaySeller> {
  const clock = options.clock ?? new VirtualClock();
  const sandbox =
    options.sandbox ??
    (await createSandbox({
      marketplaces: ['ebay'],
      quota: options.quota ?? 'off',
      clock,
      seed: 7,
      loopbackPictures: 'allowed',
    }));
  const credentials = sandbox.channels.ebay?.credentials ?? {};
  let token = '';

  async function raw(method: string, path: string, ask: Ask = {}): Promise<SandboxResponse> {
    const given = {
      host: 'ebay.test',
      authorization: `Bearer ${ask.token ?? token}`,
      'content-language': 'en-US',
      ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
    };
    const headers = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    const body = ask.bytes ?? (ask.body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(ask.body)));
    return sandbox.handle({ method, path, headers, body });
  }

  async function ask(method: string, path: string, request: Ask = {}): Promise<EbayAnswer> {
    const { status, headers, body } = await raw(method, path, request);
    const text = Buffer.from(body).toString('utf8');
    return { status, headers, data: text === '' ? undefined : JSON.parse(text) };
  }

  token = (await grant({ raw: (...args) => raw(...args), credentials }, refreshing(credentials))).data.access_token;
  return {
    sandbox,
    clock,
    credentials,
    raw,
    ask,
    inventory: (method, path, body) => ask(method, `/sell/inventory/v1${path}`, body === undefined ? {} : { body }),
  };
}

export function refreshing(credentials: Readonly<Record<string, string>>): Record<string, string> {
  return { grant_type: 'refresh_token', refresh_token: credentials.REFRESH_TOKEN ?? '' };
}

/** POST /identity/v1/oauth2/token */
export async function grant(
  seller: Pick<EbaySeller, 'raw' | 'credentials'>,
  form: Record<string, string>,
  basic = `${seller.credentials.CLIENT_ID}:${seller.credentials.CLIENT_SECRET}`,
): Promise<EbayAnswer> {
  const { status, headers, body } = await seller.raw('POST', '/identity/v1/oauth2/token', {
    headers: {
      authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-language': undefined,
    },
    bytes: Buffer.from(new URLSearchParams(form).toString()),
  });
  return { status, headers, data: JSON.parse(String(body)) };
}

/** An inventory item of mugs that has everything. */
export function mug(picture: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    availability: { shipToLocationAvailability: { quantity: 5 } },
    condition: 'NEW',
    product: {
      title: 'Enamel mug',
      description: 'A mug of enamel.',
      imageUrls: [picture],
      aspects: { Brand: ['Unbranded'] },
      ...more,
    },
  };
}

/** An offer of mugs on EBAY_US that has everything. */
export function mugOffer(sku: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    sku,
    marketplaceId: 'EBAY_US',
    format: 'FIXED_PRICE',
    categoryId: '20696',
    merchantLocationKey: 'rehearsal-warehouse',
    listingDuration: 'GTC',
    listingDescription: 'A mug of enamel.',
    listingPolicies: POLICY_IDS(0),
    pricingSummary: { price: { value: '12.50', currency: 'USD' } },
    ...more,
  };
}

/** Puts a mug on sale and returns its offer and listing. */
export async function sellMug(seller: EbaySeller, sku: string, picture: string) {
  await seller.inventory('PUT', `/inventory_item/${sku}`, mug(picture));
  const { data: made } = await seller.inventory('POST', '/offer', mugOffer(sku));
  const published = await seller.inventory('POST', `/offer/${made.offerId}/publish`);
  return { offerId: made.offerId as string, listingId: published.data.listingId as string, published };
}

/** A group of mugs by colour, written but not published. */
export async function mugGroup(seller: EbaySeller, key: string, colours: readonly string[], picture: string) {
  for (const colour of colours) {
    const sku = `${key}-${colour}`;
    await seller.inventory(
      'PUT',
      `/inventory_item/${sku}`,
      mug(picture, { aspects: { Brand: ['Unbranded'], Color: [colour] } }),
    );
    await seller.inventory('POST', '/offer', mugOffer(sku));
  }
  return seller.inventory('PUT', `/inventory_item_group/${key}`, groupOf(key, colours));
}

export function groupOf(key: string, colours: readonly string[]) {
  return {
    title: 'Enamel mugs',
    description: 'Mugs of enamel.',
    aspects: { Brand: ['Unbranded'] },
    variantSKUs: colours.map((colour) => `${key}-${colour}`),
    variesBy: { aspectsImageVariesBy: ['Color'], specifications: [{ name: 'Color', values: colours }] },
  };
}

export function publishGroup(seller: EbaySeller, key: string) {
  return seller.inventory('POST', '/offer/publish_by_inventory_item_group', {
    inventoryItemGroupKey: key,
    marketplaceId: 'EBAY_US',
  });
}

export const codes = (answer: { readonly data: Loose }): number[] =>
  (answer.data?.errors ?? []).map(({ errorId }: { errorId: number }) => errorId);
