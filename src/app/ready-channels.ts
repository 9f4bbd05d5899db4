import { Unauthorised, Unavailable } from '../core/faults.ts';
import type { Store } from '../core/ports/store.ts';
import type { Halt } from '../engine/apply.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import { settleOpen } from '../engine/settle-open.ts';
import { demandSettings } from './settings.ts';

/**
 * The channels that can be worked on now. What an interrupted run left open on them is looked up: a plan must know what is
 * really there. One that refuses the sign-in or does not answer is left out, and the others go on. Throws Stop for a setting
 * that only a person can choose.
 */
export async function readyChannels(
  connected: readonly EngineChannel[],
  options: { readonly store: Store; readonly run: string },
): Promise<{ readonly channels: readonly EngineChannel[]; readonly halts: readonly Halt[] }> {
  const channels: EngineChannel[] = [];
  const halts: Halt[] = [];
  for (const engine of connected) {
    try {
      await demandSettings([engine]);
      await settleOpen(engine.lane, [engine], options);
      channels.push(engine);
    } catch (reason) {
      halts.push(haltOf(engine, reason));
    }
  }
  return { channels, halts };
}

function haltOf({ channel, redact }: EngineChannel, reason: unknown): Halt {
  if (reason instanceof Unauthorised) return { channel: channel.id, is: 'signed-out', message: redact(reason.message) };
  if (reason instanceof Unavailable)
    return { channel: channel.id, is: 'out-of-order', message: redact(reason.message) };
  throw reason;
}
