import type { z } from 'zod';
import { Ambiguous } from '../../core/faults.ts';
import type { Json } from '../../core/json.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import { API } from './wire.ts';

/**
 * Sends one operation and reads its `data`. Every operation of ours may be repeated: products are set by our mark or their id,
 * quantities carry an idempotency key, files replace their namesakes, and what is deleted stays deleted.
 * Throws what `io.http.send` throws, and Ambiguous for an answer that is not understood.
 */
export async function ask<Answer>(
  { http }: Io,
  query: string,
  options: { readonly variables?: Json; readonly cost: number; readonly answer: z.ZodType<Answer> },
): Promise<Answer> {
  const { variables = {}, cost, answer } = options;
  const { json } = await http.send({
    method: 'POST',
    url: API,
    body: { is: 'json', json: { query, variables } },
    bucket: 'graphql',
    cost: Math.ceil(cost),
    harmless: true,
  });
  const data = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
  const parsed = answer.safeParse(data);
  if (!parsed.success)
    throw new Ambiguous(`Shopify’s answer is not understood: ${parsed.error.issues[0]?.path.join('.')}`);
  return parsed.data;
}
