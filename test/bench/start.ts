import { spawnSync } from 'node:child_process';
import { type Figure, median } from './figure.ts';

const BIN = new URL('../../bin/listwright.js', import.meta.url).pathname;

/** `listwright --version` against `node -e 0`, whole processes in turn. */
export async function start(): Promise<readonly Figure[]> {
  const ratios: number[] = [];
  timed([BIN, '--version']);
  timed(['-e', '0']);
  for (let pair = 0; pair < 5; pair++) ratios.push(least([BIN, '--version']) / least(['-e', '0']));
  return [{ bench: 'start/version', value: median(ratios), unit: 'ratio', goal: 1.6, sense: 'max', samples: ratios }];
}

/** The quickest of five: what other work on the machine adds is not ours. */
function least(args: readonly string[]): number {
  return Math.min(...Array.from({ length: 5 }, () => timed(args)));
}

function timed(args: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - began;
}
