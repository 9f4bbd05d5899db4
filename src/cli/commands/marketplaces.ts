import { describeMarketplaces } from '../../app/describe.ts';
import { type Command, textFlag } from '../command.ts';

/** `listwright marketplaces [ID]` */
export const marketplaces: Command['run'] = async ([id], flags, terminal) => {
  const described = await describeMarketplaces(id);
  if (textFlag(flags, 'format') === 'json') {
    terminal.out(`${JSON.stringify({ schema: 1, marketplaces: described }, null, 2)}\n`);
    return 0;
  }
  for (const one of described) {
    terminal.out(`${one.id}  ${one.title}  ${one.capabilities.join(', ')}\n`);
    if (id === undefined) continue;
    for (const site of one.sites) terminal.out(`  ${site.id}  ${site.locale}  ${site.currency}\n`);
    for (const [name, { on, at }] of Object.entries(one.limits.verified)) terminal.out(`  ${name}: ${on}  ${at}\n`);
    terminal.out(`${JSON.stringify({ ...one.limits, verified: undefined }, null, 2)}\n`);
  }
  return 0;
};
