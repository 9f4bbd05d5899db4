import type { Statement } from './driver.ts';
import type { TableRecord } from './rows.ts';

const PAGE = 500;

/**
 * Walks a query page by page, so that the same connection may write in between (an open cursor would forbid it).
 * The statement takes `parameters`, then the last row's `keys`, then the page's size, and orders by those keys.
 */
export function* paged(
  statement: Statement,
  parameters: readonly unknown[],
  keys: readonly string[],
): Generator<TableRecord, void, undefined> {
  let last: unknown[] = keys.map(() => '');
  for (;;) {
    const rows = statement.all(...parameters, ...last, PAGE);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = keys.map((key) => end[key] ?? '');
  }
}
