import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Batch, Json, Outcome, Ready } from '../../core/words.ts';

/** A call that carries its changes one by one. */
export function oneByOne<Body extends Json>(errand: (change: Ready<Body>, io: Io) => Promise<Outcome>) {
  return async ({ changes }: Batch<Body>, io: Io): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const change of changes) outcomes.push(await errand(change, io));
    return outcomes;
  };
}

/** True for a refusal with one of these codes, or that says in words that the thing is not there (their plain errors have no code). */
export function isMissing(reason: unknown, ...codes: readonly string[]): boolean {
  if (!(reason instanceof Rejected)) return false;
  return reason.problems.some(
    ({ code, message }) => codes.includes(code) || /does not exist|could not be found|not found/i.test(message),
  );
}

/** True for a refusal with one of these codes. */
export function isCode(reason: unknown, ...codes: readonly string[]): boolean {
  return reason instanceof Rejected && reason.problems.some(({ code }) => codes.includes(code));
}
