import { timingSafeEqual } from 'node:crypto';
import { verifyOAuth } from './oauth.ts';
import { WpError } from './wp-error.ts';

export interface Keys {
  readonly CONSUMER_KEY: string;
  readonly CONSUMER_SECRET: string;
  readonly WP_USER: string;
  readonly WP_APP_PASSWORD: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly host: string;
  readonly authorization: string | undefined;
  readonly now: number;
  readonly nonces: Map<string, number>;
}

/**
 * Lets a request in. `/wc/` takes OAuth 1.0a on plain http, and this shop has no other: Basic and keys in the query count only
 * on https, so they leave the request anonymous. `/wp/` takes Basic with an application password, which WordPress allows on
 * plain http where the site calls itself `local`; this one does.
 * @throws {WpError} 401
 */
export function signIn(asked: Asked, keys: Keys): void {
  if (asked.path.startsWith('/wp/')) signInToWordPress(asked, keys);
  else signInToShop(asked, keys);
}

function signInToShop(asked: Asked, keys: Keys): void {
  const address = `http://${asked.host}/wp-json${asked.path}`;
  const signed = verifyOAuth(
    { method: asked.method, address, query: asked.query, authorization: asked.authorization },
    { key: keys.CONSUMER_KEY, secret: keys.CONSUMER_SECRET, now: asked.now, nonces: asked.nonces },
  );
  if (signed === 'signed') return;
  if (asked.method === 'GET')
    throw new WpError('woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', 401);
  throw new WpError('woocommerce_rest_cannot_create', 'Sorry, you are not allowed to create resources.', 401);
}

function signInToWordPress(asked: Asked, keys: Keys): void {
  const basic = /^Basic (.+)$/i.exec(asked.authorization ?? '')?.[1];
  if (!basic) throw new WpError('rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.', 401);
  const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (user !== keys.WP_USER)
    throw new WpError('invalid_username', 'Unknown username. Check again or try your email address.', 401);
  // WordPress shows application passwords in groups of four and takes them with or without the spaces.
  if (!same(rest.join(':').replace(/\s/g, ''), keys.WP_APP_PASSWORD.replace(/\s/g, '')))
    throw new WpError('incorrect_password', 'The provided password is an invalid application password.', 401);
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
