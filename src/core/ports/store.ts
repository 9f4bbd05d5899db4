import type { Action, Change, Document, Json, Known, Made, Origins, Outcome, Refs, Ticket } from '../words.ts';

/** A run of a command on a shop. */
export interface Run {
  readonly id: string;
  readonly command: string;
  /** ISO 8601. */
  readonly started: string;
  readonly ended?: string;
  readonly exit?: number;
}

/** A document as rendered in this run, with the cells it came from. */
export interface Staged {
  readonly document: Document;
  readonly fingerprint: string;
  readonly origins: Origins;
  readonly made: Made;
}

/** A change in the store, with what the plan settled for it. */
export interface Planned extends Change {
  readonly channel: string;
  readonly lane: string;
  readonly fingerprint: string;
  readonly origins: Origins;
  readonly made?: Made;
  readonly wave: number;
  /** Name of the call that will carry it. */
  readonly call: string;
  /** What holds it back: a guard's id, or 'still-refused'. */
  readonly held?: string;
}

/** A durable promise that a batch was about to leave. */
export interface Intent {
  readonly id: string;
  readonly run: string;
  readonly channel: string;
  readonly lane: string;
  readonly call: string;
  readonly at: number;
  readonly changes: readonly {
    readonly key: string;
    readonly kind: string;
    readonly action: Action;
    readonly document: Document;
    readonly origins: Origins;
  }[];
}

/** A ticket with what it stands for. */
export interface OpenTicket extends Ticket {
  readonly channel: string;
  readonly lane: string;
  /** Refs that were handed out before the verdict. */
  readonly refs: Refs;
  readonly polls: number;
  /** Milliseconds since 1970. */
  readonly due: number;
  readonly document: Document;
  readonly action: Action;
  readonly fingerprint: string;
  readonly origins: Origins;
  readonly made?: Made;
}

export interface Lease {
  release(): void;
}

/** Who holds a lease. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly command: string;
  /** ISO 8601. */
  readonly since: string;
}

/** What a change became. */
export interface Settled {
  readonly channel: string;
  readonly key: string;
  readonly outcome: Outcome;
  /** For 'pending': when to ask, in milliseconds since 1970. */
  readonly due?: number;
  /** For 'gone' and for what was withdrawn: the keys that the marketplace ended along with it. */
  readonly fallen?: readonly string[];
}

/** A document that the marketplace refused as it stands. */
export interface Refused {
  readonly key: string;
  readonly outcome: Outcome;
  readonly document: Document;
  readonly origins: Origins;
}

/** Everything a shop remembers. One writer at a time; what is promised durable survives the power cut. */
export interface Store {
  begin(run: Run): void;
  end(run: string, exit: number, at: string): void;
  runs(): readonly Run[];

  /** What is believed to be live, by key. */
  known(channel: string): Iterable<Known>;
  knownOf(channel: string, key: string): Known | undefined;
  knownCount(channel: string): number;
  /** Adopted or settled by hand. */
  remember(channel: string, known: Known): void;
  forget(channel: string, keys: Iterable<string>): void;
  /** All that is believed to be live of one listing. */
  family(channel: string, listing: string): readonly Known[];

  /** The last listing as it went into a plan; undefined where there was none. */
  listing(channel: string, id: string): Json | undefined;
  /** In order of id. */
  listings(channel: string): Iterable<Json>;
  keepListing(run: string, channel: string, id: string, listing: Json): void;
  /** A listing that was read in this run, whether it went on or was held back. What was read is never absent. */
  markPresent(run: string, channel: string, listing: string): void;
  isPresent(run: string, channel: string, listing: string): boolean;
  /** True when documents of that listing went on in this run. */
  isStaged(run: string, channel: string, listing: string): boolean;
  /** True when something was read in this run and held back whole. */
  hasUnstaged(run: string, channel: string): boolean;

  /** Adds rendered documents of this run; later ones of the same key replace earlier ones when they are equal, else the key is returned. */
  stage(run: string, channel: string, documents: Iterable<Staged>): readonly string[];
  /** In key order. */
  staged(run: string, channel: string): Iterable<Staged>;

