import { loadConfig } from '../../app/config.ts';
import { ratesCommand } from '../../app/lockfile.ts';
import { text } from '../../core/text.ts';
import { type Command, hasFlag, textFlag } from '../command.ts';
import { realWorld } from '../world.ts';
import { folderOf } from './open.ts';

/** `listwright rates [--update]` */
export const rates: Command['run'] = async (_args, flags, terminal) => {
  const file = textFlag(flags, 'config');
  const config = await loadConfig({ folder: folderOf(flags), ...(file !== undefined && { file }) });
  const { lock, days } = await ratesCommand(config, {
    world: realWorld({ emit: () => undefined }),
    update: hasFlag(flags, 'update') ? 'yes' : 'no',
  });
  if (textFlag(flags, 'format') === 'json') {
    terminal.out(`${JSON.stringify({ schema: 1, ...lock, days }, null, 2)}\n`);
    return 0;
  }
  terminal.out(
    `${terminal.say(text(`${lock.source}, ${lock.date}: ${days} days old`, `${lock.source}，${lock.date}，距今 ${days} 天`))}\n`,
  );
  for (const [pair, { rate, date }] of Object.entries(lock.rates)) terminal.out(`  ${pair}  ${rate}  ${date}\n`);
  return 0;
};
