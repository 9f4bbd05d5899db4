import type { z } from 'zod';
import { Ambiguous, Rejected } from '../../core/faults.ts';
import type { HttpBody, HttpRequest, Io } from '../../core/ports/marketplace.ts';

/** Addresses are composed on this. */
const API = 'https://openapi.etsy.com/v3/application';

/** Sends one request and reads its answer. Throws what `io.http.send` throws, and Ambiguous for an answer that is not understood. */
export async function ask<Answer>(
  { http }: Io,
  path: string,
  options: {
    readonly answer: z.ZodType<Answer>;
    readonly method?: HttpRequest['method'];
    readonly body?: HttpBody;
    /** 'makes': a repeat would make another one. */
    readonly repeat?: 'harmless' | 'makes';
  },
): Promise<Answer> {
  const { answer, method = 'GET', body, repeat = 'harmless' } = options;
  const { json } = await http.send({
    method,
    url: `${API}${path}`,
    ...(body && { body }),
    bucket: 'app',
    harmless: repeat === 'harmless',
  });
  const parsed = answer.safeParse(json ?? null);
  if (!parsed.success) {
    throw new Ambiguous(`Etsy’s answer is not understood: ${parsed.error.issues[0]?.path.join('.')}`);
  }
  return parsed.data;
}

/** True for a refusal because the thing is not there. */
export function isMissing(reason: unknown): boolean {
  return reason instanceof Rejected && reason.problems.some(({ code }) => code === 'http-404');
}
