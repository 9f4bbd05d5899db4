import { check as checkShop } from '../../app/check.ts';
import { judgeFiles } from '../../app/judge-files.ts';
import { type Command, hasFlag, listFlag, textFlag } from '../command.ts';
import { reported } from '../reporting.ts';
import { firstOf, withShop } from './open.ts';

/** `listwright check` */
export const check: Command['run'] = (files, flags, terminal) => {
  const marketplace = textFlag(flags, 'marketplace');
  const options = {
    skus: listFlag(flags, 'sku'),
    ...firstOf(flags),
    strict: hasFlag(flags, 'strict') ? ('yes' as const) : ('no' as const),
    ...(files.length > 0 && { files }),
  };
  if (marketplace !== undefined) {
    const site = textFlag(flags, 'site');
    const encoding = textFlag(flags, 'encoding');
    return reported(flags, terminal, (world) =>
      judgeFiles(world, {
        marketplace,
        files,
        options,
        ...(site !== undefined && { site }),
        ...(encoding !== undefined && { encoding }),
      }),
    );
  }
  return reported(flags, terminal, (world) =>
    withShop(flags, world, { purpose: 'judge', work: (shop) => checkShop(shop, options) }),
  );
};
