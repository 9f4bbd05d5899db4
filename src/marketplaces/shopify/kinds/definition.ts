import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Outcome, Ready } from '../../../core/words.ts';
import { ask } from '../ask.ts';
import { isCode, oneByOne } from '../each.ts';
import { OPERATIONS } from '../graphql.ts';
import { answers, type DefinitionBody } from '../wire.ts';

const ENSURE = {
  name: 'define',
  covers: '*',
  sends: 'whole',
  batch: 1,
  rate: 'graphql',
  cost: () => 11,
  twice: 'harmless',
  publish: oneByOne(ensure),
} as const;

/** The unique metafield by which products are found again: once a shop. */
export const definition: Kind<DefinitionBody> = {
  create: [ENSURE],
  update: [ENSURE],
  // It lists nothing, and products that stay are found again by it.
  withdraw: [],
};

async function ensure({ body, document: { key } }: Ready<DefinitionBody>, io: Io): Promise<Outcome> {
  try {
    const answer = await ask(io, OPERATIONS.define, {
      variables: { definition: body },
      cost: 11,
      answer: answers.define,
    });
    return { key, is: 'done', refs: { id: answer.metafieldDefinitionCreate.createdDefinition.id } };
  } catch (reason) {
    if (!isCode(reason, 'TAKEN')) throw reason;
    const there = await definitionId(io, body);
    if (there === undefined) throw reason;
    return { key, is: 'done', refs: { id: there } };
  }
}

/** Undefined where there is none, or one of another type: values of type `id` are unique by themselves. */
export async function definitionId(
  io: Io,
  mark: { readonly namespace: string; readonly key: string },
): Promise<string | undefined> {
  const { namespace, key } = mark;
  const answer = await ask(io, OPERATIONS.definition, {
    variables: { namespace, key },
    cost: 5,
    answer: answers.definition,
  });
  return answer.metafieldDefinitions.nodes.find(({ type }) => type.name === 'id')?.id;
}
