import { connect } from '../../app/connect.ts';
import { openQuestions, saveSettings } from '../../app/settings.ts';
import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import type { Command } from '../command.ts';
import { printable } from '../failure.ts';
import { realWorld } from '../world.ts';
import { withShop } from './open.ts';

/** `listwright login CHANNEL`: checks the credentials and asks for what the account must name. */
export const login: Command['run'] = ([channel = ''], flags, terminal) => {
  const world = realWorld({ emit: () => undefined });
  return withShop({ ...flags, channel: [channel] }, world, {
    purpose: 'publish',
    async work({ store, composed, pictures, config }) {
      const channels = await connect(composed, { store, world, pictures });
      const questions = await openQuestions(channels);
      for (const { setting, choices } of questions) {
        if (!terminal.isInteractive) throw nobodyToAsk(channel, setting.name);
        const { default: inquirer } = await import('inquirer');
        const { value } = await inquirer.prompt([
          choices.length > 0
            ? {
                type: 'select',
                name: 'value',
                message: setting.help[terminal.lang],
                choices: choices.map((one) => ({ name: printable(one.title), value: one.value })),
              }
            : { type: 'input', name: 'value', message: setting.help[terminal.lang] },
        ]);
        await saveSettings(config, channel, { [setting.name]: String(value) });
      }
      terminal.out(
        `${terminal.say(text(`${channel}: signed in, and all that the account must name is set.`, `${channel}：登录正常，账号所需设置已齐全。`))}\n`,
      );
      return 0;
    },
  });
};

function nobodyToAsk(channel: string, setting: string): Stop {
  return new Stop(
    text(
      `Channel ${channel} must name its ${setting}, and nobody can be asked here.`,
      `渠道 ${channel} 需要指定 ${setting}，但此处无法询问。`,
    ),
    {
      hint: text(
        `Run listwright login ${channel} in a terminal, or write it under settings: in listwright.yaml.`,
        `请在终端中运行 listwright login ${channel}，或写入 listwright.yaml 的 settings:。`,
      ),
    },
  );
}
