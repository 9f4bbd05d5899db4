import type { Answer, Rehearsal, RehearsalOptions, SandboxRequest } from '../rehearsal.ts';
import { admit } from './access.ts';
import { CREDENTIALS } from './account.ts';
import type { Result } from './call.ts';
import { checkAcceptLanguage, checkContentType } from './content-language.ts';
import { EbayError } from './ebay-error.ts';
import { EPS_ROOT, serveEps } from './eps.ts';
import { invalidToken, notSerializable } from './gateway-errors.ts';
import { listings } from './listings.ts';
import { CONSENT_PATH, consent, TOKEN_PATH, token } from './oauth.ts';
import { createQuotas, type Quotas } from './quotas.ts';
import { findRoute } from './routes.ts';
import { openStore, type Store, saveStore } from './store.ts';

const ROOTS = ['/sell/', '/commerce/', EPS_ROOT];
const DOORS = [TOKEN_PATH, CONSENT_PATH];

/**
 * A seller's account on eBay, as the Inventory, Account, Taxonomy, Metadata and Media APIs document themselves. Their hosts are one
 * here: api., apim., apiz. and auth.ebay.com differ in host alone.
 */
export async function createRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const store = openStore(options.saved);
  const quotas = createQuotas(options.clock);
  let settled: Promise<unknown> = Promise.resolve();
  return {
    id: 'ebay',
    title: 'eBay',
    endpointPath: '/sell/inventory/v1',
    credentials: { ...CREDENTIALS },
    owns: (path) => ROOTS.some((root) => path.startsWith(root)) || DOORS.includes(path.split('?')[0] ?? ''),
    writes: changes,
    async handle(request) {
      if (!changes(request)) return answer(options, { store, quotas, request });
      // Pictures are fetched between looking and storing; one change at a time keeps what was looked at true.
      const turn = settled.then(() => answer(options, { store, quotas, request }));
      settled = turn.catch(() => undefined);
      return turn;
    },
    expired: () => refusal(invalidToken()),
    listings: () => listings(store),
    save: () => saveStore(store),
  };
}

function changes({ method, path }: SandboxRequest): boolean {
  const [plain = ''] = path.split('?');
  if (DOORS.includes(plain) || plain.startsWith(EPS_ROOT)) return false;
  try {
    return findRoute(method, plain).changes;
  } catch {
    return false;
  }
}

interface Asked {
  readonly store: Store;
  readonly quotas: Quotas;
  readonly request: SandboxRequest;
}

async function answer(options: RehearsalOptions, { store, quotas, request }: Asked): Promise<Answer> {
  const { clock, pictures, quota } = options;
  const origin = `http://${request.headers.host ?? 'sandbox.localhost'}`;
  const url = new URL(request.path, origin);
  const now = clock.now();
  const desk = { now, salt: options.random(), usedCodes: store.usedCodes };
  if (url.pathname === TOKEN_PATH) return token(request, desk);
  if (url.pathname === CONSENT_PATH) return consent(request, desk);
  if (url.pathname.startsWith(EPS_ROOT)) return serveEps(store, pictures, url.pathname, { now });
  try {
    const route = findRoute(request.method, url.pathname);
    admit(request.headers.authorization, route.scopes, { now });
    if (quota === 'real') quotas.spend(request.method, url.pathname);
    checkAcceptLanguage(request.headers);
    const result = await route.run({
      store,
      clock,
      pictures,
      quota,
      origin,
      query: url.searchParams,
      headers: request.headers,
      bytes: request.body,
      body: route.takesForm ? undefined : jsonOf(request),
      ids: route.ids,
    });
    return answered(result);
  } catch (error) {
    if (error instanceof EbayError) return refusal(error);
    throw error;
  }
}

const JSON_HEADERS = { 'content-type': 'application/json' };

function answered({ status, headers, data, summary }: Result): Answer {
  const said = summary ? { summary } : {};
  if (data === undefined) return { status, headers: { ...headers }, body: '', ...said };
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(data), ...said };
}

function refusal(error: EbayError): Answer {
  const body = JSON.stringify({ errors: error.defects });
  return { status: error.status, headers: JSON_HEADERS, body, summary: error.message };
}

function jsonOf(request: SandboxRequest): unknown {
  if (request.body.byteLength === 0) return undefined;
  checkContentType(request.headers);
  try {
    const parsed: unknown = JSON.parse(Buffer.from(request.body).toString('utf8'));
    return parsed;
  } catch {
    throw notSerializable(undefined);
  }
}
