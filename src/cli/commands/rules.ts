import { describeRules } from '../../app/describe.ts';
import { type Command, textFlag } from '../command.ts';

/** `listwright rules [ID]` */
export const rules: Command['run'] = async ([id], flags, terminal) => {
  const described = describeRules(id);
  if (textFlag(flags, 'format') === 'json') {
    terminal.out(`${JSON.stringify({ schema: 1, rules: described }, null, 2)}\n`);
    return 0;
  }
  for (const { id: name, severity, about, examples } of described) {
    terminal.out(`${name}  [${severity}]  ${about[terminal.lang]}  (${examples.valid} ✓, ${examples.invalid} ✗)\n`);
  }
  return 0;
};
