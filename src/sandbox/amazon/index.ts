import type { Answer, Rehearsal, RehearsalOptions, SandboxRequest } from '../rehearsal.ts';
import type { Result } from './call.ts';
import { serveDocument } from './documents.ts';
import { runDueFeeds } from './feed-run.ts';
import { uuid } from './ids.ts';
import { listings } from './listings.ts';
import { KEYS, TOKEN_PATH } from './lwa.ts';
import { DOCUMENTS } from './presigned.ts';
import { type Operation, Quota, RATES } from './quota.ts';
import { findRoute, type Route } from './routes.ts';
import { openShop, type Shop, saveShop } from './shop.ts';
import { SpError, unauthorized } from './sp-error.ts';
import { parseJson } from './values.ts';

const PATHS = [
  '/listings/2021-08-01/',
  '/feeds/2021-06-30/',
  '/definitions/2020-09-01/',
  '/catalog/2022-04-01/',
  '/sellers/v1/',
  DOCUMENTS,
];

/** Amazon's Selling Partner API as its official models and documentation describe it, with one self-authorised seller. */
export async function createRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const shop = openShop(options);
  const quota = options.quota === 'real' ? new Quota(options.clock) : undefined;
  let feedsRun: Promise<void> = Promise.resolve();
  return {
    id: 'amazon',
    title: 'Amazon',
    endpointPath: '',
    credentials: { ...KEYS },
    settings: { seller: KEYS.SELLER_ID },
    owns: (path) =>
      path === TOKEN_PATH || path.startsWith(`${TOKEN_PATH}?`) || PATHS.some((one) => path.startsWith(one)),
    writes,
    async handle(request) {
      // One after the other: two requests at once must not run the same feed twice.
      feedsRun = feedsRun.then(() => runDueFeeds(shop));
      await feedsRun;
      return answer(shop, request, quota);
    },
    expired: () => refusal(unauthorized('The access token you provided has expired.'), uuid(options.random)),
    listings: () => listings(shop),
    save: () => saveShop(shop),
  };
}

/** A feed's document, a sign-in and a preview change nothing that a shopper could see. */
function writes({ method, path }: SandboxRequest): boolean {
  if (path.startsWith('/feeds/2021-06-30/feeds')) return method === 'POST' || method === 'DELETE';
  if (!path.startsWith('/listings/')) return false;
  return method !== 'GET' && method !== 'HEAD' && !/[?&]mode=VALIDATION_PREVIEW(&|$)/.test(path);
}

async function answer(shop: Shop, request: SandboxRequest, quota: Quota | undefined): Promise<Answer> {
  const origin = `http://${request.headers.host ?? 'sandbox.localhost'}`;
  const url = new URL(request.path, origin);
  if (url.pathname === TOKEN_PATH) return shop.lwa.exchange(request);
  if (url.pathname.startsWith(DOCUMENTS)) return serveDocument(shop, request, url);
  const requestId = uuid(shop.random);
  const route = findRoute(request.method, url.pathname);
  try {
    shop.lwa.check(request.headers['x-amz-access-token']);
    // A gateway knows no other paths than its own: it does not say which of them are missing.
    if (!route) throw unauthorized('');
    if (quota && !quota.take(route.operation))
      throw new SpError(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');
    const { parts } = route;
    const result = await route.run({ shop, query: url.searchParams, parts, body: bodyOf(request), origin });
    return succeeded(result, route, requestId);
  } catch (error) {
    if (error instanceof SpError) return refusal(error, requestId);
    throw error;
  }
}

function succeeded({ status = 200, data, summary }: Result, { operation }: Route, requestId: string): Answer {
  return {
    status,
    headers: { ...headersOf(requestId), 'x-amzn-ratelimit-limit': rateOf(operation) },
    body: data === undefined ? '' : JSON.stringify(data),
    ...(summary ? { summary } : {}),
  };
}

/** Reference: no rate header on a 429, and none promised elsewhere but on success. */
function refusal(error: SpError, requestId: string): Answer {
  return { status: error.status, headers: headersOf(requestId), body: JSON.stringify(error), summary: error.code };
}

function headersOf(requestId: string): Readonly<Record<string, string>> {
  return { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
}

function rateOf(operation: Operation): string {
  const [perSecond] = RATES[operation];
  return Number.isInteger(perSecond) ? perSecond.toFixed(1) : String(perSecond);
}

/** @throws {SpError} 415 for another content type than JSON, 400 for JSON that cannot be parsed. */
function bodyOf({ method, headers, body }: SandboxRequest): unknown {
  if (!['PUT', 'PATCH', 'POST'].includes(method)) return undefined;
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/json\b/i.test(type))
    throw new SpError(
      415,
      'UnsupportedMediaType',
      'The entity of the request is in a format not supported by the requested resource.',
    );
  const parsed = body.byteLength === 0 ? undefined : parseJson(body);
  if (parsed === undefined)
    throw new SpError(400, 'InvalidInput', 'Request has missing or invalid parameters and cannot be parsed.');
  return parsed;
}
