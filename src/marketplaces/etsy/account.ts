import { z } from 'zod';
import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Channel, Problem } from '../../core/words.ts';
import { ask } from './ask.ts';
import { listed } from './wire.ts';

interface Choice {
  readonly value: string;
  readonly title: string;
}

/** In place of a return policy: shops in the EU need none. */
const NONE = 'none';

const me = z.object({ shop_id: z.number() });
const shop = z.object({ shop_name: z.string().catch(''), currency_code: z.string() });
const profiles = listed(z.object({ shipping_profile_id: z.number(), title: z.string().nullish() }));
const policies = listed(
  z.object({
    return_policy_id: z.number(),
    accepts_returns: z.boolean().catch(false),
    accepts_exchanges: z.boolean().catch(false),
    return_deadline: z.number().nullish(),
  }),
);
const states = listed(
  z.object({
    readiness_state_id: z.number(),
    readiness_state: z.string().catch(''),
    processing_days_display_label: z.string().catch(''),
  }),
);

/** The one shop of whoever signed in. */
export async function shops(io: Io): Promise<readonly Choice[]> {
  const { shop_id } = await ask(io, '/users/me', { answer: me });
  return [{ value: String(shop_id), title: String(shop_id) }];
}

export async function shippingProfiles(io: Io): Promise<readonly Choice[]> {
  const { results } = await ask(io, `/shops/${await shopOf(io)}/shipping-profiles`, { answer: profiles });
  return results.map(({ shipping_profile_id: id, title }) => ({ value: String(id), title: title ?? String(id) }));
}

export async function returnPolicies(io: Io): Promise<readonly Choice[]> {
  const { results } = await ask(io, `/shops/${await shopOf(io)}/policies/return`, { answer: policies });
  if (results.length === 0) return [{ value: NONE, title: NONE }];
  return results.map(({ return_policy_id: id, accepts_returns, accepts_exchanges, return_deadline }) => {
    const terms = [accepts_returns && 'returns', accepts_exchanges && 'exchanges'].filter(Boolean).join(', ');
    return {
      value: String(id),
      title: `${terms || 'no returns'}${return_deadline ? `, ${return_deadline} days` : ''}`,
    };
  });
}

export async function readinessStates(io: Io): Promise<readonly Choice[]> {
  const path = `/shops/${await shopOf(io)}/readiness-state-definitions?limit=100`;
  const { results } = await ask(io, path, { answer: states });
  return results.map(({ readiness_state_id: id, readiness_state, processing_days_display_label: days }) => ({
    value: String(id),
    title: [readiness_state, days].filter(Boolean).join(', '),
  }));
}

/** The shop that the channel names, or the only one. */
export const shopOf = chosen('shop', shops);
/** The only shipping profile, where the channel names none. Throws Rejected where a person must choose, as the next two do. */
export const shippingProfileOf = chosen('shippingProfile', shippingProfiles);
export const readinessStateOf = chosen('readinessState', readinessStates);
const returnPolicy = chosen('returnPolicy', returnPolicies);

/** Undefined: the shop has none. */
export async function returnPolicyOf(io: Io): Promise<string | undefined> {
  const id = await returnPolicy(io);
  return id === NONE ? undefined : id;
}

/** Why prices in the channel's currency must not go to this shop: Etsy's prices name none. */
export async function currencyProblem(io: Io): Promise<Problem | undefined> {
  const theirs = await currencyOf(io);
  const ours = io.channel.currency;
  if (theirs === ours) return undefined;
  return {
    code: 'currency-mismatch',
    message: `The shop sells in ${theirs}, the channel in ${ours}.`,
    path: 'currency',
  };
}

const currencyOf = once(async (io: Io): Promise<string> => {
  const { currency_code } = await ask(io, `/shops/${await shopOf(io)}`, { answer: shop });
  return currency_code;
});

function chosen(setting: string, choices: (io: Io) => Promise<readonly Choice[]>): (io: Io) => Promise<string> {
  const only = once(async (io: Io): Promise<string> => {
    const [first, ...others] = await choices(io);
    if (first && others.length === 0) return first.value;
    const message = `The shop has ${first ? 'several' : 'none'}; settings.${setting} of the channel must name one.`;
    throw new Rejected([{ code: `${setting}-not-chosen`, message }]);
  });
  return async (io) => io.channel.settings[setting] ?? (await only(io));
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
