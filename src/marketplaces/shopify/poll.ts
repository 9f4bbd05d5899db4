import type { Io } from '../../core/ports/marketplace.ts';
import type { Outcome, Ticket } from '../../core/words.ts';
import { chunked } from '../../lib/streams.ts';
import { ask } from './ask.ts';
import { outcomeOf, problemsOf } from './file-fate.ts';
import { OPERATIONS } from './graphql.ts';
import { answers, LONGEST } from './wire.ts';

/** Files a look: three points each stay far below the thousand of a query. */
const FILES = 50;

/** Pictures that are still being read: uploads many a look, products whose pictures came by address one by one. */
export async function poll(tickets: readonly Ticket[], io: Io): Promise<readonly Outcome[]> {
  const isProduct = ({ id }: Ticket) => id.startsWith('gid://shopify/Product/');
  const outcomes: Outcome[] = [];
  for await (const some of chunked(
    tickets.filter((ticket) => !isProduct(ticket)),
    FILES,
  )) {
    const variables = { ids: some.map(({ id }) => id) };
    const { nodes } = await ask(io, OPERATIONS.files, { variables, cost: 3 * some.length, answer: answers.files });
    outcomes.push(...some.map((ticket, place) => again(ticket, outcomeOf(ticket.key, nodes[place]))));
  }
  for (const ticket of tickets.filter(isProduct)) outcomes.push(await shown(ticket, io));
  return outcomes;
}

function again(ticket: Ticket, outcome: Outcome): Outcome {
  return outcome.is === 'pending' ? { ...outcome, ticket } : outcome;
}

async function shown(ticket: Ticket, io: Io): Promise<Outcome> {
  const { key, id } = ticket;
  const variables = { id, first: LONGEST };
  const { product } = await ask(io, OPERATIONS.media, { variables, cost: 100, answer: answers.media });
  if (!product) return { key, is: 'gone' };
  const files = product.media.nodes.filter(({ fileStatus }) => fileStatus !== undefined);
  const failed = files.filter(({ fileStatus }) => fileStatus === 'FAILED');
  if (failed.length > 0) return { key, is: 'rejected', problems: failed.flatMap(problemsOf) };
  if (files.some(({ fileStatus }) => fileStatus !== 'READY')) return { key, is: 'pending', ticket };
  return { key, is: 'done' };
}
