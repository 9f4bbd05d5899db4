import type { z } from 'zod';
import { Ambiguous } from '../../core/faults.ts';
import type { Json } from '../../core/json.ts';
import type { HttpRequest, Io } from '../../core/ports/marketplace.ts';
import { sellerOf } from './account.ts';
import { hereOf } from './sites.ts';

/** Their complaints in the language that `explain` reads. */
const LOCALE = 'en_US';

interface Question<Answer> {
  readonly bucket: string;
  readonly answer: z.ZodType<Answer>;
  readonly method?: HttpRequest['method'];
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: Json;
}

/**
 * Asks one thing of the API. Whatever we ask may be asked twice: a SKU is put, patched and deleted by its name.
 * Throws what `io.http.send` throws, and Ambiguous for an answer that is not understood.
 */
export async function ask<Answer>(io: Io, path: string, question: Question<Answer>): Promise<Answer> {
  const { bucket, answer, method = 'GET', query = {}, json } = question;
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const response = await io.http.send({
    method,
    url: `${hereOf(io.channel).origin}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`,
    bucket,
    harmless: true,
    ...(json !== undefined && { body: { is: 'json', json } }),
  });
  const parsed = answer.safeParse(response.json);
  if (!parsed.success)
    throw new Ambiguous(`Amazon’s answer is not understood: ${parsed.error.issues[0]?.path.join('.')}`);
  return parsed.data;
}

/** Asks of the seller's listings on the channel's site: all of them, or one SKU. Throws as `ask`, and Rejected where no seller is named. */
export function askListings<Answer>(io: Io, sku: string | undefined, question: Question<Answer>): Promise<Answer> {
  const name = sku === undefined ? '' : `/${encodeURIComponent(sku)}`;
  return ask(io, `/listings/2021-08-01/items/${sellerOf(io)}${name}`, {
    ...question,
    query: { marketplaceIds: hereOf(io.channel).marketplaceId, issueLocale: LOCALE, ...question.query },
  });
}