  /** Adds changes; a change of the same key is replaced. */
  propose(run: string, changes: Iterable<Planned>): void;
  /** In key order. */
  changes(run: string, channel?: string): Iterable<Planned>;
  /** Staged documents that stand directly after a document being created and are not changed themselves. */
  dependents(run: string, channel: string): readonly Staged[];
  /**
   * Sets each change's wave: one more than the highest wave among the changes it stands after. Removals of what speaks for
   * a SKU come before all others, children first; removals of the rest come last.
   */
  layer(run: string): void;
  hold(run: string, channel: string, keys: Iterable<string>, guard: string): void;
  /** Changes of a lane and wave that are neither held nor settled, in order of channel, kind, call, parent and key. */
  next(run: string, lane: string, wave: number): Iterable<Planned>;
  waves(run: string, lane: string): readonly number[];
  /** How the changes stand: by outcome; 'held' and 'open' besides. */
  tally(run: string): Readonly<Record<string, number>>;
  /** How a change of this run stands; undefined where it is none of its changes. */
  standing(
    run: string,
    channel: string,
    key: string,
  ): { readonly held?: string; readonly outcome?: Outcome } | undefined;
  /** Drops what a run staged and proposed. */
  clear(run: string): void;

  /** Durable when it returns. */
  intend(intent: Intent): void;
  /** Outcomes, what is known now, tickets and the end of the intent: one transaction. */
  settle(run: string, intent: Intent | undefined, settled: readonly Settled[]): void;
  /** Intents without an outcome: whatever ran was cut off. */
  open(lane?: string): readonly Intent[];
  dismiss(intent: string): void;
  /** Keys whose creation may have been applied though no answer came: if one turns out to exist, it is ours. */
  markAttempted(channel: string, keys: Iterable<string>): void;
  isAttempted(channel: string, key: string): boolean;
  tickets(lane?: string): readonly OpenTicket[];
  ticketOf(channel: string, key: string): OpenTicket | undefined;
  postpone(channel: string, key: string, due: number, polls: number): void;
  /** The last refusal that still stands for this fingerprint. */
  refusal(channel: string, key: string, fingerprint: string): Outcome | undefined;
  refusals(channel: string): readonly Refused[];

  /** Undefined: somebody else has it, see `holder`. */
  lease(name: string, holder: Holder, ms: number): Lease | undefined;
  holder(name: string): Holder | undefined;
  /** Draws `n` from a daily quota shared across processes; returns what is used today, n included. */
  spend(bucket: string, day: string, n: number): number;

  /** The last quantity a SKU had in the sheet. */
  quantity(channel: string, sku: string): number | undefined;
  setQuantities(channel: string, quantities: Iterable<readonly [sku: string, quantity: number]>): void;

  readonly blobs: Blobs;
  readonly memory: Memory;
  readonly notes: Notes;
  close(): void;
}

/** Bytes by the hash of their content. */
export interface Blobs {
  has(hash: string): boolean;
  /** Undefined where there is no such blob. */
  get(hash: string): Promise<Uint8Array | undefined>;
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Where it stands on disk, for programs that read files. */
  path(hash: string): string;
}

export interface Translation {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly translation: string;
  /** `deepl`, `openai`, `sample`, a person's name. */
  readonly by: string;
  readonly reviewed: boolean;
}

/** What was translated is never paid for twice. */
export interface Memory {
  /** In step with the texts. A reviewed one wins over any other. */
  lookup(from: string, to: string, texts: readonly string[]): readonly (Translation | undefined)[];
  /** Durable when it returns. */
  add(translations: readonly Translation[]): void;
  all(): Iterable<Translation>;
  count(): number;
}

/** Small facts by name: rates, picture facts, addresses, tokens' expiry. Values are JSON. */
export interface Notes {
  get(space: string, name: string): Json | undefined;
  set(space: string, name: string, value: Json): void;
  delete(space: string, name: string): void;
  all(space: string): Iterable<readonly [name: string, value: Json]>;
}
