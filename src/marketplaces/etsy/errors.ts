import { z } from 'zod';
import type { Errors, HttpResponse, Pace, Reading } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';
import { explain } from './explain.ts';

const wireError = z.object({ error: z.string(), error_description: z.string().optional() });

/** Two changes of one listing at once: the other one is on its way. */
const REST = 2000;

export const errors: Errors = { read, explain };

function read(response: HttpResponse): Reading {
  const pace = paceOf(response);
  return { ...(pace && { pace }), ...readingOf(response) };
}

function readingOf(response: HttpResponse): Reading {
  const { status, headers, json, text } = response;
  const said = wordsOf(response);
  if (status === 429) {
    const wait = Number(headers['retry-after']) * 1000;
    return { is: 'throttled', ...(wait > 0 && { wait }) };
  }
  if (status >= 500) return { is: 'outage', message: said };
  if (status === 401 || (status === 403 && MUST_SIGN_IN.test(said))) return { is: 'unauthorised', message: said };
  if (status === 409 && !LASTS.test(said)) return { is: 'throttled', wait: REST };
  // A page instead of data, or an answer that broke off: what was asked for may have been done.
  if (json === undefined && text.trim() !== '')
    return { is: 'outage', message: `Etsy answered ${status} with something else than data` };
  if (status < 300) return { is: 'ok' };
  const request = headers['x-etsy-request-uuid'];
  const path = PATH.exec(said)?.[1];
  const problem: Problem = {
    code: `http-${status}`,
    message: said,
    ...(path !== undefined && { path }),
    ...(request !== undefined && { request }),
  };
  return { is: 'rejected', problems: [problem] };
}

/** The keys or what they may do, not this one listing. */
const MUST_SIGN_IN = /scope|api.?key|shared secret|token|oauth/i;
/** Not another change that is under way, but a state that stays. */
const LASTS = /state|delet/i;
/** "There was a problem with /quantity : cannot be greater than 999" */
const PATH = /problem with \/([\w/]+)/;

function wordsOf({ status, json, text }: HttpResponse): string {
  const said = wireError.safeParse(json).data;
  if (said) return [said.error, said.error_description].filter(Boolean).join(': ');
  return (json === undefined ? '' : text.slice(0, 300)) || `Etsy answered ${status}`;
}

/** One less a second than they allow, as in the limits, and for the same reason. */
function paceOf({ headers }: HttpResponse): Pace | undefined {
  const limit = Number(headers['x-limit-per-second']);
  const left = Number(headers['x-remaining-this-second']);
  if (!(limit > 1)) return undefined;
  return { bucket: 'app', perSecond: limit - 1, ...(Number.isInteger(left) && left <= 1 && { left: 0 }) };
}
