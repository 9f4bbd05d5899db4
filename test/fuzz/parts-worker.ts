import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { caseOf, runCase } from './part-case.ts';
import { seeds } from './seeds.ts';

/** What the reading thread is told, and what it says. */
export interface Task {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Where files may be written. */
  readonly folder: string;
  /** Where the good ones are; the fixtures where absent. */
  readonly good?: string;
  /** The number of the case it is at, how many were read, how many refused; the watcher looks here. */
  readonly at: SharedArrayBuffer;
}
export type Word =
  | { readonly is: 'failed'; readonly number: number; readonly why: string }
  | { readonly is: 'done'; readonly slowest: Slowest };

/** The case that took longest. */
export interface Slowest {
  readonly number: number;
  readonly ms: number;
}

const task: Task = workerData;
const at = new Int32Array(task.at);
const good = await seeds(task.good);
let slowest: Slowest = { number: task.from, ms: 0 };
for (let number = task.from; number < task.to; number++) {
  Atomics.store(at, 0, number);
  const begin = performance.now();
  try {
    const ending = await runCase(caseOf(task.seed, number, good), join(task.folder, 'sheet'));
    Atomics.add(at, ending === 'read' ? 1 : 2, 1);
  } catch (cause) {
    say({ is: 'failed', number, why: cause instanceof Error ? cause.message : String(cause) });
  }
  const ms = performance.now() - begin;
  if (ms > slowest.ms) slowest = { number, ms };
}
say({ is: 'done', slowest });

function say(word: Word): void {
  parentPort?.postMessage(word);
}
