import { Unavailable } from '../core/faults.ts';
import type { Pace, Rate } from '../core/ports/marketplace.ts';
import type { Correction } from '../lib/bucket.ts';
import type { Attempt, Send, TransportOptions } from './index.ts';

/** Lets each attempt wait for its bucket, and lets what the server says correct the bucket. */
export function pace(
  next: Send,
  { channel, marketplace, governor }: Pick<TransportOptions, 'channel' | 'marketplace' | 'governor'>,
): Send {
  return async (attempt) => {
    const { bucket, cost = 1 } = attempt.request;
    const rate: Rate = channel.limits.rates[bucket] ?? marketplace.limits.rates[bucket] ?? { shared: 'account' };
    await admitted(
      () => governor.admit(bucket, rate, { cost, ...(attempt.signal && { signal: attempt.signal }) }),
      attempt,
    );
    try {
      const response = await next(attempt);
      const reading = marketplace.errors.read(response);
      const correction = corrected(reading.pace, bucket);
      if (reading.is === 'throttled') {
        const wait = reading.wait ?? correction?.wait;
        governor.refuse(bucket, rate, {
          cost,
          correction: { ...correction, ...(wait !== undefined && { wait: capped(wait) }) },
        });
      } else {
        governor.release(bucket, rate, { cost, ...(correction && { correction }) });
      }
      return response;
    } catch (reason) {
      governor.release(bucket, rate, { cost });
      throw reason;
    }
  };
}

/** Whoever is called off while waiting for a turn has certainly not been sent. */
async function admitted(wait: () => Promise<void>, { signal }: Attempt): Promise<void> {
  try {
    await wait();
  } catch (reason) {
    throw signal?.aborted ? new Unavailable('called off before it was sent') : reason;
  }
}

/** Servers have been seen to ask for centuries, or for less than nothing. */
function capped(wait: number): number {
  return Math.min(Math.max(0, wait), 15 * 60_000);
}

function corrected(said: Pace | undefined, bucket: string): Correction | undefined {
  if (!said || (said.bucket ?? bucket) !== bucket) return undefined;
  const { left, perSecond, burst, wait } = said;
  return {
    ...(left !== undefined && { left }),
    ...(perSecond !== undefined && { perSecond }),
    ...(burst !== undefined && { burst }),
    ...(wait !== undefined && { wait: capped(wait) }),
  };
}
