import { categoryChannels } from './category-channels.ts';
import { inputsOf } from './check.ts';
import { exitOf } from './exit.ts';
import { offlineChannels } from './offline-channels.ts';
import { type PrepareOptions, prepare } from './prepare.ts';
import { beginRun } from './runs.ts';
import type { Shop } from './shop.ts';
import { changeView } from './views.ts';

export interface PlanCommandOptions extends PrepareOptions {
  /** 5 where there is something to do. */
  readonly exitCode: 'yes' | 'no';
}

/** What would change, field by field, and why. Writes nothing remotely. Returns the exit code. */
export async function planCommand(shop: Shop, options: PlanCommandOptions): Promise<number> {
  const { store } = shop;
  const run = beginRun(shop, 'plan', inputsOf(shop));
  // Planning asks the marketplaces about categories at most, so nobody needs to be signed in.
  const channels = offlineChannels(shop);
  const connected = await categoryChannels(shop, options.offline);
  const { summary, characters } = await prepare(shop, channels, { ...options, connected, run });
  for (const change of store.changes(run.id)) run.emit({ is: 'change', change: changeView(change) });
  run.emit({ is: 'summary', summary: { ...summary, characters } });
  const stillRefused = countHeld(shop, run.id);
  const ending = exitOf({
    errors: run.severities.error,
    rejected: stillRefused,
    unsettled: summary.pending,
    isSignedOut: false,
  });
  const hasChanges = summary.create + summary.update + summary.withdraw > 0;
  const exit = ending === 0 && hasChanges && options.exitCode === 'yes' ? 5 : ending;
  store.clear(run.id);
  run.end(exit);
  return exit;
}

/** Changes that are held because the marketplace refused them as they stand. */
export function countHeld({ store }: Pick<Shop, 'store'>, run: string): number {
  let count = 0;
  for (const { held } of store.changes(run)) if (held === 'still-refused') count++;
  return count;
}
