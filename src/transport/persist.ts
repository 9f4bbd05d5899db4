import { Ambiguous, Rejected, Unauthorised, Unavailable } from '../core/faults.ts';
import type { HttpResponse, Reading } from '../core/ports/marketplace.ts';
import type { Problem } from '../core/words.ts';
import type { Attempt, Send, TransportOptions } from './index.ts';
import { WireFault } from './wire.ts';

/** A throttled request is put off again and again, a broken one only a few times. */
const THROTTLED = 30;
const BROKEN = 4;
const FIRST_REST = 500;
const LONGEST_REST = 30_000;

/**
 * Tries again where that can do no harm, and gives every ending its name: resolves with an answer that counts as ok,
 * throws Rejected, Unauthorised, Unavailable (certainly not applied) or Ambiguous (nobody knows).
 */
export function persist(
  next: Send,
  { marketplace, clock, redact }: Pick<TransportOptions, 'marketplace' | 'clock' | 'redact'>,
): Send {
  return async (attempt) => {
    const isHarmless = attempt.request.harmless;
    let throttled = 0;
    let broken = 0;
    for (;;) {
      const end = await tried(next, attempt, marketplace.errors.read);
      switch (end.is) {
        case 'ok':
          return end.response;
        case 'rejected':
          throw new Rejected(end.problems.map((problem) => redacted(problem, redact)));
        case 'unauthorised':
          throw new Unauthorised(redact(end.message));
        case 'throttled':
          // A refusal of a create has been seen to have been applied all the same: only a look can tell.
          if (!isHarmless) throw new Ambiguous(`${marketplace.manifest.title} asked to slow down`);
          if (++throttled > THROTTLED) throw new Unavailable(`${marketplace.manifest.title} keeps asking to slow down`);
          break;
        case 'not-sent':
          if (++broken > BROKEN) throw new Unavailable(redact(end.message));
          await clock.sleep(rest(broken), attempt.signal);
          break;
        case 'unknown':
          if (!isHarmless) throw new Ambiguous(redact(end.message));
          if (++broken > BROKEN) throw new Unavailable(redact(end.message));
          await clock.sleep(rest(broken), attempt.signal);
          break;
      }
    }
  };
}

type End =
  | { readonly is: 'ok'; readonly response: HttpResponse }
  | Exclude<Reading, { is: 'ok' | 'outage' }>
  | { readonly is: 'not-sent' | 'unknown'; readonly message: string };

async function tried(next: Send, attempt: Attempt, read: (response: HttpResponse) => Reading): Promise<End> {
  try {
    const response = await next(attempt);
    const reading = read(response);
    if (reading.is === 'ok') return { is: 'ok', response };
    if (reading.is === 'outage') return { is: 'unknown', message: reading.message };
    return reading;
  } catch (reason) {
    if (reason instanceof WireFault)
      return { is: reason.sent === 'no' ? 'not-sent' : 'unknown', message: reason.message };
    throw reason;
  }
}

function rest(tries: number): number {
  return Math.min(LONGEST_REST, FIRST_REST * 2 ** (tries - 1));
}

function redacted(problem: Problem, redact: TransportOptions['redact']): Problem {
  return { ...problem, message: redact(problem.message) };
}
