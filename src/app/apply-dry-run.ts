import type { Planned } from '../core/ports/store.ts';
import { text } from '../core/text.ts';
import type { Finding, Outcome } from '../core/words.ts';
import type { Halt } from '../engine/apply.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import { preview } from '../engine/preview.ts';
import { inputsOf } from './check.ts';
import { connect } from './connect.ts';
import { exitOf, exitOfDrain } from './exit.ts';
import { haltFinding } from './halt-finding.ts';
import { holdShop } from './hold-shop.ts';
import { countHeld } from './plan.ts';
import { type PrepareOptions, prepare } from './prepare.ts';
import { readyChannels } from './ready-channels.ts';
import { beginRun, type RunLog } from './runs.ts';
import type { Shop } from './shop.ts';
import { changeView, outcomeView } from './views.ts';

/** Batches under way at once in a channel; the buckets decide how fast they go. */
const WIDTH = 6;

/** What one channel's marketplace said, by number of changes. */
interface Verdicts {
  accepted: number;
  rejected: number;
  /** Stand on what is not there yet, or were answered in no way that says anything. */
  unjudged: number;
}

const VERDICTS = ['accepted', 'rejected', 'unjudged'] as const;

/**
 * Prepares as `apply` does and asks each marketplace what it would say, where it has a preview of its own. Nothing is
 * published and nothing of it remembered: the run is one of `plan`. Returns the exit code.
 */
export async function applyDryRun(shop: Shop, options: PrepareOptions): Promise<number> {
  const { store, world } = shop;
  const held = holdShop(shop, 'apply');
  try {
    const connected = await connect(shop.composed, { store, world, pictures: shop.pictures });
    const run = beginRun(shop, 'plan', inputsOf(shop));
    const { channels, halts } = await readyChannels(connected, { store, run: run.id });
    const { summary, characters } = await prepare(shop, channels, { ...options, connected: channels, run });
    const { total, ends } = await previewEach(shop, run, channels);
    const halted = [...halts, ...ends];
    for (const halt of halted) run.report(haltFinding(halt));
    for (const change of store.changes(run.id)) run.emit({ is: 'change', change: changeView(change) });
    run.emit({ is: 'summary', summary: { ...summary, characters, ...total } });
    const exit = world.drain.aborted
      ? exitOfDrain(world.drain)
      : exitOf({
          errors: run.severities.error,
          rejected: total.rejected + countHeld(shop, run.id),
          unsettled: summary.pending + halted.length,
          isSignedOut: halted.some(({ is }) => is === 'signed-out'),
        });
    store.clear(run.id);
    run.end(exit);
    return exit;
  } finally {
    held.release();
  }
}

/** Channel by channel. What a channel came to is told in one note. */
async function previewEach(
  { store, world }: Shop,
  run: RunLog,
  channels: readonly EngineChannel[],
): Promise<{ readonly total: Verdicts; readonly ends: readonly Halt[] }> {
  const ends: Halt[] = [];
  const total = noVerdicts();
  for (const engine of channels) {
    if (world.drain.aborted) break;
    if (!engine.marketplace.preview) {
      run.report(offlineOnly(engine));
      continue;
    }
    const verdicts = noVerdicts();
    const onOutcome = verdictTeller(run, engine, verdicts);
    const halt = await preview(engine, { store, run: run.id, width: WIDTH, drain: world.drain, onOutcome });
    if (halt) ends.push(halt);
    if (VERDICTS.some((name) => verdicts[name] > 0)) run.report(previewed(engine, verdicts));
    for (const name of VERDICTS) total[name] += verdicts[name];
  }
  return { total, ends };
}

function noVerdicts(): Verdicts {
  return { accepted: 0, rejected: 0, unjudged: 0 };
}

/** Counts each verdict, and tells what was said against a change at the cells it came from. */
function verdictTeller(
  run: RunLog,
  engine: EngineChannel,
  verdicts: Verdicts,
): (change: Planned, outcome: Outcome) => void {
  let done = 0;
  return (change, outcome) => {
    if (outcome.is === 'done') verdicts.accepted++;
    else if (outcome.is === 'rejected') verdicts.rejected++;
    else verdicts.unjudged++;
    const isJudged = outcome.is === 'done' || outcome.is === 'rejected';
    if (isJudged) for (const finding of outcomeView(change, outcome, engine).findings) run.report(finding);
    run.emit({ is: 'progress', stage: 'previewed', done: ++done, channel: engine.channel.id });
  };
}

function offlineOnly({ channel, marketplace }: EngineChannel): Finding {
  const { title } = marketplace.manifest;
  return {
    id: 'channel/no-preview',
    severity: 'note',
    channel: channel.id,
    message: text(
      `${title} has no preview of its own: ${channel.id} was judged by the rules known here alone.`,
      `${title} 不提供预检：${channel.id} 仅按本地已知规则检查。`,
    ),
  };
}

function previewed({ channel, marketplace }: EngineChannel, { accepted, rejected, unjudged }: Verdicts): Finding {
  const { title } = marketplace.manifest;
  const [rest, restZh] = unjudged === 0 ? ['', ''] : [`, ${unjudged} not judged yet`, `，${unjudged} 项暂无法预检`];
  return {
    id: 'channel/previewed',
    severity: 'note',
    channel: channel.id,
    message: text(
      `${title} previewed ${channel.id}: ${accepted} would be taken, ${rejected} refused${rest}; nothing was saved there.`,
      `${title} 已预检 ${channel.id}：${accepted} 项可通过，${rejected} 项会被拒绝${restZh}；平台上未保存任何内容。`,
    ),
    ...(unjudged > 0 && {
      hint: text(
        'What stands on something that is not there yet is judged when it is published.',
        '依赖尚未发布内容的项，将在发布时由平台检查。',
      ),
    }),
  };
}
