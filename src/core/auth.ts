/** How requests are signed: data or pure functions; `transport/authorise` carries them out. */
export type Auth =
  | {
      /** Adds headers (and query parameters) that follow from the request and the credentials. */
      readonly is: 'signed';
      readonly credentials: readonly string[];
      sign(request: SignedRequest, credentials: Credentials, seed: { readonly now: number; readonly nonce: string }): Signature;
    }
  | {
      /** OAuth 2: a refresh token or client credentials become an access token, kept until shortly before it ends. */
      readonly is: 'oauth2';
      readonly credentials: readonly string[];
      readonly tokenUrl: string;
      readonly grant: 'refresh_token' | 'client_credentials';
      /** Where the client's id and secret go. */
      readonly client: 'basic' | 'body';
      bearer(token: string): Readonly<Record<string, string>>;
    };

/** Name → value. */
export type Credentials = Readonly<Record<string, string>>;

export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
}

export interface Signature {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** The same headers for every request: `apiKey(['ACCESS_TOKEN'], (c) => ({ 'X-Token': c.ACCESS_TOKEN ?? '' }))`. */
export function apiKey(credentials: readonly string[], headers: (credentials: Credentials) => Readonly<Record<string, string>>): Auth {
  return signed(credentials, (_request, values) => ({ headers: headers(values) }));
}

/** A signature that depends on the request. */
export function signed(credentials: readonly string[], sign: Extract<Auth, { is: 'signed' }>['sign']): Auth {
  return { is: 'signed', credentials, sign };
}
