import { Interrupted } from '../core/faults.ts';

/** What a run came to, as far as its exit code goes. */
export interface Ending {
  /** Findings of severity error about the merchant's data, guards' holds among them. */
  readonly errors: number;
  readonly rejected: number;
  /** Pending, waiting, unknown, not reached. */
  readonly unsettled: number;
  readonly isSignedOut: boolean;
}

/** Several at once: the first of 6, 4, 3, 1 that applies. */
export function exitOf({ errors, rejected, unsettled, isSignedOut }: Ending): 0 | 1 | 3 | 4 | 6 {
  if (isSignedOut) return 6;
  if (unsettled > 0) return 4;
  if (rejected > 0) return 3;
  return errors > 0 ? 1 : 0;
}

/** Of a run that somebody asked to end. */
export function exitOfDrain({ reason }: AbortSignal): number {
  return reason instanceof Interrupted ? reason.exit : 130;
}
