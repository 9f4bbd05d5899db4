import { pastEvents } from '../../app/runs.ts';
import { openShopStore } from '../../app/shop.ts';
import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { replayed } from '../reporting.ts';
import { realWorld } from '../world.ts';
import { folderOf } from './open.ts';

/** `listwright report [RUN]`: the last run unless told. */
export const report: Command['run'] = async ([run], flags, terminal) => {
  const folder = folderOf(flags);
  await replayed(flags, terminal, pastEvents(folder, run ?? lastRun(folder)));
  return 0;
};

function lastRun(folder: string): string {
  const store = openShopStore(folder, realWorld({ emit: () => undefined }));
  try {
    const [last] = store.runs();
    if (last) return last.id;
    throw new Stop(text('Nothing was run in this shop yet.', '该店铺还没有运行记录。'), {
      hint: text('Begin with `listwright check`.', '请先运行 `listwright check`。'),
    });
  } finally {
    store.close();
  }
}
