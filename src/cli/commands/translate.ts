import { estimateCommand, translateCommand } from '../../app/translate.ts';
import { text } from '../../core/text.ts';
import { type Command, hasFlag, listFlag, textFlag } from '../command.ts';
import { reported } from '../reporting.ts';
import { realWorld } from '../world.ts';
import { firstOf, withShop } from './open.ts';

/** `listwright translate` */
export const translate: Command['run'] = (_args, flags, terminal) => {
  const options = { skus: listFlag(flags, 'sku'), ...firstOf(flags) };
  if (!hasFlag(flags, 'estimate')) {
    return reported(flags, terminal, (world) =>
      withShop(flags, world, { purpose: 'judge', work: (shop) => translateCommand(shop, options) }),
    );
  }
  return withShop(flags, realWorld({ emit: () => undefined }), {
    purpose: 'judge',
    async work(shop) {
      const characters = Object.fromEntries(await estimateCommand(shop, options));
      if (textFlag(flags, 'format') === 'json') terminal.out(`${JSON.stringify({ schema: 1, characters }, null, 2)}\n`);
      else
        for (const [language, count] of Object.entries(characters))
          terminal.out(
            `${language}: ${terminal.say(text(`${count} characters to translate`, `需翻译 ${count} 个字符`))}\n`,
          );
      return 0;
    },
  });
};
