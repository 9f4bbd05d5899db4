import type { Clock } from '../../lib/clock.ts';
import type { Random } from '../random.ts';
import { EtsyError } from './etsy-error.ts';

/** reference/marketplaces.md §4, auth: "access token 1 h, prefix "{userId}."; refresh 90 days". */
const ACCESS_MS = 3_600_000;
const REFRESH_MS = 90 * 24 * 3_600_000;

interface Refresh {
  readonly scopes: readonly string[];
  readonly expires: number;
  /** The one it came for: refused from the first use of this one on. */
  readonly replaces?: string;
  readonly isRevoked?: boolean;
}

interface Access {
  readonly scopes: readonly string[];
  readonly expires: number;
}

export interface SavedTokens {
  readonly refresh: Readonly<Record<string, Refresh>>;
  readonly access: Readonly<Record<string, Access>>;
}

/** A token answer as OAuth has it. */
export interface Granted {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly refresh_token: string;
}

/** The tokens that are out. */
export interface Tokens {
  /** New ones for whoever has just consented. */
  grant(scopes: readonly string[]): Granted;
  /** @throws {EtsyError} 400 invalid_grant */
  refresh(token: string): Granted;
  /**
   * What the token is good for.
   * @throws {EtsyError} 401 invalid_token
   */
  scopesOf(token: string): readonly string[];
  save(): SavedTokens;
}

interface TokenOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly user: number;
  /** The refresh token that the account starts with, and all it is good for. */
  readonly first: { readonly token: string; readonly scopes: readonly string[] };
  readonly saved?: SavedTokens | undefined;
}

export function createTokens({ clock, random, user, first, saved }: TokenOptions): Tokens {
  const start = { [first.token]: { scopes: first.scopes, expires: clock.now() + REFRESH_MS } };
  const refresh = new Map<string, Refresh>(Object.entries(saved?.refresh ?? start));
  const access = new Map<string, Access>(Object.entries(saved?.access ?? {}));

  function issue(scopes: readonly string[], replaces?: string): Granted {
    const now = clock.now();
    for (const [token, { expires }] of access) if (expires < now - ACCESS_MS) access.delete(token);
    const granted = { access_token: `${user}.${opaque(random)}`, refresh_token: `${user}.${opaque(random)}` };
    access.set(granted.access_token, { scopes, expires: now + ACCESS_MS });
    refresh.set(granted.refresh_token, { scopes, expires: now + REFRESH_MS, ...(replaces ? { replaces } : {}) });
    return { ...granted, token_type: 'Bearer', expires_in: ACCESS_MS / 1000 };
  }

  return {
    grant: (scopes) => issue(scopes),
    refresh(token) {
      const known = refresh.get(token);
      if (!known) throw new EtsyError(400, 'invalid_grant', 'refresh_token is invalid');
      // The words of etsy/open-api issue 519.
      if (known.isRevoked) throw new EtsyError(400, 'invalid_grant', 'refresh_token is revoked');
      if (known.expires <= clock.now()) throw new EtsyError(400, 'invalid_grant', 'refresh_token is expired');
      const old = refresh.get(known.replaces ?? '');
      if (old && known.replaces) refresh.set(known.replaces, { ...old, isRevoked: true });
      return issue(known.scopes, token);
    },
    scopesOf(token) {
      const known = access.get(token);
      if (!known) throw new EtsyError(401, 'invalid_token', 'access token is invalid');
      if (known.expires <= clock.now()) throw tokenExpired();
      return known.scopes;
    },
    save: () => ({ refresh: Object.fromEntries(refresh), access: Object.fromEntries(access) }),
  };
}

/** The words of etsy/open-api issue 519. */
export function tokenExpired(): EtsyError {
  return new EtsyError(401, 'invalid_token', 'access token is expired');
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** As long as theirs. */
export function opaque(random: Random): string {
  return Array.from({ length: 96 }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('');
}
