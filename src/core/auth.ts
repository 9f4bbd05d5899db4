import type { Json } from './json.ts';

/** How requests are signed: pure functions; `transport` carries them out. */
export interface Auth {
  /** Names of the credentials it needs. */
  readonly credentials: readonly string[];
  /** Where access tokens run out: how one is had. `sign` finds the one in force under `ACCESS_TOKEN`. */
  readonly exchange?: Exchange;
  /** Where a person must consent in a browser: how, and what comes of it. */
  readonly consent?: Consent;
  sign(request: SignedRequest, credentials: Credentials, seed: Seed): Signature;
}

/** The name under which `sign` finds an access token that was exchanged. */
export const ACCESS_TOKEN = 'ACCESS_TOKEN';

/** Credentials for an access token. Pure; the address is composed by us, so that a channel's endpoint applies to it. */
export interface Exchange {
  request(credentials: Credentials, seed: Seed): TokenRequest;
  /** Undefined: that is no token. */
  read(answer: Json | undefined): Token | undefined;
}

export interface TokenRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

export interface Token {
  readonly access: string;
  /** Until it runs out. */
  readonly seconds: number;
  /** A new one where they rotate: it is kept before the access token is used. */
  readonly refresh?: string;
}

/** The OAuth 2 code flow (RFC 6749, 4.1). */
export interface Consent {
  /** The page to open in a browser. */
  page(ask: ConsentAsk, credentials: Credentials): string;
  /** The code of the address they sent the browser back to, for a refresh token. */
  request(answer: ConsentAnswer, credentials: Credentials, seed: Seed): TokenRequest;
  /** The credential that keeps the refresh token. */
  readonly keeps: string;
  /** The credential with the redirect that is registered over there; absent: any loopback address will do. */
  readonly registered?: string;
}

export interface ConsentAsk {
  readonly state: string;
  readonly redirect: string;
  /** PKCE (RFC 7636), S256. */
  readonly challenge: string;
}

export interface ConsentAnswer {
  readonly code: string;
  readonly redirect: string;
  readonly verifier: string;
}

/** Name → value. */
export type Credentials = Readonly<Record<string, string>>;

/** Time and chance for a signature: milliseconds since 1970, and text that was never used before. */
export interface Seed {
  readonly now: number;
  readonly nonce: string;
}

export interface SignedRequest {
  readonly method: string;
  /** As it will be sent: the channel's endpoint is in it. */
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
}

export interface Signature {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** The same headers for every request: `apiKey(['ACCESS_TOKEN'], (c) => ({ 'X-Token': c.ACCESS_TOKEN ?? '' }))`. */
export function apiKey(
  credentials: readonly string[],
  headers: (credentials: Credentials) => Readonly<Record<string, string>>,
): Auth {
  return signed(credentials, (_request, values) => ({ headers: headers(values) }));
}

/** A signature that depends on the request. */
export function signed(credentials: readonly string[], sign: Auth['sign']): Auth {
  return { credentials, sign };
}
