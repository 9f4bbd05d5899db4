import { GraphQLError } from 'graphql';

export interface Paging {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

/** One page of a list in Relay's form. Views are made only when somebody asks for nodes or edges. */
export function connection<T extends { readonly id: number }>(
  items: readonly T[],
  paging: Paging,
  view: (item: T) => unknown,
) {
  const size = paging.first ?? paging.last;
  if (size === null || size === undefined) throw refusal('you must provide one of first or last');
  if (size < 0 || size > 250) throw refusal('first and last must be between 0 and 250');
  const ordered = paging.reverse ? items.toReversed() : items;
  const after = paging.after ? ordered.findIndex((item) => cursorOf(item) === paging.after) + 1 : 0;
  const before = paging.before ? ordered.findIndex((item) => cursorOf(item) === paging.before) : ordered.length;
  const within = ordered.slice(after, before === -1 ? ordered.length : before);
  const page =
    typeof paging.first === 'number' ? within.slice(0, size) : within.slice(Math.max(0, within.length - size));
  const [head, tail] = [page[0], page.at(-1)];
  return {
    nodes: () => page.map(view),
    edges: () => page.map((item) => ({ cursor: cursorOf(item), node: view(item) })),
    pageInfo: {
      hasNextPage: tail !== undefined && ordered.indexOf(tail) < ordered.length - 1,
      hasPreviousPage: head !== undefined && ordered.indexOf(head) > 0,
      startCursor: head ? cursorOf(head) : null,
      endCursor: tail ? cursorOf(tail) : null,
    },
  };
}

function cursorOf(item: { readonly id: number }): string {
  return Buffer.from(JSON.stringify({ last_id: item.id })).toString('base64');
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}
