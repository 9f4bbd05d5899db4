import { Unauthorised, Unavailable } from '../core/faults.ts';
import type { Call } from '../core/ports/marketplace.ts';
import type { Planned } from '../core/ports/store.ts';
import type { Refs } from '../core/words.ts';
import { chunked, forEachConcurrently } from '../lib/streams.ts';
import { batches, type Group } from './batches.ts';
import { adopt, alreadyThere, type DeliverOptions, deliver } from './deliver.ts';
import { followDue } from './follow.ts';
import { type EngineChannel, lanesOf } from './lanes.ts';
import { lookUp } from './look-up.ts';

export interface ApplyOptions extends DeliverOptions {
  readonly channels: readonly EngineChannel[];
  /** Plans what is not settled again: something vanished, or became possible. */
  readonly replan: () => void;
  /** Groups under way at once in a lane; the buckets decide how fast they go. */
  readonly width: number;
  /** Follow tickets that are due within this many milliseconds. */
  readonly patience: number;
  /** No new group is started once it is aborted; what is under way is finished. */
  readonly drain?: AbortSignal;
}

/** How a lane ended early. */
export interface Halt {
  readonly channel: string;
  readonly is: 'signed-out' | 'out-of-order';
  readonly message: string;
}

/** First looks for existing listings are taken this many at a time. */
const LOOK = 100;
/** Each round mends what the one before turned up; what is not settled then is left to the next run. */
const ROUNDS = 4;
/** A channel that fails this often in a row is left alone. */
const PATIENCE = 3;

/** Carries out the changes of a run, lanes side by side. Resolves when all that can be settled now is settled. */
export async function apply(options: ApplyOptions): Promise<readonly Halt[]> {
  const halts: Halt[] = [];
  const lanes = new Map(lanesOf(options.channels));
  for (let round = 0; round < ROUNDS; round++) {
    const walks = [...lanes].map(([lane, channels]) => new Lane(lane, channels, options));
    const ends = await Promise.all(walks.map((walk) => walk.run()));
    for (const { lane, halt } of walks) {
      if (!halt) continue;
      halts.push(halt);
      lanes.delete(lane);
    }
    if (options.drain?.aborted || lanes.size === 0 || !ends.some((end) => end.replan)) return halts;
    options.replan();
  }
  return halts;
}

/** One account's walk through the waves. */
class Lane {
  readonly lane: string;
  readonly #channels: ReadonlyMap<string, EngineChannel>;
  readonly #options: ApplyOptions;
  #failures = 0;
  #replan = false;
  /** Found to be ours already: the next plan updates them. */
  readonly #adopted = new Set<string>();
  halt: Halt | undefined;

  constructor(lane: string, channels: readonly EngineChannel[], options: ApplyOptions) {
    this.lane = lane;
    this.#channels = new Map(channels.map((engine) => [engine.channel.id, engine]));
    this.#options = options;
  }

