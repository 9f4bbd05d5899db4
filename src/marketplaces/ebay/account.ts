import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Channel } from '../../core/words.ts';
import { ask } from './ask.ts';
import { siteElsewhere } from './sites.ts';
import { ACCOUNT, answers, INVENTORY } from './wire.ts';

interface Choice {
  readonly value: string;
  readonly title: string;
}

export type Policy = 'fulfillment' | 'payment' | 'return';

/** Where the seller keeps goods. A location that is switched off lists nothing. */
export async function locationsOf(io: Io): Promise<readonly Choice[]> {
  const { locations } = await ask(io, {
    url: `${INVENTORY}/location?limit=100`,
    bucket: 'inventory',
    answer: answers.locations,
  });
  return locations
    .filter(({ merchantLocationStatus }) => merchantLocationStatus !== 'DISABLED')
    .map(({ merchantLocationKey, name }) => ({ value: merchantLocationKey, title: name ?? merchantLocationKey }));
}

/** The seller's business policies of one sort for the channel's site. */
export async function policiesOf(policy: Policy, io: Io): Promise<readonly Choice[]> {
  const url = `${ACCOUNT}/${policy}_policy?marketplace_id=${siteElsewhere(io.channel)}`;
  const answer = await ask(io, { url, bucket: 'account', answer: answers.policies });
  return (answer[`${policy}Policies`] ?? []).map((one) => ({
    value: one[`${policy}PolicyId`] ?? '',
    title: one.name ?? '',
  }));
}

/** What the channel's settings leave open, where the account has exactly one of it. Throws Rejected where a person must choose. */
export const onlyLocation = once((io) => onlyOne('location', () => locationsOf(io)));
export const onlyPolicies: Readonly<Record<Policy, (io: Io) => Promise<string>>> = {
  fulfillment: once((io) => onlyOne('fulfillmentPolicy', () => policiesOf('fulfillment', io))),
  payment: once((io) => onlyOne('paymentPolicy', () => policiesOf('payment', io))),
  return: once((io) => onlyOne('returnPolicy', () => policiesOf('return', io))),
};

async function onlyOne(setting: string, look: () => Promise<readonly Choice[]>): Promise<string> {
  const [one, ...others] = await look();
  if (one && others.length === 0) return one.value;
  const message = `The account has ${one ? 'several' : 'none'}; settings.${setting} of the channel must name one.`;
  throw new Rejected([{ code: 'SETTING_NOT_CHOSEN', message, path: setting }]);
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
