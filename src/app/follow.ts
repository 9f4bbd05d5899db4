import { Unavailable } from '../core/faults.ts';
import type { Halt } from '../engine/apply.ts';
import { followDue } from '../engine/follow.ts';
import { finish, outcomeTeller } from './apply.ts';
import { inputsOf } from './check.ts';
import { connect } from './connect.ts';
import { holdShop } from './hold-shop.ts';
import { readyChannels } from './ready-channels.ts';
import { beginRun } from './runs.ts';
import type { Shop } from './shop.ts';

/** Asks after what is pending and settles what is unknown. Returns the exit code. */
export async function followCommand(shop: Shop, options: { readonly patience: number }): Promise<number> {
  const { store, world } = shop;
  const held = holdShop(shop, 'follow');
  try {
    const connected = await connect(shop.composed, { store, world, pictures: shop.pictures });
    const run = beginRun(shop, 'follow', inputsOf(shop));
    const { channels, halts } = await readyChannels(connected, { store, run: run.id });
    const late: Halt[] = [];
    for (const engine of channels) {
      try {
        await followDue(engine, {
          store,
          run: run.id,
          clock: world.clock,
          patience: options.patience,
          drain: world.drain,
          onOutcome: outcomeTeller(run, channels),
        });
      } catch (reason) {
        if (!(reason instanceof Unavailable)) throw reason;
        late.push({ channel: engine.channel.id, is: 'out-of-order', message: reason.message });
      }
    }
    return finish(shop, run, { halts: [...halts, ...late], channels });
  } finally {
    held.release();
  }
}
