import { resolve } from 'node:path';
import { previewCommand } from '../../app/preview.ts';
import { text } from '../../core/text.ts';
import { type Command, listFlag, textFlag } from '../command.ts';
import { realWorld } from '../world.ts';
import { firstOf, folderOf, withShop } from './open.ts';

/** `listwright preview` */
export const preview: Command['run'] = (_args, flags, terminal) => {
  const file = resolve(folderOf(flags), textFlag(flags, 'output') ?? 'preview.html');
  return withShop(flags, realWorld({ emit: (event) => event.is === 'progress' && terminal.progress(event) }), {
    purpose: 'judge',
    async work(shop) {
      const exit = await previewCommand(shop, {
        skus: listFlag(flags, 'sku'),
        ...firstOf(flags),
        file,
        lang: terminal.lang,
      });
      terminal.settle();
      terminal.out(`${terminal.say(text(`Open it in a browser: ${file}`, `请用浏览器打开：${file}`))}\n`);
      return exit;
    },
  });
};
