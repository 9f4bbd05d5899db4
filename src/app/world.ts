import type { Event } from '../core/ports/reporter.ts';
import type { Clock } from '../lib/clock.ts';
import type { Send } from '../transport/index.ts';
import type { Environment } from './credentials.ts';

/** Time, chance, environment and people, handed in by the command line (or by a test). */
export interface World {
  readonly clock: Clock;
  readonly environment: Environment;
  /** Text that was never used before. */
  readonly token: () => string;
  readonly version: string;
  readonly pid: number;
  readonly host: string;
  /** True while a process of this machine runs. */
  readonly isRunning: (pid: number) => boolean;
  /** Told of everything that happens, as it happens. */
  readonly emit: (event: Event) => void;
  /** Aborted by the first Ctrl-C: what is under way is finished, nothing new is begun. */
  readonly drain: AbortSignal;
  /** Whether pictures may be fetched from this machine itself: rehearsals and tests. */
  readonly loopbackPictures: 'allowed' | 'refused';
  /** A folder for each request and its answer, secrets left out. */
  readonly record?: string;
  /** In place of real sockets, for simulations. */
  readonly wire?: Send;
}
