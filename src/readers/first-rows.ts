import type { Row } from '../core/words.ts';

/** So many rows of a sheet and no more; all of them where nobody said how many. */
export async function* firstRows(
  rows: AsyncIterable<Row>,
  count = Number.POSITIVE_INFINITY,
): AsyncGenerator<Row, void> {
  let given = 0;
  for await (const row of rows) {
    yield row;
    given++;
    if (given >= count) return;
  }
}
