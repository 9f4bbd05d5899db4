import { z } from 'zod';

/**
 * The bodies the Inventory API takes: types from its specification, lengths from reference/marketplaces.md §2 and the
 * specification's own text. Names that are not in the specification are passed over, as eBay does. Which fields must be there
 * is mostly asked at publish, so nearly all are optional.
 */
export const text = (max: number) => z.string().max(max).optional();
export const count = z.int().min(0).optional();
export const flag = z.boolean().optional();
export const list = (max = Number.MAX_SAFE_INTEGER) => z.array(z.string()).max(max).optional();

const CURRENCIES = 'AUD CAD CHF CNY EUR GBP HKD JPY PLN SEK SGD USD'.split(' ');
/** A decimal text and a currency: both always. */
export const amount = z.object({ value: z.string().regex(/^\d+(\.\d+)?$/), currency: z.enum(CURRENCIES) });

/** Names of 40, values of 50 characters; an object of lists, which the stored specification calls text. */
export const aspects = z.record(z.string().max(40), z.array(z.string().max(50))).optional();
export const duration = z
  .object({ unit: z.enum(['YEAR', 'MONTH', 'DAY', 'HOUR', 'CALENDAR_DAY', 'BUSINESS_DAY', 'MINUTE']), value: z.int() })
  .optional();
