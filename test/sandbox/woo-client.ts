import { createHmac, randomUUID } from 'node:crypto';
import type { Sandbox, SandboxResponse } from '../../src/sandbox/index.ts';

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export interface WooOptions {
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** Seconds since 1970; defaults to the virtual clock's first day. */
  readonly timestamp?: number;
  readonly nonce?: string;
  readonly secret?: string;
  readonly host?: string;
}

/** Signs by RFC 5849, written anew here so that the two hands can disagree. */
export function signed(sandbox: Sandbox, method: string, path: string, options: WooOptions = {}): string {
  const credentials = sandbox.channels.woocommerce?.credentials ?? {};
  const params: Record<string, string> = {
    ...options.query,
    oauth_consumer_key: credentials.CONSUMER_KEY ?? '',
    oauth_nonce: options.nonce ?? randomUUID(),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(options.timestamp ?? Date.UTC(2026, 10, 22) / 1000),
  };
  const pairs = Object.entries(params)
    .map(([name, value]) => [encode(name), encode(value)].join('='))
    .sort();
  const base = [method, `http://${options.host ?? 'shop.test'}/wp-json${path}`, pairs.join('&')].map(encode).join('&');
  const key = `${encode(options.secret ?? credentials.CONSUMER_SECRET ?? '')}&`;
  const signature = createHmac('sha256', key).update(base).digest('base64');
  return `/wp-json${path}?${pairs.join('&')}&oauth_signature=${encode(signature)}`;
}

export function wooRaw(
  sandbox: Sandbox,
  method: string,
  path: string,
  options: WooOptions = {},
): Promise<SandboxResponse> {
  return sandbox.handle({
    method,
    path: signed(sandbox, method, path, options),
    headers: { host: 'shop.test', 'content-type': 'application/json' },
    body: options.body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(options.body)),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by the tests
export type Loose = any;

export async function woo(
  sandbox: Sandbox,
  method: string,
  path: string,
  options: WooOptions = {},
): Promise<{ status: number; headers: Readonly<Record<string, string>>; data: Loose }> {
  const { status, headers, body } = await wooRaw(sandbox, method, path, options);
  return { status, headers, data: JSON.parse(String(body)) };
}
