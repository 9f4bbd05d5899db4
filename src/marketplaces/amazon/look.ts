import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import { chunked } from '../../lib/streams.ts';
import { askListings } from './ask.ts';
import { found, type Item, item } from './wire.ts';

/** Identifiers a search. */
const MANY = 20;

/** Items as they are over there, by SKU; what is not there is missing. Throws what `askListings` throws. */
export async function lookAt(io: Io, skus: readonly string[], data: string): Promise<ReadonlyMap<string, Item>> {
  const there = new Map<string, Item>();
  // Identifiers are parted by commas, so a SKU that has one is asked for by itself.
  for (const sku of skus.filter((one) => one.includes(','))) {
    const one = await lookAtOne(io, sku, data);
    if (one) there.set(sku, one);
  }
  for await (const some of chunked(
    skus.filter((one) => !one.includes(',')),
    MANY,
  )) {
    const query = {
      identifiersType: 'SKU',
      identifiers: some.map(encodeURIComponent).join(','),
      includedData: data,
      pageSize: String(MANY),
    };
    const { items } = await askListings(io, undefined, { bucket: 'search', query, answer: found });
    for (const one of items) there.set(one.sku, one);
  }
  return there;
}

/** One item; undefined where there is none of that SKU. */
export async function lookAtOne(io: Io, sku: string, data: string): Promise<Item | undefined> {
  try {
    return await askListings(io, sku, { bucket: 'get', query: { includedData: data }, answer: item });
  } catch (reason) {
    if (isAbsent(reason)) return undefined;
    throw reason;
  }
}

/** True for a refusal that says: there is no such thing. */
export function isAbsent(reason: unknown): boolean {
  return reason instanceof Rejected && reason.problems.some(({ code }) => /^(?:NOT_?FOUND|http-404)$/i.test(code));
}
