import { VirtualClock } from '../../src/lib/clock.ts';
import { createSandbox, type Sandbox, type SandboxResponse } from '../../src/sandbox/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the tests
export type Loose = any;

export interface EtsyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Loose;
}

export interface EtsyOptions {
  readonly query?: Record<string, string>;
  readonly form?: Record<string, unknown>;
  readonly json?: unknown;
  readonly multipart?: Record<string, string | Uint8Array>;
  /** Over what a client would send; an empty text leaves the header out. */
  readonly headers?: Record<string, string>;
}

export interface Etsy {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  readonly shop: string;
  readonly credentials: Readonly<Record<string, string>>;
  /** A path under `/v3/application`; `SHOP` in it is the shop. */
  call(method: string, path: string, options?: EtsyOptions): Promise<EtsyAnswer>;
  token(form: Record<string, string>): Promise<EtsyAnswer>;
}

/** A sandbox with Etsy alone, and a seller who has signed in. */
export async function openEtsy(
  options: { quota?: 'real' | 'off'; clock?: VirtualClock; stateFile?: string; currency?: string } = {},
): Promise<Etsy> {
  const clock = options.clock ?? new VirtualClock();
  const sandbox = await createSandbox({
    marketplaces: ['etsy'],
    quota: options.quota ?? 'off',
    clock,
    seed: 1,
    loopbackPictures: 'refused',
    ...(options.stateFile ? { stateFile: options.stateFile } : {}),
    ...(options.currency ? { currencies: { etsy: options.currency } } : {}),
  });
  const credentials = sandbox.channels.etsy?.credentials ?? {};
  const token = async (form: Record<string, string>) =>
    answered(
      await sandbox.handle({
        method: 'POST',
        path: '/v3/public/oauth/token',
        headers: { host: 'etsy.test', 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.from(new URLSearchParams(form).toString()),
      }),
    );
  const { data } = await token({
    grant_type: 'refresh_token',
    client_id: credentials.KEYSTRING ?? '',
    refresh_token: credentials.REFRESH_TOKEN ?? '',
  });
  const access: string = data.access_token ?? '';

  async function call(method: string, path: string, asked: EtsyOptions = {}): Promise<EtsyAnswer> {
    const query = asked.query ? `?${new URLSearchParams(asked.query)}` : '';
    const { type, body } = await bodyOf(asked);
    const headers: Record<string, string> = {
      host: 'etsy.test',
      'x-api-key': `${credentials.KEYSTRING}:${credentials.SHARED_SECRET}`,
      authorization: `Bearer ${access}`,
      ...(type ? { 'content-type': type } : {}),
      ...asked.headers,
    };
    return answered(
      await sandbox.handle({
        method,
        path: `/v3/application${path.replace('SHOP', '23456789')}${query}`,
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        body,
      }),
    );
  }

  return { sandbox, clock, shop: '23456789', credentials, call, token };
}

export function answered({ status, headers, body }: SandboxResponse): EtsyAnswer {
  const isJson = (headers['content-type'] ?? '').startsWith('application/json');
  return { status, headers, data: isJson ? JSON.parse(String(body)) : body };
}

async function bodyOf(asked: EtsyOptions): Promise<{ type?: string; body: Uint8Array }> {
  if (asked.json !== undefined) return { type: 'application/json', body: Buffer.from(JSON.stringify(asked.json)) };
  if (asked.form) {
    const pairs = Object.entries(asked.form).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
    );
    return {
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(new URLSearchParams(pairs).toString()),
    };
  }
  if (!asked.multipart) return { body: new Uint8Array() };
  const form = new FormData();
  for (const [name, value] of Object.entries(asked.multipart)) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value)]), 'picture.jpg');
  }
  const response = new Response(form);
  return {
    type: response.headers.get('content-type') ?? '',
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

export const PROFILES = {
  shipping_profile_id: 140_000_000_001,
  return_policy_id: 150_000_000_001,
  readiness_state_id: 160_000_000_001,
};
const MUGS = 1063;

/** All a draft of a mug needs, to activate it as well but for its picture and its material. */
export const MUG = {
  quantity: 5,
  title: 'Blue mug, 11 oz',
  description: 'A mug.',
  price: 19.9,
  who_made: 'i_did',
  when_made: 'made_to_order',
  is_supply: 'false',
  taxonomy_id: MUGS,
  tags: 'mug,blue mug',
  ...PROFILES,
};

/** Two colours of a mug, priced apart. */
export function inventory(changes: { blue?: object; red?: object; top?: object } = {}): object {
  const product = (sku: string, colour: string, offering: object) => ({
    sku,
    property_values: [{ property_id: 200, property_name: 'Primary color', value_ids: [], values: [colour] }],
    offerings: [{ price: 19.9, quantity: 5, is_enabled: true, readiness_state_id: 160_000_000_001, ...offering }],
  });
  return {
    products: [product('MUG-BLUE', 'Blue', changes.blue ?? {}), product('MUG-RED', 'Red', changes.red ?? {})],
    price_on_property: [200],
    quantity_on_property: [200],
    sku_on_property: [200],
    readiness_state_on_property: [],
    ...changes.top,
  };
}

/** A draft; its id. */
export async function draft(etsy: Etsy, changes: Record<string, unknown> = {}): Promise<number> {
  const { data } = await etsy.call('POST', '/shops/SHOP/listings', { form: { ...MUG, ...changes } });
  return data.listing_id;
}

/** A mug on sale, in two colours; its id. */
export async function onSale(etsy: Etsy, picture: Uint8Array): Promise<number> {
  const id = await draft(etsy);
  await etsy.call('PUT', `/listings/${id}/inventory`, { json: inventory() });
  await etsy.call('POST', `/shops/SHOP/listings/${id}/images`, { multipart: { image: picture, rank: '1' } });
  await etsy.call('PUT', `/shops/SHOP/listings/${id}/properties/347001`, {
    form: { value_ids: 34_700_101, values: 'Ceramic' },
  });
  await etsy.call('PATCH', `/shops/SHOP/listings/${id}`, { form: { state: 'active' } });
  return id;
}
