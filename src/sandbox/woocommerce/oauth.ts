import { createHmac, timingSafeEqual } from 'node:crypto';
import { WpError } from './wp-error.ts';

const NAMES = ['oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method'];
/** Seconds that a timestamp may lie off either way; a nonce is remembered for as long. */
const WINDOW = 15 * 60;

export interface SignedRequest {
  readonly method: string;
  /** Scheme, host, port and path, as the shop knows its own address. */
  readonly address: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

interface Keys {
  readonly key: string;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Nonce to the second it came with. */
  readonly nonces: Map<string, number>;
}

/**
 * OAuth 1.0a with one leg, as a shop on plain http asks for it (HMAC over method, address and every parameter,
 * RFC 5849 §3.4, no token secret). Answers whether the request was signed at all.
 * @throws {WpError} 401, when it was signed wrongly, too late or twice.
 */
export function verifyOAuth(request: SignedRequest, keys: Keys): 'signed' | 'anonymous' {
  const params = [...request.query.entries(), ...inHeader(request.authorization)];
  const given = new Map(params);
  const missing = NAMES.filter((name) => !given.get(name));
  if (missing.length === NAMES.length) return 'anonymous';
  if (missing.length > 0)
    throw new WpError(
      'woocommerce_rest_authentication_missing_parameter',
      `Missing OAuth ${missing.length > 1 ? 'parameters' : 'parameter'} ${missing.join(', ')}`,
      401,
    );
  if (given.get('oauth_consumer_key') !== keys.key) throw refused('Consumer key is invalid.');
  verifySignature(request, params, { given, secret: keys.secret });
  verifyMoment(given, keys);
  return 'signed';
}

function verifySignature(
  request: SignedRequest,
  params: readonly (readonly [string, string])[],
  options: { given: ReadonlyMap<string, string>; secret: string },
): void {
  const method = options.given.get('oauth_signature_method');
  if (method !== 'HMAC-SHA1' && method !== 'HMAC-SHA256')
    throw refused('Invalid signature - signature method is invalid.');
  const normal = params
    .filter(([name]) => name !== 'oauth_signature' && name !== 'realm')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const base = [request.method.toUpperCase(), request.address, normal].map(encode).join('&');
  const hash = method === 'HMAC-SHA1' ? 'sha1' : 'sha256';
  const right = createHmac(hash, `${encode(options.secret)}&`)
    .update(base)
    .digest();
  const given = Buffer.from((options.given.get('oauth_signature') ?? '').replaceAll(' ', '+'), 'base64');
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw refused('Invalid signature - provided signature does not match.');
}

function verifyMoment(given: ReadonlyMap<string, string>, keys: Keys): void {
  const now = Math.floor(keys.now / 1000);
  const timestamp = Number(given.get('oauth_timestamp'));
  if (!Number.isInteger(timestamp) || Math.abs(now - timestamp) > WINDOW) throw refused('Invalid timestamp.');
  const nonce = given.get('oauth_nonce') ?? '';
  if (keys.nonces.has(nonce)) throw refused('Invalid nonce - nonce has already been used.');
  keys.nonces.set(nonce, timestamp);
  for (const [old, at] of keys.nonces) {
    if (at >= now - WINDOW) break;
    keys.nonces.delete(old);
  }
}

function inHeader(authorization: string | undefined): [string, string][] {
  if (!authorization || !/^OAuth /i.test(authorization)) return [];
  return [...authorization.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    decode(name),
    decode(value),
  ]);
}

function refused(message: string): WpError {
  return new WpError('woocommerce_rest_authentication_error', message, 401);
}

/** RFC 3986, as RFC 5849 §3.6 asks: what encodeURIComponent leaves alone besides the unreserved is encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
