import type { Answer, Rehearsal, RehearsalOptions, SandboxRequest } from '../rehearsal.ts';
import type { Result } from './call.ts';
import { type Catalogue, openCatalogue, saveCatalogue } from './catalogue.ts';
import { judgeDue } from './feeds.ts';
import { listings } from './listings.ts';
import { openQuota, type Quota } from './quota.ts';
import { Refusal } from './refusal.ts';
import { findRoute } from './routes.ts';
import { KEYS, letIn, unauthorised } from './sign-in.ts';
import { toXml } from './xml.ts';

/** `/v3/application` and `/v3/public` are another marketplace's. */
const OWN = /^\/v3\/(token|feeds|items|prices?|inventory|inventories|utilities|settings)(?=[/?]|$)/;

const SUBMITS = /^\/v3\/feeds(?=\?|$)/;

/** Walmart's marketplace of the United States, as developer.walmart.com documents it: items come in feeds, and take their time. */
export async function createRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const catalogue = openCatalogue({ ...options, currency: options.currency ?? 'USD' });
  const quota = openQuota(options.clock, options.quota);
  let judging: Promise<void> = Promise.resolve();
  return {
    id: 'walmart',
    title: 'Walmart',
    endpointPath: '/v3',
    credentials: { ...KEYS },
    owns: (path) => OWN.test(path),
    writes: ({ method, path }) => method === 'PUT' || method === 'DELETE' || (method === 'POST' && SUBMITS.test(path)),
    async handle(request) {
      judging = judging.then(() => judgeDue(catalogue));
      await judging;
      return answer(catalogue, request, quota);
    },
    expired: () => spoken('json', refused(unauthorised())),
    listings: () => listings(catalogue),
    save: () => saveCatalogue(catalogue),
  };
}

type Language = 'json' | 'xml';

async function answer(catalogue: Catalogue, request: SandboxRequest, quota: Quota): Promise<Answer> {
  const url = new URL(request.path, 'http://sandbox');
  let language: Language = 'json';
  let headers = {};
  try {
    language = languageOf(request.headers.accept);
    letIn(request.headers, url.pathname, catalogue);
    const route = findRoute(request.method, url.pathname);
    if (!route)
      throw new Refusal('CONTENT_NOT_FOUND', 'GMP_GATEWAY_API', `No static resource ${url.pathname.slice(1)}.`);
    if (route === 'other-method')
      throw new Refusal('METHOD_NOT_ALLOWED', 'GMP_GATEWAY_API', `Request method ${request.method} is not allowed.`);
    const bucket = route.bucket === 'feed' ? `feed ${url.searchParams.get('feedType')}` : route.bucket;
    const taken = quota.take(bucket);
    headers = taken.headers;
    if (!taken.isFree) throw new Refusal('REQUEST_THRESHOLD_VIOLATED', 'GMP_GATEWAY_API', 'Too Many Requests');
    const call = { catalogue, query: url.searchParams, headers: request.headers, bytes: request.body, id: route.id };
    return spoken(language, await route.run(call), headers);
  } catch (error) {
    if (error instanceof Refusal) return spoken(language, refused(error), headers);
    throw error;
  }
}

function refused(refusal: Refusal): Result {
  return {
    status: refusal.status,
    data: refusal.body(),
    root: 'errors',
    summary: `${refusal.code}.${refusal.service}`,
  };
}

/** XML is what comes where JSON is not asked for by name. @throws {Refusal} 406 for anything else */
function languageOf(accept = '*/*'): Language {
  if (/\bjson\b/i.test(accept)) return 'json';
  if (/xml|\*\/\*|application\/\*/i.test(accept)) return 'xml';
  throw new Refusal('INVALID_ACCEPT_TYPE', 'GMP_GATEWAY_API', `Accept ${accept} is not supported.`, 'Accept');
}

function spoken(language: Language, result: Result, headers: Readonly<Record<string, string>> = {}): Answer {
  const isJson = language === 'json';
  return {
    status: result.status ?? 200,
    headers: {
      'content-type': isJson ? 'application/json;charset=UTF-8' : 'application/xml;charset=UTF-8',
      ...headers,
    },
    body: isJson ? JSON.stringify(result.data) : toXml(result.data, result.root ?? 'response'),
    ...(result.summary ? { summary: result.summary } : {}),
  };
}
