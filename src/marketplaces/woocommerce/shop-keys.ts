import { createHmac } from 'node:crypto';
import { signed } from '../../core/auth.ts';

/**
 * The shop's consumer key and secret: Basic where TLS protects it, else OAuth 1.0a without a token ("one-legged"),
 * as the REST documentation asks under Authentication over HTTP (read 2026-11-23).
 */
export const shopKeys = signed(['CONSUMER_KEY', 'CONSUMER_SECRET'], (request, credentials, seed) => {
  const { CONSUMER_KEY: key = '', CONSUMER_SECRET: secret = '' } = credentials;
  const url = new URL(request.url);
  if (url.protocol === 'https:') {
    return { headers: { Authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` } };
  }
  const oauth = {
    oauth_consumer_key: key,
    oauth_nonce: seed.nonce,
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(seed.now / 1000)),
  };
  const base = signatureBase(request.method, url, Object.entries(oauth));
  return {
    query: {
      ...oauth,
      oauth_signature: createHmac('sha256', `${encoded(secret)}&`)
        .update(base)
        .digest('base64'),
    },
  };
});

/** RFC 5849, 3.4.1: method, address without query, all parameters sorted by encoded name, then by encoded value. */
export function signatureBase(method: string, url: URL, extra: readonly (readonly [string, string])[]): string {
  const pairs = [...url.searchParams, ...extra].map(([name, value]) => [encoded(name), encoded(value)] as const);
  pairs.sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(x, y));
  const parameters = pairs.map((pair) => pair.join('=')).join('&');
  return [method.toUpperCase(), encoded(`${url.origin}${url.pathname}`), encoded(parameters)].join('&');
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** RFC 3986: everything but letters, digits and - . _ ~ is encoded; encodeURIComponent leaves five more alone. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