  async run(): Promise<{ readonly replan: boolean }> {
    const { store, run } = this.#options;
    const waves = store.waves(run, this.lane);
    for (const wave of waves) {
      if (this.#isOver()) break;
      await this.#look(wave);
      await forEachConcurrently(this.#groups(wave), this.#options.width, (group) => this.#deliver(group));
      if (!this.#isOver()) await this.#follow();
    }
    // What an earlier run left under way is asked after, although there is nothing new to send.
    if (waves.length === 0 && !this.#isOver()) await this.#follow();
    return { replan: this.#replan };
  }

  /**
   * Never overwrite what is not ours, never make what an attempt of ours may have made: whatever would be created is looked
   * for before it is sent, many a call.
   */
  async #look(wave: number): Promise<void> {
    const { store, run } = this.#options;
    for await (const creations of chunked(this.#creations(wave), LOOK)) {
      for (const engine of this.#channels.values()) {
        const own = creations.filter((change) => change.channel === engine.channel.id);
        if (own.length === 0 || this.#isOver()) continue;
        await this.#guarded(engine.channel.id, async () => {
          const found = await this.#found(engine, own);
          for (const change of own) {
            const refs = found?.get(change.document.key);
            if (!refs) continue;
            if (store.isAttempted(change.channel, change.document.key)) {
              adopt(change, refs, store);
              this.#adopted.add(`${change.channel}\n${change.document.key}`);
              this.#replan = true;
              continue;
            }
            const outcome = alreadyThere(change.document.key);
            store.settle(run, undefined, [{ channel: engine.channel.id, key: change.document.key, outcome }]);
            this.#options.onOutcome(change, outcome);
          }
        });
      }
    }
  }

  /** Nothing is made where nobody could look whether it is there already: the lane ends. */
  async #found(engine: EngineChannel, creations: readonly Planned[]): Promise<ReadonlyMap<string, Refs> | undefined> {
    try {
      return await lookUp(
        engine,
        creations.map(({ document }) => document),
      );
    } catch (reason) {
      if (!(reason instanceof Unavailable)) throw reason;
      this.halt = { channel: engine.channel.id, is: 'out-of-order', message: engine.redact(reason.message) };
      return undefined;
    }
  }

  *#creations(wave: number): Generator<Planned> {
    const { store, run } = this.#options;
    for (const change of store.next(run, this.lane, wave)) {
      if (change.action !== 'create') continue;
      if (this.#mayBeStrange(change) || store.isAttempted(change.channel, change.document.key)) yield change;
    }
  }

  /** Somebody else's listing may have taken its place. */
  #mayBeStrange(change: Planned): boolean {
    const { listing, with: parent } = change.document;
    return listing !== undefined && parent === undefined && !this.#isNewFamily(change);
  }

  /** What hangs on a document that this run has just made cannot have been there before. */
  #isNewFamily({ channel, document }: Planned): boolean {
    const { store, run } = this.#options;
    return document.after.some(
      (key) =>
        store.standing(run, channel, key)?.outcome?.is === 'done' &&
        store.knownOf(channel, key)?.listing === document.listing,
    );
  }

  *#groups(wave: number): Generator<Group> {
    for (const group of batches(this.#left(wave), (change) => this.#callOf(change))) {
      if (this.#isOver()) return;
      yield group;
    }
  }

  *#left(wave: number): Generator<Planned> {
    const { store, run } = this.#options;
    for (const change of store.next(run, this.lane, wave))
      if (!this.#adopted.has(`${change.channel}\n${change.document.key}`)) yield change;
  }

  #callOf(change: Planned): Call {
    const kind = this.#channels.get(change.channel)?.marketplace.kinds[change.document.kind];
    return kind?.[change.action].find(({ name }) => name === change.call) ?? NOTHING_TO_CALL;
  }

  async #deliver(group: Group): Promise<void> {
    const engine = this.#channels.get(group.channel);
    if (!engine || this.#isOver()) return;
    await this.#guarded(group.channel, async () => {
      const { replan } = await deliver(group, engine, this.#options);
      if (replan) this.#replan = true;
      this.#failures = 0;
    });
  }

  async #follow(): Promise<void> {
    for (const engine of this.#channels.values()) {
      await this.#guarded(engine.channel.id, async () => {
        if (await followDue(engine, this.#options)) this.#replan = true;
      });
    }
  }

  async #guarded(channel: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      // Waiting for its turn was ended: nothing new is begun, and what may have left is looked up by the next run.
      if (this.#options.drain?.aborted && reason instanceof Error && reason.name === 'AbortError') return;
      if (reason instanceof Unauthorised) this.halt = { channel, is: 'signed-out', message: reason.message };
      else if (!(reason instanceof Unavailable)) throw reason;
      else if (++this.#failures >= PATIENCE) this.halt = { channel, is: 'out-of-order', message: reason.message };
    }
  }

  #isOver(): boolean {
    return this.halt !== undefined || this.#options.drain?.aborted === true;
  }
}

/** For kinds whose end needs no call. */
export const NOTHING_TO_CALL: Call = {
  name: '',
  covers: '*',
  sends: 'whole',
  batch: 100,
  rate: [],
  twice: 'harmless',
  publish: async (batch) => batch.changes.map(({ document }) => ({ key: document.key, is: 'done' as const })),
};
