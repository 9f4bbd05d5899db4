import { openShopStore } from '../../app/shop.ts';
import { type Command, textFlag } from '../command.ts';
import { realWorld } from '../world.ts';
import { folderOf } from './open.ts';

/** `listwright runs` */
export const runs: Command['run'] = async (_args, flags, terminal) => {
  const store = openShopStore(folderOf(flags), realWorld({ emit: () => undefined }));
  try {
    const all = store.runs();
    if (textFlag(flags, 'format') === 'json') terminal.out(`${JSON.stringify({ schema: 1, runs: all }, null, 2)}\n`);
    else
      for (const { id, command, started, exit } of all)
        terminal.out(`${id}  ${command.padEnd(8)}  ${started.slice(0, 19).replace('T', ' ')}  ${exit ?? '…'}\n`);
    return 0;
  } finally {
    store.close();
  }
};
