import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';

interface Page<One> {
  readonly href: string;
  readonly limit: number;
  readonly next?: string;
  readonly prev?: string;
  readonly size: number;
  readonly total: number;
  readonly shown: readonly One[];
}

/**
 * A page of a list. Specification: `offset` is the number of the page, not of the record; the first is 0.
 * @throws {EbayError} 400 25706
 */
export function page<One>(
  all: readonly One[],
  query: URLSearchParams,
  options: { readonly path: string; readonly limit: number; readonly most: number },
): Page<One> {
  const limit = whole(query.get('limit') ?? String(options.limit));
  const offset = whole(query.get('offset') ?? '0');
  if (limit === undefined || offset === undefined || limit < 1 || limit > options.most)
    throw new EbayError(400, inventoryError(25706, { additionalInfo: `limit is from 1 to ${options.most}` }));
  const href = (at: number) => {
    const asked = new URLSearchParams(query);
    asked.set('limit', String(limit));
    asked.set('offset', String(at));
    return `${options.path}?${asked}`;
  };
  const shown = all.slice(offset * limit, (offset + 1) * limit);
  return {
    href: href(offset),
    limit,
    ...((offset + 1) * limit < all.length ? { next: href(offset + 1) } : {}),
    ...(offset > 0 ? { prev: href(offset - 1) } : {}),
    size: shown.length,
    total: all.length,
    shown,
  };
}

function whole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
