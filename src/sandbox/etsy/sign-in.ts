import { timingSafeEqual } from 'node:crypto';
import { EtsyError } from './etsy-error.ts';
import type { Operation } from './operations.ts';
import type { Tokens } from './tokens.ts';

export interface Keys {
  readonly KEYSTRING: string;
  readonly SHARED_SECRET: string;
  readonly REFRESH_TOKEN: string;
}

/**
 * Knows the application by `x-api-key: keystring:shared_secret`.
 * @throws {EtsyError} 401 without the header; 403 in the words that etsyv3 issue 31 and anythingmcp issue 634 quote.
 */
export function knowApplication(header: string | undefined, keys: Keys): void {
  if (!header) throw new EtsyError(401, 'Missing x-api-key header or client_id');
  if (!header.includes(':')) throw new EtsyError(403, 'Shared secret is required in x-api-key header.');
  if (!same(header, `${keys.KEYSTRING}:${keys.SHARED_SECRET}`))
    throw new EtsyError(403, 'API key not found or not active, or incorrect shared secret for API key.');
}

/**
 * Knows the seller by `Authorization: Bearer {userId}.token`, where the operation's spec asks for one; a token that is
 * sent where none is needed must be good all the same.
 * @throws {EtsyError} 401 without a good token, 403 for one without the scope
 */
export function knowSeller(header: string | undefined, operation: Operation, tokens: Tokens): 'owner' | 'anybody' {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (!token && header) throw new EtsyError(401, 'invalid_token', 'the Authorization header is not a Bearer token');
  if (!token && operation.scope) throw new EtsyError(401, 'invalid_token', 'access token is required');
  if (!token) return 'anybody';
  const scopes = tokens.scopesOf(token);
  // reference/marketplaces.md §4, errors: "403 scope"; the words are general knowledge.
  if (operation.scope && !scopes.includes(operation.scope))
    throw new EtsyError(403, 'insufficient_scope', `${operation.scope} scope is required`);
  return 'owner';
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
