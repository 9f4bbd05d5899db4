import type { z } from 'zod';
import { Ambiguous, Rejected, Unavailable } from '../../core/faults.ts';
import type { Json } from '../../core/json.ts';
import type { HttpBody, HttpRequest, HttpResponse, Io } from '../../core/ports/marketplace.ts';
import { languageOf } from './sites.ts';

export interface Question<Answer> {
  readonly url: string;
  readonly method?: HttpRequest['method'];
  readonly json?: Json;
  readonly body?: HttpBody;
  readonly bucket: 'inventory' | 'media' | 'account' | 'taxonomy';
  readonly auth?: 'application';
  /** A repeat can do harm. */
  readonly risky?: true;
  readonly answer: z.ZodType<Answer>;
}

/** Sends one request and reads its answer. Throws what `io.http.send` throws, and Ambiguous or Unavailable for an answer that is not understood. */
export async function ask<Answer>(io: Io, question: Question<Answer>): Promise<Answer> {
  return (await askWhole(io, question)).answer;
}

/** The same, with the response itself: who needs a status or a header. */
export async function askWhole<Answer>(
  io: Io,
  { url, method = 'GET', json, body, bucket, auth, risky, answer }: Question<Answer>,
): Promise<{ readonly answer: Answer; readonly response: HttpResponse }> {
  const carried: HttpBody | undefined = json === undefined ? body : { is: 'json', json };
  const response = await io.http.send({
    method,
    url,
    // Asked of every write of an item, a group or an offer; the others heed it as a wish.
    headers: { 'Content-Language': languageOf(io.channel) },
    ...(carried && { body: carried }),
    bucket,
    harmless: risky !== true,
    ...(auth && { auth }),
  });
  const parsed = answer.safeParse(response.json ?? {});
  if (parsed.success) return { answer: parsed.data, response };
  const words = `eBay’s answer is not understood: ${parsed.error.issues[0]?.path.join('.')}`;
  throw method === 'GET' ? new Unavailable(words) : new Ambiguous(words);
}

/** True for a refusal with one of these codes. */
export function isCode(reason: unknown, ...codes: readonly string[]): reason is Rejected {
  return reason instanceof Rejected && reason.problems.some(({ code }) => codes.includes(code));
}

/** Codes for what is not there (any more): items, groups, offers, pictures. */
const MISSING = ['25701', '25702', '25705', '25710', '25713', '25725', '404'];

export function isMissing(reason: unknown): reason is Rejected {
  return isCode(reason, ...MISSING);
}
