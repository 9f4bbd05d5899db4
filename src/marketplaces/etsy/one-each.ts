import type { Io } from '../../core/ports/marketplace.ts';
import type { Batch, Json, Outcome, Problem, Ready, Refs } from '../../core/words.ts';
import { isMissing } from './ask.ts';

/** What every call of Etsy's has in common: it takes one thing at a time. */
export const ONE = { covers: '*', sends: 'whole', batch: 1, rate: 'app' } as const;

export interface Errand<Body extends Json> {
  readonly change: Ready<Body>;
  /** The listing's number. */
  readonly listing: number | string;
}

/** What came of an errand: nothing to remember, or refs, and what a person should know all the same. */
export type Yield = { readonly refs?: Refs; readonly problems?: readonly Problem[] } | undefined;

/** A call on something of a listing: done with what comes of it, gone where Etsy knows it no more. */
export function ofListing<Body extends Json>(errand: (errand: Errand<Body>, io: Io) => Promise<Yield>) {
  return async ({ changes, with: parent }: Batch<Body>, io: Io): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const change of changes) {
      const { key, with: owner } = change.document;
      const listing = (owner === undefined ? change.known?.refs : parent)?.id;
      if (listing === undefined) outcomes.push({ key, is: 'blocked', by: owner ?? key });
      else outcomes.push(await outcomeOf(key, () => errand({ change, listing }, io)));
    }
    return outcomes;
  };
}

async function outcomeOf(key: string, errand: () => Promise<Yield>): Promise<Outcome> {
  try {
    return { key, is: 'done', ...(await errand()) };
  } catch (reason) {
    if (isMissing(reason)) return { key, is: 'gone' };
    throw reason;
  }
}
