import { isRecord } from '../../core/json.ts';
import type { Errors, HttpResponse, Reading } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';
import { explain } from './explain.ts';
import { type WireError, wireError } from './wire.ts';

/** Whoever asks for more than a quarter of an hour is asked again then. */
const LONGEST_WAIT = 900_000;

export const errors: Errors = { read, explain };

function read(response: HttpResponse): Reading {
  const { status, json } = response;
  const error = wireError.safeParse(json).data;
  if (status === 429 || status === 503) return throttled(response);
  if (status >= 500) return { is: 'outage', message: error?.message || `the shop answered ${status}` };
  // A page instead of JSON: a firewall's challenge, a maintenance notice, a PHP error.
  if (json === undefined && status !== 401 && status !== 413) {
    return { is: 'outage', message: `the shop answered ${status} with a page instead of data` };
  }
  if (status < 300) return { is: 'ok' };
  if (status === 401 || status === 403)
    return { is: 'unauthorised', message: error?.message || `the shop answered ${status}` };
  return {
    is: 'rejected',
    problems: error ? problemsOf(error) : [{ code: `http-${status}`, message: `the shop answered ${status}` }],
  };
}

function throttled({ headers }: HttpResponse): Reading {
  const told = headers['retry-after'];
  if (told === undefined) return { is: 'throttled' };
  // A date counts from the server's own, so that its clock need not be right.
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.parse(headers.date ?? '');
  return Number.isFinite(ms) ? { is: 'throttled', wait: Math.min(Math.max(ms, 0), LONGEST_WAIT) } : { is: 'throttled' };
}

/** One problem, or one per parameter where the shop names several (`data.params`). */
export function problemsOf({ code, message, data }: WireError): readonly Problem[] {
  const facts = isRecord(data) ? data : {};
  const params = isRecord(facts.params) ? Object.entries(facts.params) : [];
  if (params.length > 0)
    return params.map(([path, said]) => ({ code, message: typeof said === 'string' ? said : message, path }));
  const there = facts.resource_id;
  return [{ code, message, ...(typeof there === 'number' && there > 0 && { refs: { id: there } }) }];
}
