import { connect } from '../../app/connect.ts';
import { openQuestions, type Question, saveSettings } from '../../app/settings.ts';
import { type Shop, shopVault } from '../../app/shop.ts';
import { signIn } from '../../app/sign-in.ts';
import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import { type Command, hasFlag } from '../command.ts';
import { printable } from '../failure.ts';
import { personAt } from '../sign-in-desk.ts';
import type { Terminal } from '../terminal.ts';
import { realWorld } from '../world.ts';
import { withShop } from './open.ts';

/** `listwright login CHANNEL`: signs in, keeps what was given, and asks for what the account must name. */
export const login: Command['run'] = async ([channel = ''], flags, terminal) => {
  const world = realWorld({ emit: () => undefined });
  const own = { ...flags, channel: [channel] };
  await withShop(own, world, {
    purpose: 'publish',
    async work({ composed, config }) {
      for (const one of composed) {
        const vault = shopVault(config.folder, world);
        const again = hasFlag(flags, 'again') ? 'yes' : 'no';
        const kept = await signIn(one, { world, vault, desk: personAt(terminal, one), again });
        if (kept) terminal.err(`${terminal.say(KEPT[kept])}\n`);
      }
      return 0;
    },
  });
  // Opened anew: what was just kept is among the credentials now.
  return withShop(own, world, { purpose: 'publish', work: (shop) => settled(shop, { channel, world, terminal }) });
};

const KEPT = {
  keychain: text('Kept in the keychain of this system.', '已保存在系统钥匙串中。'),
  file: text(
    'Kept in .listwright/sign-ins.json, which only you can read.',
    '已保存在 .listwright/sign-ins.json，仅您本人可读。',
  ),
} as const;

async function settled(
  { store, composed, pictures, config }: Shop,
  { channel, world, terminal }: { channel: string; world: ReturnType<typeof realWorld>; terminal: Terminal },
): Promise<number> {
  const channels = await connect(composed, { store, world, pictures });
  for (const question of await openQuestions(channels)) {
    if (!terminal.isInteractive) throw nobodyToAsk(channel, question.setting.name);
    await saveSettings(config, channel, { [question.setting.name]: await chosen(question, terminal) });
  }
  terminal.out(
    `${terminal.say(text(`${channel}: signed in, and all that the account must name is set.`, `${channel}：登录正常，账号所需设置已齐全。`))}\n`,
  );
  return 0;
}

async function chosen({ setting, choices }: Question, terminal: Terminal): Promise<string> {
  const { default: inquirer } = await import('inquirer');
  const message = setting.help[terminal.lang];
  const { value } = await inquirer.prompt([
    choices.length > 0
      ? {
          type: 'select',
          name: 'value',
          message,
          choices: choices.map((one) => ({ name: printable(one.title), value: one.value })),
        }
      : { type: 'input', name: 'value', message },
  ]);
  return String(value);
}

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
