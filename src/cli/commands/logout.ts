import { shopVault } from '../../app/shop.ts';
import { text } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { realWorld } from '../world.ts';
import { withShop } from './open.ts';

/** `listwright logout CHANNEL`: forgets what `login` kept. */
export const logout: Command['run'] = ([channel = ''], flags, terminal) => {
  const world = realWorld({ emit: () => undefined });
  return withShop({ ...flags, channel: [channel] }, world, {
    purpose: 'judge',
    async work({ config }) {
      const vault = shopVault(config.folder, world);
      const held = Object.keys(await vault.read(channel));
      await vault.write(channel, {});
      terminal.out(
        `${terminal.say(
          held.length > 0
            ? text(
                `${channel}: forgotten here: ${held.join(', ')}. Variables stay as they are.`,
                `${channel}：已在本机删除 ${held.join('、')}。环境变量保持不变。`,
              )
            : text(`${channel}: nothing was kept.`, `${channel}：没有保存任何登录信息。`),
        )}\n`,
      );
      return 0;
    },
  });
};
