import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { Random } from '../random.ts';
import type { Answer, SandboxRequest } from '../rehearsal.ts';
import { isValues, type Values } from './arguments.ts';
import { EtsyError } from './etsy-error.ts';
import { opaque, type Tokens } from './tokens.ts';

export const CONNECT = '/oauth/connect';
export const TOKEN = '/v3/public/oauth/token';

/** How long a code waits to be redeemed; Etsy does not say, ten minutes is the most OAuth recommends. */
const CODE_MS = 10 * 60_000;

interface Code {
  readonly redirect: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
  readonly expires: number;
}

interface OAuthOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly tokens: Tokens;
  readonly keystring: string;
  /** All scopes there are. */
  readonly scopes: readonly string[];
}

/** Consent and tokens: OAuth 2 code grants with PKCE (reference/marketplaces.md §4, auth). */
export interface OAuth {
  /** The consent page. A rehearsal consents by itself. */
  connect(request: SandboxRequest): Answer;
  token(request: SandboxRequest): Answer;
}

export function createOAuth({ clock, random, tokens, keystring, scopes }: OAuthOptions): OAuth {
  const codes = new Map<string, Code>();

  function consent(asked: URLSearchParams): Answer {
    const redirect = asked.get('redirect_uri') ?? '';
    // Nobody is sent anywhere by a request that does not say whose it is.
    if (asked.get('client_id') !== keystring) return page('The application that is asking for access is unknown.');
    if (!isRegistered(redirect)) return page('The requested redirect URL is not permitted.');
    const back = new URL(redirect);
    const state = asked.get('state');
    if (state) back.searchParams.set('state', state);
    const wrong = wrongWith(asked, scopes);
    if (wrong) {
      back.searchParams.set('error', wrong.error);
      back.searchParams.set('error_description', wrong.why);
      return { status: 302, headers: { location: back.href }, body: '', summary: wrong.why };
    }
    const code = opaque(random);
    const challenge = asked.get('code_challenge') ?? '';
    codes.set(code, { redirect, challenge, scopes: scopesIn(asked), expires: clock.now() + CODE_MS });
    back.searchParams.set('code', code);
    return { status: 302, headers: { location: back.href }, body: '', summary: 'consented' };
  }

  function redeem(body: Values): unknown {
    const known = codes.get(text(body, 'code'));
    codes.delete(text(body, 'code'));
    if (!known || known.expires <= clock.now())
      throw new EtsyError(400, 'invalid_grant', 'code is invalid or has been used');
    if (text(body, 'redirect_uri') !== known.redirect)
      throw new EtsyError(400, 'invalid_grant', 'redirect_uri does not match the one the code was asked with');
    const verifier = text(body, 'code_verifier');
    if (createHash('sha256').update(verifier).digest('base64url') !== known.challenge)
      throw new EtsyError(400, 'invalid_grant', 'code_verifier is invalid');
    return tokens.grant(known.scopes);
  }

  function granted(body: Values): unknown {
    if (text(body, 'client_id') !== keystring) throw new EtsyError(401, 'invalid_client', 'client_id is invalid');
    const grant = text(body, 'grant_type');
    const needed = grant === 'refresh_token' ? ['refresh_token'] : ['code', 'redirect_uri', 'code_verifier'];
    if (grant !== 'refresh_token' && grant !== 'authorization_code')
      throw new EtsyError(400, 'unsupported_grant_type', 'grant_type must be authorization_code or refresh_token');
    const missing = needed.find((name) => text(body, name) === '');
    if (missing) throw new EtsyError(400, 'invalid_request', `${missing} is required`);
    return grant === 'refresh_token' ? tokens.refresh(text(body, 'refresh_token')) : redeem(body);
  }

  return {
    connect(request) {
      if (request.method !== 'GET') return page('Method not allowed.');
      return consent(new URL(request.path, 'http://sandbox').searchParams);
    },
    token(request) {
      if (request.method !== 'POST') throw new EtsyError(404, 'Resource not found');
      return {
        status: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(granted(bodyOf(request))),
        summary: 'token',
      };
    },
  };
}

function wrongWith(
  asked: URLSearchParams,
  scopes: readonly string[],
): { readonly error: string; readonly why: string } | undefined {
  if (asked.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', why: 'response_type must be code' };
  if (!asked.get('state')) return { error: 'invalid_request', why: 'state is required' };
  if (asked.get('code_challenge_method') !== 'S256')
    return { error: 'invalid_request', why: 'code_challenge_method must be S256' };
  if (!/^[\w-]{43}$/.test(asked.get('code_challenge') ?? ''))
    return { error: 'invalid_request', why: 'code_challenge is required' };
  const unknown = scopesIn(asked).find((scope) => !scopes.includes(scope));
  if (unknown !== undefined) return { error: 'invalid_scope', why: `scope ${unknown} is unknown` };
  if (scopesIn(asked).length === 0) return { error: 'invalid_scope', why: 'scope is required' };
  return undefined;
}

function scopesIn(asked: URLSearchParams): readonly string[] {
  return (asked.get('scope') ?? '').split(/[\s+]+/).filter(Boolean);
}

/** What this made-up application has registered: this machine, whatever the port. */
function isRegistered(redirect: string): boolean {
  return URL.canParse(redirect) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(redirect).hostname);
}

/** The documentation's examples send a form and JSON. */
function bodyOf(request: SandboxRequest): Values {
  const sent = Buffer.from(request.body).toString('utf8');
  if (!/json/.test(request.headers['content-type'] ?? '')) return Object.fromEntries(new URLSearchParams(sent));
  try {
    const parsed: unknown = JSON.parse(sent);
    return isValues(parsed) ? parsed : {};
  } catch {
    throw new EtsyError(400, 'invalid_request', 'the body is not JSON');
  }
}

function text(body: Values, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function page(words: string): Answer {
  const body = `<!doctype html><title>Etsy</title><h1>An error occurred</h1><p>${words}</p>`;
  return { status: 400, headers: { 'content-type': 'text/html; charset=utf-8' }, body, summary: words };
}
