import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Channel, Problem } from '../../core/words.ts';
import { ask } from './ask.ts';
import { OPERATIONS } from './graphql.ts';
import { answers } from './wire.ts';

interface Choice {
  readonly value: string;
  readonly title: string;
}

/** Where the shop keeps stock. */
export async function locationsOf(io: Io): Promise<readonly Choice[]> {
  const { locations } = await ask(io, OPERATIONS.locations, { cost: 52, answer: answers.locations });
  return locations.nodes.map(({ id, name }) => ({ value: id, title: name }));
}

/** Where the shop sells. */
export async function publicationsOf(io: Io): Promise<readonly Choice[]> {
  const { publications } = await ask(io, OPERATIONS.publications, { cost: 52, answer: answers.publications });
  return publications.nodes.map(({ id, name }) => ({ value: id, title: name }));
}

/** The shop's only location. Throws Rejected where a person must choose. */
export const onlyLocation = once(async (io: Io): Promise<string> => {
  const [location, ...others] = await locationsOf(io);
  if (location && others.length === 0) return location.value;
  throw undecided('LOCATION_NOT_CHOSEN', 'location');
});

/** The only publication, or the online store. Throws Rejected where a person must choose. */
export const onlinePublication = once(async (io: Io): Promise<string> => {
  const all = await publicationsOf(io);
  const [first, ...others] = all;
  if (first && others.length === 0) return first.value;
  const store = all.find(({ title }) => title === 'Online Store');
  if (store) return store.value;
  throw undecided('PUBLICATION_NOT_CHOSEN', 'publication');
});

/** Why prices in the channel's currency must not go to this shop: Shopify's prices name none. */
export async function currencyProblem(io: Io): Promise<Problem | undefined> {
  const theirs = await shopCurrency(io);
  const ours = io.channel.currency;
  if (theirs === ours) return undefined;
  return {
    code: 'CURRENCY_MISMATCH',
    message: `The shop sells in ${theirs}, the channel in ${ours}.`,
    path: 'currency',
  };
}

const shopCurrency = once(async (io: Io): Promise<string> => {
  const { shop } = await ask(io, OPERATIONS.shop, { cost: 1, answer: answers.shop });
  return shop.currencyCode;
});

function undecided(code: string, setting: string): Rejected {
  return new Rejected([{ code, message: `The shop has several; settings.${setting} of the channel must name one.` }]);
}

/** One look a run and channel; a failed look is not kept. */
function once(look: (io: Io) => Promise<string>): (io: Io) => Promise<string> {
  const looks = new WeakMap<Channel, Promise<string>>();
  return (io) => {
    const known = looks.get(io.channel);
    if (known) return known;
    const fresh = look(io);
    looks.set(io.channel, fresh);
    fresh.catch(() => looks.delete(io.channel));
    return fresh;
  };
}
