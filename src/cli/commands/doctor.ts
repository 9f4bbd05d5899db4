import { doctor as examine } from '../../app/doctor.ts';
import { type Command, textFlag } from '../command.ts';
import { printable } from '../failure.ts';
import { realWorld } from '../world.ts';
import { withShop } from './open.ts';

const MARK = { good: '✓', bad: '✗', note: '·' } as const;

/** `listwright doctor` */
export const doctor: Command['run'] = (_args, flags, terminal) =>
  withShop(flags, realWorld({ emit: () => undefined }), {
    purpose: 'publish',
    async work(shop) {
      const checks = await examine(shop);
      if (textFlag(flags, 'format') === 'json') terminal.out(`${JSON.stringify({ schema: 1, checks }, null, 2)}\n`);
      else
        for (const { name, is, said } of checks)
          terminal.out(`${MARK[is]} ${name}: ${printable(said[terminal.lang])}\n`);
      return checks.some(({ is }) => is === 'bad') ? 6 : 0;
    },
  });
