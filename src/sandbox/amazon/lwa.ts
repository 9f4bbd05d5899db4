import type { Clock } from '../../lib/clock.ts';
import type { Random } from '../random.ts';
import type { SandboxRequest, SandboxResponse } from '../rehearsal.ts';
import { uuid } from './ids.ts';
import { unauthorized } from './sp-error.ts';

export const TOKEN_PATH = '/auth/o2/token';

export const KEYS = {
  CLIENT_ID: 'amzn1.application-oa2-client.5a0db0x0000000000000000000000001',
  CLIENT_SECRET: 'amzn1.oa2-cs.v1.5a0db0x000000000000000000000000000000000000000000000000000000001',
  REFRESH_TOKEN: 'Atzr|sandbox-refresh-token-0000000000000000000000000001',
  SELLER_ID: 'A3SANDB0XSELLER',
} as const;

const LIFE_SECONDS = 3600;

/** Login with Amazon: hands out access tokens for the one refresh token, and tells them apart afterwards. */
export class Lwa {
  readonly #clock: Clock;
  readonly #random: Random;
  /** Token to the moment when it ends. */
  readonly tokens: Map<string, number>;

  constructor(clock: Clock, random: Random, saved: readonly (readonly [string, number])[] = []) {
    this.#clock = clock;
    this.#random = random;
    this.tokens = new Map(saved);
  }

  /** Error codes and words are those of Login with Amazon's own documentation of the token endpoint. */
  exchange(request: SandboxRequest): SandboxResponse {
    if (request.method !== 'POST') return refusal(400, 'invalid_request', 'The request method must be POST.');
    const form = formOf(request);
    if (!form) return refusal(400, 'invalid_request', 'The Content-Type is unsupported');
    const grant = form.get('grant_type');
    if (!grant) return refusal(400, 'invalid_request', 'The request is missing a required parameter : grant_type');
    if (grant !== 'refresh_token')
      return refusal(
        400,
        'unsupported_grant_type',
        'The authorization grant type is not supported by the authorization server',
      );
    const [id, secret] = clientOf(request, form);
    if (!id) return refusal(400, 'invalid_request', 'The request is missing a required parameter : client_id');
    if (id !== KEYS.CLIENT_ID || secret !== KEYS.CLIENT_SECRET)
      return refusal(401, 'invalid_client', 'Client authentication failed');
    if (!form.get('refresh_token'))
      return refusal(400, 'invalid_request', 'The request is missing a required parameter : refresh_token');
    if (form.get('refresh_token') !== KEYS.REFRESH_TOKEN)
      return refusal(400, 'invalid_grant', 'The request has an invalid grant parameter : refresh_token');
    for (const [old, ends] of this.tokens) if (ends + LIFE_SECONDS * 1000 <= this.#clock.now()) this.tokens.delete(old);
    const token = `Atza|${uuid(this.#random)}`;
    this.tokens.set(token, this.#clock.now() + LIFE_SECONDS * 1000);
    return answer(200, {
      access_token: token,
      refresh_token: KEYS.REFRESH_TOKEN,
      token_type: 'bearer',
      expires_in: LIFE_SECONDS,
    });
  }

  /** @throws {SpError} 403 where the token is missing, unknown or at its end. */
  check(token: string | undefined): void {
    if (!token) throw unauthorized('Access token is missing in the request header.');
    const ends = this.tokens.get(token);
    if (ends === undefined) throw unauthorized('The access token you provided is revoked, malformed or invalid.');
    if (this.#clock.now() >= ends) throw unauthorized('The access token you provided has expired.');
  }
}

/** A form as the documentation has it; JSON, which the endpoint takes too. */
function formOf(request: SandboxRequest): URLSearchParams | undefined {
  const type = request.headers['content-type'] ?? '';
  const text = Buffer.from(request.body).toString('utf8');
  if (/^application\/x-www-form-urlencoded/i.test(type)) return new URLSearchParams(text);
  if (!/^application\/json/i.test(type)) return undefined;
  try {
    return new URLSearchParams(
      Object.fromEntries(Object.entries(JSON.parse(text)).map(([name, value]) => [name, `${value}`])),
    );
  } catch {
    return new URLSearchParams();
  }
}

function clientOf(request: SandboxRequest, form: URLSearchParams): readonly [string | null, string | null] {
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!basic) return [form.get('client_id'), form.get('client_secret')];
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return [id, secret];
}

function refusal(status: number, error: string, description: string): SandboxResponse {
  return answer(status, { error, error_description: description });
}

function answer(status: number, data: unknown): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store', pragma: 'no-cache' },
    body: JSON.stringify(data),
  };
}
