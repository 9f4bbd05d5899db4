import { Rejected } from '../../../core/faults.ts';
import type { Io } from '../../../core/ports/marketplace.ts';
import type { Channel, Problem } from '../../../core/words.ts';
import { API, currency } from '../wire.ts';

/** A shop has one currency and a price names none: one look a run tells whether ours is theirs. */
const looks = new WeakMap<Channel, Promise<string | undefined>>();

/** Why prices in the channel's currency must not go to this shop; undefined where they may, or where the shop does not tell. */
export async function currencyProblem(io: Io): Promise<Problem | undefined> {
  const { channel } = io;
  const look = looks.get(channel) ?? shopCurrency(io);
  looks.set(channel, look);
  try {
    const theirs = await look;
    if (theirs === undefined || theirs === channel.currency) return undefined;
    return {
      code: 'currency-mismatch',
      message: `The shop sells in ${theirs}, the channel in ${channel.currency}.`,
      path: 'currency',
    };
  } catch (reason) {
    looks.delete(channel);
    throw reason;
  }
}

async function shopCurrency({ http }: Io): Promise<string | undefined> {
  try {
    const answer = await http.send({
      method: 'GET',
      url: `${API}/wc/v3/data/currencies/current`,
      bucket: 'rest',
      harmless: true,
    });
    return currency.safeParse(answer.json).data?.code;
  } catch (reason) {
    // Shops older than WooCommerce 3.5 have no such address.
    if (reason instanceof Rejected) return undefined;
    throw reason;
  }
}
