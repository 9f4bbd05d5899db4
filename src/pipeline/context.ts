import type { Report } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';

/** What every stage is given. */
export interface Context {
  readonly clock: Clock;
  readonly report: Report;
  /** Items under way at once, for stages that wait. */
  readonly width: number;
  readonly signal?: AbortSignal;
}

/** A step of the pipeline: pulls, never pushes. Findings go to `context.report`, not along the stream. */
export type Stage<In, Out> = (input: AsyncIterable<In>, context: Context) => AsyncIterable<Out>;

/** A pipeline under construction: `through(rows, context).into(normalise).into(…)` is itself the stream. */
export interface Pipeline<T> extends AsyncIterable<T> {
  into<Out>(stage: Stage<T, Out>): Pipeline<Out>;
}

export function through<T>(source: AsyncIterable<T>, context: Context): Pipeline<T> {
  return {
    [Symbol.asyncIterator]: () => source[Symbol.asyncIterator](),
    into: (stage) => through(stage(source, context), context),
  };
}
