import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { packageVersion } from '../app/version.ts';
import type { World } from '../app/world.ts';
import { Interrupted } from '../core/faults.ts';
import { systemClock } from '../lib/clock.ts';

/** The real world: this machine's clock, environment and chance. The first Ctrl-C drains, the second stops at once. */
export function realWorld(options: { emit: World['emit']; onDrain?: () => void; record?: string }): World {
  return {
    clock: systemClock,
    environment: process.env,
    token: () => randomBytes(16).toString('hex'),
    version: packageVersion(),
    pid: process.pid,
    host: hostname(),
    isRunning,
    emit: options.emit,
    ...(options.record !== undefined && { record: options.record }),
    drain: drainSignal(options.onDrain),
    loopbackPictures: process.env.LISTWRIGHT_LOOPBACK_PICTURES === 'allowed' ? 'allowed' : 'refused',
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM';
  }
}

function drainSignal(onDrain: (() => void) | undefined): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    controller.abort(new Interrupted(signal));
    onDrain?.();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
