import { timingSafeEqual } from 'node:crypto';
import type { Call, Result } from './call.ts';
import { type Catalogue, signs } from './catalogue.ts';
import { Refusal } from './refusal.ts';

export const KEYS = {
  CLIENT_ID: 'sandbox0-0000-4000-8000-000000000000',
  CLIENT_SECRET: 'sandbox0client0secret0000000000000000000',
};

/** §5, auth: "access_token 900 s". */
const SECONDS = 900;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * What every call must bring: the service's name and a correlation id, and but for the token call a token in a header of its
 * own. A Bearer token counts for nothing.
 * @throws {Refusal} 400, 401
 */
export function letIn(headers: Readonly<Record<string, string>>, path: string, catalogue: Catalogue): void {
  for (const name of ['WM_SVC.NAME', 'WM_QOS.CORRELATION_ID']) {
    if (!headers[name.toLowerCase()]?.trim())
      throw new Refusal('INVALID_REQUEST_HEADER', 'GMP_GATEWAY_API', `${name} set blank or null`, name);
  }
  if (path === '/v3/token') return;
  const token = catalogue.tokens.get(headers['wm_sec.access_token'] ?? '');
  if (!token || token.expires <= catalogue.clock.now()) throw unauthorised();
}

export function unauthorised(): Refusal {
  return new Refusal('UNAUTHORIZED', 'GMP_GATEWAY_API', 'Unauthorized', 'UNAUTHORIZED');
}

/** @throws {Refusal} 400 for a header or a form that is wrong, 401 for credentials that are nobody's */
export function issueToken(call: Call): Result {
  const { catalogue, headers } = call;
  checkCredentials(headers.authorization);
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? ''))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'GMP_GATEWAY_API', 'HTTP 415 Unsupported Media Type');
  const form = new URLSearchParams(Buffer.from(call.bytes).toString('utf8'));
  // The other grants are for solution providers, whose sellers have consented on a page.
  if (form.get('grant_type') !== 'client_credentials')
    throw new Refusal('INVALID_REQUEST_PARAM', 'GMP_GATEWAY_API', 'grant_type is not valid', 'grant_type');
  const now = catalogue.clock.now();
  for (const [token, { expires }] of catalogue.tokens) if (expires <= now) catalogue.tokens.delete(token);
  const access_token = `eyJraWQi${signs(catalogue.random, 64, ALPHABET)}`;
  catalogue.tokens.set(access_token, { issued: now, expires: now + SECONDS * 1000 });
  return {
    data: { access_token, token_type: 'Bearer', expires_in: SECONDS },
    root: 'OAuthTokenDTO',
    summary: 'token issued',
  };
}

export function tokenDetail(call: Call): Result {
  const token = call.catalogue.tokens.get(call.headers['wm_sec.access_token'] ?? '');
  const scopes = ['reports', 'item', 'price', 'lagtime', 'feeds', 'returns', 'orders', 'inventory', 'content'];
  return {
    data: {
      expire_at: String(token?.expires),
      issued_at: String(token?.issued),
      is_valid: true,
      is_channel_match: true,
      scopes: Object.fromEntries(scopes.map((scope) => [scope, 'full_access'])),
    },
  };
}

function checkCredentials(authorization: string | undefined): void {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(authorization ?? '')?.[1];
  if (!encoded)
    throw new Refusal('INVALID_REQUEST_HEADER', 'GMP_GATEWAY_API', 'Incorrect Authorization header', 'Authorization');
  const given = Buffer.from(encoded, 'base64');
  const right = Buffer.from(`${KEYS.CLIENT_ID}:${KEYS.CLIENT_SECRET}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw unauthorised();
}
