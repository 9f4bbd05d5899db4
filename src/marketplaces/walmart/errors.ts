import type { Errors, HttpResponse, Pace, Reading } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';
import { explain } from './explain.ts';
import { type IngestionErrors, refusal } from './wire.ts';

export const errors: Errors = { read, explain };

/** Whoever asks for more than a quarter of an hour is asked again then. */
const LONGEST_WAIT = 900_000;

function read(response: HttpResponse): Reading {
  return { ...judged(response), ...paced(response) };
}

function judged(response: HttpResponse): Reading {
  const { status, json } = response;
  const problems = problemsOf(response);
  const message = problems[0]?.message ?? `Walmart answered ${status}`;
  if (status === 429) return { is: 'throttled', ...waiting(response) };
  if (status === 401 || status === 403) return { is: 'unauthorised', message };
  // RESOURCE_IS_LOCKED: another change of the same thing is still under way.
  if (status >= 500 || status === 423) return { is: 'outage', message };
  if (status < 300 && json !== undefined) return { is: 'ok' };
  if (status < 400) return { is: 'outage', message: `Walmart answered ${status} with a page instead of data` };
  return { is: 'rejected', problems: problems.length > 0 ? problems : [{ code: `http-${status}`, message }] };
}

function problemsOf({ json, headers }: HttpResponse): readonly Problem[] {
  const request = headers['wm_qos.correlation_id'];
  return (refusal.safeParse(json).data ?? []).map(({ code, field, description, info, severity }) => ({
    code,
    message: description || info || code,
    ...(field && { path: field }),
    ...(severity === 'WARN' && { severity: 'warning' as const }),
    ...(request && { request }),
  }));
}

/** What is wrong with an item of a feed; `feed` is what their support asks for. */
export function ingestionProblems(errors: IngestionErrors, feed: string): readonly Problem[] {
  return (errors?.ingestionError ?? []).map(({ code, field, description }) => ({
    code,
    message: description || code,
    ...(field && { path: field }),
    request: feed,
  }));
}

/** Every answer tells how many requests of its sort are left. */
function paced({ headers }: HttpResponse): { readonly pace?: Pace } {
  const left = Number(headers['x-current-token-count'] ?? Number.NaN);
  return Number.isFinite(left) && left >= 0 ? { pace: { left } } : {};
}

/** By their own clock, in milliseconds since 1970; `Retry-After` is what a gateway before them says. */
function waiting({ headers }: HttpResponse): { readonly wait?: number } {
  const told = Number(headers['retry-after'] ?? Number.NaN) * 1000;
  const next = Number(headers['x-next-replenishment-time'] ?? Number.NaN) - Date.parse(headers.date ?? '');
  const wait = [told, next].find((ms) => Number.isFinite(ms) && ms >= 0 && ms <= LONGEST_WAIT);
  return wait === undefined ? {} : { wait };
}
