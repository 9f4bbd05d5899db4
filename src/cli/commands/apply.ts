import { applyCommand } from '../../app/apply.ts';
import { applyDryRun } from '../../app/apply-dry-run.ts';
import { loadReporter } from '../../app/reporters.ts';
import { pastEvents } from '../../app/runs.ts';
import { Stop } from '../../core/faults.ts';
import type { Event } from '../../core/ports/reporter.ts';
import { text } from '../../core/text.ts';
import { type Command, type Flags, hasFlag, listFlag } from '../command.ts';
import { reported } from '../reporting.ts';
import type { Terminal } from '../terminal.ts';
import { firstOf, folderOf, withShop } from './open.ts';

/** What is due sooner than this is waited for in any case. */
export const SOON = 60_000;
const FOR_EVER = 7 * 86_400_000;

/** `listwright apply` */
export const apply: Command['run'] = (_args, flags, terminal) =>
  reported(flags, terminal, (world) =>
    withShop(flags, world, {
      purpose: 'publish',
      work: (shop) => {
        const prepared = {
          skus: listFlag(flags, 'sku'),
          ...firstOf(flags),
          allow: listFlag(flags, 'allow'),
          offline: 'no',
        } as const;
        if (hasFlag(flags, 'dry-run')) return applyDryRun(shop, prepared);
        return applyCommand(shop, {
          ...prepared,
          patience: hasFlag(flags, 'wait') ? FOR_EVER : SOON,
          confirm: (summary, run) => confirmed(summary, { run, flags, terminal }),
        });
      },
    }),
  );

async function confirmed(
  { create, update, withdraw, seconds }: { create: number; update: number; withdraw: number; seconds: number },
  { run, flags, terminal }: { run: string; flags: Flags; terminal: Terminal },
): Promise<boolean> {
  if (hasFlag(flags, 'yes')) return true;
  if (!terminal.isInteractive) {
    throw new Stop(text('apply would publish, and nobody can be asked here.', 'apply 将要发布，但此处无法询问。'), {
      hint: text('Say --yes.', '请加 --yes。'),
    });
  }
  terminal.settle();
  await showPlan(pastEvents(folderOf(flags), run), terminal);
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

/** What is about to be published, as `plan` shows it: nobody should say yes to what they have not seen. */
async function showPlan(events: Iterable<Event>, terminal: Terminal): Promise<void> {
  const human = await loadReporter('human');
  const source = (async function* () {
    for (const event of events) yield event.is === 'start' ? { ...event, command: 'plan' as const } : event;
  })();
  const width = process.stderr.columns;
  for await (const lines of human?.(source, { lang: terminal.lang, width, color: terminal.color }) ?? [])
    terminal.err(String(lines));
}
