import type { Answer, Rehearsal, RehearsalOptions, SandboxRequest } from '../rehearsal.ts';
import { isValues, type Values } from './arguments.ts';
import { AT_ONCE, turnedAway } from './firewall.ts';
import { listings } from './listings.ts';
import { findRoute } from './routes.ts';
import { openShop, type Shop, saveShop } from './shop.ts';
import { type Keys, signIn } from './sign-in.ts';
import { WpError } from './wp-error.ts';

const ROOT = '/wp-json';
const UPLOADS = '/wp-content/uploads/';
const KEYS: Keys = {
  CONSUMER_KEY: 'ck_sandbox0000000000000000000000000000000000',
  CONSUMER_SECRET: 'cs_sandbox0000000000000000000000000000000000',
  WP_USER: 'sandbox',
  WP_APP_PASSWORD: 'sand boxa ppli cati onpa sswd',
};

/** A WooCommerce shop on plain http, as WooCommerce REST v3 and WordPress REST v2 document themselves. */
export async function createRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const shop = openShop({ ...options, currency: options.currency ?? 'EUR' });
  const nonces = new Map<string, number>();
  let inFlight = 0;
  return {
    id: 'woocommerce',
    title: 'WooCommerce',
    endpointPath: ROOT,
    credentials: { ...KEYS },
    owns: (path) => path.startsWith(`${ROOT}/`) || path.startsWith(UPLOADS),
    writes: ({ method }) => method !== 'GET' && method !== 'HEAD',
    async handle(request) {
      if (inFlight >= AT_ONCE && options.quota === 'real') return turnedAway(options.random);
      inFlight += 1;
      try {
        return await answer(shop, request, nonces);
      } finally {
        inFlight -= 1;
      }
    },
    expired: () => refusal(new WpError('woocommerce_rest_authentication_error', 'Consumer key is invalid.', 401)),
    listings: () => listings(shop),
    save: () => saveShop(shop),
  };
}

async function answer(shop: Shop, request: SandboxRequest, nonces: Map<string, number>): Promise<Answer> {
  const host = request.headers.host ?? 'sandbox.localhost';
  const url = new URL(request.path, `http://${host}`);
  if (url.pathname.startsWith(UPLOADS)) return upload(shop, decodeURIComponent(url.pathname.slice(UPLOADS.length)));
  const path = url.pathname.slice(ROOT.length).replace(/\/$/, '');
  try {
    signIn(
      {
        method: request.method,
        path,
        query: url.searchParams,
        host,
        authorization: request.headers.authorization,
        now: shop.clock.now(),
        nonces,
      },
      KEYS,
    );
    const route = findRoute(request.method, path);
    if (!route) throw new WpError('rest_no_route', 'No route was found matching the URL and request method.', 404);
    const query = Object.fromEntries([...url.searchParams].filter(([name]) => !name.startsWith('oauth_')));
    const result = await route.run({
      shop,
      method: request.method,
      query,
      body: jsonOf(request),
      ids: route.ids,
      origin: `http://${host}`,
      headers: request.headers,
      bytes: request.body,
    });
    return {
      status: result.status ?? 200,
      headers: { ...JSON_HEADERS, ...result.headers },
      body: JSON.stringify(trimmed(result.data, query._fields)),
      ...(result.summary ? { summary: result.summary } : {}),
    };
  } catch (error) {
    if (error instanceof WpError) return refusal(error);
    throw error;
  }
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=UTF-8' };

function refusal(error: WpError): Answer {
  const { status } = error.data;
  return { status, headers: JSON_HEADERS, body: JSON.stringify(error), summary: error.code };
}

function jsonOf(request: SandboxRequest): Values {
  if (!/json/.test(request.headers['content-type'] ?? '') || request.body.byteLength === 0) return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(request.body).toString('utf8'));
    return isValues(parsed) ? parsed : {};
  } catch {
    throw new WpError('rest_invalid_json', 'Invalid JSON body passed.', 400, {
      json_error_code: 4,
      json_error_message: 'Syntax error',
    });
  }
}

/** `_fields` of WordPress, by top-level name. */
function trimmed(data: unknown, fields: string | undefined): unknown {
  if (fields === undefined) return data;
  const names = new Set(fields.split(',').map((name) => name.trim().split('.')[0]));
  const trim = (item: unknown) =>
    isValues(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))) : item;
  return Array.isArray(data) ? data.map(trim) : trim(data);
}

function upload(shop: Shop, file: string): Answer {
  const media = [...shop.media.values()].find((one) => one.file === file);
  const picture = media && shop.pictures.find(media.picture);
  if (!picture) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
  return { status: 200, headers: { 'content-type': picture.type }, body: picture.bytes };
}
