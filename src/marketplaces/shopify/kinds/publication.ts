import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Outcome, Ready } from '../../../core/words.ts';
import { onlinePublication } from '../account.ts';
import { ask } from '../ask.ts';
import { isMissing, oneByOne } from '../each.ts';
import { OPERATIONS } from '../graphql.ts';
import { answers, type PublicationBody } from '../wire.ts';

const COST = 22;

const PUBLISH = {
  name: 'publish',
  covers: '*',
  sends: 'whole',
  batch: 1,
  rate: 'graphql',
  cost: () => COST,
  twice: 'harmless',
  publish: oneByOne(publish),
} as const;

/** The moment a product is on sale: its status and where it is sold, in one request. */
export const publication: Kind<PublicationBody> = {
  create: [PUBLISH],
  update: [PUBLISH],
  withdraw: [],
  fallsWithParent: true,
};

async function publish({ body, document: { key } }: Ready<PublicationBody>, io: Io): Promise<Outcome> {
  const { product: id, status } = body;
  const publications = body.publications ?? [await onlinePublication(io)];
  const variables = { id, product: { id, status }, input: publications.map((publicationId) => ({ publicationId })) };
  try {
    await ask(io, OPERATIONS.publish, { variables, cost: COST, answer: answers.nothing });
  } catch (reason) {
    if (isMissing(reason, 'PRODUCT_DOES_NOT_EXIST')) return { key, is: 'gone' };
    throw reason;
  }
  return { key, is: 'done' };
}
