import { statusOf } from '../../app/status.ts';
import { text } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { textFlag } from '../command.ts';
import { realWorld } from '../world.ts';
import { withShop } from './open.ts';

const SHOWN = 10;

/** `listwright status` */
export const status: Command['run'] = (_args, flags, terminal) =>
  withShop(flags, realWorld({ emit: () => undefined }), {
    purpose: 'judge',
    async work(shop) {
      const channels = statusOf(shop);
      if (textFlag(flags, 'format') === 'json') {
        terminal.out(`${JSON.stringify({ schema: 1, channels }, null, 2)}\n`);
        return 0;
      }
      for (const one of channels) {
        terminal.out(
          `${terminal.say(
            text(
              `${one.channel} (${one.marketplace}): ${one.skus} SKUs live, ${one.pending} pending, ${one.refused.length} refused, ${one.unknown} unknown`,
              `${one.channel}（${one.marketplace}）：在售 ${one.skus} 个货号，待处理 ${one.pending}，被拒绝 ${one.refused.length}，结果未知 ${one.unknown}`,
            ),
          )}\n`,
        );
        for (const { key, why } of one.refused.slice(0, SHOWN)) terminal.out(`  ✗ ${key}: ${why}\n`);
        if (one.refused.length > SHOWN) terminal.out(`  … ${one.refused.length - SHOWN}\n`);
      }
      return 0;
    },
  });
