import { planCommand } from '../../app/plan.ts';
import { type Command, hasFlag, listFlag } from '../command.ts';
import { reported } from '../reporting.ts';
import { firstOf, withShop } from './open.ts';

/** `listwright plan` */
export const plan: Command['run'] = (_args, flags, terminal) =>
  reported(flags, terminal, (world) =>
    withShop(flags, world, {
      purpose: 'publish',
      work: (shop) =>
        planCommand(shop, {
          skus: listFlag(flags, 'sku'),
          ...firstOf(flags),
          allow: listFlag(flags, 'allow'),
          offline: hasFlag(flags, 'offline') ? 'yes' : 'no',
          exitCode: hasFlag(flags, 'exit-code') ? 'yes' : 'no',
        }),
    }),
  );
