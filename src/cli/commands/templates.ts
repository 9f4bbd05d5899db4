import { describeTemplates } from '../../app/describe.ts';
import { type Command, textFlag } from '../command.ts';

/** `listwright templates` */
export const templates: Command['run'] = async (_args, flags, terminal) => {
  const described = await describeTemplates();
  if (textFlag(flags, 'format') === 'json') {
    terminal.out(`${JSON.stringify({ schema: 1, templates: described }, null, 2)}\n`);
    return 0;
  }
  for (const { id, title, headers } of described)
    terminal.out(`${id.padEnd(16)}${title[terminal.lang]} (${headers})\n`);
  return 0;
};
