import type { HttpResponse } from '../core/ports/marketplace.ts';
import type { Attempt, Send } from './index.ts';
import { WireFault } from './wire.ts';

/** Where attempts are written down. Gets what the adapter asked for, before it was signed, and the answer. */
export interface Recorder {
  write(attempt: Attempt, answer: HttpResponse | WireFault): void;
}

/** Writes each attempt and its answer down. It stands outside `authorise`: a credential never passes through it. */
export function record(next: Send, recorder: Recorder): Send {
  return async (attempt) => {
    try {
      const response = await next(attempt);
      recorder.write(attempt, response);
      return response;
    } catch (reason) {
      if (reason instanceof WireFault) recorder.write(attempt, reason);
      throw reason;
    }
  };
}
