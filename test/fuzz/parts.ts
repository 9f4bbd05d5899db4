import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Task, Word } from './parts-worker.ts';
import type { Failure, Tally } from './tally.ts';

const CASES_A_THREAD = 1000;
const LONGEST_MS = 10_000;
const HEAP_MB = 512;

/** Which cases. */
export interface Range {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Where the good files are; the fixtures where absent. */
  readonly good?: string;
}

/** Reads mutated files in threads that are watched; one that hangs or dies costs one case. */
export async function fuzzParts(range: Range, tally: Tally): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-fuzz-'));
  try {
    let next = range.from;
    while (next < range.to) {
      next = await thread({ ...range, from: next, to: Math.min(range.to, next + CASES_A_THREAD) }, folder, tally);
      tally.tell(next - range.from);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resolves with the number of the first case that was not run. */
function thread(range: Range, folder: string, tally: Tally): Promise<number> {
  const shared = new SharedArrayBuffer(12);
  const at = new Int32Array(shared);
  Atomics.store(at, 0, range.from);
  const task: Task = { ...range, folder, at: shared };
  const worker = new Worker(new URL('./parts-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    stderr: false,
  });
  return new Promise((resolve) => {
    let slowest = { number: range.from, ms: 0 };
    let seen = { number: range.from, since: performance.now() };
    const end = (failure: Omit<Failure, 'number'> | undefined): void => {
      clearInterval(watch);
      worker.removeAllListeners();
      void worker.terminate();
      const number = Atomics.load(at, 0);
      tally.count(Atomics.load(at, 1), Atomics.load(at, 2), slowest);
      if (failure) tally.fail({ number, ...failure });
      resolve(failure ? number + 1 : range.to);
    };
    const watch = setInterval(() => {
      const number = Atomics.load(at, 0);
      if (number !== seen.number) seen = { number, since: performance.now() };
      else if (performance.now() - seen.since > LONGEST_MS) end({ is: 'hang', why: `no end within ${LONGEST_MS} ms` });
    }, 500);
    worker.on('message', (word: Word) => {
      if (word.is === 'failed') return tally.fail({ is: 'crash', number: word.number, why: word.why });
      slowest = word.slowest;
      end(undefined);
    });
    worker.on('error', (cause) => end({ is: 'crash', why: `the thread died: ${String(cause)}` }));
  });
}
