import { Stop } from '../core/faults.ts';
import type { Planned } from '../core/ports/store.ts';
import { text } from '../core/text.ts';
import type { Outcome } from '../core/words.ts';
import { apply, type Halt } from '../engine/apply.ts';
import { ticketChange } from '../engine/follow.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import type { PlanSummary } from '../engine/plan.ts';
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

export interface ApplyCommandOptions extends PrepareOptions {
  /** Milliseconds that pending answers are waited for. */
  readonly patience: number;
  /** Asked once, before anything is sent; `run` has told by then what would change. */
  readonly confirm: (summary: PlanSummary, run: string) => Promise<boolean>;
}

/** Groups under way at once in a lane; the buckets decide how fast they go. */
const WIDTH = 12;

/** Check, plan and publish, resumable at any point. Returns the exit code. */
export async function applyCommand(shop: Shop, options: ApplyCommandOptions): Promise<number> {
  const { store, world } = shop;
  const held = holdShop(shop, 'apply');
  try {
    const connected = await connect(shop.composed, { store, world, pictures: shop.pictures });
    const run = beginRun(shop, 'apply', inputsOf(shop));
    const { channels, halts } = await readyChannels(connected, { store, run: run.id });
    const prepared = await prepare(shop, channels, {
      ...options,
      connected: options.offline === 'yes' ? [] : channels,
      run,
    });
    for (const change of store.changes(run.id)) run.emit({ is: 'change', change: changeView(change) });
    const { create, update, withdraw } = prepared.summary;
    if (create + update + withdraw > 0 && !(await options.confirm(prepared.summary, run.id))) throw declined();
    const ended = await apply({
      store,
      run: run.id,
      clock: world.clock,
      channels,
      replan: () => void prepared.replan(),
      width: WIDTH,
      patience: options.patience,
      drain: world.drain,
      onOutcome: outcomeTeller(run, channels, create + update + withdraw),
    });
    return finish(shop, run, { halts: [...halts, ...ended], channels, unchanged: prepared.summary.unchanged });
  } finally {
    held.release();
  }
}

/** Reports each outcome once; what is only on its way is told at the end. */
export function outcomeTeller(
  run: RunLog,
  channels: readonly EngineChannel[],
  total?: number,
): (change: Planned, outcome: Outcome) => void {
  const byId = new Map(channels.map((engine) => [engine.channel.id, engine]));
  let done = 0;
  return (change, outcome) => {
    const engine = byId.get(change.channel);
    // What is held up, or under way over there, may still go in a later round: `finish` tells what it came to.
    if (!engine || ['blocked', 'waiting', 'pending'].includes(outcome.is)) return;
    const view = outcomeView(change, outcome, engine);
    run.emit({ is: 'outcome', outcome: view });
    if (outcome.is === 'done')
      run.emit({ is: 'progress', stage: 'published', done: ++done, ...(total !== undefined && { total }) });
  };
}

/** Sums up a run that published, and ends it. */
export function finish(
  shop: Shop,
  run: RunLog,
  options: { halts: readonly Halt[]; channels: readonly EngineChannel[]; unchanged?: number },
): number {
  const { store } = shop;
  const { halts, channels } = options;
  for (const engine of channels) tellHeldUp(shop, run, engine);
  const tally = store.tally(run.id);
  const of = (state: string): number => tally[state] ?? 0;
  const pending = store.tickets().length;
  const stillRefused = countHeld(shop, run.id);
  for (const halt of halts) run.report(haltFinding(halt));
  const unsettled = pending + of('waiting') + of('unknown') + of('open');
  const { drain } = shop.world;
  const exit = drain.aborted
    ? exitOfDrain(drain)
    : exitOf({
        errors: run.severities.error,
        rejected: of('rejected') + stillRefused,
        unsettled,
        isSignedOut: halts.some((halt) => halt.is === 'signed-out'),
      });
  run.emit({
    is: 'summary',
    summary: {
      done: of('done'),
      rejected: of('rejected'),
      pending,
      waiting: of('waiting'),
      unknown: of('unknown'),
      blocked: of('blocked'),
      held: of('held'),
      open: of('open'),
      unchanged: options.unchanged ?? 0,
    },
  });
  store.clear(run.id);
  run.end(exit);
  return exit;
}

function tellHeldUp({ store }: Shop, run: RunLog, engine: EngineChannel): void {
  for (const ticket of store.tickets(engine.lane)) {
    if (ticket.channel === engine.channel.id)
      run.emit({
        is: 'outcome',
        outcome: outcomeView(ticketChange(ticket), { key: ticket.key, is: 'pending', ticket }, engine),
      });
  }
  for (const change of store.changes(run.id, engine.channel.id)) {
    const outcome = store.standing(run.id, change.channel, change.document.key)?.outcome;
    if (outcome?.is === 'blocked' || outcome?.is === 'waiting')
      run.emit({ is: 'outcome', outcome: outcomeView(change, outcome, engine) });
  }
}

function declined(): Stop {
  return new Stop(text('Nothing was sent.', '未发送任何内容。'), {
    exit: 2,
    hint: text('Say --yes to publish without being asked.', '加 --yes 可直接发布。'),
  });
}
