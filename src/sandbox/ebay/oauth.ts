import { timingSafeEqual } from 'node:crypto';
import type { Answer, SandboxRequest } from '../rehearsal.ts';
import { CREDENTIALS } from './account.ts';
import { CONSENTED, SCOPE } from './scopes.ts';
import { type Grant, issue, readToken } from './tokens.ts';

export const TOKEN_PATH = '/identity/v1/oauth2/token';
export const CONSENT_PATH = '/oauth2/authorize';
/** What the RuName stands for: the address the seller registered with it. Nobody listens there; its query is copied by hand. */
const REGISTERED_ADDRESS = 'http://127.0.0.1/ebay-consent';

/** reference/marketplaces.md §2, auth: "user token 7200 s, refresh ~18 months". A code's five minutes are general knowledge. */
const ACCESS_S = 7_200;
const REFRESH_S = 47_304_000;
const CODE_S = 299;

export interface Desk {
  readonly now: number;
  readonly salt: number;
  /** Codes that were turned in: each is good for once. */
  readonly usedCodes: Set<string>;
}

/** POST /identity/v1/oauth2/token: Basic with client id and secret, the grant as a form. */
export function token(request: SandboxRequest, desk: Desk): Answer {
  if (request.method !== 'POST') return refused(400, 'invalid_request', 'request method must be POST');
  if (!isClient(request.headers.authorization)) return refused(401, 'invalid_client', 'client authentication failed');
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? ''))
    return refused(400, 'invalid_request', MALFORMED);
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return application(form, desk);
    case 'authorization_code':
      return fromCode(form, desk);
    case 'refresh_token':
      return refreshed(form, desk);
    case null:
      return refused(400, 'invalid_request', MALFORMED);
    default:
      return refused(
        400,
        'unsupported_grant_type',
        'grant type in request is not supported by the authorization server',
      );
  }
}

/** GET /oauth2/authorize: a rehearsal's seller consents at once. `redirect_uri` is the RuName and no address. */
export function consent(request: SandboxRequest, desk: Desk): Answer {
  const query = new URL(request.path, 'http://sandbox').searchParams;
  if (request.method !== 'GET') return refused(400, 'invalid_request', MALFORMED);
  if (query.get('client_id') !== CREDENTIALS.CLIENT_ID)
    return refused(400, 'unauthorized_client', 'The OAuth client was not found.');
  if (query.get('redirect_uri') !== CREDENTIALS.RU_NAME || query.get('response_type') !== 'code')
    return refused(400, 'invalid_request', 'Input request parameters are invalid.');
  const scopes = scopesOf(query.get('scope'));
  if (!scopes) return refused(400, 'invalid_scope', BAD_SCOPE);
  const code = issue({ kind: 'code', scopes, expires: desk.now + CODE_S * 1000, salt: desk.salt });
  const state = query.get('state');
  const back = new URLSearchParams({ ...(state === null ? {} : { state }), code, expires_in: String(CODE_S) });
  return { status: 302, headers: { location: `${REGISTERED_ADDRESS}?${back}` }, body: '', summary: 'consent' };
}

function application(form: URLSearchParams, desk: Desk): Answer {
  const scope = form.get('scope');
  if (scope === null) return refused(400, 'invalid_request', MALFORMED);
  // The client credentials grant gives public data only: nobody has consented to more.
  if (scope.split(' ').some((one) => one !== SCOPE.public)) return refused(400, 'invalid_scope', BAD_SCOPE);
  return granted({ kind: 'application', scopes: [SCOPE.public], ...until(desk) }, 'Application Access Token');
}

function fromCode(form: URLSearchParams, desk: Desk): Answer {
  const code = form.get('code');
  if (code === null || form.get('redirect_uri') === null) return refused(400, 'invalid_request', MALFORMED);
  const grant = readToken(code);
  const isGood = grant?.kind === 'code' && grant.expires > desk.now && !desk.usedCodes.has(code);
  if (!grant || !isGood || form.get('redirect_uri') !== CREDENTIALS.RU_NAME)
    return refused(
      400,
      'invalid_grant',
      'the provided authorization grant code is invalid or was issued to another client',
    );
  desk.usedCodes.add(code);
  const refresh = issue({ ...grant, kind: 'refresh', expires: desk.now + REFRESH_S * 1000, salt: desk.salt });
  return granted({ kind: 'user', scopes: grant.scopes, ...until(desk) }, 'User Access Token', {
    refresh_token: refresh,
    refresh_token_expires_in: REFRESH_S,
  });
}

function refreshed(form: URLSearchParams, desk: Desk): Answer {
  const given = form.get('refresh_token');
  if (given === null) return refused(400, 'invalid_request', MALFORMED);
  const consented = given === CREDENTIALS.REFRESH_TOKEN ? CONSENTED : refreshScopes(given, desk);
  if (!consented)
    return refused(
      400,
      'invalid_grant',
      'the provided authorization refresh token is invalid or was issued to another client',
    );
  const asked = form.get('scope')?.split(' ').filter(Boolean) ?? consented;
  if (asked.some((scope) => !consented.includes(scope))) return refused(400, 'invalid_scope', BAD_SCOPE);
  return granted({ kind: 'user', scopes: asked, ...until(desk) }, 'User Access Token');
}

function refreshScopes(given: string, desk: Desk): readonly string[] | undefined {
  const grant = readToken(given);
  return grant?.kind === 'refresh' && grant.expires > desk.now ? grant.scopes : undefined;
}

function until(desk: Desk): Pick<Grant, 'expires' | 'salt'> {
  return { expires: desk.now + ACCESS_S * 1000, salt: desk.salt };
}

function scopesOf(asked: string | null): readonly string[] | undefined {
  const scopes = asked?.split(' ').filter(Boolean) ?? [];
  return scopes.length > 0 && scopes.every((scope) => CONSENTED.includes(scope)) ? scopes : undefined;
}

function isClient(authorization: string | undefined): boolean {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const given = Buffer.from(basic, 'base64');
  const right = Buffer.from(`${CREDENTIALS.CLIENT_ID}:${CREDENTIALS.CLIENT_SECRET}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

const MALFORMED = 'request is missing a required parameter or malformed.';
const BAD_SCOPE =
  'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the resource owner';
const JSON_HEADERS = { 'content-type': 'application/json' };

function granted(grant: Grant, type: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  const body = { access_token: issue(grant), expires_in: ACCESS_S, ...more, token_type: type };
  return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(body), summary: `token: ${grant.kind}` };
}

function refused(status: number, error: string, description: string): Answer {
  const body = JSON.stringify({ error, error_description: description });
  return { status, headers: JSON_HEADERS, body, summary: error };
}
