import { z } from 'zod';
import { isRecord, type Json } from '../../core/json.ts';
import type { Errors, HttpResponse, Reading } from '../../core/ports/marketplace.ts';
import { explain } from './explain.ts';
import { problemOf } from './problems.ts';
import { type WireError, wireError } from './wire.ts';

/** Somebody else writes the same item, group or offer: it was not done, and may be tried again at once. */
const BUSY = '25025';
const REST = 1000;
/** Whoever asks for more than a quarter of an hour is asked again then. */
const LONGEST_WAIT = 900_000;

export const errors: Errors = { read, explain };

function read(response: HttpResponse): Reading {
  const { status, headers, json } = response;
  const complaints = complaintsIn(json);
  const words = complaints[0]?.longMessage || complaints[0]?.message || `eBay answered ${status}`;
  if (status === 429) return throttled(headers);
  if (complaints.some(({ errorId }) => errorId === BUSY)) return { is: 'throttled', wait: REST };
  if (status === 401 || status === 403) return { is: 'unauthorised', message: words };
  if (status >= 500) return { is: 'outage', message: words };
  // Bulk calls answer for each item: with 207, and with 400 where all of them are refused.
  if (status < 300 || (isRecord(json) && Array.isArray(json.responses))) return damaged(response) ?? { is: 'ok' };
  if (complaints.length > 0) return { is: 'rejected', problems: complaints.map((one) => problemOf(one, headers)) };
  if (json === undefined && status !== 404) return { is: 'outage', message: `eBay answered ${status} with a page` };
  return { is: 'rejected', problems: [{ code: String(status), message: words }] };
}

/** A success whose text is cut off. */
function damaged({ json, text }: HttpResponse): Reading | undefined {
  if (json !== undefined || text.trim() === '') return undefined;
  return { is: 'outage', message: 'eBay answered with something that is not JSON' };
}

function complaintsIn(json: Json | undefined): readonly WireError[] {
  if (!isRecord(json)) return [];
  return z.array(wireError).safeParse(json.errors).data ?? [];
}

/** Ordinary answers say nothing of the pace; a refusal may. */
function throttled(headers: HttpResponse['headers']): Reading {
  const told = headers['retry-after'];
  if (told === undefined || !/^\d+$/.test(told)) return { is: 'throttled' };
  return { is: 'throttled', wait: Math.min(Number(told) * 1000, LONGEST_WAIT) };
}
