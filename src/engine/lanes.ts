import type { Io, Marketplace } from '../core/ports/marketplace.ts';
import type { Channel, Outcome, Problem } from '../core/words.ts';

/** A channel with what the engine needs to work on it. */
export interface EngineChannel {
  readonly channel: Channel;
  readonly marketplace: Marketplace;
  /** The account: channels of one account share a lane. */
  readonly lane: string;
  readonly io: Io;
  /** The public address of a picture; undefined where there is none. Makes and places it first when it must. */
  readonly assetUrl: (asset: string) => Promise<string | undefined>;
  /** Removes secrets from whatever will be written down. */
  readonly redact: (text: string) => string;
}

/** Channels by lane. */
export function lanesOf(channels: readonly EngineChannel[]): ReadonlyMap<string, readonly EngineChannel[]> {
  const lanes = new Map<string, EngineChannel[]>();
  for (const channel of channels) lanes.set(channel.lane, [...(lanes.get(channel.lane) ?? []), channel]);
  return lanes;
}

/** The outcome as it may be written down: secrets are struck from their words; keys, refs and numbers stay what they are. */
export function redacted(outcome: Outcome, redact: EngineChannel['redact']): Outcome {
  if (outcome.is === 'unknown') return { ...outcome, why: redact(outcome.why) };
  if (outcome.is === 'rejected') return { ...outcome, problems: outcome.problems.map((one) => clean(one, redact)) };
  if (outcome.is !== 'done' || !outcome.problems) return outcome;
  return { ...outcome, problems: outcome.problems.map((one) => clean(one, redact)) };
}

function clean(problem: Problem, redact: EngineChannel['redact']): Problem {
  return {
    ...problem,
    code: redact(problem.code),
    message: redact(problem.message),
    ...(problem.path !== undefined && { path: redact(problem.path) }),
    ...(problem.request !== undefined && { request: redact(problem.request) }),
  };
}
