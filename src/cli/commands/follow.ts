import { followCommand } from '../../app/follow.ts';
import { type Command, hasFlag } from '../command.ts';
import { reported } from '../reporting.ts';
import { SOON } from './apply.ts';
import { withShop } from './open.ts';

const FOR_EVER = 7 * 86_400_000;

/** `listwright follow` */
export const follow: Command['run'] = (_args, flags, terminal) =>
  reported(flags, terminal, (world) =>
    withShop(flags, world, {
      purpose: 'publish',
      work: (shop) => followCommand(shop, { patience: hasFlag(flags, 'wait') ? FOR_EVER : SOON }),
    }),
  );
