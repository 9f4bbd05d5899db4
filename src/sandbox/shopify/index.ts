import { timingSafeEqual } from 'node:crypto';
import type { Answer, Rehearsal, RehearsalOptions, SandboxRequest } from '../rehearsal.ts';
import { pointBucket } from './bucket.ts';
import { executeGraph, type GraphRequest } from './execute.ts';
import type { Answers } from './inventory.ts';
import { listings } from './listings.ts';
import { rootOf } from './root.ts';
import { loadSchema } from './schema.ts';
import { createStagedUploads } from './staged-uploads.ts';
import { openStore, saveStore } from './store.ts';

const ROOT = '/admin/api/';
const ENDPOINT = `${ROOT}2026-10/graphql.json`;
const ACCESS_TOKEN = 'shpat_sandbox00000000000000000000000000';
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'x-shopify-api-version': '2026-10' };

/** A Shopify shop on the standard plan, as the Admin GraphQL API 2026-10 documents itself. */
export async function createRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const schema = await loadSchema();
  const store = openStore({ ...options, currency: options.currency ?? 'USD' });
  const staged = createStagedUploads();
  const answers: Answers = new Map();
  const bucket = pointBucket(options.clock, options.quota);
  return {
    id: 'shopify',
    title: 'Shopify',
    endpointPath: ENDPOINT,
    credentials: { ACCESS_TOKEN },
    owns: (path) => path.startsWith(ROOT) || staged.owns(path),
    writes: (request) => staged.owns(request.path) || /^\s*mutation\b/m.test(graphRequest(request)?.query ?? ''),
    async handle(request) {
      if (staged.owns(request.path)) return { ...(await staged.accept(request)), summary: 'staged upload' };
      if (request.path.split('?')[0] !== ENDPOINT || request.method !== 'POST') return plain(404, 'Not Found');
      if (!isOurs(request.headers['x-shopify-access-token'])) return unauthorised();
      const asked = graphRequest(request);
      if (!asked) return plain(400, 'The request body is not JSON with a query.');
      const origin = `http://${request.headers.host ?? 'sandbox.localhost'}`;
      const root = rootOf({ store, staged, answers, origin });
      const { body, summary } = await executeGraph(schema, asked, { root, bucket });
      return { status: 200, headers: JSON_HEADERS, body: JSON.stringify(body), summary };
    },
    expired: unauthorised,
    listings: () => listings(store),
    save: () => saveStore(store),
  };
}

function graphRequest(request: SandboxRequest): GraphRequest | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || !('query' in parsed) || typeof parsed.query !== 'string')
    return undefined;
  const variables = 'variables' in parsed && typeof parsed.variables === 'object' ? { ...parsed.variables } : {};
  const operationName =
    'operationName' in parsed && typeof parsed.operationName === 'string' ? parsed.operationName : undefined;
  return { query: parsed.query, variables, operationName };
}

function isOurs(token: string | undefined): boolean {
  const [given, right] = [Buffer.from(token ?? ''), Buffer.from(ACCESS_TOKEN)];
  return given.length === right.length && timingSafeEqual(given, right);
}

function unauthorised(): Answer {
  return plain(401, '[API] Invalid API key or access token (unrecognized login or wrong password)');
}

function plain(status: number, errors: string): Answer {
  return { status, headers: JSON_HEADERS, body: JSON.stringify({ errors }), summary: errors };
}
