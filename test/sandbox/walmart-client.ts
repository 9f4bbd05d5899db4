import { VirtualClock } from '../../src/lib/clock.ts';
import { createSandbox, type Sandbox, type SandboxResponse } from '../../src/sandbox/index.ts';
import type { Loose } from './woo-client.ts';

export interface Seller {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  /** Signed in, with all that a call must bring; headers given here replace the others, an empty one is left out. */
  call(method: string, path: string, options?: CallOptions): Promise<WalmartAnswer>;
  /** Submits a feed; resolves to its id. */
  feed(type: string, content: unknown): Promise<string>;
  /** Waits as long, then asks for the feed with its details. */
  after(minutes: number, feedId: string): Promise<Loose>;
  /** Submits items and waits until they are judged. Their verdicts. */
  publish(...items: unknown[]): Promise<Loose[]>;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}

export interface WalmartAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Loose;
}

export interface SellerOptions {
  readonly quota?: 'real' | 'off';
  readonly stateFile?: string;
  readonly clock?: VirtualClock;
  readonly loopbackPictures?: 'allowed' | 'refused';
}

const MINUTE = 60_000;

export async function openSeller(options: SellerOptions = {}): Promise<Seller> {
  const clock = options.clock ?? new VirtualClock();
  const sandbox = await createSandbox({
    marketplaces: ['walmart'],
    quota: options.quota ?? 'off',
    clock,
    seed: 1,
    loopbackPictures: options.loopbackPictures ?? 'allowed',
    ...(options.stateFile ? { stateFile: options.stateFile } : {}),
  });
  let token = { text: '', until: 0 };

  async function call(method: string, path: string, asked: CallOptions = {}): Promise<WalmartAnswer> {
    if (token.until <= clock.now()) token = await signIn(sandbox, clock);
    const headers = {
      host: 'sandbox.test',
      accept: 'application/json',
      'wm_svc.name': 'Walmart Marketplace',
      'wm_qos.correlation_id': 'b3261d2d-028a-4ef7-8602-633c23200af6',
      'wm_sec.access_token': token.text,
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    };
    const body = asked.bytes ?? (asked.body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(asked.body)));
    return parsed(await sandbox.handle({ method, path, headers: present(headers), body }));
  }

  async function feed(type: string, content: unknown): Promise<string> {
    const { status, data } = await call('POST', `/v3/feeds?feedType=${type}`, await form(content));
    if (status !== 200) throw new Error(JSON.stringify(data));
    return data.feedId;
  }

  async function after(minutes: number, feedId: string): Promise<Loose> {
    await clock.sleep(minutes * MINUTE);
    return (await call('GET', `/v3/feeds/${encodeURIComponent(feedId)}?includeDetails=true`)).data;
  }

  return {
    sandbox,
    clock,
    call,
    feed,
    after,
    async publish(...items) {
      const { itemDetails } = await after(items.length > 1_000 ? 30 : 15, await feed('MP_ITEM', itemFeed(...items)));
      return itemDetails.itemIngestionStatus;
    },
  };
}

export async function form(content: unknown): Promise<{ headers: Record<string, string>; bytes: Uint8Array }> {
  const data = new FormData();
  data.append('file', new File([typeof content === 'string' ? content : JSON.stringify(content)], 'feed.json'));
  const request = new Request('http://sandbox.test', { method: 'POST', body: data });
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { headers: { 'content-type': request.headers.get('content-type') ?? '' }, bytes };
}

export const HEADER = { businessUnit: 'WALMART_US', locale: 'en', version: '5.0.20240517-04_08_27-api' };

export function itemFeed(...items: unknown[]): Loose {
  return { MPItemFeedHeader: HEADER, MPItem: items };
}

/** A GTIN of this number, with its check digit. */
export function gtin(number: number): string {
  const body = String(690_000_000_000 + number).padStart(13, '0');
  const sum = [...body].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** A mug, with members that replace its own. */
export function mug(
  picture: string,
  more: { sku?: string; number?: number; offer?: Loose; shown?: Loose } = {},
): Loose {
  return {
    Orderable: {
      sku: more.sku ?? 'MUG',
      productIdentifiers: { productIdType: 'GTIN', productId: gtin(more.number ?? 1) },
      price: 12.5,
      ShippingWeight: 0.9,
      ...more.offer,
    },
    Visible: {
      Mugs: {
        productName: 'Stoneware mug',
        brand: 'Kiln',
        condition: 'New',
        shortDescription: 'A mug for the morning.',
        keyFeatures: ['Holds coffee', 'Holds tea'],
        mainImageUrl: picture,
        isProp65WarningRequired: 'No',
        material: ['Stoneware'],
        ...more.shown,
      },
    },
  };
}

async function signIn(sandbox: Sandbox, clock: VirtualClock): Promise<{ text: string; until: number }> {
  const { data } = parsed(await sandbox.handle(tokenRequest(sandbox)));
  return { text: data.access_token, until: clock.now() + data.expires_in * 1000 };
}

export function tokenRequest(
  sandbox: Sandbox,
  headers: Record<string, string> = {},
  body = 'grant_type=client_credentials',
) {
  const { CLIENT_ID, CLIENT_SECRET } = sandbox.channels.walmart?.credentials ?? {};
  return {
    method: 'POST',
    path: '/v3/token',
    headers: present({
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'wm_svc.name': 'Walmart Marketplace',
      'wm_qos.correlation_id': 'b3261d2d-028a-4ef7-8602-633c23200af6',
      ...headers,
    }),
    body: Buffer.from(body),
  };
}

export function parsed({ status, headers, body }: SandboxResponse): WalmartAnswer {
  const isJson = headers['content-type']?.includes('json');
  return { status, headers, data: isJson ? JSON.parse(String(body)) : String(body) };
}

function present(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}
