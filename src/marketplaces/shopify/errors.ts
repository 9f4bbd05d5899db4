import { z } from 'zod';
import { isRecord, type Json } from '../../core/json.ts';
import type { Errors, HttpResponse, Pace, Reading } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';
import { explain } from './explain.ts';

const path = z.array(z.union([z.string(), z.number()])).nullish();
const wireError = z.object({
  message: z.string().catch(''),
  path,
  extensions: z.object({ code: z.string().optional() }).nullish(),
});
const userError = z.object({ message: z.string().catch(''), code: z.string().nullish(), field: path });
const cost = z.object({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullish(),
  throttleStatus: z.object({ maximumAvailable: z.number(), currentlyAvailable: z.number(), restoreRate: z.number() }),
});
type Cost = z.infer<typeof cost>;
type WireError = z.infer<typeof wireError>;

/** Two requests with one idempotency key at once: the other one is on its way. */
const REST = 1000;

export const errors: Errors = { read, explain };

/** A status of 200 says little: faults stand in `errors`, refusals in the `userErrors` of each mutation. */
function read(response: HttpResponse): Reading {
  const { status, json } = response;
  const body = isRecord(json) ? json : {};
  const told = cost.safeParse(isRecord(body.extensions) ? body.extensions.cost : undefined).data;
  const pace = told && paceOf(told);
  return { ...(pace && { pace }), ...readingOf(status, response, { body, told }) };
}

function readingOf(
  status: number,
  { headers, text, json }: HttpResponse,
  { body, told }: { body: Readonly<Record<string, Json>>; told: Cost | undefined },
): Reading {
  const faults = faultsOf(body.errors);
  const words = faults[0]?.message || `Shopify answered ${status}`;
  if (status === 429 || status === 430)
    return { is: 'throttled', ...(headers['retry-after'] && { wait: Number(headers['retry-after']) * 1000 || REST }) };
  if (status >= 500) return { is: 'outage', message: words };
  // 402: the shop is frozen, 423: locked; a person must see to both.
  if ([401, 402, 403, 423].includes(status)) return { is: 'unauthorised', message: words };
  if (status >= 400)
    return {
      is: 'rejected',
      problems: [{ code: `http-${status}`, message: faults[0]?.message || text.slice(0, 300) || words }],
    };
  // Cut off on its way: what was asked for may have been done. Uploads are answered in XML or not at all.
  if (json === undefined && headers['content-type']?.includes('json'))
    return { is: 'outage', message: 'Shopify’s answer broke off' };
  const codes = faults.map(({ extensions }) => extensions?.code);
  if (codes.includes('THROTTLED')) return { is: 'throttled', ...(told && { wait: waitFor(told) }) };
  if (codes.includes('ACCESS_DENIED') || codes.includes('SHOP_INACTIVE')) return { is: 'unauthorised', message: words };
  if (codes.includes('INTERNAL_SERVER_ERROR') || codes.includes('TIMEOUT')) return { is: 'outage', message: words };
  const request = headers['x-request-id'];
  const problems = [...faults.map(problemOf), ...refusals(body.data)].map((problem) => ({
    ...problem,
    ...(request && { request }),
  }));
  if (problems.some(({ code }) => code === 'IDEMPOTENCY_CONCURRENT_REQUEST')) return { is: 'throttled', wait: REST };
  return problems.length > 0 ? { is: 'rejected', problems } : { is: 'ok' };
}

function paceOf({ requestedQueryCost, actualQueryCost, throttleStatus }: Cost): Pace {
  const { currentlyAvailable, restoreRate, maximumAvailable } = throttleStatus;
  return {
    bucket: 'graphql',
    left: currentlyAvailable,
    perSecond: restoreRate,
    burst: maximumAvailable,
    cost: actualQueryCost ?? requestedQueryCost,
  };
}

function waitFor({ requestedQueryCost, throttleStatus }: Cost): number {
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.max(0, Math.ceil((missing / Math.max(1, throttleStatus.restoreRate)) * 1000));
}

function faultsOf(said: Json | undefined): readonly WireError[] {
  if (typeof said === 'string') return [{ message: said }];
  return z.array(wireError).safeParse(said).data ?? [];
}

function problemOf({ message, path, extensions }: WireError): Problem {
  return { code: extensions?.code ?? 'GRAPHQL', message, ...(path && { path: path.join('.') }) };
}

function refusals(data: Json | undefined): readonly Problem[] {
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([mutation, payload]) => {
    const said = z.array(userError).safeParse(isRecord(payload) ? payload.userErrors : undefined).data ?? [];
    // Plain user errors have no code; the mutation's name tells at least where it was said.
    return said.map(({ code, message, field }) => ({
      code: code ?? mutation,
      message,
      ...(field && { path: field.join('.') }),
    }));
  });
}
