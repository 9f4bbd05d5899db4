/** How requests are signed: a pure function; `transport/authorise` carries it out. */
export interface Auth {
  /** Names of the credentials it needs. */
  readonly credentials: readonly string[];
  sign(request: SignedRequest, credentials: Credentials, seed: Seed): Signature;
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
