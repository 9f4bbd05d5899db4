import { applyCommand } from '../../app/apply.ts';
import { Stop } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import { type Command, type Flags, hasFlag, listFlag } from '../command.ts';
import { reported } from '../reporting.ts';
import type { Terminal } from '../terminal.ts';
import { firstOf, withShop } from './open.ts';

/** What is due sooner than this is waited for in any case. */
export const SOON = 60_000;
const FOR_EVER = 7 * 86_400_000;

/** `listwright apply` */
export const apply: Command['run'] = (_args, flags, terminal) =>
  reported(flags, terminal, (world) =>
    withShop(flags, world, {
      purpose: 'publish',
      work: (shop) =>
        applyCommand(shop, {
          skus: listFlag(flags, 'sku'),
          ...firstOf(flags),
          allow: listFlag(flags, 'allow'),
          offline: 'no',
          patience: hasFlag(flags, 'wait') ? FOR_EVER : SOON,
          confirm: (summary) => confirmed(summary, flags, terminal),
        }),
    }),
  );

async function confirmed(
  { create, update, withdraw, seconds }: { create: number; update: number; withdraw: number; seconds: number },
  flags: Flags,
  terminal: Terminal,
): Promise<boolean> {
  if (hasFlag(flags, 'yes')) return true;
  if (!terminal.isInteractive) {
    throw new Stop(text('apply would publish, and nobody can be asked here.', 'apply 将要发布，但此处无法询问。'), {
      hint: text('Say --yes.', '请加 --yes。'),
    });
  }
  terminal.settle();
  const { default: inquirer } = await import('inquirer');
  const { go } = await inquirer.prompt([
    {
      type: 'confirm',
      name: 'go',
      default: false,
      message: terminal.say(
        text(
          `Publish now? ${create} to create, ${update} to update, ${withdraw} to withdraw; about ${Math.max(1, seconds)} s.`,
          `现在发布吗？新增 ${create}，更新 ${update}，下架 ${withdraw}；约 ${Math.max(1, seconds)} 秒。`,
        ),
      ),
    },
  ]);
  return go === true;
}
