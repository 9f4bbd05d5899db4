import type { Values } from './arguments.ts';
import type { Result } from './call.ts';

/** One page of a collection, with X-WP-Total and X-WP-TotalPages. */
export function paged<T>(found: readonly T[], query: Values, show: (item: T) => unknown): Result {
  const size = Number(query.per_page);
  const from = typeof query.offset === 'number' ? query.offset : (Number(query.page) - 1) * size;
  return {
    headers: { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(Math.ceil(found.length / size)) },
    data: found.slice(from, from + size).map(show),
  };
}
