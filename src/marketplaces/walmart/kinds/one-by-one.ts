import { Rejected } from '../../../core/faults.ts';
import type { Outcome } from '../../../core/words.ts';

interface Named {
  readonly key: string;
  readonly sku: string;
}

/** Each by a request of its own; what is refused harms no other. An item that is not there, or not yet, is gone. */
export async function oneByOne<T extends Named>(
  all: readonly T[],
  send: (one: T) => Promise<unknown>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of all) outcomes.push(await sent(one, send));
  return outcomes;
}

async function sent<T extends Named>(one: T, send: (one: T) => Promise<unknown>): Promise<Outcome> {
  const { key, sku } = one;
  try {
    await send(one);
    return { key, is: 'done', refs: { id: sku } };
  } catch (reason) {
    if (!(reason instanceof Rejected)) throw reason;
    if (isMissing(reason)) return { key, is: 'gone' };
    return { key, is: 'rejected', problems: reason.problems };
  }
}

/** `CONTENT_NOT_FOUND.GMP_…` */
export function isMissing(reason: unknown): boolean {
  return reason instanceof Rejected && reason.problems.some(({ code }) => code.startsWith('CONTENT_NOT_FOUND'));
}
