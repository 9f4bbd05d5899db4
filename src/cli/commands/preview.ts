import { resolve } from 'node:path';
import { previewCommand } from '../../app/preview.ts';
import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import { type Command, type Flags, listFlag, textFlag } from '../command.ts';
import { realWorld } from '../world.ts';
import { firstOf, folderOf, withShop } from './open.ts';

/** `listwright preview` */
export const preview: Command['run'] = (_args, flags, terminal) => {
  const file = pageOf(flags);
  let counts: Readonly<Record<string, number>> = {};
  const world = realWorld({
    emit(event) {
      if (event.is === 'progress') terminal.progress(event);
      if (event.is === 'summary') counts = event.summary;
    },
  });
  return withShop(flags, world, {
    purpose: 'judge',
    async work(shop) {
      const options = { skus: listFlag(flags, 'sku'), ...firstOf(flags), file, lang: terminal.lang };
      const exit = await previewCommand(shop, options);
      terminal.settle();
      const { listings = 0, errors = 0, warnings = 0 } = counts;
      const said = text(
        `${listings} listings, ${errors} errors, ${warnings} warnings.\nOpen it in a browser: ${file}`,
        `共 ${listings} 个商品，${errors} 个错误，${warnings} 个警告。\n请用浏览器打开：${file}`,
      );
      terminal.out(`${terminal.say(said)}\n`);
      return exit;
    },
  });
};

/** Where the page goes. Throws Stop for a name that is no page's: it might be the merchant's own file. */
function pageOf(flags: Flags): string {
  const file = resolve(folderOf(flags), textFlag(flags, 'output') ?? 'preview.html');
  if (/\.html?$/i.test(file)) return file;
  throw new Stop(
    text(`The preview is a web page; ${file} is no name for one.`, `预览是网页，${file} 不是网页文件名。`),
    {
      hint: text('Give -o a name that ends in .html.', '请让 -o 的文件名以 .html 结尾。'),
    },
  );
}
