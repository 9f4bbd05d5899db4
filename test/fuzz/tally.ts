import type { Slowest } from './parts-worker.ts';

export interface Failure {
  readonly is: 'crash' | 'hang' | 'law';
  readonly number: number;
  readonly why: string;
}

/** The figures of a run. */
export class Tally {
  readonly failures: Failure[] = [];
  read = 0;
  refused = 0;
  slowest: Slowest = { number: 0, ms: 0 };

  fail(failure: Failure): void {
    this.failures.push(failure);
  }

  /** How far it is, while it runs. */
  tell(cases: number): void {
    process.stderr.write(`${cases} cases, ${this.failures.length} failed\r`);
  }

  count(read: number, refused: number, slowest: Slowest): void {
    this.read += read;
    this.refused += refused;
    if (slowest.ms > this.slowest.ms) this.slowest = slowest;
  }
}
