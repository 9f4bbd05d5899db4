import { describeMarketplaces } from '../../app/describe.ts';
import { marketplacePage, marketplaceTable } from '../../app/marketplace-page.ts';
import { marketplaceText } from '../../app/reporters.ts';
import { type Command, textFlag } from '../command.ts';

/** A page that stays readable where a terminal is wider, and where there is none. */
const WIDTH = 80;

/** `listwright marketplaces [ID]` */
export const marketplaces: Command['run'] = async ([id], flags, terminal) => {
  if (textFlag(flags, 'format') === 'json') {
    const described = await describeMarketplaces(id);
    terminal.out(`${JSON.stringify({ schema: 1, marketplaces: described }, null, 2)}\n`);
    return 0;
  }
  const { lang, width = WIDTH } = terminal;
  const page = id === undefined ? await marketplaceTable(lang) : await marketplacePage(id, lang);
  terminal.out(marketplaceText(page, { width: Math.min(width, WIDTH) }));
  return 0;
};
