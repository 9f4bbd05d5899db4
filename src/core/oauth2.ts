import { z } from 'zod';
import {
  ACCESS_TOKEN,
  type Auth,
  type Consent,
  type Credentials,
  type Exchange,
  type Seed,
  type TokenRequest,
} from './auth.ts';

/** What sets one OAuth 2 service apart from another. */
export interface OAuth2 {
  /** Where tokens are had. */
  readonly token: string;
  readonly grant: 'refresh_token' | 'client_credentials';
  /** The credentials that name the program, and how they go to the token's address; without a secret only the id is sent. */
  readonly client: { readonly id: string; readonly secret?: string; readonly by: 'basic' | 'form' };
  /** Asked for with each token (client credentials, eBay's refresh). */
  readonly scopes?: readonly string[];
  /** Further headers of the token's request. */
  headers?(seed: Seed): Readonly<Record<string, string>>;
  /** The headers of every other request; the access token is among the credentials. */
  sign(credentials: Credentials, seed: Seed): Readonly<Record<string, string>>;
  readonly consent?: {
    readonly page: string;
    readonly scopes: readonly string[];
    /** They take PKCE's challenge. */
    readonly proves: 'challenge' | 'nothing';
    /** The credential with the redirect's registered name. */
    readonly registered?: string;
  };
}

const REFRESH_TOKEN = 'REFRESH_TOKEN';

/** A sign-in by OAuth 2 (RFC 6749): access tokens from a refresh token or from the program's own credentials. */
export function oauth2(service: OAuth2): Auth {
  const { client, grant, consent } = service;
  const named = [client.id, ...(client.secret === undefined ? [] : [client.secret])];
  return {
    credentials: grant === 'refresh_token' ? [...named, REFRESH_TOKEN] : named,
    exchange: exchange(service),
    ...(consent && { consent: consenting(service, consent) }),
    sign: (_request, credentials, seed) => ({ headers: service.sign(credentials, seed) }),
  };
}

/** `Authorization: Bearer …` */
export function bearer(credentials: Credentials): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${credentials[ACCESS_TOKEN] ?? ''}` };
}

const answered = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number(),
  refresh_token: z.string().min(1).nullish(),
});

function exchange(service: OAuth2): Exchange {
  const { grant, scopes } = service;
  return {
    request: (credentials, seed) =>
      tokenRequest(service, credentials, {
        seed,
        form: {
          grant_type: grant,
          ...(grant === 'refresh_token' && { refresh_token: credentials[REFRESH_TOKEN] ?? '' }),
          ...(scopes && { scope: scopes.join(' ') }),
        },
      }),
    read(answer) {
      const { data } = answered.safeParse(answer);
      return (
        data && {
          access: data.access_token,
          seconds: data.expires_in,
          ...(data.refresh_token && { refresh: data.refresh_token }),
        }
      );
    },
  };
}

function consenting(service: OAuth2, { page, scopes, proves, registered }: NonNullable<OAuth2['consent']>): Consent {
  return {
    keeps: REFRESH_TOKEN,
    ...(registered !== undefined && { registered }),
    page({ state, redirect, challenge }, credentials) {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: credentials[service.client.id] ?? '',
        redirect_uri: redirect,
        scope: scopes.join(' '),
        state,
        ...(proves === 'challenge' && { code_challenge: challenge, code_challenge_method: 'S256' }),
      });
      return `${page}?${query.toString().replaceAll('+', '%20')}`;
    },
    request: ({ code, redirect, verifier }, credentials, seed) =>
      tokenRequest(service, credentials, {
        seed,
        form: {
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirect,
          ...(proves === 'challenge' && { code_verifier: verifier }),
        },
      }),
  };
}

function tokenRequest(
  { token, client, headers }: OAuth2,
  credentials: Credentials,
  { form, seed }: { form: Readonly<Record<string, string>>; seed: Seed },
): TokenRequest {
  const id = credentials[client.id] ?? '';
  const secret = client.secret === undefined ? '' : (credentials[client.secret] ?? '');
  const basic = Buffer.from(`${id}:${secret}`).toString('base64');
  return {
    url: token,
    headers: {
      Accept: 'application/json',
      ...headers?.(seed),
      ...(client.by === 'basic' && { Authorization: `Basic ${basic}` }),
    },
    form: { ...form, ...(client.by === 'form' && { client_id: id, ...(secret && { client_secret: secret }) }) },
  };
}
