import type { Lang } from '../text.ts';
import type { Action, Cause, Finding, Json, Outcome, Refs } from '../words.ts';

/** What happens during a run, as it happens. `ndjson` is this stream itself; every other format is a fold of it. */
export type Event =
  | {
      readonly is: 'start';
      readonly command: Command;
      readonly run: string;
      readonly at: string;
      readonly inputs: Readonly<Record<string, Json>>;
    }
  | { readonly is: 'finding'; readonly finding: Finding }
  | { readonly is: 'change'; readonly change: ChangeView }
  | { readonly is: 'outcome'; readonly outcome: OutcomeView }
  | {
      readonly is: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total?: number;
      readonly perSecond?: number;
      readonly secondsLeft?: number;
      readonly channel?: string;
    }
  | { readonly is: 'summary'; readonly summary: Readonly<Record<string, number>> }
  | { readonly is: 'end'; readonly at: string; readonly exit: number };

export type Command =
  | 'inspect'
  | 'check'
  | 'translate'
  | 'plan'
  | 'apply'
  | 'follow'
  | 'sync'
  | 'withdraw'
  | 'adopt'
  | 'verify';

export interface ChangeView {
  readonly key: string;
  readonly kind: string;
  readonly action: Action;
  readonly cause: Cause;
  readonly channel: string;
  readonly sku: string;
  readonly title?: string;
  readonly fields: readonly { readonly path: string; readonly before: Json; readonly after: Json }[];
  /** The guard that holds it back. */
  readonly held?: string;
}

export interface OutcomeView {
  readonly key: string;
  readonly channel: string;
  readonly sku: string;
  readonly is: Outcome['is'];
  readonly action: Action;
  readonly refs: Refs;
  readonly findings: readonly Finding[];
}

export interface ReportContext {
  readonly lang: Lang;
  /** Columns of the terminal; absent: not a terminal. */
  readonly width?: number;
  readonly color?: boolean;
}

export type Reporter = (events: AsyncIterable<Event>, context: ReportContext) => AsyncIterable<string | Uint8Array>;
