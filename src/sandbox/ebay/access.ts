import { insufficientScope, invalidToken, missingToken } from './gateway-errors.ts';
import { readToken } from './tokens.ts';

/**
 * Lets a request in that bears a live token with one of `scopes`.
 * @throws {EbayError} 401 without one, 403 where it does not reach as far.
 */
export function admit(
  authorization: string | undefined,
  scopes: readonly string[],
  options: { readonly now: number },
): void {
  const bearer = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (bearer === undefined) throw missingToken();
  const grant = readToken(bearer);
  const isAccess = grant?.kind === 'user' || grant?.kind === 'application';
  if (!grant || !isAccess || grant.expires <= options.now) throw invalidToken();
  if (!grant.scopes.some((scope) => scopes.includes(scope))) throw insufficientScope();
}
