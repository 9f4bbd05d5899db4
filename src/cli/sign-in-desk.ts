import { createInterface } from 'node:readline/promises';
import type { ComposedChannel } from '../app/compose.ts';
import { variableOf } from '../app/credentials.ts';
import type { SignInDesk } from '../app/sign-in.ts';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { Terminal } from './terminal.ts';

/** Whoever sits at the terminal. Where nobody does, a credential that is missing is a Stop (exit 6) that names its variable. */
export function personAt(terminal: Terminal, { channel }: Pick<ComposedChannel, 'channel'>): SignInDesk {
  return {
    open(address) {
      terminal.err(
        `${terminal.say(text('Agree on this page, in a browser that is signed in to your account:', '请在已登录账号的浏览器中打开此页并同意授权：'))}\n${address}\n`,
      );
      if (terminal.isInteractive) void import('open').then(({ default: open }) => open(address)).catch(() => undefined);
    },
    ...(terminal.isInteractive && { paste: (signal: AbortSignal) => pasted(terminal, signal) }),
    async fill({ name, secret, help, optional }) {
      if (optional && !terminal.isInteractive) return '';
      if (!terminal.isInteractive) throw missing(channel.id, name);
      const { default: inquirer } = await import('inquirer');
      const message = `${name}: ${help[terminal.lang]}`;
      const { value } = await inquirer.prompt([
        secret ? { type: 'password', name: 'value', message, mask: '*' } : { type: 'input', name: 'value', message },
      ]);
      return String(value);
    },
  };
}

async function pasted(terminal: Terminal, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = text(
      'If the browser ends on a page that cannot be shown, paste its whole address here: ',
      '若浏览器最后停在无法显示的页面，请把其完整网址粘贴到这里：',
    );
    return await lines.question(terminal.say(question), { signal });
  } finally {
    lines.close();
  }
}

function missing(channel: string, name: string): Stop {
  const variable = variableOf(channel, name);
  return new Stop(
    text(`${variable} is not set, and nobody can be asked here.`, `未设置 ${variable}，且此处无法询问。`),
    {
      exit: 6,
      hint: text(
        `Set it, or run listwright login ${channel} in a terminal.`,
        `请设置该变量，或在终端中运行 listwright login ${channel}。`,
      ),
    },
  );
}
