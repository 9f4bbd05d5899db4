import type { Answer, Rehearsal, RehearsalOptions, SandboxRequest } from '../rehearsal.ts';
import { KEYS, SCOPES, SHOP_ID, USER_ID } from './account.ts';
import { conform, isValues, type Values } from './arguments.ts';
import { EtsyError } from './etsy-error.ts';
import { IMAGES } from './image-view.ts';
import { listings } from './listings.ts';
import { CONNECT, createOAuth, TOKEN } from './oauth.ts';
import { findOperation, type Operation, type OperationId, operationOf } from './operations.ts';
import { createQuota, OverQuota, type Quota } from './quota.ts';
import { bodyOf, folded } from './request-body.ts';
import { ROUTES } from './routes.ts';
import { openShop, type SavedShop, type Shop } from './shop.ts';
import { knowApplication, knowSeller } from './sign-in.ts';
import { createTokens, type SavedTokens, type Tokens, tokenExpired } from './tokens.ts';

const ROOT = '/v3/application/';
const JSON_HEADERS = { 'content-type': 'application/json' };

interface Saved {
  readonly shop: SavedShop;
  readonly tokens: SavedTokens;
  readonly quota: Readonly<Record<string, number>>;
}

/** An Etsy shop as the Open API v3 documents itself: one seller, one application. */
export async function createRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { clock, random } = options;
  const saved = isSaved(options.saved) ? options.saved : undefined;
  const shop = openShop({ ...options, currency: options.currency ?? 'EUR', saved: saved?.shop });
  const first = { token: KEYS.REFRESH_TOKEN, scopes: SCOPES };
  const tokens = createTokens({ clock, random, user: USER_ID, first, saved: saved?.tokens });
  const oauth = createOAuth({ clock, random, tokens, keystring: KEYS.KEYSTRING, scopes: SCOPES });
  const quota = createQuota(clock, options.quota, saved?.quota);
  return {
    id: 'etsy',
    title: 'Etsy',
    endpointPath: ROOT.slice(0, -1),
    credentials: { ...KEYS },
    owns: (path) =>
      path.startsWith(ROOT) || path.startsWith(IMAGES) || [CONNECT, TOKEN].includes(path.split('?')[0] ?? ''),
    // A new refresh token must outlive this process too; asking what a token is good for changes nothing.
    writes: ({ method, path }) => method !== 'GET' && method !== 'HEAD' && !path.startsWith(`${ROOT}scopes`),
    async handle(request) {
      const path = request.path.split('?')[0] ?? '';
      if (path.startsWith(IMAGES)) return picture(shop, path);
      if (path === CONNECT) return oauth.connect(request);
      try {
        if (path === TOKEN) return oauth.token(request);
        return await answer(request, { shop, tokens, quota });
      } catch (error) {
        if (error instanceof EtsyError) return refusal(error);
        throw error;
      }
    },
    expired: () => refusal(tokenExpired()),
    listings: () => listings(shop),
    save: () => ({ shop: shop.save(), tokens: tokens.save(), quota: quota.save() }) satisfies Saved,
  };
}

interface Known {
  readonly shop: Shop;
  readonly tokens: Tokens;
  readonly quota: Quota;
}

async function answer(request: SandboxRequest, known: Known): Promise<Answer> {
  knowApplication(request.headers['x-api-key'], KEYS);
  const limits = known.quota.take();
  try {
    const result = await called(request, known);
    return { ...result, headers: { ...result.headers, ...limits } };
  } catch (error) {
    if (!(error instanceof EtsyError)) throw error;
    const refused = refusal(error);
    return { ...refused, headers: { ...refused.headers, ...limits } };
  }
}

async function called(request: SandboxRequest, { shop, tokens }: Known): Promise<Answer> {
  const origin = `http://${request.headers.host ?? 'sandbox.localhost'}`;
  const url = new URL(request.path, origin);
  const found = findOperation(request.method, url.pathname);
  if (!found) throw new EtsyError(404, 'Resource not found');
  const operation = operationOf(found.id, new Date(shop.clock.now()).getUTCFullYear());
  const as = knowSeller(request.headers.authorization, operation, tokens);
  const path = argumentsIn('path', operation, found.filled);
  judgeShop(found.id, path.shop_id);
  const query = argumentsIn('query', operation, folded(url.searchParams));
  const { values: body, file } = await bodyOf(request, operation);
  if (found.id === 'tokenScopes') return json(200, tokens.scopesOf(String(body.token)));
  const numbers = Object.fromEntries(
    Object.entries(path).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );
  const language = typeof path.language === 'string' ? path.language : '';
  const { status, data, summary } = await ROUTES[found.id]({
    shop,
    path: numbers,
    language,
    query,
    body,
    file,
    origin,
    as,
  });
  const answered = data === undefined ? { status: 204, headers: {}, body: '' } : json(status ?? 200, data);
  return summary ? { ...answered, summary } : answered;
}

/** @throws {EtsyError} 400 */
function argumentsIn(place: 'path' | 'query', operation: Operation, given: Values): Values {
  const read: Values = {};
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    if (parameter.in !== place) continue;
    const value = given[name];
    if (value !== undefined) read[name] = conform(name, value, parameter.schema, 'text');
    else if (parameter.required) throw new EtsyError(400, `Missing Input Parameter: [${name}]`);
  }
  return read;
}

/** Reads that the spec lets answer 403 and not 404. */
const FORBIDDEN: readonly OperationId[] = ['getListingsByShop', 'getShopShippingProfiles', 'getShopProductionPartners'];

/** There are other shops, and nothing here is theirs; the words are general knowledge. */
function judgeShop(id: OperationId, shop: unknown): void {
  if (shop === undefined || shop === SHOP_ID) return;
  if (/^(get|find)/.test(id) && !FORBIDDEN.includes(id))
    throw new EtsyError(404, `Could not find a Shop with shop_id = ${shop}`);
  throw new EtsyError(403, `User ${USER_ID} does not own Shop ${shop}`);
}

function json(status: number, data: unknown): Answer {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(data) };
}

function refusal(error: EtsyError): Answer {
  const wait = error instanceof OverQuota ? { 'retry-after': String(error.retryAfter) } : {};
  const body = JSON.stringify(error);
  return {
    status: error.status,
    headers: { ...JSON_HEADERS, ...wait },
    body,
    summary: error.description ?? error.message,
  };
}

/** The buyer's side: no key, and the whole picture whatever size is asked for. */
function picture(shop: Shop, path: string): Answer {
  const id = Number(/\.(\d+)\.jpg$/.exec(path)?.[1]);
  const stored = shop.pictures.find(shop.images.get(id)?.picture ?? '');
  if (!stored) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
  return { status: 200, headers: { 'content-type': stored.type }, body: stored.bytes };
}

function isSaved(value: unknown): value is Saved {
  return isValues(value) && 'shop' in value && 'tokens' in value;
}
