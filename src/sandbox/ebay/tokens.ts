import { createHmac, timingSafeEqual } from 'node:crypto';
import { CREDENTIALS } from './account.ts';

/** What a token says of itself: nothing has to be remembered for it. */
export interface Grant {
  readonly kind: 'user' | 'application' | 'refresh' | 'code';
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** Sets tokens of one moment apart. */
  readonly salt: number;
}

const PREFIX = 'v^1.1#i^1#';

/** A token in eBay's form. That it is signed is ours: a restart forgets none. */
export function issue(grant: Grant): string {
  const payload = Buffer.from(JSON.stringify(grant)).toString('base64url');
  return `${PREFIX}${payload}.${signature(payload)}`;
}

/** What was granted; undefined for a token that is not ours. Whether it has run out is for the reader to see. */
export function readToken(token: string): Grant | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  const [payload = '', given = ''] = token.slice(PREFIX.length).split('.');
  const [left, right] = [Buffer.from(given), Buffer.from(signature(payload))];
  if (left.length !== right.length || !timingSafeEqual(left, right)) return undefined;
  const grant: Grant = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return grant;
}

function signature(payload: string): string {
  return createHmac('sha256', CREDENTIALS.CLIENT_SECRET).update(payload).digest('base64url');
}
